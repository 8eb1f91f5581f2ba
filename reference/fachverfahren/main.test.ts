/** The command as a process: HTTPS with an additional CA, the line on standard output, exit codes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { startFakeService } from './test/fake-delivery-service.ts';
import type { FakeService } from './test/fake-delivery-service.ts';
import { makeKey } from './test/keys.ts';
import { submit } from './test/sender.ts';
import { writeOffer } from './test/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'kita-main-'));
const destinationId = randomUUID();
let service: FakeService;
let env: Record<string, string>;
let put: () => Promise<{ submissionId: string }>;

async function certificate(): Promise<{ cert: string; key: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 3_600_000),
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { cert: made.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n` };
}

before(async () => {
  const [encryption, signing, serviceKey, tls] = await Promise.all([
    makeKey('encryption', 4096),
    makeKey('signature', 4096),
    makeKey('signature'),
    certificate(),
  ]);
  service = await startFakeService(tls);
  service.serviceKeys.push(serviceKey.publicJwk);
  service.destinationKeys.set(`${destinationId} ${signing.kid}`, signing.publicJwk);
  put = () => submit(service, { encryption, service: serviceKey, destinationId, apiVersion: 'v2' });
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  env = {
    FITCONNECT_TOKEN_URL: `${service.url}/token`,
    FITCONNECT_SUBMISSION_API_URL: `${service.url}/submission-api`,
    FITCONNECT_DESTINATION_API_URL: `${service.url}/destination-api`,
    FITCONNECT_DESTINATION_ID: destinationId,
    FITCONNECT_CLIENT_ID: 'kita',
    FITCONNECT_CLIENT_SECRET: 'geheim',
    FITCONNECT_DECRYPTION_KEY_FILES: write('encryption.json', JSON.stringify(encryption.privateJwk)),
    FITCONNECT_SIGNING_KEY_FILE: write('signing.json', JSON.stringify(signing.privateJwk)),
    TLS_CERT_FILE: write('cert.pem', tls.cert),
    TLS_KEY_FILE: write('key.pem', tls.key),
    SERVICES_FILE: writeOffer(folder),
    POLL_INTERVAL_SECONDS: '0.05',
  };
});
after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

function start(change: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, ...env, ...change },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

test('with the CA it answers over HTTPS, says where it listens, and ends on SIGTERM', async () => {
  const { submissionId } = await put();
  const { child, output, ended } = start({ CA_FILE: join(folder, 'cert.pem'), DATA_DIR: join(folder, 'a') });
  await service.until(() => service.posted.some(({ claims }) => claims['sub'] === `submission:${submissionId}`));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  const [line, ...rest] = output.stdout.trim().split('\n');
  const { event, url, callbackPath, adapterPath } = JSON.parse(line ?? '') as Record<string, string>;
  assert.deepEqual([rest.length, event, callbackPath, adapterPath], [0, 'listening', '/callbacks/fit-connect', '/adapter']);
  assert.match(url ?? '', /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.doesNotMatch(output.stderr, /Mia|Muster/);
});

test('without the CA nothing is sent, unless the fault tls-unverified is on', async () => {
  const requests = service.requests.length;
  const strict = start({ DATA_DIR: join(folder, 'b') });
  await once(strict.child.stderr, 'data');
  assert.match(strict.output.stderr, /pickup-failed .*(SELF_SIGNED|UNABLE_TO_VERIFY)/);
  strict.child.kill('SIGTERM');
  await strict.ended;
  assert.equal(service.requests.length, requests);

  const careless = start({ DATA_DIR: join(folder, 'c'), FAULTS: 'tls-unverified' });
  await service.until(() => service.requests.length > requests);
  careless.child.kill('SIGTERM');
  await careless.ended;
});

test('a wrong configuration ends with 2 and one sentence', async () => {
  const { output, ended } = start({ DATA_DIR: join(folder, 'd'), FAULTS: 'gibt-es-nicht' });
  assert.equal(await ended, 2);
  assert.equal(output.stderr, 'FAULTS names gibt-es-nicht, which is no fault of this product.\n');
  assert.equal(output.stdout, '');
});
