/**
 * Signatures of HTTP-Redirect (Bindings 3.4.4.1): over the query as it was written, not over the document in it. Message, RelayState
 * and algorithm are signed in this order, each once.
 */
import { constants, verify } from 'node:crypto';
import type { Faults } from '../faults.ts';
import { RSA_PSS_SHA256, RSA_SHA256 } from './names.ts';
import { must } from './refusal.ts';

const SALT_BYTES = 32;

/**
 * Holds a query against the certificates of the account, PEM.
 *
 * @param search the query without `?`
 * @throws Refusal when no key of the account signed it
 */
export function mustBeSignedQuery(search: string, certificates: readonly string[], faults: Faults): void {
  const written = (name: string): readonly string[] => search.split('&').filter((part) => part.startsWith(`${name}=`));
  const [signature, ...others] = written('Signature');
  if (signature === undefined && faults.has('logout-query-unsigned')) return;
  must(signature !== undefined && others.length === 0, 'logout-not-signed');
  const [messages, states, algorithms] = [written('SAMLRequest'), written('RelayState'), written('SigAlg')];
  must(messages.length === 1 && states.length <= 1 && algorithms.length === 1, 'query-ambiguous');
  const algorithm = valueOf(algorithms[0]);
  must(algorithm === RSA_SHA256 || algorithm === RSA_PSS_SHA256, 'signature-algorithm');
  if (faults.has('logout-query-any-signature')) return;
  const signed = Buffer.from([...messages, ...states, ...algorithms].join('&'));
  const value = Buffer.from(valueOf(signature), 'base64');
  must(
    certificates.some((key) => verify('sha256', signed, algorithm === RSA_SHA256 ? key : withPss(key), value)),
    'signature-invalid',
  );
}

const withPss = (key: string) => ({ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES });

const valueOf = (part: string | undefined): string => new URLSearchParams(part).values().next().value ?? '';
