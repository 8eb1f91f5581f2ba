/**
 * Writes what was recorded: one line of JSON per exchange in order, as redacted by the recorder, and whole bodies where a
 * line holds only their beginning. Every file is listed in the result with size and SHA-256.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exchange } from '../core/exchange.ts';
import type { EvidenceFile } from '../core/result.ts';
import { leafHash, rootOfLeaves } from '../formats/merkle.ts';
import type { Room } from './room.ts';

/** Bodies above this size are evidenced by their digest alone. */
export const MAX_KEPT_BYTES = 1_048_576;

/** What was written, in order of path, and the root over the exchanges. */
export interface WrittenEvidence {
  readonly files: readonly EvidenceFile[];
  readonly root: { readonly path: 'evidence'; readonly root: string; readonly exchanges: number };
}

/** Where a whole body lies. @param folder of the evidence, `evidence` or `evidence/part-1` */
export function bodyPath(folder: string, exchangeId: string, part: 'request' | 'response'): string {
  return `${folder}/bodies/${exchangeId}-${part}.bin`;
}

/** @returns files relative to `folder` */
export async function writeEvidence(folder: string, exchanges: readonly Exchange[], room: Pick<Room, 'body'>): Promise<WrittenEvidence> {
  await mkdir(join(folder, 'evidence', 'bodies'), { recursive: true });
  const lines = exchanges.map((exchange) => JSON.stringify(exchange));
  const leaves = lines.map(leafHash);
  const text = (entries: readonly string[]): string => entries.map((entry) => `${entry}\n`).join('');
  const files = [await put(folder, 'evidence/exchanges.ndjson', text(lines)), await put(folder, 'evidence/exchanges.leaves', text(leaves))];
  for (const exchange of exchanges) {
    for (const part of ['request', 'response'] as const) {
      const body = exchange[part]?.body;
      if (body === undefined || (!body.isTruncated && body.text !== undefined) || body.sizeBytes === 0 || body.sizeBytes > MAX_KEPT_BYTES) continue;
      const bytes = await room.body(exchange.id, part).catch(() => undefined);
      if (bytes !== undefined) files.push(await put(folder, bodyPath('evidence', exchange.id, part), bytes));
    }
  }
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    root: { path: 'evidence', root: rootOfLeaves(leaves), exchanges: leaves.length },
  };
}

/** Writes one file of evidence. */
export async function put(folder: string, path: string, content: string | Uint8Array): Promise<EvidenceFile> {
  await writeFile(join(folder, path), content);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
