/**
 * A unit test to copy: a portal sends an application through FIT-Connect, a Fachverfahren picks it up and accepts it, all in
 * one process. Replace the functions below the line by calls of your product; everything above stays.
 */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { CompactEncrypt, CompactSign, compactDecrypt, importJWK } from 'jose';
import type { JWK } from 'jose';
import { setupServer } from 'msw/node';
import { createFitConnectForTests, fitConnectHandlers } from 'pruefstand/fit-connect/msw';
import type { FitConnectForTests } from 'pruefstand/fit-connect/msw';

const server = setupServer();
let fitConnect: FitConnectForTests;

before(() => server.listen({ onUnhandledFrame: 'error' }));
// A fresh simulator per test; only the keys are the same, because making them takes seconds.
before(async () => {
  fitConnect = await createFitConnectForTests();
  server.use(...fitConnectHandlers(fitConnect.simulator, fitConnect));
});
after(() => server.close());

test('what the portal sends arrives unchanged and is accepted', async () => {
  const application = { kind: 'Prüfstand (Testdaten)' };
  const sent = await sendApplication(application, Buffer.from('%PDF-1.7 Testdaten'));
  assert.deepEqual(await pickUpAndAccept(), [application]);
  const { status, eventLog } = await fitConnect.control.submission(sent.submissionId);
  assert.equal(status, 'accepted');
  assert.equal(eventLog.length, 4);
});

test('the portal reports it when the destination has become inactive meanwhile', async () => {
  await fitConnect.control.arm({ fault: 'destination-inactive', match: { operation: 'create-submission' }, times: 1 });
  await assert.rejects(sendApplication({}, Buffer.from('Testdaten')), /422/);
  const [refused] = await fitConnect.control.exchanges({ operation: 'create-submission', status: 422 });
  assert.equal(refused?.peer, 'product');
});

// ---- What follows stands for the product under test -------------------------------------------------------------------

type Json = Readonly<Record<string, unknown>>;

interface Item {
  readonly submissionId: string;
  readonly caseId: string;
}

/** What is read of the service's answers, all operations together. */
interface Answer extends Item {
  readonly access_token: string;
  readonly encryptionKid: string;
  readonly submissions: readonly Item[];
  readonly encryptedMetadata: string;
  readonly encryptedData: string;
  readonly attachments: readonly [string];
}

async function sendApplication(application: Json, attachment: Uint8Array): Promise<Item> {
  const { addresses, destinationId, service, sender } = fitConnect;
  const api = `${addresses.submissionApiUrl}/v2`;
  const token = await tokenFor(sender);
  const destination = await ask('GET', `${api}/destinations/${destinationId}`, token);
  const key = await encryptionKeyOf(`${api}/destinations/${destinationId}/keys/${destination.encryptionKid}`);
  const attachmentId = randomUUID();
  const data = Buffer.from(JSON.stringify(application));
  const metadata = Buffer.from(JSON.stringify(metadataFor(data, attachmentId, attachment)));
  const announced = await ask('POST', `${api}/submissions`, token, { destinationId, publicService: service, announcedAttachments: [attachmentId] });
  const submission = `${api}/submissions/${announced.submissionId}`;
  await askText('PUT', `${submission}/attachments/${attachmentId}`, token, await encrypt(attachment, key, 'application/pdf'));
  await ask('PUT', submission, token, {
    encryptedMetadata: await encrypt(metadata, key, 'application/json'),
    encryptedData: await encrypt(data, key, 'application/json'),
  });
  return announced;
}

/** A real receiver verifies event log, authentication tags, metadata and hashes before it accepts. */
async function pickUpAndAccept(): Promise<readonly unknown[]> {
  const { addresses, destinationId, subscriber, keys } = fitConnect;
  const api = `${addresses.submissionApiUrl}/v2`;
  const token = await tokenFor(subscriber);
  const { submissions } = await ask('GET', `${api}/submissions?destinationId=${destinationId}`, token);
  const received: unknown[] = [];
  for (const { submissionId, caseId } of submissions) {
    const item = await ask('GET', `${api}/submissions/${submissionId}`, token);
    received.push(JSON.parse(await decrypt(item.encryptedData, keys.encryption.privateJwk)));
    const tag = (jwe: string): string => jwe.slice(jwe.lastIndexOf('.') + 1);
    const [attachmentId] = item.attachments;
    const attachment = await askText('GET', `${api}/submissions/${submissionId}/attachments/${attachmentId}`, token);
    const authenticationTags = { metadata: tag(item.encryptedMetadata), data: tag(item.encryptedData), attachments: { [attachmentId]: tag(attachment) } };
    const claims = {
      $schema: 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json',
      iss: destinationId,
      iat: Math.floor(Date.now() / 1000),
      jti: randomUUID(),
      sub: `submission:${submissionId}`,
      txn: `case:${caseId}`,
      events: { 'https://schema.fitko.de/fit-connect/events/accept-submission': { authenticationTags } },
    };
    await askText('POST', `${api}/cases/${caseId}/events`, token, await sign(claims, keys.signing.privateJwk));
  }
  return received;
}

async function tokenFor({ clientId, clientSecret }: { clientId: string; clientSecret: string }): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const response = await fetch(fitConnect.addresses.tokenUrl, { method: 'POST', body });
  return ((await response.json()) as Answer).access_token;
}

/** An object goes up as JSON, a text as `application/jose`. */
async function askText(method: string, url: string, token: string, body?: Json | string): Promise<string> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'Content-Type': typeof body === 'string' ? 'application/jose' : 'application/json' }),
  };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered with ${response.status}: ${text}`);
  return text;
}

async function ask(...call: Parameters<typeof askText>): Promise<Answer> {
  return JSON.parse(await askText(...call)) as Answer;
}

/** A real sender checks much more of the key before it uses it. */
async function encryptionKeyOf(url: string): Promise<JWK> {
  const key = (await (await fetch(url)).json()) as JWK;
  assert.deepEqual([key.key_ops, key.alg], [['wrapKey'], 'RSA-OAEP-256']);
  return key;
}

/** jose takes no key whose `key_ops` names key wrapping, so they are left out on a copy. */
async function usable({ key_ops: _operations, use: _use, ...key }: JWK, algorithm: string) {
  return importJWK(key, algorithm);
}

async function encrypt(content: Uint8Array, key: JWK, cty: string): Promise<string> {
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid ?? '', cty })
    .encrypt(await usable(key, 'RSA-OAEP-256'));
}

async function decrypt(jwe: string, key: JWK): Promise<string> {
  return new TextDecoder().decode((await compactDecrypt(jwe, await usable(key, 'RSA-OAEP-256'))).plaintext);
}

async function sign(claims: Json, key: JWK): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: key.kid ?? '' })
    .sign(await usable(key, 'PS512'));
}

function metadataFor(data: Uint8Array, attachmentId: string, attachment: Uint8Array): Json {
  const hash = (content: Uint8Array) => ({ type: 'sha512', content: createHash('sha512').update(content).digest('hex') });
  return {
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    contentStructure: {
      data: { hash: hash(data), submissionSchema: { schemaUri: 'urn:pruefstand:example-schema', mimeType: 'application/json' } },
      attachments: [{ attachmentId, hash: hash(attachment), mimeType: 'application/pdf', purpose: 'attachment' }],
    },
  };
}
