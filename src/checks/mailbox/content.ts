/** Content of a delivery as the product signed it, read member by member: what has another shape is not there. */
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import type { SeenDelivery } from './subject.ts';

/** @returns undefined when it is no JSON object */
export function contentOf({ content }: SeenDelivery): JsonObject | undefined {
  return content === undefined ? undefined : parseJsonObject(content);
}

/** A member that is a text. */
export function textAt(value: JsonObject | undefined, name: string): string | undefined {
  const member = value?.[name];
  return typeof member === 'string' ? member : undefined;
}

/** The German text of a member with texts by language. */
export function germanAt(value: JsonObject | undefined, name: string): string | undefined {
  const member = value?.[name];
  return isJsonObject(member) ? textAt(member, 'de') : undefined;
}

/** Length as people count it. @unit characters */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Entries of `attachments`; those that are no objects are empty ones. */
export function attachmentsAt(value: JsonObject | undefined): readonly JsonObject[] {
  const list = value?.['attachments'];
  return Array.isArray(list) ? list.map((entry: unknown) => (isJsonObject(entry) ? entry : {})) : [];
}
