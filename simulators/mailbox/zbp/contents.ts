/** Contents of v6 as they are stored, whichever way they came: messages (fact sheet, section 2.3) and status reports (section 2.4). */
import { toTimestamp } from '../../../src/core/clock.ts';
import { isJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { AssuranceLevel } from '../contract.ts';
import type { Attachment, Message, State } from '../store.ts';
import type { Tenant } from '../tenant.ts';
import { textMember } from './envelope.ts';

/** A message of a content that has passed its schema; provided now. */
export function messageFrom(tenant: Tenant, data: JsonObject, via: 'rest' | 'fit-connect', attachments: readonly Attachment[]): Message {
  return {
    messageUuid: tenant.service.ids(),
    messageId: tenant.nextMessageId(),
    via,
    exchange: '',
    providedAt: toTimestamp(tenant.clock.now()),
    mailboxUuid: textMember(data, 'mailboxUuid') ?? '',
    level: Number(data['stork_qaa_level']) as AssuranceLevel,
    sender: textMember(data, 'sender') ?? '',
    service: textMember(data, 'service') ?? '',
    title: textMember(data, 'title') ?? '',
    content: textMember(data, 'content') ?? '',
    ...optional(data),
    attachments,
  };
}

const OPTIONAL = ['senderUrl', 'reference', 'retrievalConfirmationAddress', 'replyAddress', 'applicationId'] as const;

function optional(data: JsonObject): Partial<Record<(typeof OPTIONAL)[number], string>> {
  return Object.fromEntries(OPTIONAL.flatMap((name) => (typeof data[name] === 'string' && data[name] !== '' ? [[name, data[name]]] : [])));
}

/** A status report of a content that has passed its schema; received now. */
export function stateFrom(tenant: Tenant, data: JsonObject): State {
  const details = germanOf(data['statusDetails']);
  const information = germanOf(data['additionalInformation']);
  const reference = textMember(data, 'reference');
  return {
    applicationId: textMember(data, 'applicationId') ?? '',
    exchange: '',
    receivedAt: toTimestamp(tenant.clock.now()),
    status: textMember(data, 'status') ?? '',
    publicServiceName: germanOf(data['publicServiceName']) ?? '',
    senderName: textMember(data, 'senderName') ?? '',
    ...(details === undefined ? {} : { statusDetails: details }),
    ...(information === undefined ? {} : { additionalInformation: information }),
    ...(reference === undefined ? {} : { reference }),
    createdDate: textMember(data, 'createdDate') ?? '',
  };
}

function germanOf(value: unknown): string | undefined {
  return isJsonObject(value) ? textMember(value, 'de') : undefined;
}
