/** Load of the payment bench: its requests, and connections that are kept busy with them. */
import { connect } from 'node:net';
import { createAnswerReader } from './load/http-answers.ts';

export const PLACE = '/xbezahldienste/api/v1.0.0/paymenttransaction/dienst/stelle';
export const AUTHORIZATION = `Basic ${Buffer.from('dienst:geheim').toString('base64')}`;
const CONNECTIONS = 8;
/** A portal asks when the browser is back, and once more before it hands in. */
const POLLS = 2;

/** Bytes of the next request on that connection, undefined for the end. @param answer the body of the one before, empty at first */
export type Next = (connection: number, answer: () => string) => Buffer | undefined;

/** A payment request. @param number makes its own id */
export function bodyOf(number: number): string {
  const item = { id: '1', reference: 'gebuehr', taxRate: 19, quantity: 1, singleNetAmount: 10, singleTaxAmount: 1.9, totalNetAmount: 10, totalTaxAmount: 1.9 };
  const head = { requestId: `r${String(number).padStart(9, '0')}`, requestTimestamp: '2026-01-01T00:00:00.000Z', currency: 'EUR', grosAmount: 11.9 };
  return JSON.stringify({ ...head, purpose: 'Meldebescheinigung', redirectUrl: 'https://portal.example/zurueck', items: [item] });
}

/** Bytes of a request. @param body undefined for a reading */
export function requestBytes(path: string, body?: string): Buffer {
  const head = `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${AUTHORIZATION}\r\n`;
  const length = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${head}${length}\r\n${body ?? ''}`);
}

/** Reads one transaction. */
export function readingOf(id: string): Buffer {
  return requestBytes(`${PLACE}/${id}`);
}

/** Lives of transactions, one after the other on each connection: created, then polled. */
export function livesOf(create: () => Buffer): Next {
  const lives: { reading?: Buffer; polls: number }[] = Array.from({ length: CONNECTIONS }, () => ({ polls: POLLS }));
  return (connection, answer) => {
    const life = lives[connection];
    if (life === undefined || life.polls === POLLS) {
      lives[connection] = { polls: 0 };
      return create();
    }
    life.reading ??= readingOf(/"transactionId":"([^"]+)"/.exec(answer())?.[1] ?? '');
    life.polls += 1;
    return life.reading;
  };
}

/** Keeps some connections busy. @returns requests per second */
export async function load(port: number, next: Next): Promise<number> {
  let count = 0;
  const start = performance.now();
  const one = async (connection: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const step = (answer: () => string): void => {
        const bytes = next(connection, answer);
        if (bytes === undefined) socket.end(resolve);
        else socket.write(bytes);
      };
      const reader = createAnswerReader((status, bodyBytes, bytes, bodyStart) => {
        if (status !== 200) throw new Error(`A request was answered ${status}.`);
        count += 1;
        step(() => bytes.toString('utf8', bodyStart, bodyStart + bodyBytes));
      });
      socket.on('data', (piece: Buffer) => {
        try {
          reader.push(piece);
        } catch (error) {
          socket.destroy();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      socket.once('connect', () => step(() => ''));
      socket.once('error', reject);
    });
  const sleep = stayAwake();
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => one(connection)));
  sleep();
  return count / ((performance.now() - start) / 1000);
}

/** Keeps this process on its processor. @returns ends it */
function stayAwake(): () => void {
  let next = setImmediate(function again() {
    next = setImmediate(again);
  });
  return () => clearImmediate(next);
}

/** Requests until the time is over. */
export function until(end: number, next: Next): Next {
  return (connection, answer) => (performance.now() < end ? next(connection, answer) : undefined);
}

/** The same request that many times. */
export function times(count: number, bytes: () => Buffer): Next {
  let left = count;
  return () => ((left -= 1) >= 0 ? bytes() : undefined);
}
