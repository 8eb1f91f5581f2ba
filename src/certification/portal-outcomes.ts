/**
 * What a judge was told of a browser at a portal has to be what the recorded answers say: who was logged in by the word of the
 * product's adapter, and with which status the way ended. Whoever logs in is the whole verdict about an attack (attack sheet,
 * section 1), so nobody has to believe the decoded word of it.
 */
import type { Exchange } from '../core/exchange.ts';
import { isJsonObject } from '../formats/json.ts';
import { readWhoami } from '../formats/whoami-answer.ts';
import { isSameJson } from './hostile-json.ts';
import type { RecordedAnswers } from './recorded-answers.ts';

/** Outcome of a way through the portal, as far as a stranger's JSON is one. */
interface Outcome {
  readonly session: string;
  readonly pages: readonly string[];
  readonly identity?: unknown;
  readonly lastPage?: unknown;
}

/**
 * @param isAdapterAsked the product has an adapter, which is asked whenever somebody wants to know who is logged in
 * @returns what contradicts the record, wherever in the subject; empty for subjects without outcomes
 */
export function contradictedOutcomes(subject: unknown, answers: RecordedAnswers, isAdapterAsked: boolean): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const own = isOutcome(subject) ? [...otherSession(subject, answers, isAdapterAsked), ...otherStatus(subject, answers)] : [];
  return [...own, ...Object.values(subject).flatMap((member) => contradictedOutcomes(member, answers, isAdapterAsked))];
}

function isOutcome(value: object): value is Outcome {
  const { session, pages } = value as Partial<Outcome>;
  return typeof session === 'string' && Array.isArray(pages) && pages.every((id) => typeof id === 'string');
}

/** An outcome that nobody knows cannot hide anything: it leaves the case open. */
function otherSession({ session, identity, pages }: Outcome, answers: RecordedAnswers, isAdapterAsked: boolean): readonly string[] {
  if (session === 'unknown') return [];
  const asked = recorded(pages, answers).findLast(({ operation }) => operation === 'adapter-whoami');
  if (asked === undefined) return isAdapterAsked ? ['session'] : [];
  const answer = asked.response === undefined ? undefined : answers.answerOf(asked);
  if (answer === undefined) return [];
  const told = readWhoami(answer.json);
  if (told === undefined || session !== (told.isLoggedIn ? 'authenticated' : 'none')) return [`${asked.id}: session`];
  const { attributes: toldAttributes = {}, ...toldWords } = told.identity ?? {};
  const { attributes, ...words } = isJsonObject(identity) ? identity : {};
  const others = [...differing(toldWords, words), ...differing(toldAttributes, isJsonObject(attributes) ? attributes : {})];
  return others.map((name) => `${asked.id}: ${name}`);
}

/** Members that the adapter told otherwise; the page may show more than it tells. */
function differing(told: object, shown: object): readonly string[] {
  const known = new Map<string, unknown>(Object.entries(shown));
  return Object.entries(told).flatMap(([name, value]) => (isSameJson(value, known.get(name)) ? [] : [name]));
}

const QUESTIONS: ReadonlySet<string> = new Set(['adapter-whoami', 'browser-whoami']);

function otherStatus({ lastPage, pages }: Outcome, answers: RecordedAnswers): readonly string[] {
  if (!isJsonObject(lastPage)) return [];
  const way = recorded(pages, answers).filter(({ operation, response }) => !QUESTIONS.has(operation) && response !== undefined);
  const last = way.at(-1);
  return last === undefined || last.response?.status === lastPage['status'] ? [] : [`${last.id}: ${String(lastPage['status'])}`];
}

function recorded(ids: readonly string[], { exchanges }: RecordedAnswers): readonly Exchange[] {
  return ids.flatMap((id) => exchanges.get(id) ?? []);
}
