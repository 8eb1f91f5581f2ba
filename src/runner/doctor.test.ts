/** Doctor finds each fault of set-up and product, says whose it is, and calls a sound target ready. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { parseDocument } from 'yaml';
import type { Exchange } from '../core/exchange.ts';
import { createCertificateAuthority, issueServerCertificate } from '../formats/pki.ts';
import type { ServerCertificateOptions } from '../formats/pki.ts';
import { createHttpClient } from '../transport/http-client.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import { diagnose } from './doctor-polling.ts';
import { examineNames, examinePorts } from './doctor-network.ts';
import { examineAdapter, examineCallback } from './doctor-product.ts';
import { examineTarget } from './doctor.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import { cacheFolder } from './environment.ts';
import { createKeyRing } from './keys.ts';
import { makeTestFolder } from './target-test-folder.ts';
import type { TestFolder } from './target-test-folder.ts';

const SECRET = 'x'.repeat(40);
const now = Date.now();
const DAY_MS = 86_400_000;

interface Listening extends AsyncDisposable {
  readonly port: number;
}

async function listening(server: Server & { closeAllConnections?: () => void }): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections?.();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function told(examine: (tell: Tell) => Promise<unknown>): Promise<readonly DoctorEntry[]> {
  const entries: DoctorEntry[] = [];
  await examine((entry) => void entries.push(entry));
  return entries;
}

function only(entries: readonly DoctorEntry[]): DoctorEntry {
  equal(entries.length, 1, JSON.stringify(entries));
  return entries[0]!;
}

describe('ports and names', () => {
  test('a free port is fine, a taken one is a fault of this machine', async () => {
    await using taken = await listening(createTcpServer());
    const fault = only(await told((tell) => examinePorts({ hostname: '127.0.0.1', names: [], servicePort: taken.port, controlPort: 0 }, tell)));
    deepStrictEqual([fault.status, fault.family], ['fault', 'configuration']);
    match(fault.text.de, new RegExp(`${taken.port} ist belegt`));
    equal(only(await told((tell) => examinePorts({ hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: 0 }, tell))).status, 'ok');
  });

  test('an address of another machine is a fault', async () => {
    const fault = only(await told((tell) => examinePorts({ hostname: '192.0.2.1', names: [], servicePort: 0, controlPort: 0 }, tell)));
    match(fault.text.de, /nicht lauschen/);
  });

  test('a name that leads nowhere is worth a warning', async () => {
    const entry = only(
      await told((tell) => examineNames({ hostname: '127.0.0.1', names: ['localhost', 'gibt-es-nicht.invalid'], servicePort: 0, controlPort: 0 }, tell)),
    );
    deepStrictEqual([entry.status, entry.text.de.includes('gibt-es-nicht')], ['warning', true]);
  });
});

describe('callback receiver', async () => {
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now });
  const stranger = await createCertificateAuthority({ commonName: 'Fremde CA', now });
  const usual = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now };
  const answering =
    (status: number): RequestListener =>
    (request, response) =>
      void request.resume().on('end', () => response.writeHead(status).end());

  async function examined(options: Partial<ServerCertificateOptions>, status: number, issuer = authority): Promise<DoctorEntry> {
    const certificate = await issueServerCertificate(issuer, { ...usual, ...options });
    await using server = await listening(createHttpsServer(certificate, answering(status)));
    return only(await told((tell) => examineCallback({ url: `https://localhost:${server.port}/callback`, secret: SECRET }, authority.cert, tell)));
  }

  test('any answer over a trusted connection is enough', async () => {
    equal((await examined({}, 200)).status, 'ok');
    equal((await examined({}, 401)).status, 'ok');
  });

  test('a wrong path or a crash is worth a warning', async () => {
    const missing = await examined({}, 404);
    deepStrictEqual([missing.status, missing.text.de.includes('404')], ['warning', true]);
    match((await examined({}, 500)).mend?.de ?? '', /FC-CBK-003/);
  });

  const FAULTS: readonly (readonly [string, Partial<ServerCertificateOptions>, typeof authority, RegExp])[] = [
    ['an expired certificate', { notBefore: now - 10 * DAY_MS, notAfter: now - DAY_MS }, authority, /gilt jetzt nicht/],
    ['a certificate for another host', { dnsNames: ['anders.example'], ipAddresses: [] }, authority, /gilt nicht für localhost.*anders\.example/],
    ['a certificate of a stranger', {}, stranger, /traut der Prüfstand nicht/],
  ];
  for (const [what, options, issuer, said] of FAULTS) {
    test(`${what} is a fault of the product`, async () => {
      const entry = await examined(options, 200, issuer);
      deepStrictEqual([entry.status, entry.family], ['fault', 'target']);
      match(entry.text.de, said);
    });
  }

  test('nobody there, and nobody who speaks TLS', async () => {
    let port: number;
    {
      await using server = await listening(createHttpServer(answering(200)));
      port = server.port;
      match(
        only(await told((tell) => examineCallback({ url: `https://localhost:${port}/`, secret: SECRET }, authority.cert, tell))).text.de,
        /spricht niemand TLS/,
      );
      equal(only(await told((tell) => examineCallback({ url: `http://127.0.0.1:${port}/`, secret: SECRET }, undefined, tell))).status, 'ok');
    }
    match(
      only(await told((tell) => examineCallback({ url: `https://127.0.0.1:${port}/`, secret: SECRET }, authority.cert, tell))).text.de,
      /keine Verbindung \(ECONNREFUSED\)/,
    );
  });

  test('without a fixed authority the certificate cannot be judged', async () => {
    equal(only(await told((tell) => examineCallback({ url: 'https://127.0.0.1:1/', secret: SECRET }, undefined, tell))).status, 'warning');
  });
});

describe('adapter', () => {
  type Answers = Readonly<Record<string, readonly [number, unknown]>>;
  const GOOD: Answers = { '/health': [200, { status: 'ok' }], '/status': [200, { pickup: 'ok' }] };

  async function examined(answers: Answers, token?: string): Promise<DoctorEntry> {
    await using server = await listening(
      createHttpServer((request, response) => {
        const [status, body] = request.headers.authorization === 'Bearer richtig' ? (answers[request.url ?? ''] ?? answers['*'] ?? [404, {}]) : [401, {}];
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      }),
    );
    return only(await told((tell) => examineAdapter({ url: `http://127.0.0.1:${server.port}`, ...(token === undefined ? {} : { token }) }, undefined, tell)));
  }

  test('answers as documented', async () => equal((await examined(GOOD, 'richtig')).status, 'ok'));

  const FAULTS: readonly (readonly [string, Answers, string, RegExp])[] = [
    ['a wrong token', GOOD, 'falsch', /weist das Token ab \(401\)/],
    ['no health', { ...GOOD, '/health': [200, { status: 'up' }] }, 'richtig', /\/health/],
    ['a status of its own words', { ...GOOD, '/status': [200, { pickup: 'fine' }] }, 'richtig', /pickup/],
    ['unknown submissions that are found', { ...GOOD, '*': [200, {}] }, 'richtig', /erwartet ist 404/],
  ];
  for (const [what, answers, token, said] of FAULTS) {
    test(`${what} is a fault of the product`, async () => {
      const entry = await examined(answers, token);
      deepStrictEqual([entry.status, entry.family], ['fault', 'target']);
      match(entry.text.de, said);
    });
  }
});

describe('polling', () => {
  const addresses = { tokenUrl: 'https://localhost:8470/token', submissionApiUrl: 'https://localhost:8470/submission-api' };
  const body = { sizeBytes: 0, sha256: '', isTruncated: false };
  const seen = (operation: string, status: number): Exchange => ({
    id: 'x000001',
    seq: 1,
    tenant: 'default',
    direction: 'inbound',
    peer: 'unknown',
    operation,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    labels: {},
    request: { method: 'GET', target: '/x', headers: [], body },
    response: { status, headers: [], body },
    faults: [],
  });
  const STEPS: readonly (readonly [string, readonly Exchange[], number, RegExp, RegExp])[] = [
    ['nothing came', [], 0, /nicht gemeldet/, /8470\/token/],
    ['the handshake was broken off', [], 2, /traut unserem Zertifikat nicht/, /authority\.pem/],
    ['the sign-in failed', [seen('request-token', 401)], 0, /mit 401 abgewiesen/, /Client-Secret/],
    ['the destination is another one', [seen('request-token', 200), seen('list-submissions', 403)], 0, /bekommen|403/, /destinationId/],
    ['the token is not used', [seen('list-submissions', 401)], 0, /401/, /Token/],
    ['the address is wrong', [seen('request-token', 200), seen('unknown', 404)], 0, /404/, /ohne Version/],
  ];
  for (const [what, exchanges, refused, said, mend] of STEPS) {
    test(`${what}: says so`, () => {
      const entry = diagnose(exchanges, refused, addresses, 30);
      match(entry.text.de, said);
      match(entry.mend?.de ?? '', mend);
    });
  }
});

describe('a whole target', () => {
  let made: TestFolder;
  before(async () => {
    made = await makeTestFolder();
  });
  after(() => made[Symbol.dispose]());

  const examine = async (targetFile: string, waitSeconds = 0): Promise<readonly DoctorEntry[]> =>
    examineTarget({
      targetFile,
      env: {},
      now,
      waitSeconds,
      keys: createKeyRing(cacheFolder(), now),
      signal: AbortSignal.timeout(60_000),
      tell: () => undefined,
    });

  /** A copy of the target with free ports and only what `change` leaves. */
  function copy(name: string, change: (document: ReturnType<typeof parseDocument>) => void): string {
    const document = parseDocument(readFileSync(made.outcome.targetFile, 'utf8'));
    document.setIn(['listen', 'servicePort'], 0);
    document.setIn(['listen', 'controlPort'], 0);
    change(document);
    writeFileSync(made.pathOf(name), document.toString());
    return made.pathOf(name);
  }
  const withoutProduct = (document: ReturnType<typeof parseDocument>): void => {
    document.deleteIn(['callback']);
    document.deleteIn(['adapter']);
  };

  test('is ready when nothing is wrong; what stays untested is told', async () => {
    const entries = await examine(copy('ready.yaml', withoutProduct));
    deepStrictEqual(
      entries.filter(({ status }) => status === 'fault'),
      [],
    );
    ok(entries.some(({ status, text: { de } }) => status === 'warning' && /nicht geprüft: .*Adapter/.test(de)));
    ok(entries.some(({ text: { de } }) => de.includes('passen zu den öffentlichen (3)')));
  });

  test('a product that does not run is the product’s fault, a wrong file is ours', async () => {
    const families = async (file: string): Promise<readonly unknown[]> =>
      (await examine(file)).filter(({ status }) => status === 'fault').map(({ family }) => family);
    const closed = copy('closed.yaml', (document) => {
      document.setIn(['callback', 'url'], 'https://127.0.0.1:1/c');
      document.setIn(['adapter', 'url'], 'https://127.0.0.1:1/a');
    });
    deepStrictEqual(await families(closed), ['target', 'target']);
    deepStrictEqual(await families(copy('wrong.yaml', (document) => document.deleteIn(['product', 'name']))), ['configuration']);
  });

  test('waits until the product was seen polling', async () => {
    let port: number;
    {
      await using free = await listening(createTcpServer());
      port = free.port;
    }
    const file = copy('polling.yaml', (document) => {
      withoutProduct(document);
      document.setIn(['listen', 'servicePort'], port);
    });
    const done = new AbortController();
    const product = poll(port, file, done.signal);
    const entries = await examine(file, 30).finally(() => done.abort());
    await product;
    ok(
      entries.some(({ status, text: { de } }) => status === 'ok' && de.includes('angemeldet und abgeholt')),
      JSON.stringify(entries.at(-1)),
    );
  });

  test('private keys of another pair and open secrets are found', async () => {
    const file = copy('pairs.yaml', withoutProduct);
    writeFileSync(made.pathOf('product/signing.private.json'), readFileSync(made.pathOf('product/encryption-1.private.json')));
    chmodSync(made.pathOf('product/client-secret.txt'), 0o644);
    const entries = await examine(file);
    const fault = entries.find(({ status }) => status === 'fault');
    match(fault?.text.de ?? '', /signing\.private\.json gehört nicht zu signing\.public\.json/);
    ok(entries.some(({ status, place }) => status === 'warning' && place === made.pathOf('product/client-secret.txt')));
  });

  /** A product that signs in and asks for its list until it may. */
  async function poll(port: number, file: string, signal: AbortSignal): Promise<void> {
    const target = parseDocument(readFileSync(file, 'utf8')).toJS() as { credentials: { clientId: string }; destination: { destinationId: string } };
    await using client = createHttpClient({ timeoutMs: 5_000, ca: readFileSync(made.pathOf('product/authority.pem'), 'utf8'), keepsAlive: false });
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: target.credentials.clientId,
      client_secret: readFileSync(made.pathOf('product/client-secret.txt'), 'utf8').trim(),
    });
    while (!signal.aborted) {
      const token = await client.attempt({
        method: 'POST',
        url: `https://localhost:${port}/token`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      });
      if (token.kind === 'answer' && token.answer.status === 200) {
        const { access_token: value } = JSON.parse(Buffer.from(token.answer.body).toString()) as { access_token: string };
        await client.attempt({
          method: 'GET',
          url: `https://localhost:${port}/submission-api/v2/submissions?destinationId=${target.destination.destinationId}&offset=0&limit=100`,
          headers: { authorization: `Bearer ${value}` },
        });
      }
      await setImmediate();
    }
  }
});
