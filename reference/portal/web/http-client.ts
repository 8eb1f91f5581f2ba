/**
 * The one door to payment service, directory and delivery service: HTTPS with a verified server, no redirects, bounded answers. The target is
 * sent exactly as given, and nothing is repeated here.
 */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { getCACertificates } from 'node:tls';

/** An answer that arrived completely. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** A request; the address as it goes out. */
export interface HttpOrder {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** @returns undefined when there was no connection, no trust, or no complete answer: whether the request took effect is unknown */
export type Http = (order: HttpOrder) => Promise<HttpAnswer | undefined>;

/** Sent with every request; stable, because services filter odd or missing values. */
const USER_AGENT = 'Kindergartenanmeldung/1.0 (Referenzprodukt)';
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * Connections that are each used once.
 * @param ca PEM of an authority to trust besides those of the runtime
 * @param ended when no more requests go out and those under way are given up
 */
export function createHttp(ca: string | undefined, ended: AbortSignal): Http {
  const trusted = [...getCACertificates('default'), ...(ca === undefined ? [] : [ca])];
  return async ({ method, url, headers = {}, body = '' }) =>
    new Promise((resolve) => {
      const isSecure = url.startsWith('https:');
      const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = {
        method,
        headers: { 'user-agent': USER_AGENT, ...headers, ...length },
        agent: false as const,
        signal: AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]),
        ...(isSecure ? { ca: trusted } : {}),
      };
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
          .on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }))
          .on('error', fail)
          .on('aborted', fail);
      });
      asking.on('error', fail).end(body);
    });
}

/** Members of an answer that is JSON; empty for anything else. */
export function membersIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Members of a value that is an object; empty for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
