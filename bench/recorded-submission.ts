/** One submission on its way through the simulator in this process, as the recorder wrote it down. */
import { createFitConnect } from '../simulators/fit-connect/index.ts';
import type { Exchange } from '../src/core/exchange.ts';
import type { SentSubmission } from '../src/core/submission.ts';
import type { PublicJwk } from '../src/formats/keys.ts';
import type { HttpAnswer, HttpClient } from '../src/transport/http-client.ts';
import { createRecorder } from '../src/transport/recorder.ts';
import { contentOf, sealContent, senderFor } from './portal.ts';
import { createProduct } from './product.ts';
import { DESTINATION_ID, seedOf } from './seed.ts';
import type { BenchKeys } from './seed.ts';

export interface RecordedSubmission {
  readonly sent: SentSubmission;
  readonly exchanges: readonly Exchange[];
  readonly signingKey: PublicJwk;
  readonly encryptionKey: PublicJwk;
}

const URL_IN_PROCESS = 'http://simulator.test';
const TENANT = 'default';

/** Sends, picks up and accepts one submission with an attachment. */
export async function recordSubmission(keys: BenchKeys): Promise<RecordedSubmission> {
  const recorder = createRecorder();
  const simulator = createFitConnect({ baseUrl: URL_IN_PROCESS, keys: { signing: keys.service, portal: keys.portal }, recorder });
  simulator.createTenant(seedOf(keys, 'suite'));
  const client = clientTo(async (request) => simulator.fetch(request));
  const sealed = await sealContent(contentOf(10_000, 20_000), keys.encryption.publicJwk);
  const sender = senderFor(URL_IN_PROCESS, client);
  const announced = await sender.announce(DESTINATION_ID, sealed);
  await sender.submit(announced, sealed);
  const product = await createProduct(URL_IN_PROCESS, client, keys);
  await product.list();
  const fetched = await product.fetch(announced.submissionId);
  await product.readLog(announced.caseId);
  await product.postAccept(announced.caseId, await product.signAccept(fetched));
  const tagOf = (compact: string): string => compact.slice(compact.lastIndexOf('.') + 1);
  return {
    sent: {
      phrase: 'als Messung',
      text: { de: 'die eine Messung ist', en: 'that is a measurement' },
      ...announced,
      destinationId: DESTINATION_ID,
      apiVersion: 'v2',
      expectation: 'accept',
      tags: {
        metadata: tagOf(sealed.metadata),
        data: tagOf(sealed.data),
        attachments: Object.fromEntries([...sealed.attachments].map(([id, part]) => [id, tagOf(String(part))])),
      },
      contentKeys: sealed.contentKeys,
      attachmentIds: [...sealed.attachments.keys()],
      dataSha512: sealed.dataSha512,
      canaries: ['Beispielwert'],
      problems: [],
      flaws: 1,
      sentAt: new Date().toISOString(),
    },
    exchanges: recorder.query(TENANT),
    signingKey: keys.signing.publicJwk,
    encryptionKey: keys.encryption.publicJwk,
  };
}

/** The part of an HTTP client that sender and product use, without a network. */
function clientTo(fetch: (request: Request) => Promise<Response>): HttpClient {
  const send: HttpClient['send'] = async ({ method, url, headers = {}, body }): Promise<HttpAnswer> => {
    const entries = (Array.isArray(headers) ? headers : Object.entries(headers)) as [string, string][];
    const response = await fetch(new Request(url, { method, headers: entries, ...(body === undefined ? {} : { body: body as string }) }));
    return { status: response.status, headers: [], body: new Uint8Array(await response.arrayBuffer()) };
  };
  const attempt: HttpClient['attempt'] = async (request) => ({ kind: 'answer', answer: await send(request), durationMs: 0 });
  const close = async (): Promise<void> => undefined;
  return { send, attempt, close, [Symbol.asyncDispose]: close };
}
