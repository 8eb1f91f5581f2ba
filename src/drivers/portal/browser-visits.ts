/** Which documents a browser navigated to, with what it sent and got, for the record of the run. Runs in the child process. */
import type { RawHeader } from '../../core/exchange.ts';
import type { BrowserVisit } from './browser-messages.ts';
import type { Context, PageResponse } from './playwright-face.ts';

export interface VisitWatch {
  /** The visits since the last call, in order. */
  take(): Promise<readonly BrowserVisit[]>;
}

/** A script that wanders about must not fill the memory. */
const MAX_VISITS = 200;
const MAX_BODY_CHARACTERS = 65_536;

/** Watches a context from now on. */
export function watchVisits(context: Context): VisitWatch {
  let seen: Promise<BrowserVisit | undefined>[] = [];
  context.on('response', (response) => {
    if (seen.length < MAX_VISITS && response.request().isNavigationRequest()) seen.push(visitOf(response).catch(() => undefined));
  });
  return {
    async take() {
      const taken = seen;
      seen = [];
      return (await Promise.all(taken)).filter((visit) => visit !== undefined);
    },
  };
}

async function visitOf(response: PageResponse): Promise<BrowserVisit> {
  const request = response.request();
  const isRedirect = response.status() >= 300 && response.status() < 400;
  const body = isRedirect ? undefined : await response.text().catch(() => undefined);
  const { startTime, responseStart } = request.timing();
  return {
    method: request.method(),
    url: response.url(),
    requestHeaders: pairsOf(await request.headersArray()),
    requestBody: (request.postData() ?? '').slice(0, MAX_BODY_CHARACTERS),
    status: response.status(),
    responseHeaders: pairsOf(await response.headersArray()),
    ...(body === undefined ? {} : { responseBody: body.slice(0, MAX_BODY_CHARACTERS) }),
    startedAt: new Date(startTime).toISOString(),
    durationMs: Math.max(0, responseStart),
  };
}

function pairsOf(headers: readonly { readonly name: string; readonly value: string }[]): readonly RawHeader[] {
  return headers.map(({ name, value }) => [name, value]);
}
