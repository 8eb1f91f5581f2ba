/** The desk: what it reads from adapters, good and hostile ones; what it notes; tokens in logs. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { NoteExchange } from '../portal/exchange-notes.ts';
import { createDesk, maskTokens } from './desk.ts';
import { composeNotice, composeState } from './notice-composing.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer = (_, response) => void response.end();
let url = '';
const server = createServer((request, response) => {
  request.resume().on('end', () => answer(request, response));
});
const noted: Parameters<NoteExchange>[0][] = [];

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/adapter`;
});
after(() => server.close());

const desk = () =>
  createDesk({
    adapter: { url, token: 'geheim' },
    note: async (exchange) => {
      noted.push(exchange);
      return `x${String(noted.length).padStart(6, '0')}`;
    },
  });
const says = (status: number, body: string): void => {
  answer = (_, response) => void response.writeHead(status).end(body);
};
const { order } = composeNotice({ attachments: [{ filename: 'ä.txt', mediaType: 'text/plain', text: 'ä' }] }, 3);

describe('orders', () => {
  const cases: readonly (readonly [status: number, body: string, acceptance: string])[] = [
    [202, '{"notice":"n1"}', 'accepted'],
    [422, '{"problem":"zu lang","otherChannel":"post"}', 'refused'],
    [200, '{}', 'unknown'],
    [202, '{"notice":7}', 'unknown'],
    [500, 'kaputt', 'unknown'],
    [202, '['.repeat(100_000), 'unknown'],
    [202, `{"notice":"${'n'.repeat(2_000_000)}"}`, 'unknown'],
  ];
  for (const [status, body, acceptance] of cases)
    test(`${status} ${body.slice(0, 30)} → ${acceptance}`, async () => {
      says(status, body);
      equal((await desk().order(order)).acceptance, acceptance);
    });

  test('no answer at all is unknown, and the token is never noted', async () => {
    answer = (request) => void request.socket.destroy();
    equal((await desk().order(order)).acceptance, 'unknown');
    ok(!JSON.stringify(noted).includes('geheim'));
    equal(noted.at(-1)?.response, undefined);
  });

  test('the token goes along', async () => {
    let seen: string | undefined;
    answer = (request, response) => {
      seen = request.headers.authorization;
      response.writeHead(200).end('{"status":"ok"}');
    };
    equal(await desk().health(), true);
    equal(seen, 'Bearer geheim');
  });
});

describe('following a notice', () => {
  test('until it is settled', async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.end(JSON.stringify(asked < 3 ? { state: 'retrying', attempts: asked } : { state: 'delivered', messageUuid: 'u', hint: null, isKept: true }));
    };
    const followed = await desk().follow('n1', { deadlineMs: 10_000 });
    deepEqual([asked, followed?.told], [3, { state: 'delivered', isKept: true, messageUuid: 'u', hint: null }]);
  });

  test('until it is enough, or the time is up', async () => {
    says(200, '{"state":"retrying","attempts":9}');
    equal((await desk().follow('n1', { deadlineMs: 10_000, isEnough: ({ attempts = 0 }) => attempts > 8 }))?.told.attempts, 9);
    equal((await desk().follow('n1', { deadlineMs: 0 }))?.told.state, 'retrying');
  });

  test('members of other shapes are not told', async () => {
    says(200, '{"state":"failed","attempts":-1,"isKept":"ja","messageUuid":1,"hint":{},"otherChannel":["post"]}');
    deepEqual((await desk().follow('n1', { deadlineMs: 0 }))?.told, { state: 'failed' });
    says(404, '{}');
    equal(await desk().follow('n1', { deadlineMs: 0 }), undefined);
  });
});

test('reports are reported, failed, refused or unknown', async () => {
  const state = composeState('PS-1', { case: 'c', recipient: { name: 'n' }, applicationId: 'a', status: 'RECEIVED' }, Date.parse('2026-11-21T09:00:00Z'));
  equal(state.occurredAt, '2026-11-21T10:40:00+02:00');
  for (const [status, body, acceptance] of [
    [200, '{"state":"reported"}', 'reported'],
    [200, '{"state":"failed"}', 'failed'],
    [422, '{}', 'refused'],
    [200, '{"state":"vielleicht"}', 'unknown'],
  ] as const) {
    says(status, body);
    equal((await desk().report(state)).acceptance, acceptance);
  }
});

describe('tokens in logs', () => {
  const token = `${Buffer.from('{"typ":"JWT","alg":"RS512"}').toString('base64url')}.${Buffer.from('{"iat":1}').toString('base64url')}.c2lnbmF0dXI`;

  test('are masked before anything is noted', async () => {
    says(200, JSON.stringify({ lines: [`{"authorization":"Bearer ${token}"}`] }));
    await desk().log();
    const text = noted.at(-1)?.response?.body.text ?? '';
    ok(text.includes('<jwt:') && !text.includes(token));
  });

  test('names and versions with dots are none', () => {
    for (const text of ['de.stadt.bescheide.versand.Dispatcher', 'eyJrZWluIjoxfQ.abcdefgh.abcdefgh', '1.2.3 '.repeat(10)]) equal(maskTokens(text), text);
    ok(maskTokens(`log.${token}`).startsWith('<jwt:'));
  });

  test('are looked for in linear time', () => {
    const started = performance.now();
    maskTokens('a.'.repeat(500_000));
    maskTokens('a'.repeat(1_000_000));
    ok(performance.now() - started < 2_000);
  });
});
