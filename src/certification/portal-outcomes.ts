/**
 * What a judge was told of a browser at a portal has to be what the recorded answers say: who was logged in by the word of the
 * product's adapter, asked for this browser at the end of this way, and with which status the way ended. Whoever logs in is the
 * whole verdict about an attack (attack sheet, section 1), so nobody has to believe the decoded word of it.
 */
import { isOwnBrowser } from '../core/browser-identification.ts';
import { headerOf } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import { isJsonObject } from '../formats/json.ts';
import { readWhoami } from '../formats/whoami-answer.ts';
import type { WhoamiAnswer } from '../formats/whoami-answer.ts';
import { isSameJson } from './hostile-json.ts';
import type { RecordedAnswers } from './recorded-answers.ts';

/** Outcome of a way through the portal, as far as a stranger's JSON is one. */
interface Outcome {
  readonly session: string;
  readonly pages: readonly string[];
  readonly identity?: unknown;
  readonly lastPage?: unknown;
}

/** How a part of the evidence shows who is logged in. */
export interface PortalOracles {
  /** The product has an adapter, which is asked whenever somebody wants to know. */
  readonly isAdapterAsked: boolean;
  /** The protected page is read as well; if it says something else nobody knows. */
  readonly isPageRead: boolean;
  /** Pages of the outcome that an answer of the adapter was first seen in, by its id; filled as outcomes are looked at. */
  readonly pagesBy: Map<string, string>;
}

export function portalOracles({ exchanges }: RecordedAnswers): PortalOracles {
  const operations = new Set([...exchanges.values()].map(({ operation }) => operation));
  return { isAdapterAsked: operations.has('adapter-whoami'), isPageRead: operations.has('browser-whoami'), pagesBy: new Map() };
}

/** @returns what contradicts the record, wherever in the subject; empty for subjects without outcomes */
export function contradictedOutcomes(subject: unknown, answers: RecordedAnswers, oracles: PortalOracles): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const own = isOutcome(subject)
    ? [...otherSession(subject, answers, oracles), ...otherStatus(subject, answers), ...otherMoment(subject, answers, oracles)]
    : [];
  return [...own, ...Object.values(subject).flatMap((member) => contradictedOutcomes(member, answers, oracles))];
}

function isOutcome(value: object): value is Outcome {
  const { session, pages } = value as Partial<Outcome>;
  return typeof session === 'string' && Array.isArray(pages) && pages.every((id) => typeof id === 'string');
}

/** Where the page is read as well, nobody may know although the adapter told: the page showed something else. */
function otherSession({ session, identity, pages }: Outcome, answers: RecordedAnswers, { isAdapterAsked, isPageRead }: PortalOracles): readonly string[] {
  const asked = recorded(pages, answers).findLast(({ operation }) => operation === 'adapter-whoami');
  if (session === 'unknown' && (isPageRead || asked === undefined)) return [];
  if (asked === undefined) return isAdapterAsked ? ['session'] : [];
  const answer = asked.response === undefined ? undefined : answers.answerOf(asked);
  if (answer === undefined) return [];
  const told = asked.response?.status === 200 ? readWhoami(answer.json) : undefined;
  if (session !== sessionOf(told)) return [`${asked.id}: session`];
  return otherIdentity(told?.identity, identity).map((name) => `${asked.id}: ${name}`);
}

function sessionOf(told: WhoamiAnswer | undefined): string {
  if (told === undefined) return 'unknown';
  return told.isLoggedIn ? 'authenticated' : 'none';
}

function otherIdentity(told: WhoamiAnswer['identity'], shown: unknown): readonly string[] {
  const { attributes: toldAttributes = {}, ...toldWords } = told ?? {};
  const { attributes, ...words } = isJsonObject(shown) ? shown : {};
  return [...differing(toldWords, words), ...differing(toldAttributes, isJsonObject(attributes) ? attributes : {})];
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

/** An answer of the adapter that is about another way, another browser, or an earlier moment of this one. */
function otherMoment({ pages }: Outcome, answers: RecordedAnswers, { pagesBy }: PortalOracles): readonly string[] {
  const way = recorded(pages, answers);
  const asked = way.findLast(({ operation }) => operation === 'adapter-whoami');
  if (asked === undefined) return [];
  const key = pages.join(' ');
  const known = pagesBy.get(asked.id) ?? key;
  pagesBy.set(asked.id, known);
  const isLast = way.every((exchange) => exchange === asked || exchange.seq < asked.seq);
  return known === key && isLast && isOneBrowser(way, asked) ? [] : [`${asked.id}: pages`];
}

/** Browsers of the suite say which of them they are, and the adapter is asked with the cookies that the protected page was asked with. */
function isOneBrowser(way: readonly Exchange[], asked: Exchange): boolean {
  const own = way.filter((exchange) => isOwnBrowser(userAgent(exchange)));
  if (new Set(own.map(userAgent)).size > 1) return false;
  const [read, ...more] = own.filter(({ operation }) => operation === 'browser-whoami');
  if (read?.response === undefined || more.length > 0 || headerOf(read.response.headers, 'set-cookie') !== undefined) return true;
  return headerOf(read.request.headers, 'cookie') === headerOf(asked.request.headers, 'cookie');
}

function userAgent({ request }: Exchange): string {
  return headerOf(request.headers, 'user-agent') ?? '';
}

function recorded(ids: readonly string[], { exchanges }: RecordedAnswers): readonly Exchange[] {
  return ids.flatMap((id) => exchanges.get(id) ?? []);
}
