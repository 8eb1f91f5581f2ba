/** Reads answers of a directory: status, media type, JSON, problem documents. Nothing is judged. */
import { headerOf } from '../../core/exchange.ts';
import { isJsonObject, parseJson } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import type { SeenAnswer } from './subject.ts';

type Answer = Pick<SeenAnswer, 'exchange'>;

/** 0 where no answer came. */
export function statusOf({ exchange }: Answer): number {
  return exchange.response?.status ?? 0;
}

/** Media type without parameters, lower case; empty where there is none. */
export function mediaTypeOf({ exchange: { response } }: Answer): string {
  return (headerOf(response?.headers ?? [], 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether there is content. */
export function hasContent({ exchange: { response } }: Answer): boolean {
  return (response?.body.sizeBytes ?? 0) > 0;
}

/** Whether all of the content was kept as text. */
export function isWhole({ exchange: { response } }: Answer): boolean {
  return response !== undefined && !response.body.isTruncated;
}

/** JSON of the content. @returns undefined where it is none */
export function jsonOf({ exchange: { response } }: Answer): { readonly value: unknown } | undefined {
  return response?.body.text === undefined || response.body.isTruncated ? undefined : parseJson(response.body.text);
}

/** The content as a JSON object, whatever it calls itself. */
export function objectOf(answer: Answer): JsonObject | undefined {
  const value = jsonOf(answer)?.value;
  return isJsonObject(value) ? value : undefined;
}

/** Whether the content is a problem document of that type; an absolute address that ends in it is taken as well. */
export function isProblem(answer: Answer, type: string): boolean {
  const given = objectOf(answer)?.['type'];
  return typeof given === 'string' && (given === `problems/type/${type}` || given.endsWith(`/problems/type/${type}`));
}

/** A member of what was asked with. */
export function askedFor({ request }: Pick<SeenAnswer, 'request'>, member: string): string | undefined {
  const value = isJsonObject(request) ? request[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A member as text. @returns undefined for anything else */
export function textAt(value: unknown, member: string): string | undefined {
  const text = isJsonObject(value) ? value[member] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** Texts of a list; other entries are left out, since the rules about types tell of them. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Entries of a list of objects. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
