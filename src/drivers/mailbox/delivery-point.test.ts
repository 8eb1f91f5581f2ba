/** The delivery point: what it hands on of a submission, and the event it answers with. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJws, encryptJwe, verifyJws } from '../../formats/jose.ts';
import { generateKeyPair } from '../../formats/keys.ts';
import { createDeliveryPoint } from './delivery-point.ts';
import type { OpenedNotice } from './delivery-point.ts';

const [encryption, signing] = await Promise.all([generateKeyPair('encryption', { now: Date.now() }), generateKeyPair('signing', { now: Date.now() })]);
const TAGS = { metadata: 'm', data: 'd' };
const seal = async (text: string): Promise<string> => encryptJwe(Buffer.from(text), encryption.publicJwk);

interface Done {
  readonly handed: OpenedNotice;
  readonly event: ReturnType<typeof decodeJws>;
  readonly isSigned: boolean;
}

/** @param problems of the mailbox @param change members of the submission that are different */
async function process(problems: readonly { rule: string; pointer: string; detail: string }[], change: object = {}): Promise<Done> {
  const metadata = {
    contentStructure: {
      data: { submissionSchema: { schemaUri: 'urn:schema' } },
      attachments: [{ attachmentId: 'a', filename: 'Größe.txt', mimeType: 'text/plain' }, { attachmentId: 'fehlt' }],
    },
  };
  const submission = { submissionId: 's', caseId: 'c', publicService: { identifier: 'urn:dienst' }, encryptedMetadata: await seal(JSON.stringify(metadata)) };
  const file = await seal('Größe');
  const posted: string[] = [];
  const handed: OpenedNotice[] = [];
  const payload = { sub: 'submission:s', events: { 'https://schema.fitko.de/fit-connect/events/submit-submission': { authenticationTags: TAGS } } };
  const log = [`${Buffer.from('{"alg":"PS512"}').toString('base64url')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.AA`];
  const encryptedData = await seal('{"content":"x"}');
  const point = createDeliveryPoint({
    tokenUrl: 'https://fc/token',
    submissionApiUrl: 'https://fc',
    clientId: 'i',
    clientSecret: 's',
    destinationId: 'ziel',
    encryptionKey: encryption.privateJwk,
    signingKey: signing.privateJwk,
    handOn: async (notice) => {
      handed.push(notice);
      return { problems };
    },
    async send({ method, url, body }) {
      const answer = (status: number, value: unknown): { status: number; body: Uint8Array } => ({
        status,
        body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
      });
      if (url.endsWith('/token')) return answer(200, { access_token: 't' });
      if (method === 'POST') posted.push(String(body));
      if (url.endsWith('/submissions/s')) return answer(200, { ...submission, encryptedData, ...change });
      if (url.endsWith('/attachments/a')) return answer(200, file);
      return url.includes('/events') ? answer(200, { eventLog: log }) : answer(404, '');
    },
  });
  await point.process('s', 'x000001');
  const [notice] = handed;
  ok(notice);
  return { handed: notice, event: decodeJws(posted[0] ?? ''), isSigned: await verifyJws(posted[0] ?? '', signing.publicJwk, { algorithms: ['PS512'] }) };
}

test('a submission is opened and handed on; what was taken is accepted with the tags of the service', async () => {
  const { handed, event, isSigned } = await process([]);
  deepEqual([handed.serviceIdentifier, handed.schemaUri, handed.exchange], ['urn:dienst', 'urn:schema', 'x000001']);
  equal(Buffer.from(handed.dataBase64, 'base64').toString(), '{"content":"x"}');
  deepEqual(
    handed.attachments.map(({ filename, contentBase64 }) => [filename, Buffer.from(contentBase64, 'base64').toString()]),
    [
      ['Größe.txt', 'Größe'],
      [undefined, ''],
    ],
  );
  ok(isSigned);
  deepEqual(event?.payload['events'], { 'https://schema.fitko.de/fit-connect/events/accept-submission': { authenticationTags: TAGS } });
  deepEqual([event?.payload['iss'], event?.payload['sub'], event?.payload['txn']], ['ziel', 'submission:s', 'case:c']);
});

test('what the mailbox refuses is rejected with its problems', async () => {
  const { event } = await process([{ rule: 'token', pointer: '/authorToken', detail: 'The token is refused.' }]);
  deepEqual(event?.payload['events'], {
    'https://schema.fitko.de/fit-connect/events/reject-submission': {
      problems: [{ type: 'urn:pruefstand:problem:zbp:token', title: 'token', detail: 'The token is refused.', instance: 'data/authorToken' }],
    },
  });
});

test('what cannot be opened is handed on empty', async () => {
  const { handed } = await process([], { encryptedData: 'a.b.c.d.e', encryptedMetadata: 7, publicService: undefined, serviceType: { identifier: 'urn:v1' } });
  deepEqual([handed.dataBase64, handed.schemaUri, handed.attachments, handed.serviceIdentifier], ['', '', [], 'urn:v1']);
});
