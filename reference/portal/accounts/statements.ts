/**
 * Reads the attributes of an assertion: by `Name`, the whole text of a value whatever stands between its parts, unknown
 * ones left to whoever asks for them.
 */
import { createHash } from 'node:crypto';
import type { Faults } from '../faults.ts';
import { NS } from '../saml/names.ts';
import type { SignedAssertion } from '../saml/signed-assertion.ts';
import { attribute, childNamed, childrenNamed, textOf } from '../saml/xml.ts';
import { ATTRIBUTE_NAMES, isAttributeKey } from './attributes.ts';

/** An attribute of the assertion. */
export interface Statement {
  readonly name: string;
  readonly values: readonly Element[];
  readonly trust: string | undefined;
}

/** What the assertion states, and how its values become text. */
export interface Statements {
  readonly all: readonly Statement[];
  readonly text: (element: Element | undefined) => string;
  readonly nameId: string;
}

/** Reads all attributes of all attribute statements. */
export function readStatements(assertion: SignedAssertion, faults: Faults): Statements {
  const isHasty = faults.has('comment-truncates');
  const root = isHasty ? assertion.received : assertion.root;
  const text = isHasty ? firstTextNode : textOf;
  const elements = childrenNamed(root, NS.saml, 'AttributeStatement').flatMap((statement) => childrenNamed(statement, NS.saml, 'Attribute'));
  const all = elements.map((element) => ({
    name: nameOf(element, faults),
    values: childrenNamed(element, NS.saml, 'AttributeValue'),
    trust: element.hasAttributeNS(NS.akdb, 'TrustLevel') ? (element.getAttributeNS(NS.akdb, 'TrustLevel') ?? undefined) : undefined,
  }));
  return {
    // Who looks an attribute up by FriendlyName finds the first one of that name.
    all: faults.has('maps-by-friendly-name') ? all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index) : all,
    text,
    nameId: text(childNamed(childNamed(root, NS.saml, 'Subject'), NS.saml, 'NameID')),
  };
}

function nameOf(element: Element, faults: Faults): string {
  const friendly = attribute(element, 'FriendlyName') ?? '';
  if (faults.has('maps-by-friendly-name') && isAttributeKey(friendly)) return ATTRIBUTE_NAMES[friendly];
  return attribute(element, 'Name') ?? '';
}

/** The fault: everything after a comment is lost. */
const firstTextNode = (element: Element | undefined): string => (element?.firstChild?.nodeValue ?? '').trim();

/** The values of the attributes of that name as text, empty ones left out. */
export function valuesOf({ all, text }: Statements, name: string): readonly string[] {
  return all
    .filter((statement) => statement.name === name)
    .flatMap(({ values }) => values.map((value) => text(value)))
    .filter((value) => value !== '');
}

/** The first value of that name, or undefined. */
export const valueOf = (statements: Statements, name: string): string | undefined => valuesOf(statements, name)[0];

/** A key as it came: other letters are another key. */
export function keyText(key: string, faults: Faults): string {
  if (!faults.has('normalises-user-key')) return key;
  return key
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}

/** The key of our own records for a user of an account. */
export function accountIdOf(issuer: string, userKey: string, faults: Faults): string {
  const parts = faults.has('key-without-issuer') ? [userKey] : [issuer, userKey];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
