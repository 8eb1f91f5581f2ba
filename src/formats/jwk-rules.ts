/**
 * The rules a FIT-Connect public key obeys (fact sheet, section 14), one id each. `certificate-key` (certificate and JWK
 * hold the same key) and `certificate-validity` stand apart, since they rest on weaker sources than the others.
 */
import { X509Certificate } from 'node:crypto';
import { isBase64url } from './base64url.ts';
import type { Jwk } from './jwk.ts';
import { isJsonObject } from './json.ts';

export type KeyRule =
  'object' | 'kty' | 'key-ops' | 'alg' | 'kid' | 'modulus' | 'exponent' | 'private-part' | 'certificate' | 'certificate-key' | 'certificate-validity';

export interface KeyProblem {
  readonly rule: KeyRule;
  /** What was found, for logs and evidence; no sentence for people. */
  readonly detail: string;
}

export interface KeyCheckOptions {
  /** False for keys of a reply channel, which need no `x5c`. A certificate that is there is judged anyway. Default true. */
  readonly requiresCertificate?: boolean;
  /** Judges the validity of the certificate at this time, milliseconds since the epoch; not judged when absent. */
  readonly now?: number;
}

const ALGORITHMS = { wrapKey: 'RSA-OAEP-256', verify: 'PS512' } as const;
/** 4096 bits are 512 bytes, 683 characters. */
const MIN_MODULUS_CHARS = 683;
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Judges a public key for one operation. Never throws, whatever the value is.
 * @returns one entry per broken rule, in the order of the rules; empty for a conforming key
 */
export function checkPublicJwk(jwk: unknown, operation: 'wrapKey' | 'verify', options: KeyCheckOptions = {}): readonly KeyProblem[] {
  if (!isJsonObject(jwk)) return [{ rule: 'object', detail: 'no JSON object' }];
  return [...plainProblems(jwk, operation), ...certificateProblems(jwk, options)];
}

function plainProblems(jwk: Jwk, operation: 'wrapKey' | 'verify'): readonly KeyProblem[] {
  const { kty, key_ops: operations, alg, kid, n, e } = jwk;
  const leaked = PRIVATE_MEMBERS.filter((name) => jwk[name] !== undefined);
  const rules: readonly (readonly [KeyRule, boolean, string])[] = [
    ['kty', kty === 'RSA', show(kty)],
    ['key-ops', Array.isArray(operations) && operations.length === 1 && operations[0] === operation, show(operations)],
    ['alg', alg === ALGORITHMS[operation], show(alg)],
    ['kid', typeof kid === 'string' && kid.length >= 8 && kid.length <= 64, show(kid)],
    ['modulus', isLongModulus(n), typeof n === 'string' ? `${n.length} characters` : show(n)],
    ['exponent', e === 'AQAB', show(e)],
    ['private-part', leaked.length === 0, leaked.join(', ')],
  ];
  return rules.flatMap(([rule, holds, detail]) => (holds ? [] : [{ rule, detail }]));
}

/** A first character `A` is a number with leading zeroes. */
function isLongModulus(n: unknown): boolean {
  return typeof n === 'string' && n.length >= MIN_MODULUS_CHARS && !n.startsWith('A') && isBase64url(n);
}

function certificateProblems(jwk: Jwk, options: KeyCheckOptions): readonly KeyProblem[] {
  const chain = jwk['x5c'];
  if (chain === undefined && options.requiresCertificate === false) return [];
  if (!Array.isArray(chain) || chain.length === 0) return [{ rule: 'certificate', detail: show(chain) }];
  const certificates = chain.slice(0, MAX_CHAIN).map(readDer);
  const unreadable = certificates.indexOf(undefined);
  if (unreadable >= 0) return [{ rule: 'certificate', detail: `entry ${unreadable} is no certificate in base64` }];
  const [leaf] = certificates;
  if (leaf === undefined) return [];
  return [
    ...(holdsKey(leaf, jwk) ? [] : [{ rule: 'certificate-key', detail: 'other public key' } as const]),
    ...(options.now === undefined || isValidAt(leaf, options.now)
      ? []
      : [{ rule: 'certificate-validity', detail: `${leaf.validFrom} to ${leaf.validTo}` } as const]),
  ];
}

const MAX_CHAIN = 16;

function readDer(entry: unknown): X509Certificate | undefined {
  if (typeof entry !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(entry)) return undefined;
  try {
    return new X509Certificate(Buffer.from(entry, 'base64'));
  } catch {
    return undefined;
  }
}

function holdsKey(certificate: X509Certificate, jwk: Jwk): boolean {
  try {
    const held = certificate.publicKey.export({ format: 'jwk' });
    return held.kty === jwk['kty'] && held.n === jwk['n'] && held.e === jwk['e'];
  } catch {
    return false;
  }
}

function isValidAt(certificate: X509Certificate, now: number): boolean {
  return certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime();
}

function show(value: unknown): string {
  if (value === undefined) return 'absent';
  try {
    return ((JSON.stringify(value) as string | undefined) ?? typeof value).slice(0, 120);
  } catch {
    return typeof value;
  }
}
