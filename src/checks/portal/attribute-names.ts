/** Which attribute of the account a name means: its URN, its friendly name, or our name for it; letter case ignored for short names. */
import { ACCOUNT_ATTRIBUTES, ATTRIBUTE_NAMES, attributeOfUrn } from '../../core/account-attributes.ts';
import type { AttributeName } from '../../core/account-attributes.ts';

const SHORT: ReadonlyMap<string, AttributeName> = new Map(
  ATTRIBUTE_NAMES.flatMap((name) => [name, ACCOUNT_ATTRIBUTES[name].friendlyName].map((short) => [short.toLowerCase(), name] as const)),
);

export function attributeMeant(name: string): AttributeName | undefined {
  return attributeOfUrn(name) ?? SHORT.get(name.toLowerCase());
}
