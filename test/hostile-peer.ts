/**
 * A product that answers as no product should: random bytes for statuses, headers and bodies, wrong lengths, answers without
 * end, connections that end early or never. For property tests of everything that reads a product's answers.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import fc from 'fast-check';

/** One answer, as bytes and what happens after them. */
export interface HostileAnswer {
  readonly head: string;
  readonly body: Uint8Array;
  /** `endless` repeats the body until nobody takes it any more. */
  readonly ending: 'close' | 'reset' | 'hang' | 'endless' | 'keep';
}

export interface HostilePeer extends AsyncDisposable {
  readonly url: string;
  /** What the next connections are answered with. */
  answer: HostileAnswer;
  /** Bytes that left for the latest connection. */
  sentBytes(): number;
}

/** Starts a peer on the loopback interface. The caller disposes it. */
export async function startHostilePeer(): Promise<HostilePeer> {
  const sockets = new Set<Socket>();
  let sent = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => void sockets.delete(socket));
    socket.once('data', () => {
      sent = 0;
      give(socket, peer.answer, (bytes) => (sent += bytes));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer: HostilePeer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { head: '', body: new Uint8Array(), ending: 'close' },
    sentBytes: () => sent,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return peer;
}

function give(socket: Socket, { head, body, ending }: HostileAnswer, onSent: (bytes: number) => void): void {
  onSent(head.length + body.byteLength);
  socket.write(head, 'latin1');
  socket.write(body);
  if (ending === 'close') socket.end();
  else if (ending === 'reset') socket.resetAndDestroy();
  else if (ending === 'endless' && body.byteLength > 0) pour(socket, body, onSent);
}

/** Writes as fast as it is taken. */
function pour(socket: Socket, body: Uint8Array, onSent: (bytes: number) => void): void {
  const more = (): void => {
    if (socket.destroyed) return;
    onSent(body.byteLength);
    if (socket.write(body)) setImmediate(more);
    else socket.once('drain', more);
  };
  more();
}

const anyJson = fc.jsonValue({ maxDepth: 5 });
/** Members of the adapter's answers, of the right kind or not. */
const anyMembers = fc.record(
  {
    status: fc.oneof(fc.constant('ok'), anyJson),
    pickup: fc.oneof(fc.constantFrom('ok', 'not-linked', 'x'.repeat(5_000)), anyJson),
    state: fc.oneof(fc.constantFrom('received', 'accepted', '\u001b[2Jaccepted', 'y'.repeat(5_000)), anyJson),
    copies: fc.oneof(fc.constantFrom(1, -1, 0.5, 1e300, 2 ** 60), anyJson),
    dataSha512: fc.oneof(fc.constantFrom('AB'.repeat(64), 'ab'), anyJson),
    encryptionKid: fc.oneof(fc.constant('k'.repeat(5_000)), anyJson),
    attachments: anyJson,
  },
  { requiredKeys: [] },
);
const DEEP = 200_000;
const anyBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  anyMembers.map((value) => Buffer.from(JSON.stringify(value))),
  anyJson.map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .constantFrom('', '{', 'null', '[]', '<html></html>', '{"__proto__":{"polluted":true}}', '{"copies":1e999}', '\ufeff{}', '"\ud800"')
    .map((text) => Buffer.from(text)),
  fc.constantFrom('['.repeat(DEEP), '{"a":'.repeat(DEEP), `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, ' '.repeat(3_000_000)).map((text) => Buffer.from(text)),
);
const anyStatusLine = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 200, 201, 204, 302, 404, 500).map((status) => `HTTP/1.1 ${status} Reason`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 1_100 }).map((status) => `HTTP/1.1 ${status} `) },
  { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0 200 OK', 'HTTP/9.9 200 OK', 'HTTP/1.1 101 Switching Protocols', 'HTTP/1.1 100 Continue', 'SSH-2.0-x', '') },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);
const anyHeader = fc.oneof(
  fc.constantFrom(
    'Content-Type: application/json',
    'Content-Type: text/html; charset=utf-16',
    'Content-Type: application/octet-stream',
    'Content-Encoding: gzip',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip',
    'Connection: upgrade',
    'Upgrade: h2c',
    'Location: http://127.0.0.1:1/',
    'Location: file:///etc/passwd',
    'Content-Length: 5',
    'Content-Length: 99999999999999999999',
    'Content-Length: -1',
    'Set-Cookie: a=b',
    `X-Long: ${'z'.repeat(20_000)}`,
  ),
  fc.tuple(fc.string({ maxLength: 10 }), fc.string({ maxLength: 20 })).map(([name, value]) => `${name}: ${value}`),
);

/** Any answer; about every second one is HTTP that a client can read to its end. */
export const anyAnswer: fc.Arbitrary<HostileAnswer> = fc
  .record({
    line: anyStatusLine,
    headers: fc.array(anyHeader, { maxLength: 3 }),
    hasRightLength: fc.boolean(),
    body: anyBody,
    ending: fc.constantFrom<HostileAnswer['ending'][]>('close', 'close', 'close', 'reset', 'hang', 'endless', 'keep'),
  })
  .map(({ line, headers, hasRightLength, body, ending }) => {
    const length = hasRightLength ? [`Content-Length: ${body.byteLength}`] : [];
    return { head: `${[line, ...headers, ...length].join('\r\n')}\r\n\r\n`, body, ending };
  });
