/**
 * What the adapter of a product told, as judges were shown it: the recorded answer has to say the same, and be the last about what was
 * ordered. Members that the suite does not read are not shown, and texts are cut where they are long.
 */
import type { Exchange } from '../core/exchange.ts';
import { isJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { isTelling } from './adapter-orders.ts';
import type { AdapterOrders } from './adapter-orders.ts';
import { isSameJson } from './hostile-json.ts';
import { addressKey } from './recorded-answers.ts';
import type { RecordedAnswer, RecordedAnswers } from './recorded-answers.ts';

/** @returns what contradicts the record, wherever in the subject */
export function misquotedWords(subject: unknown, answers: RecordedAnswers, orders: AdapterOrders): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const inside = Object.values(subject).flatMap((member) => misquotedWords(member, answers, orders));
  return isJsonObject(subject) ? [...otherWords(subject, answers), ...wordsOfBefore(subject, answers, orders), ...inside] : inside;
}

/** Words that are not the last about what was ordered, or not about it at all. */
function wordsOfBefore({ ordered, tellingExchange }: JsonObject, answers: RecordedAnswers, { lastBy, markOf, lost }: AdapterOrders): readonly string[] {
  const mark = isJsonObject(ordered) && typeof ordered['mark'] === 'string' ? ordered['mark'] : undefined;
  const telling = referenced(tellingExchange, answers);
  if (mark === undefined) return telling === undefined || !markOf.has(telling.id) ? [] : [`${telling.id}: ordered`];
  if (lost.has(mark)) return [];
  const last = lastBy.get(mark);
  if (last === undefined) return ['ordered'];
  if (isTelling(last, answers) ? telling === last : telling === undefined || markOf.get(telling.id) === mark) return [];
  return [`${telling?.id ?? '–'}: told ≠ ${last.id}`];
}

/** Words of an order, an application, a look-up, or a caller, beside the exchange that they are from. */
function otherWords(subject: JsonObject, answers: RecordedAnswers): readonly string[] {
  const { told, decision, tellingExchange } = subject;
  const telling = referenced(tellingExchange, answers);
  // A reference, or words that name their exchange themselves, are looked at elsewhere.
  const words = isJsonObject(told) && !Object.keys(told).some((name) => name.startsWith('$') || name === 'exchange') ? told : undefined;
  if (telling === undefined) return words === undefined ? [] : ['told'];
  const answer = answers.answerOf(telling);
  if (answer === undefined) return [];
  const { json, isRedacted } = answer;
  const isMisquoted = words !== undefined && !isQuotedFrom(words, answerAbout(subject, answer), isRedacted);
  const isOtherDecision = decision !== undefined && !isQuote(decision, json['decision'], isRedacted);
  return isMisquoted || isOtherDecision ? [`${telling.id}: told`] : [];
}

/** An adapter that is asked about many addresses at once answers about each. */
function answerAbout(subject: JsonObject, { json, byAddress }: RecordedAnswer): JsonObject | undefined {
  return byAddress === undefined ? json : byAddress.get(addressKey(subject));
}

function isQuotedFrom(words: JsonObject, answer: JsonObject | undefined, isRedacted: boolean): boolean {
  if (answer === undefined) return false;
  const isStateKept = typeof answer['state'] !== 'string' || 'state' in words || 'outcome' in words;
  return isStateKept && Object.entries(words).every(([name, value]) => isQuote(value, answer[name], isRedacted));
}

/** Texts are cut there or later. @unit characters */
const LEAST_CUT = 500;

function isQuote(shown: unknown, told: unknown, isRedacted: boolean): boolean {
  if (typeof shown === 'string' && typeof told === 'string') return shown === told || (shown.length >= LEAST_CUT && told.startsWith(shown));
  return isSameJson(shown, told) || (isRedacted && isJsonObject(shown) && isJsonObject(told));
}

function referenced(reference: unknown, { exchanges }: RecordedAnswers): Exchange | undefined {
  const id = isJsonObject(reference) ? reference['$exchange'] : undefined;
  return typeof id === 'string' ? exchanges.get(id) : undefined;
}
