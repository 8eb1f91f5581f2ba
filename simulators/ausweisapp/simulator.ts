/**
 * The simulated eID client: the endpoint on the person's own machine as a browser meets it (`/eID-Client`, AusweisApp SDK,
 * chapter "Desktop"; BSI TR-03124-1), with a simulated card. One person, one workflow at a time.
 */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Language } from '../../src/core/language.ts';
import type { Simulator, WireContext } from '../../src/core/simulator.ts';
import { createHttpClient } from '../../src/transport/http-client.ts';
import type { HttpOutcome, HttpRequest } from '../../src/transport/http-client.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createWireResponse } from '../../src/transport/wire-response.ts';
import { readPeople } from '../account-people.ts';
import type { AccountPerson } from '../account-people.ts';
import { isLoopbackHost } from '../eid-address.ts';
import { activate, carryOn } from './activation.ts';
import { answerPage, languageOf, showUi, statusAnswer } from './answers.ts';
import type { ClientAnswer } from './answers.ts';
import { createCards } from './cards.ts';
import type { CardSlot } from './cards.ts';
import type { CardEntry } from './card-reader.ts';
import { createAusweisAppControl } from './control-server.ts';
import { recordInbound, recorded } from './recording.ts';
import type { Surroundings, Workflow } from './workflow.ts';

export type ClientMode = 'automatic' | 'interactive';
/** What becomes of the next workflow of the automatic mode. */
export type ClientOutcome = 'success' | 'cancel';

export interface AusweisAppOptions {
  /** Where the client is reached, without a trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly recorder: Recorder;
  /** Whose cards there are. Default: the people of `fixtures/accounts`. */
  readonly people?: readonly AccountPerson[];
  /** `automatic` types the PIN by itself, as the mode of that name; `interactive` shows a page. Default `interactive`. */
  readonly mode?: ClientMode;
  /** Takes plain HTTP, as the mode of that name. Default false. */
  readonly developerMode?: boolean;
  /** Which addresses are contacted. Default: those of loopback, so that no page can send the client elsewhere. */
  readonly mayContact?: (url: URL) => boolean;
  /** Whose card is held to the reader for a token, where the caller knows; else the inserted one. */
  readonly cardFor?: (tcTokenUrl: string) => string | undefined;
  /** Whether a second workflow is refused, as the AusweisApp does, or waits. Default `refuse`. */
  readonly whenBusy?: 'refuse' | 'wait';
  /** PEM of authorities to trust. */
  readonly ca?: readonly string[];
  readonly clock?: Clock;
  /** Sends requests; default: over the network. */
  readonly send?: (request: HttpRequest) => Promise<HttpOutcome>;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

/** What handlers work with. */
export interface Client {
  readonly options: AusweisAppOptions;
  readonly clock: Clock;
  readonly cards: CardSlot;
  readonly surroundings: Surroundings;
  readonly state: ClientState;
  readonly base: () => string;
}

/** One activation. */
export interface Visit {
  /** In the address of its page. */
  readonly id: string;
  readonly language: Language;
}

export interface ClientState {
  mode: ClientMode;
  next: ClientOutcome;
  /** What the automatic mode types. */
  entry: CardEntry;
  /** Of a person who is on the page. */
  open: (Visit & { readonly since: number; readonly workflow: Workflow }) | undefined;
  isBusy: boolean;
  /** Workflows of `whenBusy: 'wait'`, one after the other. */
  queue: Promise<unknown>;
}

export interface AusweisApp extends Simulator {
  readonly control: Simulator;
}

const PATH = '/eID-Client';
const TIMEOUT_MS = 10_000;
/** One more than is read, so that too much is noticed. */
const MAX_ANSWER_BYTES = 65_537;
const MAX_FORM_BYTES = 10_000;

/** Makes a client without anything inserted but the first card. @throws ERR_CONFIG_INVALID when the list of people cannot be used */
export function createAusweisApp(options: AusweisAppOptions): AusweisApp {
  const { baseUrl, recorder, clock = systemClock, developerMode = false, mayContact = isLoopbackHost } = options;
  const client: Client = {
    options,
    clock,
    cards: createCards(options.people ?? readPeople()),
    surroundings: { allowsHttp: developerMode, mayContact, send: recorded(options.send ?? networkOf(options), recorder, clock) },
    state: { mode: options.mode ?? 'interactive', next: 'success', entry: {}, open: undefined, isBusy: false, queue: Promise.resolve() },
    base: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
  };
  return {
    name: 'ausweisapp',
    async fetch(request, wire) {
      const startedAt = clock.now();
      const startedTick = performance.now();
      const answer = await answerTo(client, request, wire);
      recordInbound(recorder, { request, wire, answer, startedAt, durationMs: performance.now() - startedTick });
      return createWireResponse(answer.status, answer.headers, answer.body);
    },
    control: createAusweisAppControl(client, recorder),
  };
}

function networkOf({ ca }: AusweisAppOptions): (request: HttpRequest) => Promise<HttpOutcome> {
  const network = createHttpClient({ timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES, keepsAlive: false, ...(ca === undefined ? {} : { ca }) });
  return async (request) => network.attempt(request);
}

/** Never rejects. */
async function answerTo(client: Client, request: Request, wire: WireContext | undefined): Promise<ClientAnswer> {
  const language = languageOf(request);
  try {
    const { path, query } = targetOf(request, wire);
    if (request.method === 'GET' && path === PATH) return await byParameter(client, query, language);
    const id = path.startsWith(`${PATH}/`) ? path.slice(PATH.length + 1) : undefined;
    if (request.method === 'POST' && id !== undefined) return await carryOn(client, { id, language }, await formOf(request));
    return answerPage(404, path, language);
  } catch (error) {
    client.options.onInternalError?.(error);
    return answerPage(500, '500', language);
  }
}

/** Names of parameters are compared without letter case; the first of these that is there decides. */
async function byParameter(client: Client, query: string, language: Language): Promise<ClientAnswer> {
  const parameters = new Map([...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]));
  if (parameters.has('showui')) return showUi();
  const status = parameters.get('status');
  if (status !== undefined) return statusAnswer(status);
  const tcTokenUrl = parameters.get('tctokenurl');
  return tcTokenUrl === undefined ? answerPage(404, query, language) : activate(client, tcTokenUrl, { id: randomUUID(), language });
}

function targetOf(request: Request, wire: WireContext | undefined): { readonly path: string; readonly query: string } {
  const { pathname, search } = new URL(request.url);
  const target = wire?.rawTarget?.startsWith('/') === true ? wire.rawTarget : pathname + search;
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const text = await request.text();
  return new URLSearchParams(text.slice(0, MAX_FORM_BYTES));
}
