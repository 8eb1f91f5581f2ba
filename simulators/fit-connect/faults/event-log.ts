/**
 * Event logs whose submit event is missing, doubled, forged or bound to something else, or names tags that do not fit.
 * Each changes exactly one point and acts when the log is read, so that it can be armed before or after the submission.
 */
import { createHash } from 'node:crypto';
import { tagsOf } from '../event-log.ts';
import type { ServiceEvent } from '../event-log.ts';
import type { Call } from '../call.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import type { Tags } from '../state.ts';
import { stringParam } from './definition.ts';
import type { Armed, FaultDefinition, ParamSpec } from './definition.ts';
import { forgeryOf, isSubmitEvent, withClaims, withEventPayload } from './set-draft.ts';
import type { Forgery, SetDraft } from './set-draft.ts';

const LOGS = ['get-event-log', 'get-submission-event-log'];

type Forge = (forgery: Forgery, event: ServiceEvent, call: Call, armed: Armed) => Forgery | undefined;

/** A fault that changes every submit event it is bound to. */
function forging(name: string, text: string, violates: string, forge: Forge, more: Partial<FaultDefinition> = {}): FaultDefinition {
  return {
    name,
    text,
    violates,
    operations: LOGS,
    log: (drafts, call, armed) =>
      mapSubmitEvents(drafts, armed, (draft) => {
        const forgery = forge(forgeryOf(call.tenant, draft), draft.event, call, armed);
        return forgery === undefined ? [draft] : [{ ...draft, forgery }];
      }),
    ...more,
  };
}

/** Replaces the submit events that the fault is bound to; the same list when there are none. */
function mapSubmitEvents(
  drafts: readonly SetDraft[],
  { order }: Armed,
  change: (draft: SetDraft & { readonly event: ServiceEvent }) => readonly SetDraft[],
): readonly SetDraft[] {
  const wanted = order.match?.submissionId;
  const list = drafts.flatMap((draft) => {
    if (!isSubmitEvent(draft) || (wanted !== undefined && draft.event.submission.submissionId !== wanted)) return [draft];
    return change(draft);
  });
  const isChanged = list.length !== drafts.length || list.some((draft, index) => draft !== drafts[index]);
  return isChanged ? list : drafts;
}

/** A tag of the right form that belongs to nothing. */
function otherTag(tag: string): string {
  return createHash('sha256').update(tag).digest().subarray(0, 16).toString('base64url');
}

/** A UUID that depends on another one, so that every reading of the log shows the same. */
function otherUuid(uuid: string): string {
  const hex = createHash('sha256').update(uuid).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const keys = new WeakMap<Armed, KeyPair>();

/** Signs with a key that was fetched when the fault was armed. */
function signedBy(armed: Armed, forgery: Forgery): Forgery {
  const key = keys.get(armed);
  return key === undefined ? forgery : { ...forgery, privateJwk: key.privateJwk };
}

const SUBMIT_EVENT_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'submit-event-missing',
    text: 'The log holds no submit event.',
    violates: 'FC-SVC-011',
    operations: LOGS,
    log: (drafts, _call, armed) => mapSubmitEvents(drafts, armed, () => []),
  },
  {
    name: 'submit-event-twice',
    text: 'The log holds the submit event twice, the second time with another jti.',
    violates: 'FC-SVC-011',
    operations: LOGS,
    log: (drafts, call, armed) =>
      mapSubmitEvents(drafts, armed, (draft) => [draft, { ...draft, forgery: withClaims(forgeryOf(call.tenant, draft), { jti: otherUuid(draft.event.jti) }) }]),
  },
  forging(
    'submit-event-foreign-key',
    'The submit event names the key of the service and is signed with another one.',
    'FC-SVC-011',
    (forgery, _event, _call, armed) => signedBy(armed, forgery),
    {
      async prepare(_tenant, service, armed) {
        keys.set(armed, await service.spare.stranger());
      },
    },
  ),
  forging('submit-event-unknown-kid', 'The submit event names a key that the JWKS does not hold.', 'FC-SVC-011', (forgery) => ({
    ...forgery,
    header: { ...forgery.header, kid: otherUuid(String(forgery.header['kid'])) },
  })),
  forging('submit-event-tampered', 'The submit event was changed after it was signed (iat, by one second).', 'FC-SVC-011', (forgery, event) => ({
    ...forgery,
    crafting: { ...forgery.crafting, sentPayload: { ...forgery.payload, iat: event.iat - 1 } },
  })),
  forging('submit-event-wrong-typ', 'The header of the submit event names the type JWT.', 'FC-SVC-011', (forgery) => ({
    ...forgery,
    header: { ...forgery.header, typ: 'JWT' },
  })),
  forging('submit-event-wrong-alg', 'The submit event is signed with PS256, by the right key.', 'FC-SVC-011', (forgery) => ({
    ...forgery,
    header: { ...forgery.header, alg: 'PS256' },
    crafting: { ...forgery.crafting, algorithm: 'PS256' },
  })),
  forging('submit-event-alg-none', 'The submit event is not signed and says so.', 'FC-SVC-011', (forgery) => ({
    ...forgery,
    header: { ...forgery.header, alg: 'none' },
    crafting: { ...forgery.crafting, algorithm: 'none' },
  })),
  forging('submit-event-foreign-case', 'The submit event names another case (txn).', 'FC-SVC-011', (forgery, event) =>
    withClaims(forgery, { txn: `case:${otherUuid(event.submission.caseId)}` }),
  ),
  forging('submit-event-foreign-submission', 'The submit event names another submission (sub).', 'FC-SVC-011', (forgery, event) =>
    withClaims(forgery, { sub: `submission:${otherUuid(event.submission.submissionId)}` }),
  ),
  forging(
    'submit-event-by-destination',
    'The submit event is issued by the destination and signed with a key that the destination publishes while the fault is armed.',
    'FC-SVC-011',
    (forgery, event, _call, armed) => {
      const signed = withClaims(signedBy(armed, forgery), { iss: event.submission.destinationId });
      return { ...signed, header: { ...signed.header, kid: keys.get(armed)?.publicJwk.kid } };
    },
    {
      async prepare(_tenant, service, armed) {
        keys.set(armed, await service.spare.impostor());
      },
      destinationKey: (_destinationId, kid, armed) => (keys.get(armed)?.publicJwk.kid === kid ? keys.get(armed)?.publicJwk : undefined),
    },
  ),
  forging(
    'service-key-changed',
    'The submit event is signed with a second key of the service, which the JWKS holds from the time of arming.',
    'nothing: services change their keys',
    (forgery, _event, _call, armed) => ({ ...signedBy(armed, forgery), header: { ...forgery.header, kid: keys.get(armed)?.publicJwk.kid } }),
    {
      async prepare(tenant, service, armed) {
        const next = await service.spare.nextSigning();
        keys.set(armed, next);
        tenant.publishedKeys.add(next.publicJwk);
      },
    },
  ),
];

const ATTACHMENT: Readonly<Record<string, ParamSpec>> = { attachmentId: { kind: 'string', text: 'Which attachment; the first one when absent' } };

/** A fault that changes the tags of the submit event. */
function tagFault(name: string, text: string, change: (tags: Tags, armed: Armed) => Tags | undefined, params?: FaultDefinition['params']): FaultDefinition {
  return forging(
    name,
    text,
    'FC-SVC-011',
    (forgery, event, _call, armed) => {
      const tags = change(currentTags(forgery, event), armed);
      return tags === undefined ? undefined : withEventPayload(forgery, event.name, { authenticationTags: tags });
    },
    params === undefined ? {} : { params },
  );
}

/** Tags as a fault armed before has left them. */
function currentTags({ payload }: Forgery, event: ServiceEvent): Tags {
  const [first] = Object.values((payload['events'] ?? {}) as Record<string, { authenticationTags?: Tags }>);
  return first?.authenticationTags ?? event.tags ?? tagsOf(event.submission);
}

function attachmentOf(tags: Tags, armed: Armed): string | undefined {
  const wanted = stringParam(armed, 'attachmentId') ?? Object.keys(tags.attachments)[0];
  return wanted !== undefined && tags.attachments[wanted] !== undefined ? wanted : undefined;
}

const TAG_FAULTS: readonly FaultDefinition[] = [
  tagFault('tag-wrong-metadata', 'The submit event names another tag for the metadata.', (tags) => ({ ...tags, metadata: otherTag(tags.metadata) })),
  tagFault('tag-wrong-data', 'The submit event names another tag for the data.', (tags) =>
    tags.data === undefined ? undefined : { ...tags, data: otherTag(tags.data) },
  ),
  tagFault(
    'tag-wrong-attachment',
    'The submit event names another tag for an attachment.',
    (tags, armed) => {
      const id = attachmentOf(tags, armed);
      return id === undefined ? undefined : { ...tags, attachments: { ...tags.attachments, [id]: otherTag(tags.attachments[id] ?? '') } };
    },
    ATTACHMENT,
  ),
  tagFault(
    'tag-missing-attachment',
    'The submit event names no tag for an attachment.',
    (tags, armed) => {
      const id = attachmentOf(tags, armed);
      return id === undefined ? undefined : { ...tags, attachments: Object.fromEntries(Object.entries(tags.attachments).filter(([key]) => key !== id)) };
    },
    ATTACHMENT,
  ),
  forging('tags-missing', 'The submit event names no tags at all.', 'FC-SVC-011', (forgery, event) => withEventPayload(forgery, event.name, {})),
];

export const EVENT_LOG_FAULTS: readonly FaultDefinition[] = [...SUBMIT_EVENT_FAULTS, ...TAG_FAULTS];
