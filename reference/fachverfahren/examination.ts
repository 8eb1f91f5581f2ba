/**
 * The examination of one submission, in the order that leads to sensible rejections: event log, tags, metadata, service,
 * attachment set, data, attachments, data sets, reply channel. It goes on after a problem wherever that is possible, so
 * that the sender learns everything at once.
 */
import type { AttachmentReceiver, ReceivedAttachments } from './attachments.ts';
import { checkAttachmentSet } from './checks/attachment-set.ts';
import type { CheckContext } from './checks/context.ts';
import { checkDataSets } from './checks/data-sets.ts';
import { checkDataContent, checkDataHash, checkSchemaSupport, findDataSchema, sha512 } from './checks/data.ts';
import { checkMetadata } from './checks/metadata.ts';
import type { MetadataView } from './checks/metadata.ts';
import { checkReplyChannel } from './checks/reply-channel.ts';
import { checkService } from './checks/service.ts';
import { checkSubmitEvent } from './checks/submit-event.ts';
import type { AuthenticationTags, EventLog } from './events.ts';
import type { Submission } from './fitconnect-client.ts';
import { splitJwe } from './jwe.ts';
import type { PartOpener } from './parts.ts';
import { createProblemList, problem } from './problems.ts';
import type { Problem, ProblemList } from './problems.ts';

/** What an examination found. Content is empty where it could not be opened. */
export interface Examination {
  readonly problems: readonly Problem[];
  /** The tags of everything received. */
  readonly tags: AuthenticationTags;
  readonly view: MetadataView | undefined;
  readonly metadata: Buffer;
  readonly data: Buffer;
  readonly dataSha512: string;
  readonly mimeType: string;
  readonly attachments: ReceivedAttachments;
  /** Whether the attachments have not been fetched yet (fault `accept-before-attachments`). */
  readonly areAttachmentsPending: boolean;
}

/** Examines submissions. */
export type Examiner = (submission: Submission, log: EventLog) => Promise<Examination>;

const EMPTY = Buffer.alloc(0);
const NO_ATTACHMENTS = { stored: [], discard: () => Promise.resolve() };

/** Whether the encrypted metadata are a JWE at all. */
export function isReadable(submission: Submission): boolean {
  return splitJwe(Buffer.from(submission.encryptedMetadata, 'latin1')) !== undefined;
}

/** Creates the examiner. */
export function createExaminer(options: {
  readonly openPart: PartOpener;
  readonly receiveAttachments: AttachmentReceiver;
  readonly context: CheckContext;
}): Examiner {
  const { openPart, context } = options;
  const areAttachmentsPending = context.faults.has('accept-before-attachments');

  return async (submission, log) => {
    const found = createProblemList(context.faults);
    const submit = checkSubmitEvent(log, submission, context);
    found.add(...submit.problems);

    const metadata = await openText('metadata', submission.encryptedMetadata, submit.tags, found);
    const checked = metadata.plaintext === undefined || found.isClosed() ? undefined : checkMetadata(metadata.plaintext, context);
    found.add(...(checked?.problems ?? []));
    const view = checked?.view;

    found.add(...checkService(submission.serviceIdentifier, view, context));
    found.add(...checkAttachmentSet(submission.attachmentIds, view, submit.tags, context));
    const data = await receiveData(submission, view, submit.tags, found);
    const attachments = await receiveAttachments(submission, view, submit.tags, found);
    if (view !== undefined) found.add(...checkDataSets(view, context), ...checkReplyChannel(view, context));

    return {
      problems: found.all(),
      tags: { metadata: metadata.tag ?? '', ...(data.tag === undefined ? {} : { data: data.tag }), attachments: attachments.tags },
      view,
      metadata: metadata.plaintext ?? EMPTY,
      data: data.plaintext ?? EMPTY,
      dataSha512: sha512(data.plaintext ?? EMPTY),
      mimeType: view?.data?.mimeType ?? 'application/octet-stream',
      attachments,
      areAttachmentsPending,
    };
  };

  async function openText(part: 'metadata' | 'data', compact: string, tags: AuthenticationTags | undefined, found: ProblemList) {
    const opened = await openPart(part, Buffer.from(compact, 'latin1'), tags);
    found.add(...opened.problems);
    return opened;
  }

  async function receiveData(submission: Submission, view: MetadataView | undefined, tags: AuthenticationTags | undefined, found: ProblemList) {
    if (submission.encryptedData === undefined) {
      found.add(problem('missing-data', 'submission', 'Die Einreichung enthält keine Fachdaten.'));
      return { tag: undefined, plaintext: undefined };
    }
    const opened = await openText('data', submission.encryptedData, tags, found);
    if (view === undefined) return opened;
    const schema = findDataSchema(view, submission.serviceIdentifier, context);
    found.add(...checkSchemaSupport(view, schema, context));
    if (opened.plaintext !== undefined && !found.isClosed()) {
      found.add(...checkDataHash(opened.plaintext, view, context));
      found.add(...(await checkDataContent(opened.plaintext, view, schema, context)));
    }
    return opened;
  }

  async function receiveAttachments(...args: Parameters<AttachmentReceiver>): Promise<ReceivedAttachments> {
    const [, , tags] = args;
    if (areAttachmentsPending) return { ...NO_ATTACHMENTS, tags: tags?.attachments ?? {} };
    return options.receiveAttachments(...args);
  }
}
