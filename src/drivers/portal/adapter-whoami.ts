/**
 * The product's adapter asked who is logged in: `GET {adapter}/whoami` with the cookies that the browser would send to the
 * protected page.
 */
import type { RawHeader } from '../../core/exchange.ts';
import { parseJsonObject } from '../../formats/json.ts';
import { readWhoami } from '../../formats/whoami-answer.ts';
import type { HttpClient } from '../../transport/http-client.ts';
import { responseOf } from './exchange-notes.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import type { PortalIdentity } from './portal-driver.ts';

export interface WhoamiAdapterOptions {
  /** Base address of the adapter. */
  readonly url: string;
  readonly token?: string | undefined;
  /** Bounded in size; it follows no redirect, so that the token goes nowhere else. */
  readonly client: HttpClient;
  readonly notes: ExchangeNotes;
  readonly timeoutMs: number;
}

export interface AdapterAnswer {
  readonly exchange: string;
  /** Absent when the adapter gave no usable answer; then `detail` says why. */
  readonly isLoggedIn?: boolean;
  readonly identity?: PortalIdentity;
  readonly detail?: string;
}

/** @param cookie value of the header `Cookie`, empty without cookies */
export async function askAdapter(options: WhoamiAdapterOptions, cookie: string): Promise<AdapterAnswer> {
  const url = `${options.url.replace(/\/$/, '')}/whoami`;
  const headers: readonly RawHeader[] = [['Accept', 'application/json'], ...(cookie === '' ? [] : [['Cookie', cookie] as const])];
  const authorization: readonly RawHeader[] = options.token === undefined ? [] : [['Authorization', `Bearer ${options.token}`]];
  const startedAt = new Date();
  const outcome = await options.client.attempt({ method: 'GET', url, headers: [...headers, ...authorization], timeoutMs: options.timeoutMs });
  const exchange = await options.notes.add({
    operation: 'adapter-whoami',
    peer: 'product',
    startedAt,
    durationMs: outcome.durationMs,
    request: { method: 'GET', url, headers, body: '' },
    ...responseOf(outcome),
  });
  if (outcome.kind === 'failure') return { exchange, detail: `no answer of the adapter (${outcome.failure.kind})` };
  const { status, body } = outcome.answer;
  const answer = readWhoami(status === 200 ? parseJsonObject(body) : undefined);
  return answer === undefined ? { exchange, detail: `the adapter answered ${status} without isLoggedIn` } : { exchange, ...answer };
}
