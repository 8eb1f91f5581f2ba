import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPruefstandError } from '../../core/errors.ts';
import type { SealedSubmission } from './seal.ts';
import { createSender } from './sender.ts';
import type { SenderOptions } from './sender.ts';

type Request = Parameters<SenderOptions['send']>[0];

const SUBMISSION = '5b000000-0000-4000-8000-000000000001';
const CASE = 'ca5e0000-0000-4000-8000-000000000001';
const DESTINATION = 'de571000-0000-4000-8000-000000000001';
const ATTACHMENTS = ['a77a0000-0000-4000-8000-000000000002', 'a77a0000-0000-4000-8000-000000000001'] as const;
const LARGE = Buffer.from('e30.large.c.d.e');
const sealed: SealedSubmission = {
  service: { identifier: 'urn:de:fim:leika:leistung:99999001001000', name: 'Anmeldung' },
  metadata: 'e30.m.c.d.e',
  data: 'e30.d.c.d.e',
  attachments: new Map<string, string | Buffer<ArrayBuffer>>([
    [ATTACHMENTS[0], 'e30.a.c.d.e'],
    [ATTACHMENTS[1], LARGE],
  ]),
  tags: { metadata: 'e', data: 'e', attachments: {} },
  contentKeys: { metadata: '', data: '', attachments: {} },
  dataSha512: '',
  canaries: [],
};

/** A service that answers as the description of that version says; `answers` replaces answers by `METHOD path`. */
function stub(
  apiVersion: 'v1' | 'v2',
  answers: Readonly<Record<string, readonly [status: number, body: string]>> = {},
): { readonly requests: Request[]; readonly sender: ReturnType<typeof createSender> } {
  const requests: Request[] = [];
  const usual = (method: string, path: string): readonly [number, string] => {
    if (path === '/token') return [200, JSON.stringify({ access_token: 'T-1', token_type: 'Bearer', expires_in: 1800 })];
    if (method === 'POST') return [201, JSON.stringify({ submissionId: SUBMISSION, caseId: CASE, destinationId: DESTINATION })];
    return path.includes('/attachments/') ? [204, ''] : [apiVersion === 'v1' ? 202 : 200, '{}'];
  };
  const send: SenderOptions['send'] = async (request) => {
    requests.push(request);
    const path = new URL(request.url).pathname;
    const [status, body] = answers[`${request.method} ${path}`] ?? usual(request.method, path);
    return { status, body: new TextEncoder().encode(body) };
  };
  const sender = createSender({
    tokenUrl: 'https://dienst.example/token',
    submissionApiUrl: 'https://dienst.example/submission-api',
    apiVersion,
    clientId: 'absender',
    clientSecret: 'ge&heim',
    send,
  });
  return { requests, sender };
}

for (const apiVersion of ['v1', 'v2'] as const) {
  describe(`sending under ${apiVersion}`, () => {
    it('fetches one token, announces, uploads each part, submits', async () => {
      const { requests, sender } = stub(apiVersion);
      const announced = await sender.announce(DESTINATION, sealed);
      assert.deepEqual(announced, { submissionId: SUBMISSION, caseId: CASE });
      await sender.submit(announced, sealed);
      const base = `/submission-api/${apiVersion}/submissions`;
      assert.deepEqual(
        requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
        [
          'POST /token',
          `POST ${base}`,
          `PUT ${base}/${SUBMISSION}/attachments/${ATTACHMENTS[0]}`,
          `PUT ${base}/${SUBMISSION}/attachments/${ATTACHMENTS[1]}`,
          `PUT ${base}/${SUBMISSION}`,
        ],
      );
    });

    it('writes bodies as the description wants them', async () => {
      const { requests, sender } = stub(apiVersion);
      await sender.submit(await sender.announce(DESTINATION, sealed), sealed);
      const [token, announce, first, second, submit] = requests.map(({ body }) => body);
      assert.deepEqual(Object.fromEntries(new URLSearchParams(String(token))), {
        grant_type: 'client_credentials',
        client_id: 'absender',
        client_secret: 'ge&heim',
      });
      const service = apiVersion === 'v1' ? { serviceType: sealed.service } : { publicService: sealed.service };
      assert.deepEqual(JSON.parse(String(announce)), { destinationId: DESTINATION, announcedAttachments: [...ATTACHMENTS], ...service });
      assert.equal(first, 'e30.a.c.d.e');
      assert.equal(second, LARGE);
      assert.deepEqual(JSON.parse(String(submit)), { encryptedMetadata: sealed.metadata, encryptedData: sealed.data });
    });

    it('names token, media types and itself in the headers', async () => {
      const { requests, sender } = stub(apiVersion);
      await sender.submit(await sender.announce(DESTINATION, sealed), sealed);
      const [token, ...calls] = requests;
      assert.deepEqual(token?.headers, { 'content-type': 'application/x-www-form-urlencoded' });
      assert.deepEqual(
        calls.map(({ headers }) => headers['content-type']),
        ['application/json', 'application/jose', 'application/jose', 'application/json'],
      );
      for (const { headers } of calls) assert.deepEqual([headers['authorization'], headers['user-agent']], ['Bearer T-1', 'Pruefstand-Sender/1']);
    });
  });
}

describe('trouble of the sender', () => {
  it('fetches one token for calls at the same time', async () => {
    const { requests, sender } = stub('v2');
    await Promise.all([sender.announce(DESTINATION, sealed), sender.announce(DESTINATION, sealed)]);
    assert.equal(requests.filter(({ url }) => url.endsWith('/token')).length, 1);
  });

  it('is an error of the suite, with the answer as place, when the service refuses', async () => {
    const base = '/submission-api/v2/submissions';
    const refusals = [
      ['POST /token', 401],
      [`POST ${base}`, 422],
      [`PUT ${base}/${SUBMISSION}/attachments/${ATTACHMENTS[1]}`, 415],
      [`PUT ${base}/${SUBMISSION}`, 409],
    ] as const;
    for (const [request, status] of refusals) {
      const { sender } = stub('v2', { [request]: [status, '{"title":"no"}'] });
      const attempt = async (): Promise<void> => sender.submit(await sender.announce(DESTINATION, sealed), sealed);
      await assert.rejects(
        attempt,
        (error) => isPruefstandError(error, 'ERR_INTERNAL') && error.place === '{"title":"no"}' && error.message.includes(String(status)),
      );
    }
  });
});
