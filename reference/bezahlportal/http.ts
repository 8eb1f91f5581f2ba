/**
 * The one door to payment services: HTTPS with a verified server and, where there is one, a client certificate. Follows no redirect,
 * repeats nothing.
 */
import { Agent as PlainAgent, request as requestPlain } from 'node:http';
import { Agent, request as requestSecure } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { Config } from './config.ts';

/** An answer that arrived completely; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface HttpOrder {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request. @returns undefined when no complete answer came */
export type Http = (order: HttpOrder) => Promise<HttpAnswer | undefined>;

const MAX_ANSWER_BYTES = 1024 * 1024;

/** Connections of the configured client, and how to end them. */
export function createHttp({ client, ca, timeoutMs }: Config): { readonly http: Http; close(): void } {
  const trusted = [...getCACertificates('default'), ...(ca === undefined ? [] : [ca])];
  const secure = new Agent({ keepAlive: true, ca: trusted, ...(client === undefined ? {} : { cert: client.certificate, key: client.key }) });
  const plain = new PlainAgent({ keepAlive: true });
  const http: Http = async ({ method, url, headers = {}, body = '' }) =>
    new Promise((resolve) => {
      const isSecure = url.startsWith('https:');
      const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      const options = { method, headers: { ...headers, ...length }, agent: isSecure ? secure : plain, signal: AbortSignal.timeout(timeoutMs) };
      const fail = (): void => resolve(undefined);
      const asking = (isSecure ? requestSecure : requestPlain)(url, options, (answer) => {
        const pieces: Buffer[] = [];
        let size = 0;
        answer
          .on('data', (piece: Buffer) => {
            size += piece.length;
            if (size > MAX_ANSWER_BYTES) answer.destroy(new Error('The answer is too large.'));
            else pieces.push(piece);
          })
          .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces).toString('utf8') }))
          .on('error', fail)
          .on('aborted', fail);
      });
      asking.on('error', fail).end(body);
    });
  return {
    http,
    close() {
      secure.destroy();
      plain.destroy();
    },
  };
}
