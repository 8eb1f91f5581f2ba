/**
 * Whether each case was judged by what happened in it. Where every scenario acts for itself, an exchange that its judge was shown ended
 * after the scenario had begun and began before it ended, and no judge of another scenario was shown it in the same place. What
 * scenarios share on purpose is named here, and some look at the whole run; over FIT-Connect everything is sent ahead, and other rules hold.
 */
import { UnresolvedReference, idsIn } from '../checks/written-subject.ts';
import { PROCESS_CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import { isExchangeId } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { WrittenCall } from '../core/judgement.ts';
import type { Profile } from '../core/profile.ts';
import type { AttemptResult, Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject } from '../formats/json.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { OwnRules } from './own-rules.ts';
import { recordedAnswers } from './recorded-answers.ts';
import type { RecordedAnswers } from './recorded-answers.ts';

/** Members of a subject whose exchanges belong to more than one scenario: what several compare with, and what a product did while it ran. */
const SHARED: Readonly<Partial<Record<Profile['room'], readonly string[]>>> = {
  portal: ['before', 'controls', 'metadata', 'laterMetadata', 'requests', 'laterRequests', 'nextRequests', 'first', 'second'],
  mailbox: ['rest', 'soap'],
  'dvdv-client': ['calls', 'tokens'],
  directory: [],
  'paying-portal': ['calls'],
  'payment-service': [],
  chain: [],
};

/** Scenarios that act for themselves are shown what they did, some hundred exchanges; who cites without end does it to keep the verifier busy. */
const MOST_CITED = 4_000_000;

/**
 * Meaningful only with the very version of the suite that ran.
 * @param most citations of a part, for tests
 */
export function verifyCited(result: Result, parts: readonly EvidencePart[], own: OwnRules | undefined, most = MOST_CITED): readonly VerificationFinding[] {
  const shared = own === undefined ? undefined : SHARED[own.profile.room];
  if (own === undefined || shared === undefined) return [];
  const ofWholeRun = new Set(own.scenarios.filter(({ tags }) => tags.includes('@zuletzt')).map(({ id }) => id));
  const windows = new Map(result.cases.map(({ id, attempts }) => [id, attempts.map(windowOf)]));
  return parts.flatMap(({ path, exchanges, judgements }) => {
    const answers = recordedAnswers(exchanges);
    const owners = new Map<string, number>();
    let left = most;
    return judgements.flatMap(({ case: id, calls }, index) => {
      if (ofWholeRun.has(id)) return [];
      const times = windows.get(id) ?? [];
      const foreign = new Set<string>();
      for (const { name, exchange } of citedIn(calls, answers, shared)) {
        if (left-- === 0) foreign.add(`> ${most}`);
        if (left < 0) break;
        const place = `${name}: ${exchange.id}`;
        const owner = owners.get(place) ?? index;
        owners.set(place, owner);
        if (owner !== index || !times.some((window) => isWithin(exchange, window))) foreign.add(place);
      }
      return [...foreign].map((detail) => findingOf('judgement-invalid', 'wrong', `${path}/judgements.ndjson, ${id}`, { detail }));
    });
  });
}

interface Window {
  readonly from: number;
  readonly to: number;
}

function windowOf({ startedAt, durationMs }: AttemptResult): Window {
  const from = Date.parse(startedAt);
  return { from: from - PROCESS_CLOCK_TOLERANCE_MS, to: from + durationMs + PROCESS_CLOCK_TOLERANCE_MS };
}

function isWithin({ startedAt, durationMs }: Exchange, { from, to }: Window): boolean {
  const began = Date.parse(startedAt);
  return began <= to && began + durationMs >= from;
}

interface Cited {
  /** Member of the subject in which it stands. */
  readonly name: string;
  readonly exchange: Exchange;
}

/** One after another, so that nobody has to remember all. */
function* citedIn(calls: readonly WrittenCall[], answers: RecordedAnswers, shared: readonly string[]): Generator<Cited, void> {
  for (const { subject } of calls)
    for (const [name, value] of Object.entries(isJsonObject(subject) ? subject : {}))
      if (!shared.includes(name)) for (const exchange of exchangesOf(value, answers)) yield { name, exchange };
}

type Recorded = EvidencePart['exchanges'];

/** In references and in plain. What leads nowhere has been told where it was read. */
function* exchangesOf(value: unknown, answers: RecordedAnswers): Generator<Exchange, void> {
  if (typeof value === 'string' && isExchangeId(value)) yield* known([value], answers.exchanges);
  if (typeof value !== 'object' || value === null || isFailedLogin(value, answers)) return;
  for (const [name, member] of Object.entries(value))
    yield* name === '$exchanges' && typeof member === 'string' ? known(idsIn(member), answers.exchanges) : exchangesOf(member, answers);
}

/** The suite logs in at a directory once: where that brings no token, every look-up of every scenario has come to that one exchange. */
function isFailedLogin({ failure, exchange }: { readonly failure?: unknown; readonly exchange?: unknown }, answers: RecordedAnswers): boolean {
  const id = isJsonObject(exchange) ? exchange['$exchange'] : undefined;
  const login = failure === 'no-token' && typeof id === 'string' ? answers.exchanges.get(id) : undefined;
  return login?.operation === 'token' && !hasToken(login, answers);
}

function hasToken(login: Exchange, { answerOf }: RecordedAnswers): boolean {
  const answer = answerOf(login)?.json;
  const token = answer?.['access_token'] ?? answer?.['accessToken'];
  return typeof token === 'string' && token !== '';
}

/** Up to the first that is not known, however long a range claims to be. */
function* known(ids: Iterable<string>, exchanges: Recorded): Generator<Exchange, void> {
  try {
    for (const id of ids) {
      const exchange = exchanges.get(id);
      if (exchange === undefined) return;
      yield exchange;
    }
  } catch (error) {
    // A range that is none has been told, too.
    if (!(error instanceof UnresolvedReference)) throw error;
  }
}
