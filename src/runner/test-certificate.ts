/**
 * A certificate of the test PKI for a product, in the files that products take: PEM and PKCS #12, with key, chain and the root
 * to trust. Lists and answers about it are those of `simulate pki`.
 */
import { randomBytes } from 'node:crypto';
import { writePkcs12 } from '../formats/pkcs12-writing.ts';
import { ROLES } from '../formats/pki/roles.ts';
import type { RoleId } from '../formats/pki/roles.ts';
import type { AddressBook, TestPki } from '../formats/pki/test-pki.ts';
import { refuseOverwriting, writeMadeFile } from './made-files.ts';
import type { MadeFile } from './made-files.ts';

export interface TestCertificateOptions {
  readonly folder: string;
  readonly role: RoleId;
  readonly commonName: string;
  readonly organization?: string;
  /** For servers. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Where lists and answers are found, without a slash at the end; absent: the certificate names no address. */
  readonly pkiUrl?: string;
  readonly days?: number;
  /** Overwrite files of an earlier call. */
  readonly isForced: boolean;
  readonly pki: TestPki;
  readonly now: number;
}

/** Port of the PKI in `simulate`: it stands in certificates, so that it stays the same. Its control has the next one. */
export const PKI_PORT = 8490;
export const PKI_URL = `http://localhost:${PKI_PORT}`;

const FILES = ['certificate.pem', 'chain.pem', 'key.pem', 'certificate.p12', 'certificate.p12.password.txt', 'root.pem'] as const;
const DAY_MS = 86_400_000;

/** The addresses of the tenant `default` of a PKI. */
export function addressesAt(url: string): AddressBook {
  return (id) => ({ crlUrl: `${url}/crl/${id}.crl`, ocspUrl: `${url}/ocsp/${id}`, issuerUrl: `${url}/ca/${id}.crt` });
}

/**
 * Makes certificate and key, and writes all files.
 * @returns names of the files
 * @throws ERR_CONFIG_EXISTS, ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export async function makeTestCertificate(options: TestCertificateOptions): Promise<readonly string[]> {
  const { folder, pki, role, commonName, organization, dnsNames, ipAddresses, pkiUrl, days, now } = options;
  refuseOverwriting(options, FILES);
  const { certificate, chain, key } = await pki.issue({
    role,
    commonName,
    now,
    ...(organization === undefined ? {} : { organization }),
    names: { dnsNames, ipAddresses },
    notAfter: now + (days ?? ROLES[role].days) * DAY_MS,
    ...(pkiUrl === undefined ? {} : { addresses: addressesAt(pkiUrl) }),
  });
  // Letters and digits only: some key stores take no others.
  const password = randomBytes(18).toString('hex');
  const contents: Readonly<Record<(typeof FILES)[number], MadeFile['content']>> = {
    'certificate.pem': certificate,
    'chain.pem': chain,
    'key.pem': key,
    'certificate.p12': writePkcs12({ key, chain, password, name: commonName }),
    'certificate.p12.password.txt': `${password}\n`,
    'root.pem': (await pki.authority('root')).certificate,
  };
  for (const path of FILES) writeMadeFile(folder, { path, content: contents[path], isSecret: !path.endsWith('.pem') || path === 'key.pem' });
  return FILES;
}
