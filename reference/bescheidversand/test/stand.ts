/** The product beside a mailbox that answers as it is told: plain HTTP on this machine. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../config.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';
import type { Environment } from '../../kit/environment.ts';

/** What the mailbox saw. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Stand {
  readonly seen: readonly SeenRequest[];
  readonly log: () => string;
  /** Answers of the mailbox, one after another; the last one stays. */
  answers: readonly ((response: ServerResponse) => void)[];
  ask(method: string, path: string, body?: object, token?: string): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }>;
  close(): Promise<void>;
}

export const TOKEN = 'adapter-token';
export const MESSAGE_UUID = '11111111-2222-4333-8444-555555555555';
export const MAILBOX = '7d0f3c0e-4f5b-4f0e-9d58-0a3f5a4d5b11';

/** An answer of success. */
export const taken = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ mailboxHandle: MAILBOX, messageId: 1, messageUuid: MESSAGE_UUID }));
};

/** An answer with that status. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers).end();
  };

/** @param env certificate and key of the product, and what else is to be different */
export async function createStand(env: Environment): Promise<Stand> {
  const seen: SeenRequest[] = [];
  const told: { answers: Stand['answers'] } = { answers: [taken] };
  const mailbox = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') });
      const { answers } = told;
      (answers[Math.min(seen.length, answers.length) - 1] ?? taken)(response);
    });
  });
  await new Promise<void>((resolve) => mailbox.listen(0, '127.0.0.1', resolve));
  const kept = createLog(() => undefined);
  const settings = {
    ZBP_URL: `http://127.0.0.1:${(mailbox.address() as AddressInfo).port}`,
    ZBP_SIGNER: 'Kita-Bescheide',
    AUTHORITY: 'Stadt Musterstadt',
    SERVICE: 'Kita',
    RETRY_SECONDS: '0.1',
    MAX_ATTEMPTS: '3',
    ADAPTER_TOKEN: TOKEN,
    ...env,
  };
  const product = await startProduct(readConfig(settings), kept);
  return {
    seen,
    log: () => kept.lines().join('\n'),
    set answers(answers) {
      told.answers = answers;
    },
    get answers() {
      return told.answers;
    },
    async ask(method, path, body, token = TOKEN) {
      const init = { method, headers: { authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(product.url + path, init);
      const text = await response.text();
      return { status: response.status, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text } };
    },
    async close() {
      await product.stop();
      mailbox.closeAllConnections();
      await new Promise((resolve) => mailbox.close(resolve));
    },
  };
}

/** An order that is right in every member. */
export function orderOf(change: object = {}): object {
  return {
    case: 'K-1',
    recipient: { name: 'Petra Probe (Testdaten)', kind: 'person' },
    mailbox: MAILBOX,
    applicationId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    loginLevel: 3,
    title: 'Zusage eines Platzes für Zoë 🎉',
    text: 'Guten Tag <b>Welt</b>, siehe http://kita.example',
    reference: 'Az. 1',
    attachments: [{ filename: 'Größe.txt', mediaType: 'text/plain', contentBase64: Buffer.from('Größe').toString('base64') }],
    ...change,
  };
}
