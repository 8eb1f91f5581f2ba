/** Where a reader is: language, mailbox, level of the login, and what is looked at; all of it stands in the path, for pages work without cookies. */
import type { Language } from '../../../src/core/language.ts';
import type { AssuranceLevel } from '../contract.ts';
import type { Mailbox } from '../store.ts';
import type { Tenant } from '../tenant.ts';

export interface Place {
  readonly language: Language;
  readonly mailbox: Mailbox;
  /** Level of the pretended login. */
  readonly level: AssuranceLevel;
  /** Path segments after the level. */
  readonly rest: readonly string[];
}

/** Levels one can log in with. @spec STORK levels of BundID: 1, 3, 4 */
export const LOGIN_LEVELS = [1, 3, 4] as const;

/** Address of a page of the tenant. */
export function pathOf({ prefix }: Tenant, language: Language, ...segments: readonly (string | number)[]): string {
  return [`${prefix}/inbox/${language}`, ...segments.map((segment) => encodeURIComponent(segment))].join('/');
}

/** Address of a page of the mailbox at that level. */
export function pathWithin(tenant: Tenant, { language, mailbox }: Place, level: number, ...segments: readonly (string | number)[]): string {
  return pathOf(tenant, language, mailbox.mailboxUuid, level, ...segments);
}

/** Reads the segments after the language. @returns undefined for a place that does not exist */
export function placeOf(tenant: Tenant, language: Language, [handle, level, ...rest]: readonly string[]): Place | undefined {
  const mailbox = tenant.store.mailbox(handle ?? '');
  const known = LOGIN_LEVELS.find((candidate) => String(candidate) === level);
  if (mailbox === undefined || mailbox.isDeleted || known === undefined || known > mailbox.reachableLevel) return undefined;
  return { language, mailbox, level: known, rest };
}
