/**
 * Hostile input never throws out of `fetch`: whatever arrives gets an answer below 500 and a recorded exchange, within bounds,
 * and no handler fails inside.
 */
import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertionOf, askTarget, createStand, formOf, INTERN, loginOf, STANDALONE, TOKEN } from './test-stand.ts';

const stand = await createStand();
const login = loginOf(stand.country, 'portal-login');
const MEMBERS = [
  'fingerPrint',
  'category',
  'organizationKey',
  'serviceSpecificationUri',
  'serviceElementType',
  'customServiceElementType',
  'parameterType',
  'parameterValue',
];

const anyJson = fc.jsonValue({ maxDepth: 4 });
const anyRequest = fc.dictionary(
  fc.constantFrom(...MEMBERS, '__proto__', 'constructor'),
  fc.oneof(anyJson, fc.string({ maxLength: 300 }), fc.constantFrom('OSCI_ADDRESSEE', 'URI', '0'.repeat(40))),
);
const anyName = fc.constantFrom(
  'categories',
  'findauthoritydescription',
  'findauthoritydescriptions',
  'findcategories',
  'verifycategory',
  'findservicedescription',
  'findServiceSpecificationUrisByCategory',
  'findOrganizationsByServiceElement',
  'findCertificateByFingerprint',
  'batch/verifycategory',
  '../version',
  '%76ersion',
);
const anyText = fc.oneof(
  anyRequest.map((value) => JSON.stringify(value)),
  anyJson.map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 300 }),
);
const anyQuery = fc.oneof(
  anyText.map((text) => `request_json=${encodeURIComponent(text.toWellFormed())}`),
  fc.constantFrom('request_json', 'request_json=%', 'request_json=%ff', '&&==&', 'request_json={}&request_json={}', `request_json=${'%7b'.repeat(5_000)}`),
);
const anyAuthorization = fc.constantFrom(undefined, '', 'EmbeddedBearer', 'EmbeddedBearer x', `EmbeddedBearer ${'a'.repeat(20_000)}`, 'Bearer a b', 'x');

function seq(): number {
  return stand.recorder.lastSeq('default') + stand.recorder.lastSeq('?');
}

test('random look-ups get an answer below 500 and are recorded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(INTERN, STANDALONE, '/t/x/', '/'), anyName, anyQuery, anyAuthorization, async (base, name, query, authorization) => {
      const before = seq();
      const response = await askTarget(stand, `${base}${name}?${query}`, authorization === undefined ? {} : { authorization });
      ok(response.status < 500);
      equal(seq(), before + 1);
    }),
    { numRuns: 400 },
  );
  equal(stand.internalErrors.length, 0);
});

test('random batches get an answer below 500', async () => {
  const anyBody = fc.oneof(
    fc.array(anyRequest, { maxLength: 5 }).map((list) => JSON.stringify(list)),
    anyText,
  );
  await fc.assert(
    fc.asyncProperty(anyName, anyBody, async (name, body) => {
      const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
      ok((await askTarget(stand, `${INTERN}batch/${name}`, {}, init)).status < 500);
    }),
    { numRuns: 200 },
  );
  equal(stand.internalErrors.length, 0);
});

test('random token requests get no token unless they are right', async () => {
  const anyClaims = fc.dictionary(fc.constantFrom('sub', 'exp', 'nbf', 'iat', 'aud', '__proto__'), anyJson);
  const anyForm = fc.oneof(
    anyClaims.map((claims) => formOf(assertionOf(login, { sub: 'x', ...claims }))),
    fc.string().map((text) => formOf(text)),
    fc.constantFrom('', '&&', '%', 'client_assertion=a.b.c', `client_assertion=${'a'.repeat(50_000)}`),
  );
  await fc.assert(
    fc.asyncProperty(anyForm, async (form) => {
      const init = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form };
      equal((await askTarget(stand, TOKEN, {}, init)).status, 401);
    }),
    { numRuns: 200 },
  );
  equal(stand.internalErrors.length, 0);
});

test('bodies beyond the bound are not read to their end, and one that breaks off is told', async () => {
  const small = await createStand({}, { maxBodyBytes: 1_000 });
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(500));
    },
  });
  const send = async (body: ReadableStream<Uint8Array>): Promise<number> =>
    (await small.simulator.first.fetch(new Request(`https://first.dvdv.test${TOKEN}`, { method: 'POST', body, duplex: 'half' }))).status;
  equal(await send(endless), 413);
  ok(pulled < 10);
  equal(await send(new ReadableStream({ pull: (controller) => controller.error(new TypeError('gone')) })), 400);
});
