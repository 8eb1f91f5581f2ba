/**
 * Whether bodies are the recorded ones: text beside its digest, and whole bodies in files of their own where an exchange holds
 * the beginning only. The digest is that of what was kept, after redaction (`src/transport/body-record.ts`).
 */
import type { BodyRecord } from '../core/exchange.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { sha256Hex } from '../formats/hash.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { MAX_KEPT_BYTES, bodyPath } from '../runner/evidence.ts';
import type { EvidencePart, Files } from './evidence.ts';
import { fileDigest } from './file-hashes.ts';
import { findingOf } from './findings.ts';

const PARTS = ['request', 'response'] as const;

/** @param files of the bundle */
export function verifyBodies(parts: readonly EvidencePart[], files: Files): readonly VerificationFinding[] {
  const expected = new Set<string>();
  const findings = parts.flatMap((part) => verifyRecorded(part, files, expected));
  const folders = new Set(parts.map(({ path }) => path));
  const others = [...files.keys()].filter((name) => folders.has(/^(.+?)\/bodies\//.exec(name)?.[1] ?? '') && !expected.has(name));
  return [...findings, ...others.map((name) => findingOf('body-changed', 'wrong', name))];
}

/** @param expected is told which bodies have files of their own */
function verifyRecorded({ path, exchanges }: EvidencePart, files: Files, expected: Set<string>): readonly VerificationFinding[] {
  const findings: VerificationFinding[] = [];
  for (const exchange of exchanges.values())
    for (const part of PARTS) {
      const body = exchange[part]?.body;
      if (body === undefined) continue;
      const name = bodyPath(path, exchange.id, part);
      if (isApart(body)) expected.add(name);
      findings.push(...(isApart(body) ? verifyApart(name, body, files) : verifyInside(`${path}/exchanges.ndjson, ${exchange.id} (/${part})`, body)));
    }
  return findings;
}

/** The exchange does not hold all of it, and it is small enough to be kept. */
function isApart({ sizeBytes, text, isTruncated }: BodyRecord): boolean {
  return (isTruncated || text === undefined) && sizeBytes > 0 && sizeBytes <= MAX_KEPT_BYTES;
}

function verifyApart(name: string, body: BodyRecord, files: Files): readonly VerificationFinding[] {
  const content = files.get(name);
  if (content === undefined) return [findingOf('body-missing', 'wrong', name)];
  const isWhole = fileDigest(content) === body.sha256;
  const isBeginning = body.text === undefined || decodeUtf8(content)?.startsWith(body.text) === true;
  return isWhole && isBeginning ? [] : [findingOf('body-changed', 'wrong', name, { detail: body.sha256.slice(0, 16) })];
}

/** Of a body too large to keep only the beginning is there: its digest proves it to whoever has the whole. */
function verifyInside(place: string, { text, sha256, isTruncated }: BodyRecord): readonly VerificationFinding[] {
  if (text === undefined || isTruncated || sha256Hex(text) === sha256) return [];
  return [findingOf('body-changed', 'wrong', place)];
}
