/** Reads what calls of XBezahldienste brought, member by member; null counts as absent, as clients of the standard see it. */
import type { Exchange } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';

export const PROBLEM_TYPE = 'application/problem+json';
/** Statuses of a server that is busy or out of order for a while, or of a gateway before it. */
const OUTAGES: readonly number[] = [429, 502, 503, 504];
export const FINAL_STATUSES: readonly unknown[] = ['PAYED', 'FAILED', 'CANCELED'];

/** Status of the answer; 0 without one. */
export function statusOf({ response }: Exchange): number {
  return response?.status ?? 0;
}

export function isSuccess(exchange: Exchange): boolean {
  return statusOf(exchange) >= 200 && statusOf(exchange) < 300;
}

/** The answer says that the server is busy or out of order for a while: nothing about any rule. */
export function isOutage(exchange: Exchange): boolean {
  return OUTAGES.includes(statusOf(exchange));
}

/** Media type of the answer in lower case, without parameters. */
export function mediaTypeOf({ response }: Exchange): string {
  const [type = ''] = (headerOf(response?.headers ?? [], 'content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

/** The answer as a JSON object. */
export function answerIn({ response }: Exchange): JsonObject | undefined {
  return parseJsonObject(response?.body.text ?? '');
}

/** The request as a JSON object. */
export function requestIn({ request }: Exchange): JsonObject | undefined {
  return parseJsonObject(request.body.text ?? '');
}

/** `paymentInformation` of an answer. */
export function informationIn(exchange: Exchange): JsonObject | undefined {
  return memberOf(answerIn(exchange), 'paymentInformation');
}

export function memberOf(value: JsonObject | undefined, name: string): JsonObject | undefined {
  const member = value?.[name];
  return isJsonObject(member) ? member : undefined;
}

/** A member that is there; null is not. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** `functionalCode` of an answer that is no success. */
export function codeIn(exchange: Exchange): string | undefined {
  const code = isSuccess(exchange) ? undefined : answerIn(exchange)?.['functionalCode'];
  return typeof code === 'string' ? code : undefined;
}

/** What an answer was, in few words. */
export function toldBy(exchange: Exchange): string {
  const status = statusOf(exchange);
  return `${status === 0 ? '–' : String(status)} ${codeIn(exchange) ?? '–'}`.slice(0, 100);
}

/** Whether a text is an absolute http or https address. */
export function isWebAddress(value: unknown): value is string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url !== null && /^https?:$/.test(url.protocol);
}
