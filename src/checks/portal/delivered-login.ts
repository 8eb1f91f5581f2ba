/**
 * What an account delivered at one login, put together from its record and the assertion that it sent: values and trust as they
 * stood in the assertion, deviations included. Parts of the record that no check asks for are left out.
 */
import { TRUST_LEVELS } from '../../core/account.ts';
import type { TrustLevel } from '../../core/account.ts';
import type { LoginRecord } from '../../core/account-control.ts';
import { attributeUrn } from '../../core/account-attributes.ts';
import type { AttributeName } from '../../core/account-attributes.ts';
import { readAssertion } from '../../formats/saml-response.ts';
import type { AttributeModel } from '../../formats/saml-response.ts';
import type { DeliveredLogin } from './subject.ts';

/** Which attribute holds which part of the identity. */
const IDENTIFIERS = {
  bPK2: 'bPK2',
  pseudonym: 'pseudonym',
  mailbox: 'legacyPostkorbHandle',
  applicationId: 'applicationId',
} as const satisfies Readonly<Record<string, AttributeName>>;

/**
 * @param record of the login; undefined when no request reached the account
 * @param assertion as XML, before encryption; absent in error answers
 * @throws SamlReadingError when the assertion cannot be read; it is the account's own
 */
export function deliveredLogin(record: LoginRecord | undefined, assertion?: string): DeliveredLogin {
  if (record === undefined) return {};
  const { state, outcome, deviation, persona, means, level, identity } = record;
  const known = { state, ...present({ outcome, deviation, persona, means, level, identity }) };
  if (assertion === undefined) return known;
  const { subject, attributes } = readAssertion(assertion);
  const values = Object.fromEntries(attributes.map(({ name, values: [first] }) => [name, textOf(first?.content)]));
  const named = Object.entries(IDENTIFIERS).map(([part, name]) => [part, values[attributeUrn(name)]]);
  return {
    ...known,
    identity: { nameId: textOf(subject?.nameId?.value), ...present(Object.fromEntries(named) as Record<string, string | undefined>) },
    attributes: values,
    trust: Object.fromEntries(attributes.flatMap((attribute) => trustOf(attribute).map((trust) => [attribute.name, trust]))),
  };
}

function trustOf({ xmlAttributes = [] }: AttributeModel): readonly TrustLevel[] {
  const stated = xmlAttributes.find(({ name }) => name === 'TrustLevel')?.value;
  return TRUST_LEVELS.filter((level) => level === stated);
}

function textOf(content: AttributeModel['values'][number]['content'] | undefined): string {
  return typeof content === 'string' ? content : '';
}

function present<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
): { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
