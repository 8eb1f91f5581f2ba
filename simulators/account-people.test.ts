/** The list of people: complete in kinds and troubles, normalised, and nothing in it that a service could take for real. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AUTHN_METHODS, PERSONA_TRAITS } from '../src/core/account.ts';
import { readCompanies, readPeople } from './account-people.ts';

const people = readPeople();
const companies = readCompanies();

test('every method, level and trait has a person, with and without account', () => {
  const means = people.flatMap((person) => person.means);
  assert.deepEqual(
    AUTHN_METHODS.filter((method) => !means.some((item) => item.method === method)),
    [],
  );
  assert.deepEqual([...new Set(means.map(({ level }) => level))].toSorted(), [1, 3, 4]);
  assert.deepEqual(
    PERSONA_TRAITS.filter((trait) => !people.some(({ traits }) => traits.includes(trait))),
    [],
  );
  assert.deepEqual(
    means.filter(({ isTemporary }) => isTemporary).map(({ method }) => method),
    ['eID', 'Elster', 'eIDAS'],
  );
  assert.deepEqual([...new Set(means.flatMap(({ documentType = [] }) => documentType))].toSorted(), ['AR', 'ID', 'UB']);
});

test('a temporary login has no account, everything else has one of its own', () => {
  for (const { means, accountSeed, id } of people)
    assert.equal(
      accountSeed === undefined,
      means.every(({ isTemporary }) => isTemporary),
      id,
    );
  const seeds = people.flatMap(({ accountSeed = [] }) => accountSeed);
  assert.equal(new Set(seeds).size, seeds.length);
});

test('values are NFC, mail addresses lead nowhere', () => {
  const values = people.flatMap(({ values: own }) => Object.entries(own).map(([name, { value }]) => [name, value] as const));
  for (const [name, value] of values) {
    assert.equal(value, value.normalize('NFC'));
    if (name === 'mail' || name === 'deMail') assert.match(value, /\.example$/);
  }
});

test('names that hurt are there', () => {
  const of = (id: string): string => people.find((person) => person.id === id)?.values.surname?.value ?? '';
  assert.ok(of('lange-namen').length > 100);
  assert.equal(Array.from(of('ein-buchstabe')).length, 1);
  assert.match(of('auszeichnung-im-namen'), /<\/saml:AttributeValue>/);
  assert.equal(people.find(({ id }) => id === 'nur-ein-name')?.values.givenName, undefined);
});

test('organisations: every data set, both kinds of person, both levels, both marks, with and without register', () => {
  const seen = (pick: (company: (typeof companies)[number]) => string): readonly string[] => [...new Set(companies.map(pick))].toSorted();
  assert.deepEqual(
    seen(({ dataSet }) => dataSet),
    ['BZStNr', 'IdNr', 'StNr'],
  );
  assert.deepEqual(
    seen(({ personType }) => personType),
    ['NNatPers', 'NatPers'],
  );
  assert.deepEqual(
    seen(({ identificationLevel }) => identificationLevel),
    ['hoch', 'substanziell'],
  );
  assert.deepEqual(
    seen(({ isTestAccount }) => String(isTestAccount)),
    ['false', 'true'],
  );
  assert.ok(companies.some(({ address }) => address?.type === 'Ausland' && address.postalCode === undefined));
  assert.ok(companies.some(({ values }) => values['Registerart'] === undefined));
});
