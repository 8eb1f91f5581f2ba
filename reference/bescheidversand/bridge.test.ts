/** The way through FIT-Connect, seen from a delivery service that answers as it is told. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CompactSign, compactDecrypt } from 'jose';
import { createAuthorTokens } from './author-token.ts';
import { createBridge } from './bridge.ts';
import { readConfig } from './config.ts';
import type { Http } from './http.ts';
import type { Outcome } from './mailbox-client.ts';
import { makeKey } from './test/keys.ts';
import { createStand, orderOf } from './test/stand.ts';

const folder = mkdtempSync(join(tmpdir(), 'bescheidversand-bridge-'));
const DESTINATION = randomUUID();
const SUBMISSION = randomUUID();
const CASE = randomUUID();
const encryption = generateKeyPairSync('rsa', { modulusLength: 4096 });
const signing = generateKeyPairSync('rsa', { modulusLength: 4096 });
const settings = { tokenUrl: 'https://fc.test/token', submissionApiUrl: 'https://fc.test', clientId: 'c', clientSecret: 's', destinationId: DESTINATION };
let env: Readonly<Record<string, string>> = {};

before(async () => {
  const made = await makeKey('Kita');
  env = { ZBP_INT_CERT_FILE: join(folder, 'int.pem'), ZBP_INT_KEY_FILE: join(folder, 'int-key.pem') };
  writeFileSync(join(folder, 'int.pem'), made.certificate);
  writeFileSync(join(folder, 'int-key.pem'), made.privateKey);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const jwkOf = (kid: string, pair: typeof encryption, alg: string, use: string): object => ({
  ...pair.publicKey.export({ format: 'jwk' }),
  kid,
  alg,
  key_ops: [use],
});

/** An event of the delivery point. @param key that signs it */
async function event(name: string, key = signing): Promise<string> {
  const payload = { iss: DESTINATION, sub: `submission:${SUBMISSION}`, events: { [`https://schema.fitko.de/fit-connect/events/${name}`]: {} } };
  return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'PS512', kid: 'sig', typ: 'secevent+jwt' }).sign(key.privateKey);
}

interface Told {
  readonly events?: readonly string[];
  readonly submit?: number | 'lost';
  readonly destination?: object;
}

async function send(told: Told): Promise<{ readonly outcome: Outcome; readonly seen: ReadonlyMap<string, string> }> {
  const seen = new Map<string, string>();
  const answers: readonly (readonly [match: RegExp, status: number, body: object])[] = [
    [/^POST .*\/token$/, 200, { access_token: 't', expires_in: 1800 }],
    [/\/keys\/enc$/, 200, jwkOf('enc', encryption, 'RSA-OAEP-256', 'wrapKey')],
    [/\/keys\/sig$/, 200, jwkOf('sig', signing, 'PS512', 'verify')],
    [/^GET .*\/destinations\//, 200, told.destination ?? { status: 'active', encryptionKid: 'enc' }],
    [/^POST .*\/submissions$/, 201, { submissionId: SUBMISSION, caseId: CASE }],
    [/\/events/, 200, { eventLog: told.events ?? [], totalCount: 1 }],
  ];
  const http: Http = async ({ method, url, body }) => {
    const line = `${method} ${url}`;
    seen.set(line, Buffer.from(body).toString('utf8'));
    const found = answers.find(([match]) => match.test(line));
    const isSubmit = line === `PUT https://fc.test/v2/submissions/${SUBMISSION}`;
    if (isSubmit && told.submit === 'lost') return { kind: 'failure', failure: 'unclear' };
    const status = isSubmit ? (typeof told.submit === 'number' ? told.submit : 202) : (found?.[1] ?? 204);
    return { kind: 'answer', answer: { status, headers: {}, body: Buffer.from(JSON.stringify(found?.[2] ?? {})) } };
  };
  const config = readConfig({ ZBP_URL: 'http://127.0.0.1:1', ZBP_SIGNER: 'Kita', AUTHORITY: 'Stadt', SERVICE: 'Kita', ...env });
  const bridge = createBridge({
    config,
    settings: { ...settings, pollMs: 1, waitMs: 50 },
    http,
    tokens: createAuthorTokens(config),
    log: () => undefined,
    signal: new AbortController().signal,
  });
  const outcome = await bridge.putMessage({ content: { title: 'Zusage' }, files: [{ filename: 'a.txt', type: 'text/plain', bytes: Buffer.from('Größe') }] });
  return { outcome, seen };
}

test('data, metadata and attachment are sealed for the destination, with token, certificate and digests', async () => {
  const { outcome, seen } = await send({ events: [await event('submit-submission'), await event('accept-submission')] });
  assert.deepEqual(outcome, { kind: 'accepted' });
  const { encryptedMetadata, encryptedData } = JSON.parse(seen.get(`PUT https://fc.test/v2/submissions/${SUBMISSION}`) ?? '{}') as Record<string, string>;
  const open = async (jwe = ''): Promise<Buffer> => Buffer.from((await compactDecrypt(jwe, encryption.privateKey)).plaintext);
  const data = await open(encryptedData);
  const { content, authorCertificate, authorToken } = JSON.parse(data.toString()) as Record<string, string>;
  assert.deepEqual(JSON.parse(content ?? ''), { title: 'Zusage' });
  assert.ok(authorCertificate?.includes('BEGIN CERTIFICATE') === true && authorToken?.split('.').length === 3);
  const { contentStructure } = JSON.parse((await open(encryptedMetadata)).toString()) as {
    contentStructure: { data: { hash: object }; attachments: readonly { attachmentId: string; filename: string }[] };
  };
  assert.deepEqual(contentStructure.data.hash, { type: 'sha512', content: createHash('sha512').update(data).digest('hex') });
  const [attachment] = contentStructure.attachments;
  assert.equal((await open(seen.get(`PUT https://fc.test/v2/submissions/${SUBMISSION}/attachments/${attachment?.attachmentId ?? ''}`))).toString(), 'Größe');
});

test('what the delivery point and the service say decides', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const cases: readonly (readonly [title: string, told: Told, kind: string])[] = [
    ['rejected', { events: [await event('reject-submission')] }, 'rejected'],
    ['nothing said in time', {}, 'undecided'],
    ['an event that somebody else signed', { events: [await event('accept-submission', stranger)] }, 'undecided'],
    ['the answer to the submission is lost, the event is there', { submit: 'lost', events: [await event('accept-submission')] }, 'accepted'],
    ['the answer is lost and nothing is said', { submit: 'lost' }, 'unclear'],
    ['the submission is refused', { submit: 422 }, 'refused'],
    ['the service is down', { submit: 503 }, 'try-later'],
    ['the destination is not active', { destination: { status: 'inactive', encryptionKid: 'enc' } }, 'try-later'],
    ['the destination has another kind of key', { destination: { status: 'active', encryptionKid: 'sig' } }, 'try-later'],
  ];
  for (const [title, told, kind] of cases) assert.equal((await send(told)).outcome.kind, kind, title);
});

test('without configuration an order by this way is refused', async () => {
  const stand = await createStand(env);
  try {
    assert.equal((await stand.ask('POST', '/adapter/notices', orderOf({ way: 'fit-connect' }))).status, 422);
    assert.equal((await stand.ask('POST', '/adapter/notices', orderOf({ way: 'brieftaube' }))).status, 400);
    const state = { case: 'K', recipient: { name: 'n' }, applicationId: 'a', status: 'RECEIVED', occurredAt: '2026-11-21T10:00:00Z', way: 'fit-connect' };
    assert.equal((await stand.ask('POST', '/adapter/states', state)).status, 422);
  } finally {
    await stand.close();
  }
});
