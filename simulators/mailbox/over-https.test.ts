/** End to end over HTTPS with client certificates: what a product would meet, the host included. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { after, before, test } from 'node:test';
import { connect } from 'node:tls';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import { createCertificateAuthority, issueServerCertificate } from '../../src/formats/pki.ts';
import { startHost } from '../../src/transport/host.ts';
import type { Host, TlsCertificate } from '../../src/transport/host.ts';
import { createControlClient } from './index.ts';
import { createStand, envelopeOf, formOf, MAILBOX, MESSAGES, messageOf, SENDER, tokenOf } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const now = Date.now();
const DAY_MS = 86_400_000;
const authority = await createCertificateAuthority({ commonName: 'Trusted', now });
const server: TlsCertificate = await issueServerCertificate(authority, { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now });
const expired = await issueServerCertificate(authority, {
  dnsNames: ['localhost'],
  ipAddresses: ['127.0.0.1'],
  now,
  notBefore: now - 9 * DAY_MS,
  notAfter: now - DAY_MS,
});
const client = await issueCertificate({ subject: `CN=${SENDER}`, keyKind: 'RSA-2048', notBefore: now - DAY_MS, notAfter: now + DAY_MS });
const stranger = await issueCertificate({ subject: `CN=${SENDER}`, keyKind: 'RSA-2048', notBefore: now - DAY_MS, notAfter: now + DAY_MS });

let stand: Stand;
let host: Host;
let control: Host;

before(async () => {
  stand = await createStand(
    { senders: [{ name: SENDER, certificate: client.certificate, peer: 'product' }] },
    { clock: { now: () => Date.now() }, baseUrl: () => host.url },
  );
  const certificates = { valid: server, expired, 'wrong-host': server, 'unknown-ca': server };
  host = await startHost({ simulator: stand.simulator, tls: { certificates, asksForClientCertificate: true } });
  control = await startHost({ simulator: stand.simulator.control });
  stand.simulator.useHost(host);
});

after(async () => {
  await host.close();
  await control.close();
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function put(options: RequestOptions, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const token = tokenOf(client, { iat: Math.floor(now / 1000), exp: Math.floor(now / 1000) + 3600 });
    const asking = request(
      `${host.url}${MESSAGES}`,
      {
        method: 'PUT',
        ca: authority.cert,
        agent: false,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'multipart/form-data; boundary=BOUNDARY', 'Content-Length': body.byteLength, ...headers },
        ...options,
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer
          .on('data', (piece: Buffer) => pieces.push(piece))
          .on('end', () => resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text: Buffer.concat(pieces).toString() }));
      },
    );
    asking.on('error', reject).end(body);
  });
}

const FILES = [{ filename: 'Größe 😀.pdf', bytes: new Uint8Array(300_000).map((_, index) => index % 251) }];
const FORM = formOf(envelopeOf(client, messageOf({}, FILES)), FILES);

test('with the registered certificate a message goes through all three layers, over TLS 1.2 and 1.3', async () => {
  const remote = createControlClient({ url: control.url, tenant: 'default' });
  const waiting = remote.waitFor({ kind: 'message', query: { mailboxUuid: MAILBOX }, count: 2 }, 20_000);
  for (const maxVersion of ['TLSv1.3', 'TLSv1.2'] as const)
    equal((await put({ cert: client.certificate, key: client.key, maxVersion }, FORM)).status, 200, maxVersion);
  ok((await waiting).isMet);
  const [message] = await remote.messages();
  deepEqual(await remote.attachment(message?.messageUuid ?? '', 0), FILES[0]?.bytes);
  equal((await remote.deliveries())[0]?.certificate?.commonName, SENDER);
  deepEqual(await remote.body(message?.exchange ?? '', 'request'), new Uint8Array(FORM));
  equal((await remote.addresses()).zbpUrl, host.url);
});

test('without certificate, and with one of the same name but another key, the answer is 403', async () => {
  const none = await put({}, FORM);
  deepEqual([none.status, none.type], [403, 'application/problem+json']);
  match(none.text, /certificate-missing/);
  match((await put({ cert: stranger.certificate, key: stranger.key }, FORM)).text, /certificate-unknown/);
});

test('a gigabyte that is only announced is refused at once, with a problem document', async () => {
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: host.port, ca: authority.cert, cert: client.certificate, key: client.key });
    let received = '';
    socket
      .on('secureConnect', () =>
        socket.write(
          `PUT ${MESSAGES} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 1073741824\r\n\r\n--B\r\n`,
        ),
      )
      .on('data', (piece: Buffer) => (received += piece.toString()))
      .on('close', () => resolve(received))
      .on('error', reject);
  });
  match(text, /^HTTP\/1\.1 413 /);
  match(text, /application\/problem\+json/);
});

test('a bad server certificate can be shown, and the control says when it cannot', async () => {
  const remote = createControlClient({ url: control.url, tenant: 'default' });
  const waiting = remote.waitFor({ kind: 'handshake', certificate: 'expired', afterCount: 0 }, 20_000);
  await remote.showCertificate('expired');
  await rejects(put({ cert: client.certificate, key: client.key }, FORM), { code: 'CERT_HAS_EXPIRED' });
  ok((await waiting).isMet);
  equal((await remote.handshakes()).refused.expired, 1);
  await remote.showCertificate('valid');
  equal((await put({ cert: client.certificate, key: client.key }, FORM)).status, 200);
});

test('no private key is told or recorded', async () => {
  const remote = createControlClient({ url: control.url, tenant: 'default' });
  const told = JSON.stringify([await remote.deliveries(), await remote.messages(), await remote.exchanges({}), await remote.mailboxes(), await remote.armed()]);
  ok(!told.includes('PRIVATE'));
  const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(told);
  equal(token, null);
});
