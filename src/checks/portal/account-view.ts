/**
 * What the product's adapter tells of the person logged in, read from its recorded answer to `whoami`: members beyond session
 * and identity, each optional, of a stranger. What has another form counts as not told.
 */
import type { Exchange } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';

export interface AccountView {
  readonly exchange: string;
  /** The product's own key for the account. */
  readonly accountId?: string;
  readonly displayName?: string;
  /** Names of the attributes that the product takes as proven. */
  readonly proven?: readonly string[];
  /** Absent members: the product has none. */
  readonly mailbox?: { readonly handle?: string; readonly applicationId?: string };
  readonly pseudonym?: { readonly source?: string; readonly value?: string };
  readonly organisation?: JsonObject;
}

/** @returns undefined when nothing was asked, or the answer is no JSON object */
export function accountView(told: Exchange | undefined): AccountView | undefined {
  const answer = told?.response?.status === 200 ? parseJsonObject(told.response.body.text ?? '') : undefined;
  if (told === undefined || answer === undefined) return undefined;
  const { proven, mailbox, pseudonym, organisation } = answer;
  return {
    exchange: told.id,
    ...words(answer, 'accountId', 'displayName'),
    ...(Array.isArray(proven) && proven.every((name) => typeof name === 'string') ? { proven } : {}),
    ...(isJsonObject(mailbox) ? { mailbox: words(mailbox, 'handle', 'applicationId') } : {}),
    ...(isJsonObject(pseudonym) ? { pseudonym: words(pseudonym, 'source', 'value') } : {}),
    ...(isJsonObject(organisation) ? { organisation } : {}),
  };
}

/** A text at a path of members. */
export function wordAt(object: JsonObject | undefined, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), object);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function words<Name extends string>(object: JsonObject, ...names: readonly Name[]): Partial<Record<Name, string>> {
  const found = names.flatMap((name) => {
    const word = wordAt(object, name);
    return word === undefined ? [] : [[name, word] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Name, string>>;
}
