/**
 * Whether what was sent is what the facts say of it: opened with the keys that were made for it, a submission that the product had to
 * accept has the hashes that its metadata name, and the canary values that were sought in the product's log. One that is flawed in
 * secret, or has no canary inside, would make a product look worse or better than it is.
 */
import { hash } from 'node:crypto';
import type { ContentKeys, SentSubmission } from '../core/submission.ts';
import { isJsonObject, parseJsonObject } from '../formats/json.ts';
import { openWithContentKey } from '../formats/jwe-content.ts';
import { holdsValue } from '../formats/value-search.ts';

/** The parts of a submission as they were recorded; those that were not recorded whole are not there. */
export interface RecordedParts {
  readonly metadata?: string;
  readonly data?: string;
  /** Attachments and fragments by id. */
  readonly attachments: Readonly<Record<string, string>>;
}

/** What may be unpacked of all that was sent. Whoever sends without end does it to keep the verifier busy. @unit bytes */
export interface UnpackingBudget {
  left: number;
}

const ALWAYS_BYTES = 1_048_576;
/** Unpacked by packed size; text seldom comes to more than ten. */
const MOST_RATIO = 20;

export function unpackingBudget(): UnpackingBudget {
  return { left: 512 * 1_048_576 };
}

/** @param budget for all submissions together @returns what is wrong, as places in the facts */
export function otherThanContained(sent: SentSubmission, recorded: RecordedParts, budget: UnpackingBudget): readonly string[] {
  const keys = sent.contentKeys as ContentKeys | undefined;
  if (keys === undefined) return ['contentKeys'];
  // What a flawed submission holds is up to its flaw.
  if (sent.expectation !== 'accept') return [];
  const open = (compact: string | undefined, key: unknown): Uint8Array | undefined => {
    if (compact === undefined || typeof key !== 'string' || budget.left < 1) return undefined;
    const most = Math.min(budget.left, ALWAYS_BYTES + MOST_RATIO * compact.length);
    const content = openWithContentKey(compact.trim(), key, most);
    // How far it came that came to nothing is not known: the most it may have done counts.
    budget.left -= content?.byteLength ?? most;
    return content;
  };
  const metadata = open(recorded.metadata, keys.metadata);
  const data = open(recorded.data, keys.data);
  const attachments = new Map(Object.entries(recorded.attachments).map(([id, compact]) => [id, open(compact, keys.attachments[id])]));
  const closed = [
    ...(recorded.metadata !== undefined && metadata === undefined ? ['contentKeys/metadata'] : []),
    ...(recorded.data !== undefined && data === undefined ? ['contentKeys/data'] : []),
    ...[...attachments].filter(([, content]) => content === undefined).map(([id]) => `contentKeys/attachments/${id}`),
  ];
  if (closed.length > 0) return closed;
  const told = metadata === undefined ? undefined : parseJsonObject(metadata)?.['contentStructure'];
  return [
    ...(data !== undefined && sha512(data) !== sent.dataSha512 ? ['dataSha512'] : []),
    ...(metadata === undefined ? [] : otherHashes(told, data, attachments)),
    ...missingCanaries(sent, [metadata, data, ...attachments.values()], recorded),
  ];
}

/** Hashes in the metadata that are not those of what was sent. @param told `contentStructure` of the metadata */
function otherHashes(told: unknown, data: Uint8Array | undefined, attachments: ReadonlyMap<string, Uint8Array | undefined>): readonly string[] {
  if (!isJsonObject(told)) return ['contentStructure'];
  const listed: readonly unknown[] = Array.isArray(told['attachments']) ? told['attachments'] : [];
  return [
    ...(data === undefined || hashIn(told['data']) === sha512(data) ? [] : ['contentStructure/data/hash']),
    ...listed.filter((entry) => isOtherAttachment(entry, attachments)).map(() => 'contentStructure/attachments/hash'),
  ];
}

function isOtherAttachment(entry: unknown, attachments: ReadonlyMap<string, Uint8Array | undefined>): boolean {
  if (!isJsonObject(entry)) return true;
  const { attachmentId, fragments } = entry;
  const ids: readonly unknown[] = Array.isArray(fragments) ? fragments : [attachmentId];
  const pieces = ids.map((id) => (typeof id === 'string' ? attachments.get(id) : undefined));
  // What was too large to be kept says nothing.
  return pieces.every((piece) => piece !== undefined) && hashIn(entry) !== sha512(Buffer.concat(pieces));
}

function hashIn(described: unknown): string | undefined {
  const stated = isJsonObject(described) ? described['hash'] : undefined;
  const content = isJsonObject(stated) ? stated['content'] : undefined;
  return typeof content === 'string' ? content.toLowerCase() : undefined;
}

/** Told only where everything that was sent was recorded whole. */
function missingCanaries(
  { canaries, attachmentIds }: SentSubmission,
  contents: readonly (Uint8Array | undefined)[],
  { metadata, data, attachments }: RecordedParts,
): readonly string[] {
  const isWhole = metadata !== undefined && data !== undefined && attachmentIds.every((id) => attachments[id] !== undefined);
  if (!isWhole) return [];
  const isThere = (canary: string): boolean => contents.some((content) => content !== undefined && holdsValue(content, canary));
  return canaries.filter((canary) => !isThere(canary)).map((canary) => `canaries: ${canary}`);
}

function sha512(bytes: Uint8Array): string {
  return hash('sha512', bytes, 'hex');
}
