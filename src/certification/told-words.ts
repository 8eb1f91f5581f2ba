/**
 * What the adapter of a product told, as judges were shown it: the recorded answer has to say the same. Members that the suite does
 * not read are not shown, and texts are cut where they are long.
 */
import type { Exchange } from '../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { isSameJson } from './hostile-json.ts';

type Exchanges = ReadonlyMap<string, Exchange>;

/** @returns what contradicts the record, wherever in the subject */
export function misquotedWords(subject: unknown, exchanges: Exchanges): readonly string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  const inside = Object.values(subject).flatMap((member) => misquotedWords(member, exchanges));
  return isJsonObject(subject) ? [...otherWords(subject, exchanges), ...inside] : inside;
}

/** Words of an order, an application, a look-up, or a caller, beside the exchange that they are from. */
function otherWords({ told, decision, tellingExchange }: JsonObject, exchanges: Exchanges): readonly string[] {
  const telling = referenced(tellingExchange, exchanges);
  // A reference, or words that name their exchange themselves, are looked at elsewhere.
  const words = isJsonObject(told) && !Object.keys(told).some((name) => name.startsWith('$') || name === 'exchange') ? told : undefined;
  if (telling === undefined) return words === undefined ? [] : ['told'];
  const answer = answerOf(telling);
  if (answer === undefined) return [];
  const isMisquoted = words !== undefined && !answersIn(answer.json).some((one) => isQuotedFrom(words, one, answer.isRedacted));
  const isOtherDecision = decision !== undefined && !isQuote(decision, answer.json['decision'], answer.isRedacted);
  return isMisquoted || isOtherDecision ? [`${telling.id}: told`] : [];
}

/** An adapter that is asked about many addresses at once answers about each. */
function answersIn(json: JsonObject): readonly JsonObject[] {
  const { addresses } = json;
  return [json, ...(Array.isArray(addresses) ? addresses.filter(isJsonObject) : [])];
}

function isQuotedFrom(words: JsonObject, answer: JsonObject, isRedacted: boolean): boolean {
  const isStateKept = typeof answer['state'] !== 'string' || 'state' in words || 'outcome' in words;
  return isStateKept && Object.entries(words).every(([name, value]) => isQuote(value, answer[name], isRedacted));
}

/** Texts are cut there or later. @unit characters */
const LEAST_CUT = 500;

function isQuote(shown: unknown, told: unknown, isRedacted: boolean): boolean {
  if (typeof shown === 'string' && typeof told === 'string') return shown === told || (shown.length >= LEAST_CUT && told.startsWith(shown));
  return isSameJson(shown, told) || (isRedacted && isJsonObject(shown) && isJsonObject(told));
}

/** What stands where a secret was. */
const REDACTED = '<sha256:';

/** @returns undefined where the record holds a part of the answer only */
function answerOf({ response }: Exchange): { readonly json: JsonObject; readonly isRedacted: boolean } | undefined {
  const { text, isTruncated } = response?.body ?? { text: '', isTruncated: false };
  if (isTruncated || text === undefined) return undefined;
  return { json: parseJsonObject(Buffer.from(text)) ?? {}, isRedacted: text.includes(REDACTED) };
}

function referenced(reference: unknown, exchanges: Exchanges): Exchange | undefined {
  const id = isJsonObject(reference) ? reference['$exchange'] : undefined;
  return typeof id === 'string' ? exchanges.get(id) : undefined;
}
