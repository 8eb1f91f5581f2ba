/** The one door to the directory: HTTPS with a verified server, no redirects, bounded answers. The target is sent exactly as given. */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { RequestOptions } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { Config } from './config.ts';

/** An answer that arrived completely. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface HttpOrder {
  readonly method: 'GET' | 'POST';
  /** Address of the server, without a slash at the end. */
  readonly server: string;
  /** Path and query below it. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** @returns undefined when there was no connection, no trust, or no complete answer */
export type Http = (order: HttpOrder) => Promise<HttpAnswer | undefined>;

const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Connections that are each used once. */
export function createHttp({ ca, timeoutMs, faults }: Config): Http {
  const secure: RequestOptions = {
    ca: [...getCACertificates('default'), ...(ca === undefined ? [] : [ca])],
    ...(faults.has('server-certificate-unchecked') ? { rejectUnauthorized: false } : {}),
  };
  return async ({ method, server, target, headers, body = '' }) => {
    const { protocol, hostname, port, pathname } = new URL(server);
    const isSecure = protocol === 'https:';
    const options: RequestOptions = {
      method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (isSecure ? 443 : 80) : port,
      path: pathname + target,
      headers: { ...headers, ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}) },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(isSecure ? secure : {}),
    };
    return exchange(isSecure ? requestSecure : requestPlain, options, body);
  };
}

async function exchange(request: typeof requestSecure, options: RequestOptions, body: string): Promise<HttpAnswer | undefined> {
  return new Promise((resolve) => {
    const asking = request(options, (answer) => {
      const pieces: Buffer[] = [];
      let size = 0;
      answer
        .on('data', (piece: Buffer) => {
          size += piece.length;
          if (size > MAX_ANSWER_BYTES) answer.destroy(new Error('The answer is too large.'));
          else pieces.push(piece);
        })
        .on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }))
        .on('error', () => resolve(undefined));
    });
    asking.on('error', () => resolve(undefined)).end(body);
  });
}
