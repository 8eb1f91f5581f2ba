/**
 * What the product's test interface offers besides `whoami`: a clock to set, the latest lines of the log, what was handed in.
 * Every call is noted, without its token. What it answers is a stranger's: bounded, and told only when it has the form.
 */
import type { RawHeader } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpOutcome } from '../../transport/http-client.ts';
import { createExchangeNotes, responseOf } from './exchange-notes.ts';
import type { NoteExchange } from './exchange-notes.ts';
import type { TestInterfaceSettings } from './target.ts';

export interface TestInterfaceOptions {
  readonly settings: TestInterfaceSettings;
  readonly ca?: readonly string[];
  readonly note: NoteExchange;
}

/** What the latest application took along to whoever sends messages. */
export interface HandedOver {
  readonly exchange: string;
  readonly handle?: string;
  readonly applicationId?: string;
}

/** Nothing is sent before a member is called; each resolves with nothing where the target names no address. */
export interface TestInterface {
  /** @returns whether the product says that it did */
  setClock(now: Date): Promise<boolean>;
  /** @returns id of the exchange whose answer is the log; undefined when it is longer than what is kept of an answer */
  readLog(): Promise<string | undefined>;
  latestApplication(): Promise<HandedOver | undefined>;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 1_048_576;
/** As much as the record keeps of a message. */
const MAX_LOG_CHARACTERS = 65_536;

export function createTestInterface({ settings, ca, note }: TestInterfaceOptions): TestInterface {
  const { token, clockUrl, logUrl, applicationsUrl } = settings;
  const notes = createExchangeNotes(note);
  const call = async (operation: string, method: string, url: string, body = ''): Promise<Answer> => {
    await using client = createHttpClient({ timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_BYTES, ...(ca === undefined ? {} : { ca }) });
    const headers: readonly RawHeader[] = [['Accept', 'application/json'], ...(body === '' ? [] : [['Content-Type', 'application/json'] as const])];
    const secret: readonly RawHeader[] = token === undefined ? [] : [['Authorization', `Bearer ${token}`]];
    const startedAt = new Date();
    const outcome = await client.attempt({ method, url, headers: [...headers, ...secret], ...(body === '' ? {} : { body }) });
    const { durationMs } = outcome;
    return {
      exchange: await notes.add({ operation, peer: 'product', startedAt, durationMs, request: { method, url, headers, body }, ...responseOf(outcome) }),
      outcome,
    };
  };
  return {
    async setClock(now) {
      if (clockUrl === undefined) return false;
      const { outcome } = await call('adapter-clock', 'POST', clockUrl, JSON.stringify({ now: now.toISOString() }));
      return outcome.kind === 'answer' && outcome.answer.status >= 200 && outcome.answer.status < 300;
    },
    async readLog() {
      if (logUrl === undefined) return undefined;
      const answer = await call('adapter-log', 'GET', logUrl);
      const text = textOf(answer);
      return text === undefined || text.length > MAX_LOG_CHARACTERS ? undefined : answer.exchange;
    },
    async latestApplication() {
      if (applicationsUrl === undefined) return undefined;
      const answer = await call('adapter-applications', 'GET', applicationsUrl);
      const applications = parseJsonObject(textOf(answer) ?? '')?.['applications'];
      const latest: unknown = Array.isArray(applications) ? applications.at(-1) : undefined;
      if (!isJsonObject(latest)) return undefined;
      const mailbox = isJsonObject(latest['mailbox']) ? latest['mailbox'] : {};
      return { exchange: answer.exchange, ...word(mailbox, 'handle'), ...word(mailbox, 'applicationId') };
    },
  };
}

interface Answer {
  readonly exchange: string;
  readonly outcome: HttpOutcome;
}

function textOf({ outcome }: Answer): string | undefined {
  return outcome.kind === 'answer' && outcome.answer.status === 200 ? new TextDecoder().decode(outcome.answer.body) : undefined;
}

function word<Name extends string>(from: Readonly<Record<string, unknown>>, name: Name): Partial<Record<Name, string>> {
  const value = from[name];
  return typeof value === 'string' ? ({ [name]: value } as Partial<Record<Name, string>>) : {};
}
