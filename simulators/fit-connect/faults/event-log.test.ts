/** Faults of event logs and keys: each one changes its one point and nothing else, and the log heals when it is disarmed. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decodeJws, verifyJws } from '../../../src/formats/jose.ts';
import type { DecodedJws } from '../../../src/formats/jose.ts';
import { EVENT_PREFIX } from '../event-names.ts';
import type { ArmedFault } from '../index.ts';
import type { Tags } from '../state.ts';
import { createStand, DESTINATION, tagsOf } from '../test-stand.ts';
import type { Stand, Submitted } from '../test-stand.ts';

const A = '22222222-2222-4222-8222-222222222222';
const B = '33333333-3333-4333-8333-333333333333';
const V2 = '/submission-api/v2';
const SUBMIT = `${EVENT_PREFIX}submit-submission`;

interface Seen {
  readonly stand: Stand;
  readonly item: Submitted;
  readonly honest: DecodedJws;
  /** Submit events of the log with the fault armed. */
  readonly events: readonly { readonly compact: string; readonly jws: DecodedJws }[];
}

async function readLog(stand: Stand, { caseId }: Submitted): Promise<Seen['events']> {
  const { eventLog } = (await stand.call('GET', `${V2}/cases/${caseId}/events`, { as: 'product' })).json as { eventLog: string[] };
  const events = eventLog.map((compact) => ({ compact, jws: decodeJws(compact)! }));
  return events.filter(({ jws }) => SUBMIT in (jws.payload['events'] as object));
}

async function withFault(name: string, params?: ArmedFault['params']): Promise<Seen> {
  const stand = await createStand();
  const item = await stand.submit({ attachments: [A, B] });
  const [before] = await readLog(stand, item);
  const id = await stand.control.arm({ fault: name, match: { caseId: item.caseId }, ...(params === undefined ? {} : { params }) });
  const events = await readLog(stand, item);
  assert.deepEqual(await readLog(stand, item), events, 'every reading shows the same');
  const untouched = await stand.submit({ attachments: [A] });
  const [other] = await readLog(stand, untouched);
  assert.ok(await isGenuine(stand, other?.compact ?? ''), 'other cases are left alone');
  const recorded = await stand.control.exchanges({ operation: 'get-event-log', caseId: item.caseId });
  assert.deepEqual(
    recorded.map(({ faults }) => faults),
    [[], [name], [name]],
  );
  assert.deepEqual(
    (await stand.control.armed()).map(({ struck }) => struck),
    [2],
  );
  await stand.control.disarm(id);
  assert.deepEqual((await readLog(stand, item))[0], before, 'the log heals');
  await stand.control.arm({ fault: name, match: { submissionId: item.submissionId }, ...(params === undefined ? {} : { params }) });
  assert.equal((await readLog(stand, item)).length, events.length, 'a match on the submission means its log');
  return { stand, item, honest: before!.jws, events };
}

async function isGenuine({ call }: Stand, compact: string): Promise<boolean> {
  const { keys } = (await call('GET', '/submission-api/.well-known/jwks.json')).json as { keys: { kid: string }[] };
  const key = keys.find(({ kid }) => kid === decodeJws(compact)?.header['kid']);
  return key !== undefined && verifyJws(compact, key, { algorithms: ['PS512'] });
}

/** Names of header members and claims in which two events differ. */
function differences(a: DecodedJws, b: DecodedJws): readonly string[] {
  const parts = (jws: DecodedJws): Record<string, unknown> => ({ ...jws.header, ...jws.payload });
  const [left, right] = [parts(a), parts(b)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((key) => JSON.stringify(left[key]) !== JSON.stringify(right[key])).toSorted();
}

test('submit-event-missing: no submit event, the others stay', async () => {
  const { events, stand, item } = await withFault('submit-event-missing');
  assert.deepEqual(events, []);
  assert.equal((await stand.call('GET', `${V2}/cases/${item.caseId}/events`, { as: 'product' })).json.totalCount, 2);
});

test('submit-event-twice: two genuine submit events with different jti', async () => {
  const { events, stand, honest } = await withFault('submit-event-twice');
  assert.deepEqual(
    events.map(({ jws }) => differences(honest, jws)),
    [[], ['jti']],
  );
  for (const { compact } of events) assert.ok(await isGenuine(stand, compact));
});

/** Fault, what differs in header and claims, whether the signature verifies with the JWKS. */
const FORGERIES: readonly (readonly [string, readonly string[], boolean])[] = [
  ['submit-event-foreign-key', [], false],
  ['submit-event-unknown-kid', ['kid'], false],
  ['submit-event-tampered', ['iat'], false],
  ['submit-event-wrong-typ', ['typ'], true],
  ['submit-event-wrong-alg', ['alg'], false],
  ['submit-event-alg-none', ['alg'], false],
  ['submit-event-foreign-case', ['txn'], true],
  ['submit-event-foreign-submission', ['sub'], true],
  ['submit-event-by-destination', ['iss', 'kid'], false],
  ['service-key-changed', ['kid'], true],
  ['tag-wrong-metadata', ['events'], true],
  ['tag-wrong-data', ['events'], true],
  ['tag-wrong-attachment', ['events'], true],
  ['tag-missing-attachment', ['events'], true],
  ['tags-missing', ['events'], true],
];

for (const [name, changed, genuine] of FORGERIES) {
  test(`${name}: changes ${changed.join(', ') || 'the signature only'}`, async () => {
    const { events, honest, stand } = await withFault(name);
    assert.equal(events.length, 1);
    const [event] = events as [Seen['events'][number]];
    assert.deepEqual(differences(honest, event.jws), changed);
    assert.equal(await isGenuine(stand, event.compact), genuine);
    assert.notEqual(event.compact.split('.')[2], undefined);
  });
}

test('submit-event-wrong-alg is a good PS256 signature of the service, alg none has no signature', async () => {
  const wrong = await withFault('submit-event-wrong-alg');
  assert.ok(await verifyJws(wrong.events[0]?.compact ?? '', wrong.stand.keys.service.publicJwk, { algorithms: ['PS256'] }));
  const none = await withFault('submit-event-alg-none');
  assert.equal(none.events[0]?.compact.endsWith('.'), true);
});

test('submit-event-by-destination verifies with a key the destination publishes while the fault is armed', async () => {
  const { stand, events } = await withFault('submit-event-by-destination');
  const { compact, jws } = events[0]!;
  const path = `${V2}/destinations/${DESTINATION}/keys/${String(jws.header['kid'])}`;
  const published = await stand.call('GET', path);
  assert.equal(published.status, 200);
  assert.ok(await verifyJws(compact, published.json, { algorithms: ['PS512'] }));
  for (const { id } of await stand.control.armed()) await stand.control.disarm(id);
  assert.equal((await stand.call('GET', path)).status, 404);
});

test('service-key-changed publishes the second key beside the first, and keeps it published', async () => {
  const { stand } = await withFault('service-key-changed');
  const jwks = async (): Promise<readonly string[]> => {
    const { keys } = (await stand.call('GET', '/submission-api/.well-known/jwks.json')).json as { keys: { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  assert.deepEqual(await jwks(), [stand.keys.service.publicJwk.kid, stand.keys.stranger.publicJwk.kid]);
});

function tagsIn({ jws }: Seen['events'][number]): Tags | undefined {
  return (jws.payload['events'] as Record<string, { authenticationTags?: Tags }>)[SUBMIT]?.authenticationTags;
}

test('tag faults change the one tag they name', async () => {
  const right = (item: Submitted): Tags => tagsOf(item).authenticationTags;
  for (const [name, part] of [
    ['tag-wrong-metadata', 'metadata'],
    ['tag-wrong-data', 'data'],
  ] as const) {
    const { events, item } = await withFault(name);
    const seen = tagsIn(events[0]!)!;
    assert.notEqual(seen[part], right(item)[part]);
    assert.match(seen[part] ?? '', /^[\w-]{22}$/);
    assert.deepEqual({ ...seen, [part]: right(item)[part] }, right(item));
  }
  const wrong = await withFault('tag-wrong-attachment', { attachmentId: B });
  const wrongTags = tagsIn(wrong.events[0]!)!;
  assert.equal(wrongTags.attachments[A], right(wrong.item).attachments[A]);
  assert.notEqual(wrongTags.attachments[B], right(wrong.item).attachments[B]);
  const missing = await withFault('tag-missing-attachment', { attachmentId: A });
  assert.deepEqual(Object.keys(tagsIn(missing.events[0]!)!.attachments), [B]);
  const none = await withFault('tags-missing');
  assert.equal(tagsIn(none.events[0]!), undefined);
});

test('several faults on one event add up', async () => {
  const stand = await createStand();
  const item = await stand.submit({ attachments: [A] });
  for (const fault of ['tag-wrong-metadata', 'tag-wrong-data', 'submit-event-wrong-typ']) await stand.control.arm({ fault, match: { caseId: item.caseId } });
  const [event] = await readLog(stand, item);
  const tags = tagsIn(event!)!;
  const right = tagsOf(item).authenticationTags;
  assert.ok(tags.metadata !== right.metadata && tags.data !== right.data && tags.attachments[A] === right.attachments[A]);
  assert.equal(event?.jws.header['typ'], 'JWT');
});

test('jwks-wrong keeps the kid and publishes another key; jwks-empty publishes none', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const [event] = await readLog(stand, item);
  const wrong = await stand.control.arm({ fault: 'jwks-wrong' });
  assert.equal(await isGenuine(stand, event?.compact ?? ''), false);
  const { keys } = (await stand.call('GET', '/submission-api/.well-known/jwks.json')).json as { keys: { kid: string }[] };
  assert.deepEqual(
    keys.map(({ kid }) => kid),
    [stand.keys.service.publicJwk.kid],
  );
  await stand.control.disarm(wrong);
  await stand.control.arm({ fault: 'jwks-empty' });
  assert.deepEqual((await stand.call('GET', '/submission-api/.well-known/jwks.json')).json, { keys: [] });
});

test('faults of logs reach the log of a single submission and leave paging consistent', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  await stand.control.arm({ fault: 'submit-event-twice', match: { submissionId: item.submissionId } });
  const page = (await stand.call('GET', `${V2}/submissions/${item.submissionId}/events?limit=1&offset=2`, { as: 'suite' })).json;
  assert.deepEqual([page.count, page.offset, page.totalCount], [1, 2, 4]);
});
