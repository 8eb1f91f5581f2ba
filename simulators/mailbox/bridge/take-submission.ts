/**
 * The end of the way through FIT-Connect (fact sheet on mailboxes, section 2.6): a submission that was picked up and opened is held
 * against the rules, kept like one that came by REST, and noted among the deliveries. That a rejection is told by the status a
 * request would have had is our arrangement: 404 for a mailbox or an application that is not there, else 422.
 */
import { toTimestamp } from '../../../src/core/clock.ts';
import { sha256Hex, sha512Hex } from '../../../src/formats/hash.ts';
import { parseJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { DeliveryView, PartView, SubmissionHandOver, SubmissionOutcome } from '../contract.ts';
import { certificateShown, noteDelivery, tokenShown } from '../deliveries.ts';
import type { Attachment, Message, State } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { isHarmful } from '../virus.ts';
import { messageFrom, stateFrom } from '../zbp/contents.ts';
import { textMember } from '../zbp/envelope.ts';
import { isRsaSignature, readToken } from '../zbp/token.ts';
import { ZBP_SERVICES, certificateIn, problemsOfSubmission } from './submission-problems.ts';

type Problem = SubmissionOutcome['problems'][number];

/** Takes a submission, or tells why not. */
export function takeSubmission(tenant: Tenant, submission: SubmissionHandOver): SubmissionOutcome {
  const data = Buffer.from(submission.dataBase64, 'base64');
  const envelope = parseJsonObject(data);
  const content = parseJsonObject(textMember(envelope, 'content') ?? '') ?? {};
  const attachments = submission.attachments.map((entry) => attachmentOf(entry));
  const isStatus = submission.serviceIdentifier === ZBP_SERVICES.status.identifier;
  const delay = tenant.store.mailbox(textMember(content, 'mailboxUuid') ?? '')?.processedAfterSeconds ?? 0;
  const files = submission.attachments.map(({ filename }, index) => ({
    ...(filename === undefined ? {} : { filename }),
    bytes: attachments[index]?.bytes ?? new Uint8Array(),
  }));
  const broken = problemsOfSubmission(
    { ...submission, data, attachments: files },
    { now: tenant.service.clock.now() + delay * 1000, registered: tenant.senders.registeredIn(tenant.environment) },
  );
  const problems = broken.length > 0 ? broken : isStatus ? problemsOfState(tenant, content) : problemsOfMessage(tenant, content, attachments);
  const stored = problems.length > 0 ? undefined : keep(tenant, content, attachments, { isStatus, exchange: submission.exchange });
  const uuid = stored !== undefined && 'messageUuid' in stored ? { messageUuid: stored.messageUuid } : {};
  noteDelivery(tenant, {
    ...shownBy(envelope, submission, tenant, attachments),
    exchange: submission.exchange,
    operation: isStatus ? 'submitted-state' : 'submitted-message',
    at: toTimestamp(tenant.service.clock.now()),
    status: statusOf(problems),
    ...(problems[0] === undefined ? {} : { refusal: problems[0].rule }),
    ...uuid,
  });
  return { problems, ...uuid };
}

function attachmentOf({ filename = '', mediaType, contentBase64 }: SubmissionHandOver['attachments'][number]): Attachment {
  const bytes = Buffer.from(contentBase64, 'base64');
  return { filename, mediaType, sizeBytes: bytes.byteLength, sha256: sha256Hex(bytes), bytes };
}

/** @requirement ZBP-12 */
function problemsOfMessage({ store, refusesViruses }: Tenant, content: JsonObject, attachments: readonly Attachment[]): readonly Problem[] {
  const mailbox = store.mailbox(textMember(content, 'mailboxUuid') ?? '');
  if (mailbox === undefined || mailbox.isDeleted) return [{ rule: 'mailbox-not-found', pointer: '/mailboxUuid', detail: 'There is no such mailbox.' }];
  const isSafe = !refusesViruses || !attachments.some(({ bytes }) => isHarmful(bytes));
  return isSafe ? [] : [{ rule: 'virus-found', pointer: '/attachments', detail: 'An attachment was taken for harmful.' }];
}

/** @requirement ZBP-16 */
function problemsOfState({ store, takesUnknownApplications }: Tenant, content: JsonObject): readonly Problem[] {
  const isKnown = takesUnknownApplications || store.hasApplication(textMember(content, 'applicationId') ?? '');
  return isKnown ? [] : [{ rule: 'application-not-found', pointer: '/applicationId', detail: 'No login has this application.' }];
}

interface KeepOptions {
  readonly isStatus: boolean;
  readonly exchange: string;
}

function keep(tenant: Tenant, content: JsonObject, attachments: readonly Attachment[], { isStatus, exchange }: KeepOptions): Message | State {
  if (isStatus) {
    const state = { ...stateFrom(tenant, content), exchange };
    tenant.store.addState(state);
    return state;
  }
  const message = { ...messageFrom(tenant, content, 'fit-connect', attachments), exchange };
  tenant.store.add(message);
  return message;
}

function statusOf([first]: readonly Problem[]): number {
  if (first === undefined) return 200;
  return first.rule.endsWith('-not-found') ? 404 : 422;
}

/** What the data show of their sender. Signatures are verified with the key of the certificate that came along. */
function shownBy(
  envelope: JsonObject | undefined,
  { attachments }: SubmissionHandOver,
  { senders }: Tenant,
  stored: readonly Attachment[],
): Pick<DeliveryView, 'sender' | 'certificate' | 'token' | 'envelope' | 'parts'> {
  const certificate = certificateIn(textMember(envelope, 'authorCertificate') ?? '');
  const token = readToken(textMember(envelope, 'authorToken') ?? '');
  const content = textMember(envelope, 'content');
  const signature = Buffer.from(textMember(envelope, 'sha512sum') ?? '', 'base64');
  const sender = certificate === undefined ? undefined : senders.byCertificate(certificate.sha256)?.name;
  return {
    ...(sender === undefined ? {} : { sender }),
    ...(certificate === undefined ? {} : { certificate: certificateShown(certificate) }),
    ...(token === undefined ? {} : { token: tokenShown(token, certificate?.publicKey) }),
    ...(content === undefined
      ? {}
      : { envelope: { content, isSignatureValid: certificate !== undefined && isRsaSignature(content, certificate.publicKey, signature) } }),
    parts: stored.map(({ mediaType, bytes, sizeBytes, sha256 }, index) => partOf(attachments[index]?.filename, mediaType, { bytes, sizeBytes, sha256 })),
  };
}

/** An attachment as a part of a form would have been noted. */
function partOf(filename: string | undefined, contentType: string, { bytes, sizeBytes, sha256 }: Pick<Attachment, 'bytes' | 'sizeBytes' | 'sha256'>): PartView {
  return { name: 'files', ...(filename === undefined ? {} : { filename }), contentType, headers: [], sizeBytes, sha256, sha512: sha512Hex(bytes) };
}
