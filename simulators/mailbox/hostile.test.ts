/**
 * Hostile input never throws out of `fetch`: whatever arrives gets a problem document or a SOAP fault and a recorded exchange,
 * within bounds, and no handler fails inside.
 */
import { equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { envelopeOf, createStand, formOf, MAILBOX, MESSAGES, messageOf, problemOf, send, STATES, stateOf, tokenOf } from './test-stand.ts';
import { SERVICE_NAMESPACE, SOAP_PATH } from './soap/names.ts';

const stand = await createStand();
const { sender } = stand.keys;

const anyJson = fc.jsonValue({ maxDepth: 4 });
const anyContent = fc.oneof(
  anyJson,
  fc
    .dictionary(fc.constantFrom(...Object.keys(messageOf()), ...Object.keys(stateOf()), '__proto__', 'constructor'), anyJson)
    .map((change) => messageOf(change)),
  fc.dictionary(fc.constantFrom(...Object.keys(stateOf())), anyJson).map((change) => stateOf(change)),
);
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  anyJson.map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  anyContent.map((content) => Buffer.from(JSON.stringify(envelopeOf(sender, JSON.stringify(content) ?? '')))),
  anyContent.map((content) => formOf(envelopeOf(sender, JSON.stringify(content) ?? ''))),
  fc
    .array(
      fc.constantFrom(
        '--BOUNDARY',
        '\r\n',
        '--',
        'Content-Disposition: form-data; name="json"',
        'Content-Type: application/json',
        '{"content":"',
        '\u0000',
        ';filename*=UTF-8',
      ),
    )
    .map((pieces) => Buffer.from(pieces.join(''))),
);
const anyType = fc.constantFrom(
  'multipart/form-data; boundary=BOUNDARY',
  'multipart/form-data; boundary=""',
  'multipart/form-data',
  'application/json',
  'text/xml',
  ';;;',
);
const anyToken = fc.oneof(
  fc.constant(`Bearer ${tokenOf(sender)}`),
  fc.constantFrom('Bearer a.b.c', 'Bearer ..', 'Bearer', 'bearer x', 'Basic x', `Bearer ${'a'.repeat(20_000)}`),
  anyJson.map((claims) => `Bearer ${tokenOf(sender, { roles: claims as string, exp: claims as number, iat: claims as number, signer: claims as string })}`),
);

test('random requests get an answer below 500 and are recorded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(['PUT', MESSAGES], ['POST', STATES], ['PUT', '/%2e%2e'], ['POST', '/t/'] as const),
      anyBody,
      anyType,
      anyToken,
      async ([method = '', path = ''], body, type, token) => {
        const before = stand.recorder.lastSeq('default') + stand.recorder.lastSeq('?');
        const response = await send(stand, method, path, body, { token, headers: { 'Content-Type': type } });
        ok(response.status < 500);
        if (response.status >= 400) equal(response.headers.get('content-type'), 'application/problem+json');
        equal(stand.recorder.lastSeq('default') + stand.recorder.lastSeq('?'), before + 1);
      },
    ),
    { numRuns: 250 },
  );
  equal(stand.internalErrors.length, 0);
});

test('random pages get an answer', async () => {
  const segment = fc.oneof(
    fc.constantFrom('inbox', 'de', 'en', MAILBOX, '1', '3', 'messages', 'applications', 'attachments', '..', '%', '%00'),
    fc.string({ maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 8 }), async (segments) => {
      const response = await stand.simulator.fetch(new Request('https://zbp.test/'), { rawTarget: `/inbox/${segments.join('/')}` });
      ok(response.status < 500);
      ok(!(await response.text()).includes('<script'));
    }),
    { numRuns: 200 },
  );
});

test('random SOAP bodies get an answer', async () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&lt;',
    '<?xml version="1.0"?>',
    `<sendBspNachrichtNative xmlns="${SERVICE_NAMESPACE}">`,
    '\u0000',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, isNested) => {
      const inner = pieces.join('');
      const body = isNested
        ? `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:sendBspNachrichtNative xmlns:u="${SERVICE_NAMESPACE}"><bspNachricht>${inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u0000', '')}</bspNachricht></u:sendBspNachrichtNative></s:Body></s:Envelope>`
        : inner;
      const response = await send(stand, 'POST', SOAP_PATH, body, { headers: { 'Content-Type': 'text/xml', SOAPAction: SERVICE_NAMESPACE } });
      match(await response.text(), isNested ? /Schluessel&gt;20/ : /SOAP-ENV:Client/);
    }),
    { numRuns: 100 },
  );
  equal(stand.internalErrors.length, 0);
});

test('bodies beyond the bound are not read to their end', async () => {
  const small = await createStand({}, { maxBodyBytes: 1_000 });
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(500));
    },
  });
  const request = new Request(`https://zbp.test${MESSAGES}`, { method: 'PUT', body: endless, duplex: 'half' });
  equal(await problemOf(await small.simulator.fetch(request, {})), '413 content-too-large');
  ok(pulled < 10);
  const announced = new Request(`https://zbp.test${MESSAGES}`, { method: 'PUT', headers: { 'Content-Length': '1073741824' }, body: 'x' });
  equal(await problemOf(await small.simulator.fetch(announced, {})), '413 content-too-large');
});

test('a body that breaks off is a malformed request', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('gone')) });
  const request = new Request(`https://zbp.test${STATES}`, { method: 'POST', body: broken, duplex: 'half' });
  equal(await problemOf(await stand.simulator.fetch(request, {})), '400 request-malformed');
});

test('names of prototypes are content like any other', async () => {
  const content = JSON.stringify(messageOf()).replace('{', '{"__proto__":{"polluted":true},');
  const response = await send(stand, 'PUT', MESSAGES, formOf(envelopeOf(sender, content)), {
    headers: { 'Content-Type': 'multipart/form-data; boundary=BOUNDARY' },
  });
  equal(response.status, 200);
  equal(({} as Record<string, unknown>)['polluted'], undefined);
});
