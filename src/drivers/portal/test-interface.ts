/**
 * What the product's test interface offers besides `whoami`: a clock to set, the latest lines of the log, what was handed in.
 * Every call is noted, without its token. What it answers is a stranger's: bounded, and told only when it has the form.
 */
import { setTimeout } from 'node:timers/promises';
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
  /** Makes the product start anew and waits for it. @returns whether it did before the deadline */
  restart(deadlineMs: number): Promise<boolean>;
  /** Makes the product fetch the metadata of its accounts again. @returns whether it says that it did */
  refreshMetadata(): Promise<boolean>;
}

/** Between two looks whether the product is back. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 1_048_576;
/** As much as the record keeps of a message. */
const MAX_LOG_CHARACTERS = 65_536;

export function createTestInterface({ settings, ca, note }: TestInterfaceOptions): TestInterface {
  const { token, clockUrl, logUrl, applicationsUrl, restartUrl, metadataUrl } = settings;
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
  /** Which start of the product this is. */
  const startOf = async (url: string): Promise<string | undefined> => {
    const start = parseJsonObject(textOf(await call('adapter-restart', 'GET', url)) ?? '')?.['start'];
    return typeof start === 'string' && start !== '' ? start : undefined;
  };
  return {
    async setClock(now) {
      if (clockUrl === undefined) return false;
      return isDone(await call('adapter-clock', 'POST', clockUrl, JSON.stringify({ now: now.toISOString() })));
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
    async restart(deadlineMs) {
      if (restartUrl === undefined) return false;
      const until = Date.now() + deadlineMs;
      const before = await startOf(restartUrl);
      const isOrdered = isDone(await call('adapter-restart', 'POST', restartUrl));
      if (before === undefined || !isOrdered) return false;
      for (let pauseMs = FIRST_PAUSE_MS; Date.now() < until; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
        const now = await startOf(restartUrl);
        if (now !== undefined && now !== before) return true;
        await setTimeout(pauseMs);
      }
      return false;
    },
    refreshMetadata: async () => metadataUrl !== undefined && isDone(await call('adapter-metadata', 'POST', metadataUrl)),
  };
}

interface Answer {
  readonly exchange: string;
  readonly outcome: HttpOutcome;
}

function isDone({ outcome }: Answer): boolean {
  return outcome.kind === 'answer' && outcome.answer.status >= 200 && outcome.answer.status < 300;
}

function textOf({ outcome }: Answer): string | undefined {
  return outcome.kind === 'answer' && outcome.answer.status === 200 ? new TextDecoder().decode(outcome.answer.body) : undefined;
}

function word<Name extends string>(from: Readonly<Record<string, unknown>>, name: Name): Partial<Record<Name, string>> {
  const value = from[name];
  return typeof value === 'string' ? ({ [name]: value } as Partial<Record<Name, string>>) : {};
}
