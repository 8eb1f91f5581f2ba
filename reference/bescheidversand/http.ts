/**
 * The one door to the mailbox: HTTPS with a client certificate and a verified server. Follows no redirect. What goes wrong below
 * HTTP is told apart by whether the request can have taken effect.
 */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { RequestOptions } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { Config } from './config.ts';

/** An answer that arrived completely; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** `not-sent`: there was no connection. `unclear`: the request left, and no complete answer came. `untrusted`: the server's certificate is bad. */
export type Failure = 'not-sent' | 'unclear' | 'untrusted';

export type HttpOutcome = { readonly kind: 'answer'; readonly answer: HttpAnswer } | { readonly kind: 'failure'; readonly failure: Failure };

export interface HttpOrder {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Http = (order: HttpOrder) => Promise<HttpOutcome>;

const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 3;

/** Connections of the configured identity, each used once. */
export function createHttp({ identity, ca, timeoutMs, faults }: Config): Http {
  const trusted = [...getCACertificates('default'), ...(ca === undefined ? [] : [ca])];
  const secure: RequestOptions = {
    ca: trusted,
    ...(faults.has('certificate-missing') ? {} : { cert: identity.certificate, key: identity.key }),
    rejectUnauthorized: !faults.has('server-certificate-unchecked'),
  };
  const send = async (order: HttpOrder, redirects: number): Promise<HttpOutcome> => {
    const outcome = await sendOnce(order, secure, timeoutMs);
    if (!faults.has('follows-redirects') || outcome.kind === 'failure' || redirects >= MAX_REDIRECTS) return outcome;
    const { status, headers } = outcome.answer;
    return (status === 307 || status === 308) && typeof headers['location'] === 'string'
      ? send({ ...order, url: new URL(headers['location'], order.url).href }, redirects + 1)
      : outcome;
  };
  return async (order) => send(order, 0);
}

async function sendOnce({ method, url, headers, body }: HttpOrder, secure: RequestOptions, timeoutMs: number): Promise<HttpOutcome> {
  const isSecure = url.startsWith('https:');
  const options: RequestOptions = { method, headers: { ...headers, 'content-length': body.byteLength }, agent: false, signal: AbortSignal.timeout(timeoutMs) };
  return new Promise((resolve) => {
    let isConnected = false;
    const fail = (error: NodeJS.ErrnoException): void => {
      const failure: Failure = isConnected ? 'unclear' : isCertificateError(error) ? 'untrusted' : 'not-sent';
      resolve({ kind: 'failure', failure });
    };
    const asking = (isSecure ? requestSecure : requestPlain)(url, isSecure ? { ...options, ...secure } : options, (answer) => {
      const pieces: Buffer[] = [];
      let size = 0;
      answer
        .on('data', (piece: Buffer) => {
          size += piece.length;
          if (size > MAX_ANSWER_BYTES) answer.destroy(new Error('The answer is too large.'));
          else pieces.push(piece);
        })
        .on('end', () => resolve({ kind: 'answer', answer: { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) } }))
        .on('error', fail);
    });
    asking.on('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true)));
    asking.on('error', fail).end(body);
  });
}

function isCertificateError({ code = '' }: NodeJS.ErrnoException): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code);
}
