/**
 * From the assertion of Mein Unternehmenskonto to the organisation. The key is the persistent NameID; both level
 * statements count; which data set it is decides what may be expected. Complex values are in `company-values.ts`.
 */
import type { Faults } from '../faults.ts';
import { NAME_ID } from '../saml/names.ts';
import { must } from '../saml/refusal.ts';
import type { CheckedAssertion } from '../saml/assertion-checks.ts';
import type { SignedAssertion } from '../saml/signed-assertion.ts';
import type { Account, AccountAttribute, Organisation } from './account.ts';
import { readActingPerson, readAddress, readGermanDate } from './company-values.ts';
import { elsterLevel } from './levels.ts';
import type { Level } from './levels.ts';
import type { Provider } from './provider.ts';
import { accountIdOf, keyText, readStatements, valueOf, valuesOf } from './statements.ts';
import type { Statements } from './statements.ts';

/** What the service demands of the organisation. */
export interface CompanyDemand {
  readonly level: Level;
  readonly acceptsTestAccounts: boolean;
  readonly faults: Faults;
}

/**
 * Reads the organisation.
 *
 * @throws Refusal when a level is too low, the key is missing or it is a test account
 */
export function readCompany(assertion: SignedAssertion, checked: CheckedAssertion, provider: Provider, demand: CompanyDemand): Account {
  const { faults } = demand;
  const statements = readStatements(assertion, faults);
  const isTest = /^(true|1)$/i.test(valueOf(statements, 'IstTestkonto') ?? 'false');
  must(!isTest || demand.acceptsTestAccounts || faults.has('test-account-accepted'), 'test-account', 'test-account');
  const { level, levelText } = deliveredLevel(statements, faults);
  must(level >= demand.level || faults.has('ignores-level'), 'level-too-low', 'level');
  const organisation = readOrganisation(statements, faults);
  const userKey = faults.has('muk-key-is-company-name') ? organisation.name : readUserKey(statements, checked, faults);
  const { name: providerName, entityId: issuer } = provider;
  return {
    provider: providerName,
    issuer,
    userKey,
    accountId: accountIdOf(issuer, userKey, faults),
    level,
    levelText,
    displayName: organisation.name,
    attributes: readAttributes(statements),
    mailbox: { handle: undefined, applicationId: undefined },
    pseudonym: undefined,
    organisation,
    names: { nameId: checked.nameId, sessionIndexes: checked.sessionIndexes },
  };
}

/** The pseudonym is no key here; stating two of them says of nobody who it is. */
function readUserKey(statements: Statements, { nameIdFormat }: CheckedAssertion, faults: Faults): string {
  must(nameIdFormat === NAME_ID.persistent, 'name-id-not-persistent');
  const pseudonyms = valuesOf(statements, 'DatenuebermittlerPseudonymId');
  must(pseudonyms.length <= 1 || faults.has('first-user-key-wins'), 'two-user-keys');
  return keyText(statements.nameId, faults);
}

function deliveredLevel(statements: Statements, faults: Faults): { readonly level: Level; readonly levelText: string } {
  const names = ['ElsterVertrauensniveauIdentifizierung', 'ElsterVertrauensniveauAuthentifizierung'];
  const texts = (faults.has('muk-one-level-only') ? names.slice(0, 1) : names).map((name) => valueOf(statements, name) ?? '');
  const levels = texts.map((text) => elsterLevel(text) ?? 0);
  const level = Math.min(...levels);
  must(level > 0, 'level-unknown', 'level');
  return { level: level as Level, levelText: texts[levels.indexOf(level as Level)] ?? '' };
}

function readOrganisation(statements: Statements, faults: Faults): Organisation {
  const value = (name: string): string | undefined => valueOf(statements, name);
  const dataSet = value('DatenkranzTyp') ?? '';
  must(['StNr', 'IdNr', 'BZStNr'].includes(dataSet), 'data-set');
  const isNaturalPerson = dataSet === 'IdNr' || value('PersTyp') === 'NatPers';
  const actingPerson = readActingPerson(statements, faults);
  const birthDate = value('Geburtsdatum');
  return {
    dataSet,
    isNaturalPerson,
    name: nameOf(value, dataSet, actingPerson, faults),
    legalForm: value('RechtsformText'),
    register: readRegister(value, faults),
    address: readAddress(statements, dataSet === 'IdNr' ? 'Anschrift' : 'Unternehmensanschrift', faults),
    actingPerson,
    birthDate: birthDate === undefined ? undefined : readGermanDate(birthDate, faults),
  };
}

function nameOf(value: (name: string) => string | undefined, dataSet: string, person: Organisation['actingPerson'], faults: Faults): string {
  if (faults.has('muk-person-is-organisation')) {
    must(person !== undefined, 'no-acting-person');
    return `${person.firstName} ${person.lastName}`;
  }
  const names = dataSet === 'IdNr' ? [value('Vorname'), value('Name')] : [value('Firmenname')];
  return names.filter((part) => part !== undefined).join(' ') || 'Organisation ohne Namensangabe';
}

/** Associations, companies and partnerships have one, sole traders and natural persons need not. */
function readRegister(value: (name: string) => string | undefined, faults: Faults): Organisation['register'] {
  const [kind, court, number] = [value('Registerart'), value('Registergericht'), value('Registernummer')];
  must(kind !== undefined || !faults.has('muk-register-required'), 'no-register');
  return kind === undefined ? undefined : { kind, court: court ?? '', number: number ?? '' };
}

/** Simple values only; complex ones are in the organisation. */
function readAttributes({ all, text }: Statements): readonly AccountAttribute[] {
  return all.flatMap(({ name, values }) => {
    const [value] = values.filter((element) => element.getElementsByTagName('*').length === 0).map((element) => text(element));
    return value === undefined || value === '' ? [] : [{ name, label: name, value, trust: undefined, isProven: true }];
  });
}
