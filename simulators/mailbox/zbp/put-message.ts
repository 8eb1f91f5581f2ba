/** `PUT /v6/mailbox/messages`: one message into one mailbox (fact sheet, section 2.3). Two identical requests store two messages. */
import { compileWhenUsed } from '../../../src/formats/json-schema.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import messageSchema from '../../../schemas/zbp/message-content-6.schema.json' with { type: 'json' };
import { restJson } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call, Refusal } from '../call.ts';
import { problem } from '../problems.ts';
import { attachmentsOf, refuseAttachments, refuseBeyondLimits, refuseViruses } from './attachments.ts';
import { identify, refuseConnection, refuseToken } from './authentication.ts';
import { messageFrom } from './contents.ts';
import { invalid, readEnvelope, refuseEnvelope, textMember } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { readForm, refuseForm } from './form.ts';
import type { MessageForm } from './form.ts';

const validateMessage = compileWhenUsed(messageSchema);
const NO_BYTES = new Uint8Array();

/** Reads the request. @returns carries it out */
export function openPutMessage(call: Call): () => Answer {
  identify(call);
  const form = readForm(call);
  const envelope = readEnvelope(call, form.envelopes[0]?.bytes ?? NO_BYTES);
  return () => refuse(call, form, envelope) ?? store(call, form, envelope.data ?? {});
}

/** In the order in which a service learns of things; the order is inferred. */
function refuse(call: Call, form: MessageForm, envelope: Envelope): Refusal {
  const data = envelope.data ?? {};
  return (
    refuseConnection(call) ??
    refuseToken(call) ??
    refuseForm(form) ??
    refuseEnvelope(call, envelope) ??
    refuseContent(data) ??
    refuseAttachments(data, form.files) ??
    refuseBeyondLimits(call, form.files) ??
    refuseMailbox(call, data) ??
    refuseViruses(call, form.files)
  );
}

/** @requirement ZBP-07 */
function refuseContent(data: JsonObject): Refusal {
  const problems = validateMessage(data);
  return problems.length === 0 ? undefined : invalid('content', problems);
}

/** @requirement ZBP-12 */
function refuseMailbox({ tenant }: Call, data: JsonObject): Refusal {
  const mailbox = tenant.store.mailbox(textMember(data, 'mailboxUuid') ?? '');
  return mailbox === undefined || mailbox.isDeleted ? problem('mailbox-not-found') : undefined;
}

function store(call: Call, form: MessageForm, data: JsonObject): Answer {
  const { tenant } = call;
  const message = messageFrom(tenant, data, 'rest', attachmentsOf(data, form.files));
  tenant.store.add(message);
  call.stored.push(message);
  call.notes.messageUuid = message.messageUuid;
  return restJson(200, { mailboxHandle: message.mailboxUuid, messageId: message.messageId, messageUuid: message.messageUuid });
}
