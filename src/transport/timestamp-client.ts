/**
 * Fetches time stamps over HTTP (RFC 3161, section 3.4): one request, bounded in size and time. What comes back has to be
 * for this imprint and repeat this nonce; whether the authority is to be trusted is judged later, with the signature.
 */
import { randomBytes } from 'node:crypto';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { nonceHex, timestampRequest } from '../formats/timestamp-request.ts';
import { readTimestampResponse } from '../formats/timestamp.ts';
import { readTimestampToken } from '../formats/timestamp-token.ts';
import { createHttpClient } from './http-client.ts';
import type { HttpAnswer } from './http-client.ts';
import type { TransportFailure, TransportFailureKind } from './transport-failure.ts';

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
    if (response === undefined)
      return refuse(options, { de: `antwortete ohne Zeitstempel (HTTP-Status ${status})`, en: `answered with no time stamp (HTTP status ${status})` });
    const token = response.token === undefined ? undefined : readTimestampToken(response.token);
    if (response.token === undefined || token === undefined)
      return refuse(options, { de: `lehnte ab (PKI-Status ${response.status})`, en: `refused (PKI status ${response.status})` });
    if (!Buffer.from(token.statement.imprint).equals(imprint))
      refuse(options, { de: 'stempelte andere Daten als die gesendeten', en: 'stamped other data than were sent' });
    if (token.statement.nonce !== nonceHex(nonce))
      refuse(options, { de: 'beantwortete eine andere Anfrage als diese (Nonce)', en: 'answered another request than this one (nonce)' });
    return response.token;
  };
}

async function post({ url, timeoutMs = TIMEOUT_MS, ca }: TimestampClientOptions, body: Uint8Array): Promise<HttpAnswer> {
  await using client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, keepsAlive: false, ...(ca === undefined ? {} : { ca }) });
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const outcome = await client.attempt({ method: 'POST', url, headers, body });
  return outcome.kind === 'answer' ? outcome.answer : refuse({ url }, unreachable(outcome.failure), outcome.failure);
}

const FAILURES: Readonly<Record<TransportFailureKind, Bilingual>> = {
  'connection-refused': { de: 'dort nimmt niemand Verbindungen an', en: 'nobody takes connections there' },
  tls: { de: 'die TLS-Verbindung kam nicht zustande', en: 'the TLS connection was not made' },
  timeout: { de: 'es kam keine Antwort in der Frist', en: 'no answer came in time' },
  reset: { de: 'die Verbindung brach ab', en: 'the connection broke off' },
  dns: { de: 'den Rechnernamen kennt niemand', en: 'nobody knows the host name' },
  protocol: { de: 'die Antwort war kein HTTP', en: 'the answer was no HTTP' },
  'too-large': { de: 'die Antwort war zu groß', en: 'the answer was too large' },
};

function unreachable({ kind }: TransportFailure): Bilingual {
  const { de, en } = FAILURES[kind];
  return { de: `war nicht zu erreichen: ${de}`, en: `could not be reached: ${en}` };
}

function refuse({ url }: Pick<TimestampClientOptions, 'url'>, what: Bilingual, cause?: unknown): never {
  throw new TranslatedError(
    'ERR_CONFIG_TIMESTAMP',
    { de: `Die Zeitstempelstelle ${what.de}.`, en: `The time-stamping authority ${what.en}.` },
    {
      place: url,
      mend: { de: 'Die Adresse prüfen oder eine andere Stelle nennen.', en: 'Check the address, or name another authority.' },
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
