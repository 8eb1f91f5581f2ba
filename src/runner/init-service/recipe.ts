/** What a folder of `init` is made of for products around payment and directory; one recipe for each profile. */
import type { Bilingual, Language } from '../../core/language.ts';
import type { JsonObject } from '../../formats/json.ts';
import type { SheetLine } from './sheet.ts';

/** What is known of the product. */
export interface ServiceAnswers {
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  /** Of the product's adapter, or of the service itself where the suite is its client. */
  readonly address: string;
  /** Names under which the product reaches this machine, localhost when empty. */
  readonly serviceHosts: readonly string[];
  readonly language: Language;
}

/** A setting of the product, and what is entered there: a value, or a file of the folder. */
export type GuideRow = readonly [setting: Bilingual, value: string];

export interface Recipe {
  /** The product as the text names it: `the portal that takes fees`. */
  readonly subject: Bilingual;
  /** Which document says more. */
  readonly document: string;
  readonly schema: () => JsonObject;
  /** The product trusts a test authority, which signs the certificates of the simulator. */
  readonly hasAuthority: boolean;
  /** The product meets certificates of partners, which are of the test PKI. */
  readonly hasPartners?: boolean;
  /** Who has the private key of the client certificate. */
  readonly clientKeyOf: 'product' | 'suite';
  /** Files with one new secret each. */
  readonly secrets: readonly string[];
  /** Everything behind `product`. */
  readonly sheet: (answers: ServiceAnswers) => readonly SheetLine[];
  readonly rows: (answers: ServiceAnswers) => readonly GuideRow[];
}

/** The client certificate; its key is {@link CLIENT_KEYS}. */
export const CLIENT_CERTIFICATE = 'client.pem';
export const CLIENT_KEYS = { product: 'product/client-key.pem', suite: 'tls/client-key.pem' } as const;
export const AUTHORITY = { certificate: 'tls/authority.pem', key: 'tls/authority-key.pem', forProduct: 'product/authority.pem' } as const;

/** Root of the test PKI, for products that check certificates of partners. */
export const PARTNER_ROOT = 'product/test-pki-root.pem';

/** Names under which this machine is reached, the first one is in addresses. */
export function hostsOf({ serviceHosts }: Pick<ServiceAnswers, 'serviceHosts'>): readonly string[] {
  return serviceHosts.length === 0 ? ['localhost'] : serviceHosts;
}

/** Where the simulators listen, and the authority both sides trust. @param more further ports */
export function listening(
  answers: ServiceAnswers,
  ports: Readonly<Record<'service' | 'control', number>>,
  more: readonly SheetLine[] = [],
): readonly SheetLine[] {
  const names = hostsOf(answers);
  const isHere = names.every((name) => name === 'localhost' || name === '127.0.0.1');
  return [
    '*listen:',
    `=  hostname: ${isHere ? '127.0.0.1' : '0.0.0.0'}`,
    `*  names: [${names.map((name) => JSON.stringify(name)).join(', ')}]`,
    `=  servicePort: ${ports.service}`,
    ...more,
    `=  controlPort: ${ports.control}`,
    '*tls:',
    `=  authorityCert: ${AUTHORITY.certificate}`,
    `=  authorityKey: ${AUTHORITY.key}`,
    '?trustedCertificates: [product-ca.pem]',
  ];
}
