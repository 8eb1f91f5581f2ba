import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CompactSign, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import { checkSubmitEvent } from './checks/submit-event.ts';
import { createEventSigner } from './event-signer.ts';
import { comparableIssuer, createEventVerifier, decisionIn } from './events.ts';
import type { FaultName } from './faults.ts';
import { createKeySource } from './key-source.ts';
import { problem } from './problems.ts';
import { makeKey } from './test/keys.ts';
import type { TestKey } from './test/keys.ts';

const BASE = 'https://zustelldienst.example/submission-api';
const DESTINATION = '7b1b8f0a-9d3e-4c57-8a31-2f0a4e6b9c11';
const IDS = { submissionId: '0d9c1a52-1111-4222-8333-444455556666', caseId: '1d9c1a52-1111-4222-8333-444455556666' };
const TAGS = { metadata: 'm', data: 'd', attachments: { a: 'x', b: 'y' } };
const EVENTS = 'https://schema.fitko.de/fit-connect/events/';

let service: TestKey;
let own: TestKey;
before(async () => {
  [service, own] = await Promise.all([makeKey('signature'), makeKey('signature')]);
});

async function sign(key: TestKey, claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const { alg: _alg, key_ops: _operations, ...jwk } = key.privateJwk;
  const payload = {
    iss: BASE,
    iat: 1_700_000_000,
    jti: crypto.randomUUID(),
    sub: `submission:${IDS.submissionId}`,
    txn: `case:${IDS.caseId}`,
    events: { [`${EVENTS}submit-submission`]: { authenticationTags: TAGS } },
    ...claims,
  };
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: key.kid, ...header })
    .sign(await importJWK(jwk, 'PS512'));
}

function verifier(options: { serviceKeys?: () => JWK[]; faults?: readonly FaultName[] } = {}) {
  const keys = createKeySource({
    getServiceKeys: () => Promise.resolve(options.serviceKeys?.() ?? [service.publicJwk]),
    getDestinationKey: (id, kid) => Promise.resolve(id === DESTINATION && kid === own.kid ? own.publicJwk : undefined),
  });
  return createEventVerifier({ keys, submissionApiUrl: BASE, faults: new Set(options.faults) });
}

const accept = (iss = DESTINATION) => sign(own, { iss, events: { [`${EVENTS}accept-submission`]: {} } });

test('events of the service and of the destination are verified with the key of their issuer', async () => {
  const log = await verifier().verify([await sign(service, {}), await accept()]);
  assert.deepEqual(log.brokenSubjects, []);
  assert.deepEqual(
    log.events.map(({ name, isFromService }) => [name, isFromService]),
    [
      ['submit-submission', true],
      ['accept-submission', false],
    ],
  );
  assert.equal(decisionIn(log, IDS.submissionId, DESTINATION), 'accepted');
});

test('broken header, signature, issuer or claims make an entry broken', async () => {
  const broken = [
    await sign(service, {}, { typ: 'JWT' }),
    await sign(service, {}, { kid: 'unbekannt' }),
    await sign({ ...own, kid: service.kid }, {}),
    await sign(service, { iss: 'https://anderer.example/submission-api' }),
    await sign(service, { iss: DESTINATION }),
    await sign(service, { iat: 'gestern' }),
    await sign(service, { events: {} }),
    await sign(service, { events: { [`${EVENTS}a`]: {}, [`${EVENTS}b`]: {} } }),
    await accept('11111111-1111-4111-8111-111111111111'),
    'kein-token',
  ];
  const log = await verifier().verify(broken);
  assert.equal(log.events.length, 0);
  assert.equal(log.brokenSubjects.length, broken.length);
});

test('the key set is fetched again once for an unknown key', async () => {
  const sets = [[], [service.publicJwk]];
  let fetches = 0;
  const log = await verifier({ serviceKeys: () => sets[fetches++] ?? [] }).verify([await sign(service, {}), await sign(service, {}, { kid: 'unbekannt' })]);
  assert.equal(log.events.length, 1);
  assert.equal(fetches, 2);
});

test('the issuer is compared without version, trailing slash and notation', () => {
  for (const issuer of [BASE, `${BASE}/`, `${BASE}/v1`, `${BASE}/v2/`, BASE.replace('zustelldienst', 'ZUSTELLDIENST')])
    assert.equal(comparableIssuer(issuer), BASE);
  assert.notEqual(comparableIssuer(`${BASE}/andere`), BASE);
});

test('exactly one submit event of the service for this submission and case', async () => {
  const context = {
    offer: { services: new Map(), metadataSchemas: new Map(), replyChannels: undefined },
    destinationId: DESTINATION,
    faults: new Set<FaultName>(),
  };
  const check = async (...tokens: readonly string[]) => {
    const { tags, problems } = checkSubmitEvent(await verifier().verify(tokens), IDS, context);
    return tags === undefined ? problems.map(({ type }) => type.split('/').at(-1)).join() : 'ok';
  };
  const submit = await sign(service, {});
  assert.equal(await check(submit), 'ok');
  assert.equal(await check(submit, await sign(service, { sub: 'submission:andere' })), 'ok', 'another submission of the case');
  assert.equal(await check(submit, await sign(service, { sub: 'submission:andere' }, { typ: 'JWT' })), 'ok', 'broken, but about another one');
  assert.equal(await check(), 'not-exactly-one-submit-event');
  assert.equal(await check(submit, submit), 'not-exactly-one-submit-event');
  assert.equal(await check(await sign(own, { iss: DESTINATION })), 'not-exactly-one-submit-event', 'signed by the destination');
  assert.equal(await check(await sign(service, { txn: 'case:anderer' })), 'not-exactly-one-submit-event');
  assert.equal(await check(await sign(service, { events: { [`${EVENTS}submit-submission`]: {} } })), 'missing-authentication-tags');
});

async function signed(...faults: readonly FaultName[]) {
  const signer = await createEventSigner({
    signingKey: own.privateJwk,
    destinationId: DESTINATION,
    submissionApiUrl: BASE,
    faults: new Set(faults),
    now: () => 1_700_000_000_500,
  });
  const read = (jws: string) => ({ header: decodeProtectedHeader(jws), claims: decodeJwt(jws) as Record<string, unknown> });
  const accepted = read(await signer.accept(IDS, TAGS));
  const again = read(await signer.accept(IDS, TAGS));
  const rejected = read(await signer.reject(IDS, [problem('hash-mismatch', 'data', 'Detail.')]));
  const payload = (event: { claims: Record<string, unknown> }) => Object.values(event.claims['events'] as Record<string, Record<string, unknown>>)[0] ?? {};
  return { ...accepted, again, payload: payload(accepted), problems: payload(rejected)['problems'] as Record<string, unknown>[] };
}

test('own events have the prescribed header and claims', async () => {
  const { header, claims, payload, problems, again } = await signed();
  assert.deepEqual(header, { typ: 'secevent+jwt', alg: 'PS512', kid: own.kid });
  const { jti, events, ...rest } = claims;
  assert.deepEqual(rest, {
    $schema: 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json',
    iss: DESTINATION,
    iat: 1_700_000_000,
    sub: `submission:${IDS.submissionId}`,
    txn: `case:${IDS.caseId}`,
  });
  assert.deepEqual(Object.keys(events as object), [`${EVENTS}accept-submission`]);
  assert.notEqual(again.claims['jti'], jti);
  assert.deepEqual(payload, { authenticationTags: TAGS });
  assert.deepEqual(problems, [
    { type: 'https://schema.fitko.de/fit-connect/events/problems/hash-mismatch', title: 'Hash mismatch', detail: 'Detail.', instance: 'data' },
  ]);
});

test('each fault of own events changes its one point', async () => {
  assert.equal((await signed('set-typ-jwt')).header.typ, 'JWT');
  assert.equal((await signed('set-alg-ps256')).header.alg, 'PS256');
  assert.notEqual((await signed('set-kid-thumbprint')).header.kid, own.kid);
  assert.match(String((await signed('set-iss-url')).claims['iss']), /^https:/);
  const reused = await signed('set-jti-reused');
  assert.equal(reused.claims['jti'], reused.again.claims['jti']);
  assert.equal((await signed('set-txn-missing')).claims['txn'], undefined);
  assert.equal((await signed('set-iat-milliseconds')).claims['iat'], 1_700_000_000_500);
  const untagged = await signed('accept-without-tags');
  assert.deepEqual([untagged.payload, untagged.claims['$schema']], [{}, undefined]);
  assert.deepEqual((await signed('accept-tag-missing-attachment')).payload['authenticationTags'], { ...TAGS, attachments: { b: 'y' } });
  assert.match(String((await signed('set-schema-1-0-0')).claims['$schema']), /set-payload\/1\.0\.0/);
  assert.doesNotMatch(String((await signed('problem-type-invented')).problems[0]?.['type']), /schema\.fitko\.de/);
  assert.equal((await signed('problem-instance-missing')).problems[0]?.['instance'], undefined);
});
