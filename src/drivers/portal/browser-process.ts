/**
 * The child process seen from the suite: started when first needed, given a deadline for every call, ended when it misses one,
 * for a script that hangs cannot be trusted with the next browser.
 */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { TranslatedError } from '../../core/translated-error.ts';
import type { Bilingual } from '../../core/language.ts';
import { receiveLines, sendLine } from './browser-messages.ts';
import type { BrowserCall, BrowserReply, BrowserStart, BrowserVisit } from './browser-messages.ts';
import type { ChildSettings } from './driver-options.ts';

/** What came of a call; `value` is whatever the script returned. */
export type CallOutcome =
  | { readonly kind: 'done'; readonly value: unknown; readonly visits: readonly BrowserVisit[] }
  | { readonly kind: 'failed'; readonly detail: string; readonly visits: readonly BrowserVisit[] }
  | { readonly kind: 'timeout' };

export interface BrowserProcess extends AsyncDisposable {
  call(browser: string, call: BrowserCall): Promise<CallOutcome>;
  readonly isEnded: boolean;
}

/** To load the script, start a browser and open its first page on a busy machine. */
const START_MS = 60_000;
const STOP_MS = 3_000;
const KEPT_CHARACTERS = 4_000;
type NotReady = Extract<BrowserReply, { kind: 'not-ready' }>;

/** @throws ERR_CONFIG_INVALID when Playwright, the browser or the script cannot be used */
export async function startBrowserProcess(settings: ChildSettings, start: BrowserStart): Promise<BrowserProcess> {
  const line = openLine(settings);
  sendLine(line.channel, start);
  const problem = await inTime(line.ready, START_MS, SILENT);
  if (problem !== undefined) {
    await line.stop();
    throw notReady(problem, start);
  }
  let last = 0;
  return {
    async call(browser, call) {
      if (line.isEnded()) return { kind: 'failed', detail: 'The process of the script has ended.', visits: [] };
      const id = (last += 1);
      const answer = line.answerTo(id);
      sendLine(line.channel, { id, browser, call });
      const outcome = await inTime(answer, call.kind === 'open' ? START_MS : start.timeoutMs, TOO_LATE);
      if (outcome.kind === 'timeout') await line.stop();
      return outcome;
    },
    get isEnded() {
      return line.isEnded();
    },
    [Symbol.asyncDispose]: line.stop,
  };
}

const SILENT: NotReady = { kind: 'not-ready', why: 'script', detail: 'Nothing was ready in time.' };
const TOO_LATE: CallOutcome = { kind: 'timeout' };

interface Line {
  readonly channel: Socket;
  /** Resolves with the problem, or with nothing when browser and script are there. */
  readonly ready: Promise<NotReady | undefined>;
  /** Resolves also when the process ends. */
  answerTo(id: number): Promise<CallOutcome>;
  isEnded(): boolean;
  stop(): Promise<void>;
}

function openLine({ node, environment }: ChildSettings): Line {
  const program = fileURLToPath(new URL(`./browser-program${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  const child = spawn(node, [program], { env: { ...environment }, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const channel = child.stdio[3] as Socket;
  const open = new Map<number, (outcome: CallOutcome) => void>();
  const ready = Promise.withResolvers<NotReady | undefined>();
  const ended = Promise.withResolvers<undefined>();
  let [said, isEnded] = ['', false];
  const finish = (detail: string): void => {
    isEnded = true;
    ready.resolve({ kind: 'not-ready', why: 'script', detail });
    for (const answer of open.values()) answer({ kind: 'failed', detail, visits: [] });
    ended.resolve(undefined);
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT_CHARACTERS)));
  child.once('close', () => finish(`The process of the script ended. ${said.trim()}`.trim()));
  child.once('error', (error) => finish(error.message));
  channel.on('error', () => channel.destroy());
  receiveLines(channel, (message) => {
    const reply = message as BrowserReply;
    if (reply.kind === 'ready') ready.resolve(undefined);
    else if (reply.kind === 'not-ready') ready.resolve(reply);
    else open.get(reply.id)?.(reply);
  });
  return {
    channel,
    ready: ready.promise,
    isEnded: () => isEnded,
    async answerTo(id) {
      const answer = Promise.withResolvers<CallOutcome>();
      open.set(id, answer.resolve);
      return answer.promise.finally(() => open.delete(id));
    },
    async stop() {
      isEnded = true;
      channel.end();
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended.promise;
      clearTimeout(timer);
    },
  };
}

async function inTime<T>(promise: Promise<T>, timeoutMs: number, otherwise: T): Promise<T> {
  const late = Promise.withResolvers<T>();
  const timer = setTimeout(() => late.resolve(otherwise), timeoutMs);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const TEXTS: Readonly<Record<NotReady['why'], { readonly text: Bilingual; readonly mend: Bilingual }>> = {
  'no-playwright': {
    text: {
      de: 'Der Treiber „browser“ braucht Playwright, und es ist nicht installiert.',
      en: 'The driver "browser" needs Playwright, and it is not installed.',
    },
    mend: {
      de: '„npm install --save-dev playwright-core“ im Ordner des Skripts, oder einen anderen Treiber wählen (http, manual).',
      en: 'Run "npm install --save-dev playwright-core" in the folder of the script, or choose another driver (http, manual).',
    },
  },
  'no-browser': {
    text: { de: 'Der Browser lässt sich nicht starten.', en: 'The browser cannot be started.' },
    mend: { de: 'In driver.executable den Pfad eines Chromium angeben.', en: 'Give the path of a Chromium in driver.executable.' },
  },
  script: {
    text: { de: 'Das Skript des Treibers „browser“ lässt sich nicht benutzen.', en: 'The script of the driver "browser" cannot be used.' },
    mend: {
      de: 'Es muss ein ES-Modul sein, das login(page, { baseUrl }) ausführt und, wenn möglich, logout(page) und whoami(page).',
      en: 'It has to be an ES module that exports login(page, { baseUrl }) and, where possible, logout(page) and whoami(page).',
    },
  },
};

function notReady({ why, detail }: NotReady, { script }: BrowserStart): TranslatedError {
  const { text, mend } = TEXTS[why];
  return new TranslatedError('ERR_CONFIG_INVALID', { de: `${text.de} ${detail}`, en: `${text.en} ${detail}` }, { mend, place: script });
}
