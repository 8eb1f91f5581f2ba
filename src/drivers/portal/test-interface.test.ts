/** The product's test interface: what is sent, what is noted, and that answers of another form count as not told. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { seqOfExchange } from '../../core/exchange.ts';
import type { NoteExchange } from './exchange-notes.ts';
import { createTestInterface } from './test-interface.ts';
import type { TestInterface } from './test-interface.ts';

type Noted = Parameters<NoteExchange>[0];

const asked: { readonly authorization: string | undefined; readonly body: string }[] = [];
const answers = new Map<string, readonly [status: number, body: string]>();
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    asked.push({ authorization: request.headers.authorization, body });
    const [status, text] = answers.get(request.url ?? '') ?? [404, ''];
    response.writeHead(status).end(text);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => server.close());

const noted: Noted[] = [];
const full = { token: 'geheim', clockUrl: `${base}/clock`, logUrl: `${base}/log`, applicationsUrl: `${base}/applications` };
const open = (settings: Parameters<typeof createTestInterface>[0]['settings'] = full): TestInterface =>
  createTestInterface({ settings, note: async (exchange) => `x${noted.push(exchange)}` });

test('the clock is set by its time, and the token stays out of the record', async () => {
  answers.set('/clock', [200, '{}']);
  equal(await open().setClock(new Date('2026-03-01T10:00:00.000Z')), true);
  deepEqual(asked.at(-1), { authorization: 'Bearer geheim', body: '{"now":"2026-03-01T10:00:00.000Z"}' });
  const [exchange] = noted.slice(-1);
  deepEqual([exchange?.operation, exchange?.peer, exchange?.response?.status], ['adapter-clock', 'product', 200]);
  ok(!JSON.stringify(noted).includes('geheim'));
});

test('a clock that is refused was not set', async () => {
  answers.set('/clock', [400, '{}']);
  equal(await open().setClock(new Date(0)), false);
});

test('a log is told whole or not at all', async () => {
  answers.set('/log', [200, '{"lines":["a"]}']);
  const exchange = await open().readLog();
  equal(noted[seqOfExchange(exchange ?? '') - 1]?.response?.body.text, '{"lines":["a"]}');
  answers.set('/log', [200, 'x'.repeat(65_537)]);
  equal(await open().readLog(), undefined);
  answers.set('/log', [500, 'x']);
  equal(await open().readLog(), undefined);
});

const APPLICATIONS: readonly (readonly [title: string, body: string, expected: object | undefined])[] = [
  ['the latest', '{"applications":[{"mailbox":{"handle":"alt"}},{"mailbox":{"handle":"h","applicationId":"a"}}]}', { handle: 'h', applicationId: 'a' }],
  ['without mailbox', '{"applications":[{}]}', {}],
  ['members of another kind', '{"applications":[{"mailbox":{"handle":7,"applicationId":null}}]}', {}],
  ['none', '{"applications":[]}', undefined],
  ['no list', '{"applications":{}}', undefined],
  ['no JSON', '<html>', undefined],
];
for (const [title, body, expected] of APPLICATIONS) {
  test(`applications: ${title}`, async () => {
    answers.set('/applications', [200, body]);
    const latest = await open().latestApplication();
    deepEqual(latest === undefined ? undefined : { ...latest, exchange: undefined }, expected === undefined ? undefined : { ...expected, exchange: undefined });
  });
}

test('without addresses nothing is asked', async () => {
  const before = asked.length;
  deepEqual([await open({}).setClock(new Date(0)), await open({}).readLog(), await open({}).latestApplication()], [false, undefined, undefined]);
  equal(asked.length, before);
});

test('metadata are fetched again when the product says so', async () => {
  const settings = { ...full, metadataUrl: `${base}/metadata` };
  answers.set('/metadata', [200, '{}']);
  equal(await open(settings).refreshMetadata(), true);
  answers.set('/metadata', [500, '']);
  equal(await open(settings).refreshMetadata(), false, 'refused');
  equal(await open().refreshMetadata(), false, 'no address');
});

test('a restart is done when the product says that it is another start', async () => {
  const settings = { ...full, restartUrl: `${base}/restart` };
  answers.set('/restart', [200, '{"start":"1"}']);
  const restarting = open(settings).restart(5_000);
  server.once('request', () => server.once('request', () => answers.set('/restart', [200, '{"start":"2"}'])));
  equal(await restarting, true);
  equal(await open(settings).restart(30), false, 'the same start');
  answers.set('/restart', [404, '']);
  equal(await open(settings).restart(30), false, 'refused');
  equal(await open().restart(30), false, 'no address');
});
