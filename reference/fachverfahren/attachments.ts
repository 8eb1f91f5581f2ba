/**
 * Receiving attachments: load, open and hash each one, joining fragments in the listed order, and write the content to a
 * file of the store as it comes. Only one part is held in memory at a time.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckContext } from './checks/context.ts';
import type { AttachmentEntry, MetadataView } from './checks/metadata.ts';
import type { AuthenticationTags } from './events.ts';
import { ApiError } from './fitconnect-client.ts';
import type { FitConnectClient, Submission } from './fitconnect-client.ts';
import { TooLargeError } from './http.ts';
import type { PartOpener } from './parts.ts';
import { problem } from './problems.ts';
import type { ProblemList } from './problems.ts';
import type { Spool } from './attachment-files.ts';
import type { Store, StoredAttachment } from './store.ts';

/** Attachments whose content lies in files; `discard` removes these files when the submission is not accepted. */
export interface ReceivedAttachments {
  readonly stored: readonly StoredAttachment[];
  /** The tags of all parts received, by attachment or fragment id. */
  readonly tags: Readonly<Record<string, string>>;
  discard(): Promise<void>;
}

/** Receives the attachments of a submission and adds what is wrong with them to the list. */
export type AttachmentReceiver = (
  submission: Submission,
  view: MetadataView | undefined,
  tags: AuthenticationTags | undefined,
  found: ProblemList,
) => Promise<ReceivedAttachments>;

const HASH_PIECE_BYTES = 8 * 1024 * 1024;

/** Creates the receiver. */
export function createAttachmentReceiver(options: {
  readonly client: Pick<FitConnectClient, 'getAttachment' | 'getSubmission'>;
  readonly openPart: PartOpener;
  readonly store: Pick<Store, 'spool'>;
  readonly context: CheckContext;
  readonly maxAttachmentBytes: number;
}): AttachmentReceiver {
  const { client, openPart, context, maxAttachmentBytes } = options;

  return async (submission, view, tags, found) => {
    const spools: Spool[] = [];
    const stored: StoredAttachment[] = [];
    const received: Record<string, string> = {};
    const discard = async (): Promise<void> => {
      await Promise.all(spools.map((spool) => spool.discard()));
    };
    try {
      for (const entry of view?.attachments ?? []) {
        if (!found.isClosed()) await receiveEntry(entry);
      }
      const described = new Set(view?.attachments.flatMap(({ parts }) => parts));
      for (const id of submission.attachmentIds) {
        if (!described.has(id) && !found.isClosed()) await load(id);
      }
    } catch (error) {
      await discard();
      throw error;
    }
    return { stored, tags: received, discard };

    /** Loads and opens one part; undefined when it cannot be had, which is then in the list. */
    async function load(id: string): Promise<Buffer | undefined> {
      const compact = await fetchPart(client, submission, id, found);
      if (compact === undefined) return undefined;
      const opened = await openPart({ attachmentId: id }, compact, tags);
      found.add(...opened.problems);
      if (opened.tag !== undefined) received[id] = opened.tag;
      return opened.plaintext;
    }

    async function receiveEntry(entry: AttachmentEntry): Promise<void> {
      const spool = await options.store.spool();
      spools.push(spool);
      const parts = context.faults.has('fragments-sorted') ? entry.parts.toSorted() : entry.parts;
      const known = parts.map((id) => (submission.attachmentIds.includes(id) ? id : undefined));
      const joined = await join(known, load, spool, maxAttachmentBytes);
      if (joined === 'too-large') found.add(tooLarge(entry.attachmentId));
      if (joined === 'too-large' || joined === 'incomplete') return;
      if (entry.hash !== undefined && joined.sha512 !== entry.hash && !context.faults.has('attachment-hash-unchecked')) {
        found.add(problem('hash-mismatch', `attachment:${entry.attachmentId}`, 'Der Hashwert der Anlage stimmt nicht mit den Metadaten überein.'));
      }
      const { attachmentId, filename, mimeType } = entry;
      stored.push({ attachmentId, filename, mimeType, ...joined, file: spool.file });
    }
  };
}

/** Loads an encrypted part; undefined when the service does not have it or it is too large, which is then in the list. */
async function fetchPart(
  client: Pick<FitConnectClient, 'getAttachment' | 'getSubmission'>,
  { submissionId }: Submission,
  id: string,
  found: ProblemList,
): Promise<Buffer | undefined> {
  try {
    return await client.getAttachment(submissionId, id);
  } catch (error) {
    if (error instanceof TooLargeError) found.add(tooLarge(id));
    else if (error instanceof ApiError && error.status === 404) {
      // Either the whole submission is gone by now, which throws, or the attachment alone is missing.
      await client.getSubmission(submissionId);
      found.add(problem('attachments-mismatch', 'submission', 'Eine Anlage der Einreichung ist beim Zustelldienst nicht vorhanden.'));
    } else throw error;
    return undefined;
  }
}

/** Writes the parts one after the other. All of them are loaded, also after a gap, so that every problem is found. */
async function join(
  parts: readonly (string | undefined)[],
  load: (id: string) => Promise<Buffer | undefined>,
  spool: Spool,
  maxBytes: number,
): Promise<'incomplete' | 'too-large' | { readonly sha512: string; readonly sizeBytes: number }> {
  const hash = createHash('sha512');
  let sizeBytes = 0;
  let isComplete = true;
  for (const id of parts) {
    const content = id === undefined ? undefined : await load(id);
    isComplete &&= content !== undefined;
    sizeBytes += content?.length ?? 0;
    if (content === undefined || sizeBytes > maxBytes) continue;
    await hashInPieces(hash, content);
    await spool.write(content);
  }
  await spool.finish();
  if (sizeBytes > maxBytes) return 'too-large';
  return isComplete ? { sha512: hash.digest('hex'), sizeBytes } : 'incomplete';
}

const tooLarge = (id: string) => problem('technical-error', `attachment:${id}`, 'Die Anlage ist größer, als dieses System annimmt.');

/** Large content is hashed in pieces, so that other work gets its turn in between. */
async function hashInPieces(hash: ReturnType<typeof createHash>, content: Buffer): Promise<void> {
  for (let at = 0; at < content.length; at += HASH_PIECE_BYTES) {
    if (at > 0) await nextTurn();
    hash.update(content.subarray(at, at + HASH_PIECE_BYTES));
  }
}
