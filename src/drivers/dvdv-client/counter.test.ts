/** The counter: what it reads from adapters, good and hostile ones, and what it notes. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { NoteExchange } from '../portal/exchange-notes.ts';
import { createCounter } from './counter.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let answer: Answer = (_, response) => void response.end();
let url = '';
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => answer(request, response, Buffer.concat(pieces).toString('utf8')));
});
const noted: Parameters<NoteExchange>[0][] = [];
const WANTED = { organizationKey: 'töj:069900000001', category: 'Meldebehörde', serviceUri: 'urn:example:dienst' };

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/adapter`;
});
after(() => server.close());

const counter = (timeoutMs = 5_000) =>
  createCounter({
    adapter: { url, token: 'geheim' },
    timeoutMs,
    note: async (exchange) => {
      noted.push(exchange);
      return `x${String(noted.length).padStart(6, '0')}`;
    },
  });
const says = (status: number, body: string): void => {
  answer = (_, response) => void response.writeHead(status).end(body);
};

describe('one address', () => {
  const cases: readonly (readonly [status: number, body: string, told: object | undefined])[] = [
    [200, '{"outcome":"found","address":"https://a.example/"}', { outcome: 'found', address: 'https://a.example/' }],
    [200, '{"outcome":"not-found","hint":"x"}', { outcome: 'not-found' }],
    [200, '{"outcome":"found","address":7}', { outcome: 'found' }],
    [200, '{"outcome":"gefunden"}', undefined],
    [404, '{"outcome":"found"}', undefined],
    [200, 'kaputt', undefined],
    [200, '['.repeat(100_000), undefined],
    [200, `{"outcome":"found","address":"${'a'.repeat(2_000_000)}"}`, undefined],
  ];
  for (const [status, body, told] of cases)
    test(`${status} ${body.slice(0, 40)}`, async () => {
      says(status, body);
      deepEqual((await counter().lookUp(WANTED)).told, told);
    });

  test('what is asked and noted; the token never is', async () => {
    let seen: readonly unknown[] = [];
    answer = (request, response, body) => {
      seen = [request.method, request.url, request.headers.authorization, JSON.parse(body)];
      response.writeHead(200).end('{"outcome":"failed"}');
    };
    await counter().lookUp(WANTED);
    deepEqual(seen, ['POST', '/adapter/addresses', 'Bearer geheim', WANTED]);
    equal(noted.at(-1)?.operation, 'adapter');
    ok(!JSON.stringify(noted).includes('geheim'));
  });

  test('no answer at all is not told', async () => {
    answer = (request) => void request.socket.destroy();
    equal((await counter().lookUp(WANTED)).told, undefined);
    equal(noted.at(-1)?.response, undefined);
  });
});

describe('many addresses', () => {
  const cases: readonly (readonly [body: string, told: readonly unknown[]])[] = [
    ['{"addresses":[{"outcome":"not-found"},{"outcome":"x"}]}', [{ outcome: 'not-found' }, undefined]],
    ['{"addresses":[{"outcome":"not-found"}]}', []],
    ['{"addresses":[null,7]}', [undefined, undefined]],
    ['{"addresses":{}}', []],
    ['[]', []],
  ];
  for (const [body, told] of cases)
    test(body, async () => {
      says(200, body);
      deepEqual((await counter().lookUpAll([WANTED, WANTED])).told, told);
    });
});

describe('partners', () => {
  for (const [status, body, decision] of [
    [200, '{"decision":"processed"}', 'processed'],
    [200, '{"decision":"refused","code":"T070"}', 'refused'],
    [200, '{"decision":"vielleicht"}', undefined],
    [500, '{"decision":"processed"}', undefined],
  ] as const)
    test(`${status} ${body}`, async () => {
      says(status, body);
      equal((await counter().present({ serviceUri: 'urn:example:angebot', certificate: 'PEM' })).decision, decision);
    });

  test('health', async () => {
    says(200, '{}');
    equal(await counter().health(), true);
    says(503, '{}');
    equal(await counter().health(), false);
  });
});
