/**
 * Fetches time stamps over HTTP (RFC 3161, section 3.4): one request, bounded in size and time. What comes back has to be
 * for this imprint and repeat this nonce; whether the authority is to be trusted is judged later, with the signature.
 */
import { randomBytes } from 'node:crypto';
import { PruefstandError } from '../core/errors.ts';
import { nonceHex, readTimestampResponse, timestampRequest } from '../formats/timestamp.ts';
import { readTimestampToken } from '../formats/timestamp-token.ts';
import { createHttpClient } from './http-client.ts';
import type { HttpAnswer } from './http-client.ts';

export interface TimestampClientOptions {
  /** Address of the authority, http or https: the token protects itself. */
  readonly url: string;
  /** Default 20 seconds. */
  readonly timeoutMs?: number;
  /** Authorities to trust for https instead of the system's, PEM. */
  readonly ca?: string | readonly string[];
}

const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 1 << 18;

/**
 * A function that fetches a time stamp; it fits `signJades`.
 * @returns takes a SHA-256, gives the token as DER; rejects with ERR_CONFIG_TIMESTAMP when the authority cannot be reached,
 *   refuses, or answers something else than was asked
 */
export function createTimestampClient(options: TimestampClientOptions): (imprint: Uint8Array) => Promise<Uint8Array> {
  return async (imprint) => {
    const nonce = randomBytes(16);
    const { status, body } = await post(options, timestampRequest(imprint, nonce));
    const response = status === 200 ? readTimestampResponse(body) : undefined;
    if (response === undefined) return refuse(options, `answered with no time stamp (HTTP status ${status})`);
    const token = response.token === undefined ? undefined : readTimestampToken(response.token);
    if (response.token === undefined || token === undefined) return refuse(options, `refused (PKI status ${response.status})`);
    if (!Buffer.from(token.statement.imprint).equals(imprint)) refuse(options, 'stamped other data than were sent');
    if (token.statement.nonce !== nonceHex(nonce)) refuse(options, 'answered another request than this one (nonce)');
    return response.token;
  };
}

async function post({ url, timeoutMs = TIMEOUT_MS, ca }: TimestampClientOptions, body: Uint8Array): Promise<HttpAnswer> {
  await using client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, keepsAlive: false, ...(ca === undefined ? {} : { ca }) });
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const outcome = await client.attempt({ method: 'POST', url, headers, body });
  return outcome.kind === 'answer' ? outcome.answer : refuse({ url }, `could not be reached (${outcome.failure.message})`, outcome.failure);
}

function refuse({ url }: Pick<TimestampClientOptions, 'url'>, what: string, cause?: unknown): never {
  throw new PruefstandError('ERR_CONFIG_TIMESTAMP', `The time-stamping authority ${what}.`, {
    place: url,
    hint: 'Check the address, or name another authority.',
    ...(cause === undefined ? {} : { cause }),
  });
}
