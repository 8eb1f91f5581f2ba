/**
 * Writes the driver's exchanges into the record of the run, in the order they ended, while the next one is already under
 * way. Cookies and other secrets are taken out by the recorder behind `note`; tokens of the suite never come here.
 */
import type { Exchange, RawHeader } from '../../core/exchange.ts';
import { sha256Hex } from '../../formats/hash.ts';
import type { HttpOutcome } from '../../transport/http-client.ts';

/** Records an exchange. @returns its id */
export type NoteExchange = (exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>) => Promise<string>;

export interface ExchangeNotes {
  /** Resolves with the id; a failure to record fails everything after it. */
  add(exchange: NotedExchange): Promise<string>;
}

/** An exchange as the driver saw it. */
export interface NotedExchange {
  /** `browser-visit`, `browser-saml-request`, `browser-saml-response`, `browser-whoami`, `adapter-whoami`. */
  readonly operation: string;
  /** The portal is the product; everything else that a browser visits belongs to the suite. */
  readonly peer: 'product' | 'suite';
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly RawHeader[]; readonly body: Uint8Array | string };
  readonly response?: { readonly status: number; readonly headers: readonly RawHeader[]; readonly body?: Uint8Array | string };
}

/** As much text as the recorder keeps of a message. */
const MAX_NOTED_CHARACTERS = 65_536;

export function createExchangeNotes(note: NoteExchange): ExchangeNotes {
  let last: Promise<unknown> = Promise.resolve();
  return {
    add(exchange) {
      const noted = last.then(() => note(exchangeOf(exchange)));
      last = noted;
      // Whoever waits for the id hears of the failure; until then it is nobody's.
      noted.catch(() => undefined);
      return noted;
    },
  };
}

/** The answer of a request as a note has it; nothing when none came. */
export function responseOf(outcome: HttpOutcome): Pick<NotedExchange, 'response'> {
  return outcome.kind === 'failure' ? {} : { response: outcome.answer };
}

function exchangeOf({ operation, peer, startedAt, durationMs, request, response }: NotedExchange): Parameters<NoteExchange>[0] {
  const { pathname, search } = new URL(request.url);
  return {
    direction: 'outbound',
    peer,
    operation,
    startedAt: startedAt.toISOString(),
    durationMs,
    labels: {},
    request: { method: request.method, target: pathname + search, headers: request.headers, body: bodyOf(request.body) },
    ...(response === undefined ? {} : { response: { status: response.status, headers: response.headers, body: bodyOf(response.body) } }),
    faults: [],
  };
}

/** A body that the driver could not see is noted without text. */
function bodyOf(body: Uint8Array | string | undefined): Exchange['request']['body'] {
  if (body === undefined) return { sizeBytes: 0, sha256: sha256Hex(''), isTruncated: true };
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return {
    sizeBytes: Buffer.byteLength(body),
    sha256: sha256Hex(body),
    text: text.slice(0, MAX_NOTED_CHARACTERS),
    isTruncated: text.length > MAX_NOTED_CHARACTERS,
  };
}
