/**
 * The test PKI of an installation: one root, an authority per purpose below it, made when first asked for and kept by the
 * caller, since their keys are expensive. Certificates of end entities are cheap and are made whenever they are wanted.
 */
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { certifyKey, issueCertificate } from '../certificate-issuing.ts';
import type { CertifiedKey, IssuedCertificate, NameAttribute, SigningKeyKind } from '../certificate-issuing.ts';
import type { RevocationAddresses } from '../certificate-extensions.ts';
import { readDerCertificate } from '../certificate-reading.ts';
import { sha256Hex } from '../hash.ts';
import { createSerialNumber } from './serial-number.ts';
import { AUTHORITIES, AUTHORITY_IDS, OCSP_SIGNING, ROLES, TEST_MARK, TEST_ORGANIZATION } from './roles.ts';
import type { AuthorityId, RoleId } from './roles.ts';

/** An authority with its keys. Private keys never leave the process but into the caller's keeping. */
export interface TestAuthority extends IssuedCertificate {
  readonly id: AuthorityId;
  /** Signs OCSP answers for it (delegated responder). */
  readonly responder: Pick<IssuedCertificate, 'der' | 'key'>;
  /** Secret of its serial numbers. */
  readonly secret: Uint8Array;
}

export interface TestPki {
  authority(id: AuthorityId): Promise<TestAuthority>;
  /**
   * The certificate of an authority that names where the root's list and answers are: same key and name, a number of its own
   * for each address. The root has one certificate only.
   */
  authorityAt(id: AuthorityId, addresses: AddressBook): Promise<CertifiedKey>;
  /** A certificate with a new key. */
  issue(order: TestCertificateOrder): Promise<IssuedCertificate>;
  /** A certificate for a key that its holder keeps. */
  certify(order: TestCertificateOrder, publicKey: KeyObject): Promise<CertifiedKey>;
}

export interface TestCertificateOrder {
  readonly role: RoleId;
  readonly commonName: string;
  /** Default `Prüfstand Test`. */
  readonly organization?: string;
  /** Milliseconds since the epoch; the certificate is valid from a day before it. */
  readonly now: number;
  /** Instead of what the role provides. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly keyKind?: SigningKeyKind;
  readonly names?: { readonly dnsNames?: readonly string[]; readonly ipAddresses?: readonly string[] };
  /** Where revocation is told; without it the certificate names no address. */
  readonly addresses?: AddressBook;
}

/** Addresses of each authority's list, responder and certificate. */
export type AddressBook = (authority: AuthorityId) => RevocationAddresses;

export interface TestPkiOptions {
  /** Milliseconds since the epoch: authorities are valid from a day before it. */
  readonly now: number;
  /**
   * Returns what was kept under that name, or makes it and keeps it. Names are file names. Default: in memory only.
   */
  readonly keep?: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  /** `quick`: EC keys for all authorities, for unit tests. Default realistic. */
  readonly keys?: 'realistic' | 'quick';
  /** Tells two PKIs apart, for certificates of strangers. In the names of all authorities. */
  readonly label?: string;
}

interface Kept {
  readonly certificate: string;
  readonly key: string;
  readonly chain: string;
  readonly responder: { readonly certificate: string; readonly key: string };
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** Opens a PKI; nothing is made before it is asked for. */
export function createTestPki(options: TestPkiOptions): TestPki {
  const made = new Map<AuthorityId, Promise<TestAuthority>>();
  const authority = async (id: AuthorityId): Promise<TestAuthority> => {
    const known = made.get(id) ?? openAuthority(id, options, authority);
    made.set(id, known);
    return known;
  };
  const placed = new Map<string, Promise<CertifiedKey>>();
  const authorityAt: TestPki['authorityAt'] = async (id, addresses) => {
    const key = `${id} ${JSON.stringify(addresses('root'))}`;
    const known = placed.get(key) ?? placeAuthority(id, addresses('root'), { authority, label: options.label });
    placed.set(key, known);
    return known;
  };
  const orderFor = async (order: TestCertificateOrder): Promise<CertifyingOrder> => orderBy(order, { authority, authorityAt });
  return {
    authority,
    authorityAt,
    issue: async (order) => issueCertificate({ ...(await orderFor(order)), keyKind: order.keyKind ?? ROLES[order.role].keyKind }),
    certify: async (order, publicKey) => certifyKey(await orderFor(order), publicKey),
  };
}

type CertifyingOrder = Parameters<typeof certifyKey>[0];

async function orderBy(
  { role, commonName, organization = TEST_ORGANIZATION, now, names, addresses, ...given }: TestCertificateOrder,
  { authority, authorityAt }: Pick<TestPki, 'authority' | 'authorityAt'>,
): Promise<CertifyingOrder> {
  const { issuer: issuerId, keyUsage, extendedKeyUsage, days } = ROLES[role];
  const issuer = await authority(issuerId);
  return {
    subject: nameOf(commonName, organization),
    issuer: addresses === undefined ? issuer : { ...issuer, ...(await authorityAt(issuerId, addresses)) },
    notBefore: given.notBefore ?? now - DAY_MS,
    notAfter: given.notAfter ?? now + days * DAY_MS,
    serialNumber: createSerialNumber(issuer.secret),
    signature: AUTHORITIES[issuerId].signature,
    keyUsage,
    ...(extendedKeyUsage.length === 0 ? {} : { extendedKeyUsage: { isCritical: false, oids: extendedKeyUsage } }),
    ...(names === undefined ? {} : { names }),
    ...(addresses === undefined ? {} : { revocation: addresses(issuerId) }),
  };
}

async function openAuthority(id: AuthorityId, options: TestPkiOptions, authority: TestPki['authority']): Promise<TestAuthority> {
  const keep = options.keep ?? keepNothing;
  const root = id === 'root' ? undefined : await authority('root');
  // Under the root's fingerprint: what another root signed is not found, and is made anew.
  const name = root === undefined ? 'root' : `${sha256Hex(root.der).slice(0, 16)}-${id}`;
  const { certificate, key, chain, responder } = await keep(name, async () => makeAuthority(id, options, root));
  return {
    id,
    certificate,
    key,
    chain,
    der: derOf(certificate),
    responder: { der: derOf(responder.certificate), key: responder.key },
    secret: secretOf(key),
  };
}

async function placeAuthority(
  id: AuthorityId,
  revocation: RevocationAddresses,
  { authority, label }: Pick<TestPki, 'authority'> & { readonly label: string | undefined },
): Promise<CertifiedKey> {
  const [root, own] = [await authority('root'), await authority(id)];
  if (id === 'root') return own;
  const facts = readDerCertificate(own.der);
  if (facts === undefined) throw new TypeError('The certificate of the authority cannot be read.');
  // By the addresses, so that every process gives it the same number.
  const digest = createHash('sha256')
    .update(`${id} ${JSON.stringify(revocation)}`)
    .digest();
  return certifyKey(
    {
      subject: nameFor(id, label),
      issuer: root,
      notBefore: facts.notBefore,
      notAfter: facts.notAfter,
      serialNumber: createSerialNumber(root.secret, (bytes) => digest.subarray(0, bytes)),
      signature: AUTHORITIES.root.signature,
      authority: { pathLength: 0 },
      revocation,
    },
    facts.publicKey,
  );
}

async function keepNothing<T>(_name: string, make: () => Promise<T>): Promise<T> {
  return make();
}

async function makeAuthority(id: AuthorityId, options: TestPkiOptions, root: TestAuthority | undefined): Promise<Kept> {
  const { keyKind, years } = AUTHORITIES[id];
  const { now, label } = options;
  const kind = options.keys === 'quick' ? 'P-256' : keyKind;
  const validity = { notBefore: now - DAY_MS, notAfter: now + years * YEAR_MS };
  const made = await issueCertificate({
    subject: nameFor(id, label),
    ...(root === undefined ? {} : { issuer: root, serialNumber: createSerialNumber(root.secret) }),
    ...validity,
    keyKind: kind,
    signature: AUTHORITIES.root.signature,
    authority: root === undefined ? {} : { pathLength: 0 },
    keyUsage: ['keyCertSign', 'cRLSign'],
  });
  const responder = await issueCertificate({
    subject: nameFor(id, label, ' OCSP'),
    issuer: made,
    serialNumber: createSerialNumber(secretOf(made.key)),
    ...validity,
    signature: AUTHORITIES[id].signature,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: { isCritical: false, oids: [OCSP_SIGNING] },
    saysNoCheck: true,
  });
  const { certificate, key, chain } = made;
  return { certificate, key, chain, responder: { certificate: responder.certificate, key: responder.key } };
}

function nameFor(id: AuthorityId, label: string | undefined, suffix = ''): readonly NameAttribute[] {
  const { commonName } = AUTHORITIES[id];
  return nameOf((label === undefined ? commonName : `${commonName} (${label})`) + suffix, TEST_ORGANIZATION);
}

function nameOf(commonName: string, organization: string): readonly NameAttribute[] {
  return [
    ['C', 'DE'],
    ['O', organization],
    ['OU', TEST_MARK],
    ['CN', commonName],
  ];
}

function derOf(pem: string): Uint8Array {
  return Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
}

function secretOf(key: string): Uint8Array {
  return createHash('sha256').update('pruefstand test pki').update(key).digest();
}

/** Which authority issued a certificate, proved by its signature. @returns undefined when none of this PKI did */
export async function issuerOf(pki: TestPki, der: Uint8Array): Promise<{ readonly authority: AuthorityId; readonly serialNumber: string } | undefined> {
  const facts = readDerCertificate(der);
  if (facts === undefined) return undefined;
  // By name first: authorities that nobody needed yet shall not be made for the question.
  const candidates = AUTHORITY_IDS.filter((id) => facts.issuer.includes(AUTHORITIES[id].commonName));
  for (const id of candidates) {
    const issuer = readDerCertificate((await pki.authority(id)).der);
    if (facts.issuerDer === issuer?.subjectDer && facts.isSignedBy(issuer)) return { authority: id, serialNumber: facts.serialNumber };
  }
  return undefined;
}

/** Public key in SPKI, PEM, of RSA or EC. @throws TypeError for anything else */
export function readPublicKey(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') throw new TypeError('Keys are RSA or EC.');
  return key;
}
