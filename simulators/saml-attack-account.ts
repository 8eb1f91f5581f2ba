/** Attacks on what is particular to the accounts: section 2.5 of the attack sheet, all but encryption. Levels, keys, attributes. */
import type { TestedAccount } from '../src/core/account.ts';
import { attributeUrn } from '../src/core/account-attributes.ts';
import { AKDB_REQUEST } from '../src/formats/saml-names.ts';
import type { AttributeModel } from '../src/formats/saml-response.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { evilIdentity, onAssertion } from './saml-attack-document.ts';
import { attributes, keyAttribute, levels, ordinary, withLastingNameId, withValues } from './saml-attack-model.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';

const BUNDID: readonly TestedAccount[] = ['bundid'];

export const account = (id: string, requirements: readonly string[], de: string, en: string, rest: Partial<AttackDraft>): Attack =>
  attack({ id: `ATK-ACC-${id}`, de, en, requirements, expected: 'refuse', ...rest });

const LEVEL = ['BID-RS-12'];

const levelled = (id: string, de: string, en: string, change: Parameters<typeof levels>[0], rest: Partial<AttackDraft> = {}): Attack =>
  account(id, LEVEL, de, en, { accounts: BUNDID, demandedLevel: 4, changes: ['level'], hooks: levels(change), ...rest });

const bothLevels = (text: string): Parameters<typeof levels>[0] => ({ contextClass: text, attribute: text });

const DISAGREE = { mark: 'I', expected: 'same-identity', watch: ['lower-level'] } as const satisfies Partial<AttackDraft>;

/** The key twice: as two attributes or as two values of one. */
function twice(isOneAttribute: boolean, isEvilFirst: boolean): DeviationHooks {
  return attributes((list, context) => {
    const own = keyAttribute(list);
    const evil = withValues(own, evilIdentity(context).key);
    const pair = isEvilFirst ? [evil, own] : [own, evil];
    const written = isOneAttribute ? [{ ...own, values: pair.flatMap(({ values }) => values) }] : pair;
    return list.flatMap((item) => (item === own ? written : [item]));
  });
}

/** Friendly names of given name and surname, or of the first two that have one, exchanged. */
function swappedFriendlyNames(list: readonly AttributeModel[]): readonly AttributeModel[] {
  const named = list.filter(({ friendlyName }) => friendlyName !== undefined);
  const preferred = named.filter(({ name }) => name === attributeUrn('givenName') || name === attributeUrn('surname'));
  const [first, second] = preferred.length === 2 ? preferred : named;
  if (first?.friendlyName === undefined || second?.friendlyName === undefined) throw new TypeError('There are no two attributes with a FriendlyName.');
  const names = new Map([
    [first, second.friendlyName],
    [second, first.friendlyName],
  ]);
  return list.map((item) => ({ ...item, ...(names.has(item) ? { friendlyName: names.get(item) ?? '' } : {}) }));
}

function withFalseFriend(list: readonly AttributeModel[], context: DeviationContext): readonly AttributeModel[] {
  const evil = { ...withValues(keyAttribute(list), evilIdentity(context).key), name: 'urn:oid:1.3.6.1.4.1.55605.99.1', friendlyName: 'bPK2' };
  return [evil, ...list];
}

const UNPROVEN = [attributeUrn('givenName'), attributeUrn('surname'), attributeUrn('birthdate')];

function unproven(list: readonly AttributeModel[]): readonly AttributeModel[] {
  const trust = { namespace: AKDB_REQUEST, prefix: 'akdb', name: 'TrustLevel', value: 'UNTERGEORDNET' };
  if (!list.some(({ name }) => UNPROVEN.includes(name))) throw new TypeError('Neither name nor date of birth is delivered.');
  return list.map((item) => (UNPROVEN.includes(item.name) ? { ...item, xmlAttributes: [trust] } : item));
}

/** Another key, validly signed; a NameID that stays the same is one as well. */
const otherKeyEverywhere = onAssertion((assertion, context) => {
  const { key } = evilIdentity(context);
  const own = keyAttribute(assertion.attributes);
  return withLastingNameId({ ...assertion, attributes: assertion.attributes.map((item) => (item === own ? withValues(own, key) : item)) }, () => key);
});

/** Another key, validly signed. */
const otherKey = attributes((list, context) => list.map((item) => (item === keyAttribute(list) ? withValues(item, evilIdentity(context).key) : item)));

export const ACCOUNT_ATTACKS: readonly Attack[] = [
  levelled('01/level-1', 'Niveau 4 verlangt, Niveau 1 geliefert', 'Level 4 demanded, level 1 delivered', bothLevels('STORK-QAA-Level-1')),
  levelled('01/level-3', 'Niveau 4 verlangt, Niveau 3 geliefert', 'Level 4 demanded, level 3 delivered', bothLevels('STORK-QAA-Level-3')),
  levelled(
    '02/class-high',
    'Kontextklasse mit Niveau 4, Attribut mit Niveau 1',
    'Context class with level 4, attribute with level 1',
    { contextClass: 'STORK-QAA-Level-4', attribute: 'STORK-QAA-Level-1' },
    DISAGREE,
  ),
  levelled(
    '02/attribute-high',
    'Attribut mit Niveau 4, Kontextklasse mit Niveau 1',
    'Attribute with level 4, context class with level 1',
    { contextClass: 'STORK-QAA-Level-1', attribute: 'STORK-QAA-Level-4' },
    DISAGREE,
  ),
  ...(
    [
      ['unknown', 'urn:pruefstand:niveau:sehr-hoch'],
      ['level-2', 'STORK-QAA-Level-2'],
      ['lower-case', 'stork-qaa-level-4'],
      ['level-40', 'STORK-QAA-Level-40'],
    ] as const
  ).map(([variant, text]) =>
    levelled(`03/${variant}`, `Niveau 4 verlangt, geliefert wird „${text}“`, `Level 4 demanded, "${text}" delivered`, bothLevels(text), { mark: 'I' }),
  ),
  account('04', ['BID-AT-03', 'BID-AT-07'], 'bPK2 fehlt: keine Anmeldung, kein Ausweichen auf NameID', 'bPK2 is missing: no login, no falling back to NameID', {
    accounts: BUNDID,
    changes: ['identity'],
    hooks: attributes((list) => list.filter((item) => item !== keyAttribute(list))),
  }),
  ...(
    [
      ['two-attributes', false, false, 'zwei Attribute', 'two attributes'],
      ['two-attributes-evil-first', false, true, 'zwei Attribute, das fremde zuerst', 'two attributes, the foreign one first'],
      ['two-values', true, false, 'ein Attribut mit zwei Werten', 'one attribute with two values'],
      ['two-values-evil-first', true, true, 'ein Attribut mit zwei Werten, der fremde zuerst', 'one attribute with two values, the foreign one first'],
    ] as const
  ).map(([variant, isOne, isEvilFirst, de, en]) =>
    account(`05/${variant}`, ['BID-AT-03', 'MUK-AT-02'], `Kennzeichen zweimal: ${de}`, `Key twice: ${en}`, {
      mark: 'I',
      params: ['evilKey'],
      changes: ['identity'],
      hooks: twice(isOne, isEvilFirst),
    }),
  ),
  account('06', ['BID-AT-01'], 'FriendlyName von Vor- und Familienname vertauscht', 'FriendlyName of given name and surname exchanged', {
    accounts: BUNDID,
    expected: 'accept',
    watch: ['by-name'],
    changes: ['attributes'],
    hooks: attributes(swappedFriendlyNames),
  }),
  account(
    '07',
    ['BID-AT-01', 'BID-AT-06'],
    'Weiteres Attribut mit FriendlyName „bPK2“ und anderem Name',
    'Further attribute with FriendlyName "bPK2" and another Name',
    {
      accounts: BUNDID,
      expected: 'same-identity',
      watch: ['by-name'],
      params: ['evilKey'],
      changes: ['attributes'],
      hooks: attributes(withFalseFriend),
    },
  ),
  account('08', ['BID-ER-03'], 'Ein erforderliches Attribut fehlt in einer Antwort mit Success', 'A required attribute is missing in an answer with Success', {
    accounts: BUNDID,
    params: ['attribute'],
    watch: ['no-trace'],
    changes: ['attributes'],
    hooks: ordinary(() => []),
  }),
  account(
    '14',
    ['BID-AT-05'],
    'Name und Geburtsdatum mit TrustLevel UNTERGEORDNET bei Niveau 4',
    'Name and date of birth with TrustLevel UNTERGEORDNET at level 4',
    {
      accounts: BUNDID,
      level: 'SHOULD',
      expected: 'record',
      watch: ['unproven'],
      demandedLevel: 4,
      changes: ['attributes'],
      hooks: attributes(unproven),
    },
  ),
  account('15', ['MUK-RS-05'], 'IstTestkonto ist true im Produktivbetrieb', 'IstTestkonto is true in production', {
    accounts: ['unternehmenskonto'],
    mark: 'I',
    changes: ['attributes'],
    hooks: onAssertion((assertion) => {
      const test: AttributeModel = { name: 'IstTestkonto', nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic', values: [{ content: 'true' }] };
      const others = assertion.attributes.filter(({ name }) => name !== test.name);
      const own = assertion.attributes.find(({ name }) => name === test.name);
      return { ...assertion, attributes: [...others, own === undefined ? test : withValues(own, 'true')] };
    }),
  }),
  account('16', ['BID-SE-04'], 'Bei der Anhebung des Niveaus kommt das Kennzeichen eines anderen', 'On step-up the key of somebody else comes', {
    accounts: BUNDID,
    mark: 'I',
    params: ['evilKey'],
    watch: ['no-takeover'],
    changes: ['identity'],
    delivery: [{ kind: 'login-before', keepsSession: true }, { kind: 'step-up' }],
    hooks: otherKey,
  }),
  account('17', ['BID-AT-03', 'MUK-MIX-01'], 'Dasselbe Kennzeichen von zwei Konten: zwei Personen', 'The same key from two accounts: two people', {
    mark: 'I',
    expected: 'accept',
    params: ['evilKey'],
    watch: ['separate-accounts'],
    changes: ['identity'],
    delivery: [{ kind: 'other-account', account: 'same-key' }],
    hooks: otherKeyEverywhere,
  }),
];
