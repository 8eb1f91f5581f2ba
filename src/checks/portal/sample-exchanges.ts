/**
 * Sample exchanges and subjects for the tests of this folder, made up by hand and with the writers of `src/formats`. Nothing
 * here is used in a run; names and addresses do not exist.
 */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange, RawHeader } from '../../core/exchange.ts';
import { sha256Hex } from '../../formats/hash.ts';
import type { SigningKeyKind } from '../../formats/certificate-issuing.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { postFields, redirectUrl } from '../../formats/saml-message.ts';
import { BINDINGS, SAMLP, SAML_METADATA, XML_SIGNATURE } from '../../formats/saml-names.ts';
import { writeAuthnRequest } from '../../formats/saml-request.ts';
import type { AuthnRequestToWrite } from '../../formats/saml-request.ts';
import { signXml } from '../../formats/xml-signature.ts';
import type { SignatureAlgorithm } from '../../formats/xml-signature.ts';
import type { PortalFacts } from './subject.ts';

export const ENTITY_ID = 'https://portal.example/sp';
export const ACS = 'https://portal.example/acs';
export const SSO = 'https://idp.example/idp/profile/SAML2/POST/SSO';
const REDIRECT_SSO = 'https://idp.example/idp/profile/SAML2/Redirect/SSO';

export interface SampleKeys {
  readonly signing: IssuedCertificate;
  readonly encryption: IssuedCertificate;
}

/** Made once for a file of tests. */
export async function sampleKeys(keyKind: SigningKeyKind = 'RSA-3072'): Promise<SampleKeys> {
  const order = { keyKind, notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2027, 0, 1) } as const;
  const [signing, encryption] = await Promise.all([
    issueCertificate({ subject: 'CN=Muster Signatur', ...order }),
    issueCertificate({ subject: 'CN=Muster Verschluesselung', ...order }),
  ]);
  return { signing, encryption };
}

export function sampleFacts(change: Partial<PortalFacts> = {}): PortalFacts {
  return {
    account: 'bundid',
    idp: { entityId: 'https://idp.example/idp', metadataUrl: 'http://idp.example/idp', ssoPostUrl: SSO, ssoRedirectUrl: REDIRECT_SSO },
    declared: {
      level: 3,
      needsIdentifier: true,
      attributes: [{ name: 'urn:oid:2.5.4.42' }, { name: 'urn:oid:2.5.4.4', requiredBecause: 'The notice is addressed with it.' }],
    },
    ...change,
  };
}

interface Message {
  readonly method?: string;
  readonly target?: string;
  readonly body?: string;
  readonly isTruncated?: boolean;
  readonly status?: number;
  readonly headers?: readonly RawHeader[];
  readonly answer?: string;
  readonly operation?: string;
}

let count = 0;

/** An exchange of the product; `answer` is the body of its response. */
export function exchange({
  method = 'GET',
  target = '/',
  body = '',
  isTruncated = false,
  status,
  headers = [],
  answer,
  operation = 'sample',
}: Message): Exchange {
  count += 1;
  const kept = (text: string): Exchange['request']['body'] => ({ sizeBytes: text.length, sha256: sha256Hex(text), text, isTruncated });
  return {
    id: exchangeIdOf(count),
    seq: count,
    tenant: 'sample',
    direction: 'inbound',
    peer: 'product',
    operation,
    startedAt: '2026-02-03T10:00:01.000Z',
    durationMs: 1,
    labels: {},
    request: { method, target, headers: [], body: kept(body) },
    ...(status === undefined && answer === undefined ? {} : { response: { status: status ?? 200, headers, body: kept(answer ?? '') } }),
    faults: [],
  };
}

/** What the adapter answers to `whoami`. */
export function told(view: Readonly<Record<string, unknown>>): Exchange {
  return exchange({ operation: 'adapter-whoami', target: '/adapter/whoami', answer: JSON.stringify({ isLoggedIn: true, ...view }) });
}

export interface RequestSketch {
  readonly model?: AuthnRequestToWrite;
  readonly key?: IssuedCertificate;
  /** Default `rsa-sha256`; null: unsigned. */
  readonly algorithm?: SignatureAlgorithm | null;
  readonly binding?: 'HTTP-POST' | 'HTTP-Redirect';
}

/** A request as BundID wants it, but for what is said. */
export function sampleRequest(
  keys: SampleKeys,
  { model = {}, key = keys.signing, algorithm = 'rsa-sha256', binding = 'HTTP-POST' }: RequestSketch = {},
): Exchange {
  const isRedirect = binding === 'HTTP-Redirect';
  const id = model.id ?? `_${sha256Hex(String(count)).slice(0, 40)}`;
  const xml = writeAuthnRequest({ ...soundRequest(isRedirect ? REDIRECT_SSO : SSO), ...model, id });
  const signer = algorithm === null ? undefined : { privateKey: key.key, algorithm };
  if (isRedirect) {
    const url = redirectUrl('https://idp.example/sso', { xml, parameter: 'SAMLRequest', ...(signer === undefined ? {} : { signer }) });
    return exchange({ operation: 'authn-request', target: url.slice('https://idp.example'.length) });
  }
  const signed = signer === undefined ? xml : signXml(xml, id, signer);
  const body = new URLSearchParams(postFields({ xml: signed, parameter: 'SAMLRequest' })).toString();
  return exchange({ operation: 'authn-request', method: 'POST', target: '/sso', body });
}

export const SOUND_EXTENSION = {
  version: '2',
  requestedAttributes: [
    { name: 'urn:oid:1.3.6.1.4.1.25484.494450.3', isRequired: true },
    { name: 'urn:oid:2.5.4.42', isRequired: false },
    { name: 'urn:oid:2.5.4.4', isRequired: true },
  ],
  display: { organizationDisplayName: 'Musterstadt', lang: 'de', onlineServiceId: 'BMI-X0000' },
} as const;

function soundRequest(destination: string): AuthnRequestToWrite {
  return {
    version: '2.0',
    issueInstant: '2026-02-03T10:00:00Z',
    destination,
    issuer: ENTITY_ID,
    assertionConsumerServiceUrl: ACS,
    protocolBinding: BINDINGS['HTTP-POST'],
    forceAuthn: true,
    isPassive: false,
    requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-3'] },
    extension: SOUND_EXTENSION,
  };
}

export interface MetadataSketch {
  readonly attributes?: string;
  readonly roleAttributes?: string;
  readonly signing?: string | null;
  readonly encryption?: string | null;
  readonly methods?: string;
  readonly services?: string;
}

const POST_SERVICE = `<AssertionConsumerService Binding="${BINDINGS['HTTP-POST']}" Location="${ACS}" index="0"/>`;

/** Metadata as BundID wants them, but for what is said. Certificates in Base64; null leaves the key out. */
export function sampleMetadata(keys: SampleKeys, sketch: MetadataSketch = {}): Exchange {
  const { attributes = ` entityID="${ENTITY_ID}"`, roleAttributes = '', methods = '', services = POST_SERVICE } = sketch;
  const { signing = base64(keys.signing), encryption = base64(keys.encryption) } = sketch;
  const key = (use: string, certificate: string | null): string =>
    certificate === null
      ? ''
      : `<KeyDescriptor use="${use}"><KeyInfo xmlns="${XML_SIGNATURE}"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo>${methods}</KeyDescriptor>`;
  const role = `<SPSSODescriptor protocolSupportEnumeration="${SAMLP}"${roleAttributes}>${key('signing', signing)}${key('encryption', encryption)}${services}</SPSSODescriptor>`;
  return exchange({ operation: 'portal-metadata', answer: `<EntityDescriptor xmlns="${SAML_METADATA}"${attributes}>${role}</EntityDescriptor>` });
}

export function base64({ der }: IssuedCertificate): string {
  return Buffer.from(der).toString('base64');
}
