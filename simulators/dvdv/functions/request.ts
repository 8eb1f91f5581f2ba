/**
 * What was asked for: the JSON of `request_json` or of a batch, and the limits of its members (DVDV2 API 2.15.0, Request).
 * Unknown members and those a function does not need are left alone; both is our reading.
 */
import { isJsonObject, parseJson } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { Answer } from '../answer.ts';
import type { CallView } from '../contract.ts';
import { ELEMENT_TYPES, PARAMETER_TYPES } from '../directory/seed.ts';
import { problem } from '../problems.ts';

/** Members a function needs. */
export type MemberName = 'fingerPrint' | 'category' | 'organizationKey' | 'serviceSpecificationUri' | 'serviceElementType' | 'parameterType' | 'parameterValue';

interface Limit {
  readonly min: number;
  readonly max: number;
}

const LIMITS: Readonly<Record<MemberName, Limit>> = {
  fingerPrint: { min: 40, max: 40 },
  category: { min: 1, max: 255 },
  organizationKey: { min: 6, max: 255 },
  serviceSpecificationUri: { min: 9, max: 1000 },
  serviceElementType: { min: 1, max: 255 },
  parameterType: { min: 1, max: 255 },
  parameterValue: { min: 1, max: 1000 },
};
const ENUMS: Readonly<Partial<Record<MemberName, readonly string[]>>> = { serviceElementType: ELEMENT_TYPES, parameterType: PARAMETER_TYPES };
const MAX_BATCH = 200;

/** A request with its members as texts. */
export type Asked = Readonly<Partial<Record<MemberName | 'customServiceElementType', string>>>;

export type Reading<T> = { readonly value: T; readonly refusal?: never } | { readonly refusal: Answer; readonly value?: never };

export interface SingleReading {
  readonly view: NonNullable<CallView['query']>;
  readonly value: JsonObject | undefined;
}

/** Reads the query of a single request. */
export function readQuery(query: string): SingleReading {
  const pairs = query === '' ? [] : query.split('&').map((pair) => [decoded(pair.split('=', 1)[0] ?? ''), pair.slice(pair.indexOf('=') + 1)] as const);
  const raw = pairs.find(([name]) => name === 'request_json')?.[1] ?? '';
  const text = decoded(raw);
  const value = text === undefined ? undefined : parseJson(text)?.value;
  return {
    view: { parameters: pairs.map(([name]) => name ?? ''), encoding: raw.includes('+') ? 'plus' : /[^\w.~%*!'()-]/.test(raw) ? 'raw' : 'percent' },
    value: isJsonObject(value) ? value : undefined,
  };
}

/** As forms are decoded: plus is a space. @returns undefined for what is no UTF-8 or no percent encoding */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.includes('+') ? text.replaceAll('+', ' ') : text);
  } catch {
    return undefined;
  }
}

/** Reads the body of a batch. */
export function readBatch(body: Uint8Array): Reading<readonly JsonObject[]> {
  const value = parseJson(body)?.value;
  if (!Array.isArray(value) || !value.every(isJsonObject)) return { refusal: unreadable('der Inhalt ist keine Liste von Anfragen') };
  if (value.length > MAX_BATCH)
    return { refusal: problem('request-incomplete', `Ein Stapel hat höchstens ${MAX_BATCH} Anfragen, dieser hat ${value.length}.`) };
  return { value };
}

/** The refusal of JSON that cannot be read. */
export function unreadable(reason: string): Answer {
  return problem('request-unreadable', `7006: Die Anfrage lässt sich nicht lesen: ${reason}.`);
}

/** Holds a request to what the function needs. */
export function requireMembers(request: JsonObject, needed: readonly MemberName[]): Reading<Asked> {
  const custom = request['customServiceElementType'];
  const hasCustom = typeof custom === 'string' && custom !== '';
  const asked: Record<string, string> = hasCustom ? { customServiceElementType: custom } : {};
  for (const name of needed) {
    const value = request[name];
    if (value === undefined || value === null) {
      if (name === 'serviceElementType' && hasCustom) continue;
      return { refusal: problem('request-incomplete', `Die Angabe '${name}' fehlt.`) };
    }
    if (typeof value !== 'string') return { refusal: unreadable(`'${name}' ist kein Text`) };
    if (ENUMS[name]?.includes(value) === false) return { refusal: unreadable(`'${name}' kennt diesen Wert nicht`) };
    const { min, max } = LIMITS[name];
    if (value.length < min || value.length > max) return { refusal: problem('request-incomplete', `Die Angabe '${name}' hat ${min} bis ${max} Zeichen.`) };
    asked[name] = value;
  }
  return { value: asked };
}
