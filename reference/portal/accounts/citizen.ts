/**
 * From the assertion of a citizen account to the person (interface description 6). The key is the bPK2 and nothing else:
 * opaque, exactly as it came, once. A login without it is a temporary one and gets a message of its own.
 */
import type { Faults } from '../faults.ts';
import { Refusal, must } from '../saml/refusal.ts';
import type { CheckedAssertion } from '../saml/assertion-checks.ts';
import type { SignedAssertion } from '../saml/signed-assertion.ts';
import type { Account, AccountAttribute } from './account.ts';
import { ATTRIBUTE_LABELS, ATTRIBUTE_NAMES, isAttributeKey } from './attributes.ts';
import type { AttributeKey } from './attributes.ts';
import { storkLevel, storkText, trustLevel } from './levels.ts';
import type { Level } from './levels.ts';
import type { Provider } from './provider.ts';
import { accountIdOf, keyText, readStatements, valueOf, valuesOf } from './statements.ts';
import type { Statements } from './statements.ts';

/** What the service demands of the person. */
export interface CitizenDemand {
  readonly level: Level;
  readonly required: readonly AttributeKey[];
  readonly faults: Faults;
}

/**
 * Reads the person.
 *
 * @throws Refusal when the level is too low or the key is missing
 */
export function readCitizen(assertion: SignedAssertion, checked: CheckedAssertion, provider: Provider, demand: CitizenDemand): Account {
  const { faults } = demand;
  const statements = readStatements(assertion, faults);
  const level = deliveredLevel(checked, statements, faults);
  must(level >= demand.level || faults.has('ignores-level'), 'level-too-low', 'level');
  const userKey = readUserKey(statements, faults);
  checkRequired(statements, demand);
  const issuer = provider.entityId;
  const attributes = readAttributes(statements, demand);
  const shown = (key: AttributeKey): string => attributes.find(({ name }) => name === ATTRIBUTE_NAMES[key])?.value ?? '';
  return {
    provider: provider.name,
    issuer,
    userKey,
    accountId: accountIdOf(issuer, userKey, faults),
    level,
    levelText: storkText(level),
    displayName: displayName(shown, faults),
    attributes,
    mailbox: readMailbox(statements, faults),
    pseudonym: readPseudonym(statements, faults),
    organisation: undefined,
    names: { nameId: checked.nameId, sessionIndexes: checked.sessionIndexes },
  };
}

/** Context class and attribute have to say the same, or the assertion contradicts itself. */
function deliveredLevel({ contexts }: CheckedAssertion, statements: Statements, faults: Faults): Level {
  const parse = faults.has('level-by-last-digit') ? levelByDigit : storkLevel;
  const stated = valuesOf(statements, ATTRIBUTE_NAMES.level).map(parse);
  const [attributeLevel] = stated;
  if (faults.has('level-statements-may-differ') && attributeLevel !== undefined) return attributeLevel;
  const levels = contexts.map(parse).filter((level) => level !== undefined);
  must((levels.length === contexts.length && levels.length > 0) || faults.has('ignores-level'), 'level-unknown', 'level');
  const level = (faults.has('highest-level-wins') ? Math.max(...levels) : Math.min(...levels, 4)) as Level;
  const agree = stated.every((other) => other === level);
  must(agree || faults.has('ignores-level') || faults.has('highest-level-wins'), 'levels-disagree', 'level');
  return level;
}

function levelByDigit(text: string): Level | undefined {
  const digit = /[1-4]/.exec(text)?.[0];
  return digit === undefined ? undefined : (Number(digit) as Level);
}

function readUserKey(statements: Statements, faults: Faults): string {
  if (faults.has('user-key-is-nameid')) return statements.nameId;
  const keys = valuesOf(statements, ATTRIBUTE_NAMES.bPK2);
  const [key] = keys;
  if (key === undefined && faults.has('falls-back-to-nameid')) return statements.nameId;
  must(key !== undefined, 'no-user-key', faults.has('no-message-for-temporary-login') ? 'invalid' : 'temporary');
  must(keys.length === 1 || faults.has('first-user-key-wins'), 'two-user-keys');
  must(key.length === 43 || !faults.has('user-key-shape-checked'), 'user-key-shape');
  return keyText(key, faults);
}

function checkRequired(statements: Statements, { required, faults }: CitizenDemand): void {
  if (faults.has('required-attribute-unchecked')) return;
  const optionalNow = faults.has('falls-back-to-nameid') || faults.has('user-key-is-nameid');
  const missing = required.filter((key) => !(key === 'bPK2' && optionalNow) && valueOf(statements, ATTRIBUTE_NAMES[key]) === undefined);
  must(missing.length === 0, 'attribute-missing', 'attributes');
}

function readAttributes(statements: Statements, { level, faults }: CitizenDemand): readonly AccountAttribute[] {
  const keys = Object.keys(ATTRIBUTE_NAMES).filter(isAttributeKey);
  const known = new Set<string>(keys.map((key) => ATTRIBUTE_NAMES[key]));
  if (faults.has('unknown-attribute-fails') && statements.all.some(({ name }) => !known.has(name))) throw new Refusal('unknown-attribute');
  const found = keys.flatMap((key): readonly AccountAttribute[] => {
    const name = ATTRIBUTE_NAMES[key];
    const value = valueOf(statements, name);
    if (value === undefined) return [];
    const { trust } = statements.all.find((statement) => statement.name === name) ?? { trust: undefined };
    const isProven = faults.has('trust-level-ignored') || (trustLevel(trust) ?? 0) >= level;
    return [{ name, label: ATTRIBUTE_LABELS[key], value: faults.has('mangles-names') ? toLatin1(value) : value, trust, isProven }];
  });
  return assumeNationality(found, faults);
}

const toLatin1 = (value: string): string => Buffer.from(value, 'latin1').toString('latin1');

/** ID cards issued before November 2019 hold no nationality; with document type `ID` it may be taken as German. */
function assumeNationality(attributes: readonly AccountAttribute[], faults: Faults): readonly AccountAttribute[] {
  const has = (name: string, value?: string): boolean => attributes.some((found) => found.name === name && (value === undefined || found.value === value));
  const isMissing = has(ATTRIBUTE_NAMES.documentType, 'ID') && !has(ATTRIBUTE_NAMES.nationality);
  if (!isMissing) return attributes;
  must(!faults.has('nationality-not-assumed'), 'nationality-missing', 'attributes');
  return [...attributes, { name: ATTRIBUTE_NAMES.nationality, label: ATTRIBUTE_LABELS.nationality, value: 'D', trust: undefined, isProven: false }];
}

/** People may have one name only, or none that the account tells. */
function displayName(shown: (key: AttributeKey) => string, faults: Faults): string {
  if (faults.has('crashes-on-missing-attribute') && [shown('givenName'), shown('postalAddress')].includes('')) throw new TypeError('name is undefined');
  const names = [shown('personalTitle'), shown('givenName'), shown('surname')].filter((name) => name !== '');
  return names.length === 0 ? 'Person ohne Namensangabe' : names.join(' ');
}

function readMailbox(statements: Statements, faults: Faults): Account['mailbox'] {
  if (faults.has('mailbox-dropped')) return { handle: undefined, applicationId: undefined };
  return { handle: valueOf(statements, ATTRIBUTE_NAMES.legacyPostkorbHandle), applicationId: valueOf(statements, ATTRIBUTE_NAMES.applicationId) };
}

function readPseudonym(statements: Statements, faults: Faults): Account['pseudonym'] {
  const value = valueOf(statements, ATTRIBUTE_NAMES.pseudonym);
  if (value === undefined) return undefined;
  const source = valueOf(statements, ATTRIBUTE_NAMES.assertionProvedBy);
  if (faults.has('pseudonym-alone')) return { source: undefined, value };
  return source === undefined ? undefined : { source, value };
}
