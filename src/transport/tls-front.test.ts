import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import type { RequestOptions as HttpsOptions } from 'node:https';
import { connect as connectTcp, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { connect as connectTls } from 'node:tls';
import type { CertificateKind, Simulator } from '../core/simulator.ts';
import { withWireFault } from '../core/simulator.ts';
import { issueCertificate } from '../formats/certificate-issuing.ts';
import { createCertificateAuthority, issueServerCertificate } from '../formats/pki.ts';
import { startHost } from './host.ts';
import type { HandshakeView, Host, TlsCertificates } from './host.ts';
import { createHttpClient } from './http-client.ts';
import type { HttpClient } from './http-client.ts';

/** Clients compare with the machine's clock, so certificates are made for it. */
const now = Date.now();
const DAY_MS = 86_400_000;
const authority = await createCertificateAuthority({ commonName: 'Trusted', now });
const stranger = await createCertificateAuthority({ commonName: 'Unknown', now });
const names = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now };
const certificates: TlsCertificates = {
  valid: await issueServerCertificate(authority, names),
  expired: await issueServerCertificate(authority, { ...names, notBefore: now - 9 * DAY_MS, notAfter: now - 2 * DAY_MS }),
  'wrong-host': await issueServerCertificate(authority, { ...names, dnsNames: ['other.example'], ipAddresses: [] }),
  'unknown-ca': await issueServerCertificate(stranger, names),
};

async function serve(t: TestContext, fetch: Simulator['fetch'] = async (_, wire) => new Response(wire?.certificate)): Promise<Host> {
  const host = await startHost({ simulator: { name: 'test', fetch }, tls: { certificates }, limits: { headersTimeoutMs: 2000 } });
  t.after(() => host.close());
  return host;
}

async function ask(client: HttpClient, host: Host): Promise<string> {
  const outcome = await client.attempt({ method: 'GET', url: `${host.url}/` });
  return outcome.kind === 'answer' ? Buffer.from(outcome.answer.body).toString() : outcome.failure.kind;
}

/** Resolves with the next view that satisfies the condition. */
async function seen(host: Host, condition: (view: HandshakeView) => boolean): Promise<HandshakeView> {
  return new Promise((resolve) => {
    const stop = host.onHandshake((view) => {
      if (!condition(view)) return;
      stop();
      resolve(view);
    });
  });
}

test('a verifying client takes the valid certificate only, and every refusal is counted', async (t) => {
  const host = await serve(t);
  await using client = createHttpClient({ ca: authority.cert, timeoutMs: 5000 });
  assert.match(host.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(await ask(client, host), 'valid');
  for (const kind of ['expired', 'wrong-host', 'unknown-ca'] as const) {
    host.showCertificate(kind);
    const noticed = seen(host, ({ refused }) => refused[kind] === 1);
    assert.equal(await ask(client, host), 'tls', kind);
    await noticed;
  }
  host.showCertificate('valid');
  assert.equal(await ask(client, host), 'valid');
  assert.deepEqual(host.handshakes(), {
    refused: { valid: 0, expired: 1, 'wrong-host': 1, 'unknown-ca': 1 },
    requests: { valid: 2, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 },
  });
});

test('a client that does not verify is seen as a request over the bad certificate', async (t) => {
  const host = await serve(t);
  host.showCertificate('expired');
  const noticed = seen(host, ({ requests }) => requests.expired === 1);
  const socket = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  assert.match(answer.toString(), /expired$/);
  assert.equal((await noticed).refused.expired, 0);
});

test('a request is counted when its answer is made, and with it what is on record of it', async (t) => {
  const asked = Promise.withResolvers<undefined>();
  const go = Promise.withResolvers<undefined>();
  const record: string[] = [];
  const host = await serve(t, async () => {
    asked.resolve(undefined);
    await go.promise;
    record.push('the request');
    return new Response('answer');
  });
  host.showCertificate('expired');
  const noticed = seen(host, ({ requests }) => requests.expired === 1).then(() => [...record]);
  const socket = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  await asked.promise;
  assert.equal(host.handshakes().requests.expired, 0);
  go.resolve(undefined);
  assert.deepEqual(await noticed, ['the request']);
});

test('idle connections end at once when the certificate changes', async (t) => {
  const host = await serve(t);
  const socket = connectTls({ port: host.port, host: '127.0.0.1', ca: authority.cert });
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  const ended = once(socket, 'close');
  host.showCertificate('unknown-ca');
  await ended;
});

test('a busy connection ends after its answer', async (t) => {
  const asked = Promise.withResolvers<undefined>();
  const go = Promise.withResolvers<undefined>();
  const host = await serve(t, async () => {
    asked.resolve(undefined);
    await go.promise;
    return new Response('late');
  });
  await using client = createHttpClient({ ca: authority.cert, timeoutMs: 5000 });
  const answer = ask(client, host);
  await asked.promise;
  host.showCertificate('expired');
  go.resolve(undefined);
  assert.equal(await answer, 'late');
  assert.equal(await ask(client, host), 'tls');
});

test('no session is resumed, so that a change is always seen', async (t) => {
  const host = await serve(t);
  const open = async (session?: Buffer): Promise<{ isReused: boolean; session: Buffer | undefined }> => {
    const socket = connectTls({ port: host.port, host: '127.0.0.1', ca: authority.cert, maxVersion: 'TLSv1.2', ...(session === undefined ? {} : { session }) });
    await once(socket, 'secureConnect');
    const state = { isReused: socket.isSessionReused(), session: socket.getSession() };
    socket.destroy();
    return state;
  };
  const first = await open();
  assert.equal((await open(first.session)).isReused, false);
});

test('a client that hangs up once it saw the certificate has refused it', async (t) => {
  const host = await serve(t);
  const proxy = createServer((inner) => {
    const outer = connectTcp(host.port, '127.0.0.1');
    for (const socket of [inner, outer]) socket.on('error', () => undefined);
    inner.pipe(outer);
    outer.once('data', () => outer.destroy());
    outer.once('close', () => inner.destroy());
  }).listen(0, '127.0.0.1');
  t.after(() => proxy.close());
  await once(proxy, 'listening');
  const noticed = seen(host, ({ refused }) => refused.valid === 1);
  const socket = connectTls({ port: (proxy.address() as AddressInfo).port, host: '127.0.0.1', ca: authority.cert });
  socket.on('error', () => undefined);
  await noticed;
});

test('what is no TLS, and a connection without a word, are no refusals', async (t) => {
  const host = await serve(t);
  for (const words of ['GET / HTTP/1.1\r\n\r\n', '']) {
    const socket = connectTcp(host.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.resume().end(words);
    await ended;
  }
  await using client = createHttpClient({ ca: authority.cert, timeoutMs: 5000 });
  assert.equal(await ask(client, host), 'valid');
  assert.deepEqual(host.handshakes().refused, { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 });
});

test('faults of the wire work under TLS', async (t) => {
  const faults = { '/reset': { kind: 'reset' }, '/cut': { kind: 'truncate', afterBytes: 1 } } as const;
  const host = await serve(t, async (request) => withWireFault(new Response('abc'), faults[new URL(request.url).pathname as '/reset' | '/cut']));
  await using client = createHttpClient({ ca: authority.cert, timeoutMs: 5000 });
  for (const path of ['/reset', '/cut']) {
    const outcome = await client.attempt({ method: 'GET', url: `${host.url}${path}` });
    assert.equal(outcome.kind === 'failure' ? outcome.failure.kind : 'answer', 'reset', path);
  }
});

test('a host closes although a handshake was never finished', async () => {
  const host = await startHost({ simulator: { name: 'test', fetch: async () => new Response() }, tls: { certificates } });
  const silent = connectTcp(host.port, '127.0.0.1');
  silent.on('error', () => undefined);
  await once(silent, 'connect');
  const ended = once(silent.resume(), 'close');
  await host.close();
  await ended;
});

test('every kind of certificate can be shown', async (t) => {
  const host = await serve(t);
  for (const kind of ['expired', 'wrong-host', 'unknown-ca', 'valid'] satisfies CertificateKind[]) {
    host.showCertificate(kind);
    const socket = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    assert.equal(
      `-----BEGIN CERTIFICATE-----\n${socket.getPeerCertificate().raw.toString('base64')}`.slice(0, 80),
      certificates[kind].cert.replaceAll('\r', '').replace('\n', '\u0000').replaceAll('\n', '').replace('\u0000', '\n').slice(0, 80),
    );
    socket.destroy();
  }
});

test('a host that asks for client certificates hands on what was shown, unverified, and serves clients without one', async (t) => {
  const simulator: Simulator = {
    name: 'test',
    fetch: async (_, wire) => new Response(wire?.peerCertificate === undefined ? 'none' : new X509Certificate(wire.peerCertificate).subject),
  };
  const host = await startHost({ simulator, tls: { certificates, asksForClientCertificate: true } });
  t.after(() => host.close());
  const client = await issueCertificate({ subject: 'CN=Fachverfahren', notBefore: now - DAY_MS, notAfter: now + DAY_MS, keyKind: 'RSA-2048' });
  const shown = { cert: client.certificate, key: client.key };
  assert.equal(await askWith(host, shown), 'CN=Fachverfahren');
  assert.equal(await askWith(host, { ...shown, maxVersion: 'TLSv1.2' }), 'CN=Fachverfahren');
  assert.equal(await askWith(host, {}), 'none');
});

test('a host that does not ask gets no certificate', async (t) => {
  const host = await serve(t, async (_, wire) => new Response(String(wire?.peerCertificate)));
  const client = await issueCertificate({ subject: 'CN=Fachverfahren', notBefore: now - DAY_MS, notAfter: now + DAY_MS });
  assert.equal(await askWith(host, { cert: client.certificate, key: client.key }), 'undefined');
});

async function askWith(host: Host, options: HttpsOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(`${host.url}/`, { ca: authority.cert, agent: false, ...options }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces).toString()));
    });
    asking.on('error', reject).end();
  });
}
