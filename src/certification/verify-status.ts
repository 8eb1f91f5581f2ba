/** What a body's status list says about a certificate: only a signed, current list of the same body says anything. */
import type { Certificate, StatusEntry, StatusList } from '../core/certificate.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { parseJson } from '../formats/json.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { findingOf } from './findings.ts';
import { schemaOf } from './own-schemas.ts';
import { verifySignature } from './verify-signature.ts';
import type { Trust } from './verify-signature.ts';

export interface StatusSource {
  /** `status.json` of the register. */
  readonly list: Uint8Array;
  /** `status.jws.json` beside it. */
  readonly signature?: Uint8Array;
}

export interface StatusReading {
  readonly entry?: StatusEntry;
  readonly findings: readonly VerificationFinding[];
}

const LIST = 'status.json';
const SIGNATURE = 'status.jws.json';

/** Nothing is known without a list; an invalid or stale one is told and not believed. */
export async function readStatus(certificate: Certificate, source: StatusSource | undefined, trust: Trust): Promise<StatusReading> {
  if (source === undefined) return { findings: [findingOf('status-unknown', 'open', certificate.statusList?.url ?? LIST)] };
  const value = parseJson(source.list)?.value;
  const [problem] = compileSchema(schemaOf('status-list/status-list-1.schema.json'))(value);
  if (problem !== undefined) return { findings: [findingOf('status-list-invalid', 'wrong', LIST, { detail: problem.message }), unknown(certificate)] };
  const list = value as StatusList;
  const files = new Map<string, Uint8Array>([[LIST, source.list], ...(source.signature === undefined ? [] : [[SIGNATURE, source.signature] as const])]);
  const { isValid, findings } = await verifySignature(files, { document: LIST, signature: SIGNATURE }, trust);
  if (!isValid) {
    const why = findings.filter(({ grade }) => grade === 'wrong').map(({ text }) => text.en)[0] ?? '';
    return { findings: [findingOf('status-list-invalid', 'wrong', SIGNATURE, { detail: why.replace(/\.$/, '') }), unknown(certificate)] };
  }
  const entry = list.entries.find(({ number }) => number === certificate.number);
  if (list.issuer !== certificate.issuer.name || entry === undefined) return { findings: [unknown(certificate)] };
  const isStale = trust.at.getTime() > Date.parse(list.nextUpdate);
  // What was once revoked stays so; what was valid then may have changed since.
  return { entry, findings: isStale ? [findingOf('status-list-stale', 'open', LIST, { detail: list.nextUpdate })] : [] };
}

function unknown({ number }: Certificate): VerificationFinding {
  return findingOf('status-unknown', 'open', number);
}
