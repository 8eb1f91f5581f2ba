/**
 * Hostile input never throws out of `fetch`: whatever arrives gets an answer below 500 and a recorded exchange, and no
 * handler fails inside. Properties with random requests, events and headers.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DESTINATION, createStand, ORIGIN, SERVICE } from './test-stand.ts';
import type { CallOptions, Stand } from './test-stand.ts';

const V2 = '/submission-api/v2';
const RUNS = 150;

const anyJson = fc.jsonValue({ maxDepth: 4 });
const anyId = fc.oneof(fc.constant(DESTINATION), fc.uuid(), fc.string({ maxLength: 40 }));
const anySegment = fc.oneof(
  fc.constantFrom(
    'submission-api',
    'v1',
    'v2',
    'submissions',
    'cases',
    'events',
    'destinations',
    'keys',
    'attachments',
    'replies',
    'info',
    'token',
    't',
    '.well-known',
    'jwks.json',
    '..',
    '%2e%2e',
    '%',
    '',
  ),
  anyId,
);
const anyPath = fc.array(anySegment, { maxLength: 8 }).map((parts) => `/${parts.map((part) => part.replaceAll(/[#?\\]/g, '_')).join('/')}`);
const anyQuery = fc.oneof(
  fc.constant(''),
  fc.constantFrom('?limit=500&offset=0', '?limit=1e3', '?offset=99999999999', '?destinationId=%00', '?limit=1&limit=2', `?destinationId=${DESTINATION}`),
  fc.string({ maxLength: 30 }).map((text) => `?${text.replaceAll('#', '')}`),
);
const anyType = fc.constantFrom(
  'application/json',
  'application/jose',
  'application/x-www-form-urlencoded',
  'application/merge-patch+json',
  'text/plain',
  'application/json; charset=utf-8',
  ';;;',
  '',
);
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyJson.map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  fc
    .constantFrom(
      '',
      '{',
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      'a.b.c',
      'a.b.c.d.e',
      '....',
      '..',
      '\u0000',
      'grant_type=client_credentials&client_id=__proto__&client_secret=x',
    )
    .map((text) => Buffer.from(text)),
);
const anyClient = fc.constantFrom<NonNullable<CallOptions['as']>[]>('product', 'suite', 'sender', 'nobody');

async function assertSurvives(stand: Stand, method: string, path: string, options: CallOptions): Promise<void> {
  const before = stand.recorder.lastSeq('default') + stand.recorder.lastSeq('?');
  const reply = await stand.call(method, path, options);
  assert.ok(reply.status < 500, `${method} ${path} ${reply.text}`);
  if (reply.status >= 400 && path !== '/token') assert.equal(reply.headers.get('content-type'), 'application/problem+json');
  assert.ok(stand.recorder.lastSeq('default') + stand.recorder.lastSeq('?') > before);
  assert.deepEqual(stand.internalErrors, []);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
}

test('FC-SVC-020: any method, path, query, body and client gets an answer', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND');
  const paths = fc.oneof(
    anyPath,
    fc.constantFrom(
      '/token',
      `${V2}/submissions`,
      `${V2}/submissions/${item.submissionId}`,
      `${V2}/cases/${item.caseId}/events`,
      `/submission-api/v1/destinations/${DESTINATION}`,
      `/submission-api/v1/destinations/${DESTINATION}/keys`,
      `${V2}/replies`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.record({ method: methods, path: paths, query: anyQuery, body: anyBody, type: anyType, as: anyClient }),
      async ({ method, path, query, body, type, as }) => {
        const hasBody = !['GET', 'HEAD'].includes(method);
        if (method === 'DELETE' && path.endsWith(DESTINATION)) return;
        await assertSurvives(stand, method, path === '/token' ? path : path + query, { as, ...(hasBody ? { body } : {}), headers: { 'Content-Type': type } });
      },
    ),
    { numRuns: RUNS * 3 },
  );
});

test('FC-SVC-014: any signed payload and header is judged without a failure inside', async () => {
  const stand = await createStand();
  const item = await stand.submit();
  const members = fc.record({ iss: anyJson, iat: anyJson, jti: anyJson, sub: anyJson, txn: anyJson, events: anyJson, $schema: anyJson }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(members, fc.record({ typ: anyJson, kid: anyJson, crit: anyJson }, { requiredKeys: [] }), async (claims, header) => {
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const jose = `${encode({ typ: 'secevent+jwt', alg: 'PS512', kid: stand.keys.signing.publicJwk.kid, ...header })}.${encode(claims)}.AAAA`;
      await assertSurvives(stand, 'POST', `${V2}/cases/${item.caseId}/events`, { as: 'product', jose });
      assert.equal((await stand.control.submission(item.submissionId)).status, 'submitted');
    }),
    { numRuns: RUNS },
  );
});

test('FC-SVC-006: any JSON as announcement or final PUT is answered', async () => {
  const stand = await createStand();
  const shaped = fc.record(
    {
      destinationId: fc.oneof(fc.constant(DESTINATION), anyJson),
      announcedAttachments: fc.oneof(fc.array(anyId), anyJson),
      publicService: fc.oneof(fc.constant(SERVICE), anyJson),
      callback: anyJson,
      caseId: anyJson,
      region: anyJson,
    },
    { requiredKeys: [] },
  );
  const created = await stand.call('POST', `${V2}/submissions`, {
    as: 'sender',
    json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE },
  });
  await fc.assert(
    fc.asyncProperty(
      shaped,
      fc.record({ encryptedMetadata: fc.oneof(fc.string(), anyJson), encryptedData: fc.oneof(fc.string(), anyJson) }),
      async (announcement, parts) => {
        await assertSurvives(stand, 'POST', `${V2}/submissions`, { as: 'sender', json: announcement });
        await assertSurvives(stand, 'PUT', `${V2}/submissions/${created.json.submissionId}`, { as: 'sender', json: parts });
      },
    ),
    { numRuns: RUNS },
  );
});

test('a body that breaks off is answered 400 and recorded', async () => {
  const stand = await createStand();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array([0x7b]));
      controller.error(new Error('connection lost'));
    },
  });
  const request = new Request(`${ORIGIN}/token`, { method: 'POST', body, duplex: 'half' });
  const response = await stand.simulator.fetch(request);
  assert.equal(response.status, 400);
  assert.equal((await stand.control.exchanges({ operation: 'request-token' })).length, 1);
  assert.deepEqual(stand.internalErrors, []);
});

test('the path is compared as it was sent, before any normalisation', async () => {
  const stand = await createStand();
  const ask = async (rawTarget: string): Promise<number> => (await stand.simulator.fetch(new Request(`${ORIGIN}/`), { rawTarget })).status;
  assert.equal(await ask(`${V2}/info`), 200);
  for (const target of [`${V2}/info/`, `//submission-api/v2/info`, `/x/..${V2}/info`, '/submission-api/%762/info', `${V2}/INFO`, 'info', '*'])
    assert.equal(await ask(target), 404, target);
  assert.equal((await stand.control.exchanges({ operation: 'unknown' })).length, 7);
});
