/**
 * What an adapter, or a page's script, answers to "who is logged in?" (docs/reference/portals.md). The answer is a stranger's:
 * bounded, read member by member; what does not fit counts as not told.
 */
import { isJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';

/** Who is logged in; values as the product gives them, bounded in number and length. */
export interface ToldIdentity {
  readonly userKey?: string;
  readonly level?: string;
  readonly idp?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface WhoamiAnswer {
  readonly isLoggedIn: boolean;
  /** Present for a logged-in person. */
  readonly identity?: ToldIdentity;
}

const MAX_ATTRIBUTES = 100;
const MAX_VALUE_CHARACTERS = 500;

/** @returns undefined for an answer that does not say whether somebody is logged in */
export function readWhoami(answer: JsonObject | undefined): WhoamiAnswer | undefined {
  const isLoggedIn = answer?.['isLoggedIn'];
  if (answer === undefined || typeof isLoggedIn !== 'boolean') return undefined;
  return isLoggedIn ? { isLoggedIn, identity: identityIn(answer) } : { isLoggedIn };
}

function identityIn(answer: JsonObject): ToldIdentity {
  const [userKey, level, idp] = ['userKey', 'level', 'idp'].map((name) => wordOf(answer[name]));
  const given = answer['attributes'];
  const attributes = Object.entries(isJsonObject(given) ? given : {})
    .slice(0, MAX_ATTRIBUTES)
    .flatMap(([name, value]) => {
      const word = wordOf(value);
      return word === undefined ? [] : [[name.slice(0, MAX_VALUE_CHARACTERS), word] as const];
    });
  return {
    ...(userKey === undefined ? {} : { userKey }),
    ...(level === undefined ? {} : { level }),
    ...(idp === undefined ? {} : { idp }),
    attributes: Object.fromEntries(attributes),
  };
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_VALUE_CHARACTERS) : undefined;
}
