/**
 * Encryption and signing have keys of their own, each published with exactly its operation.
 * Clause: Submission API 1.1.3, JWK. Judged on the public keys the target names; not checked: the private halves.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { KeySubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-051';

/** @requirement FC-SUB-051 */
export const separateKeys: Check<KeySubject> = {
  id: 'separate-keys',
  requirement: REQUIREMENT,
  run({ encryptionKeys, signingKey }) {
    const broken = (messageKey: string, kid: unknown, seen: unknown): Finding => ({
      requirement: REQUIREMENT,
      kind: 'broken',
      messageKey,
      params: { kid: excerpt(kid), seen: excerpt(seen) },
      cause: 'product',
      evidence: [],
    });
    const findings: Finding[] = [];
    for (const key of encryptionKeys) {
      if (!isOnly(key['key_ops'], 'wrapKey')) findings.push(broken('encryption-key-ops', key['kid'], key['key_ops'] ?? null));
      if (key['n'] === signingKey['n']) findings.push(broken('one-key-for-both', key['kid'], signingKey['kid']));
    }
    if (!isOnly(signingKey['key_ops'], 'verify')) findings.push(broken('signing-key-ops', signingKey['kid'], signingKey['key_ops'] ?? null));
    return findings;
  },
};

function isOnly(operations: unknown, wanted: string): boolean {
  return Array.isArray(operations) && operations.length === 1 && operations[0] === wanted;
}
