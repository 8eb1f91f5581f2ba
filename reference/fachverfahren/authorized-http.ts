/**
 * Requests with an access token: a refused token is renewed and the request repeated once; after 429 nothing is sent
 * before the window named by `RateLimit-Reset` is over, and reading requests are then repeated.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import type { TokenSource } from './token.ts';

/** Sends requests of this client to the delivery service. */
export interface AuthorizedHttp {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Sends without a token, for public resources; the pause after 429 holds for them, too. */
  sendOpenly(request: HttpRequest): Promise<HttpAnswer>;
}

const MAX_PAUSE_SECONDS = 60;
const PAUSE_WITHOUT_HINT_SECONDS = 5;
const MAX_REPEATS_AFTER_LIMIT = 2;

/** Creates the sender. All callers share the pause after 429. */
export function createAuthorizedHttp(options: {
  readonly http: Http;
  readonly tokens: TokenSource;
  readonly stopping: AbortSignal;
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}): AuthorizedHttp {
  const now = options.now ?? Date.now;
  const pause = options.pause ?? ((milliseconds: number) => wait(milliseconds, undefined, { signal: options.stopping }));
  let closedUntilMs = 0;

  async function windowOpen(): Promise<void> {
    while (now() < closedUntilMs) await pause(closedUntilMs - now());
  }

  async function once(request: HttpRequest): Promise<HttpAnswer> {
    await windowOpen();
    const answer = await options.http.send(request);
    if (answer.status === 429) closedUntilMs = Math.max(closedUntilMs, now() + resetSeconds(answer) * 1000);
    return answer;
  }

  async function withFreshToken(request: HttpRequest): Promise<HttpAnswer> {
    const token = await options.tokens.get();
    const answer = await once(authorized(request, token));
    if (answer.status !== 401) return answer;
    options.tokens.discard(token);
    return once(authorized(request, await options.tokens.get()));
  }

  /** A write is not repeated: whoever posts an event reads the event log before the next attempt. */
  async function patiently(request: HttpRequest, send: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpAnswer> {
    let answer = await send(request);
    for (let n = 0; answer.status === 429 && request.method === 'GET' && n < MAX_REPEATS_AFTER_LIMIT; n += 1) answer = await send(request);
    return answer;
  }

  return {
    send: (request) => patiently(request, withFreshToken),
    sendOpenly: (request) => patiently(request, once),
  };
}

function authorized(request: HttpRequest, token: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

/** Seconds to wait after 429, never more than a minute, so that a broken header cannot silence the product. */
function resetSeconds(answer: HttpAnswer): number {
  const hint = answer.headers['ratelimit-reset'] ?? answer.headers['retry-after'];
  const seconds = hint === undefined ? PAUSE_WITHOUT_HINT_SECONDS : Number(hint);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0.1), MAX_PAUSE_SECONDS) : PAUSE_WITHOUT_HINT_SECONDS;
}
