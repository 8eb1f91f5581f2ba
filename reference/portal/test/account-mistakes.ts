/** Probes for levels, attributes and identities. */
import type { Attribute } from './identity-provider.ts';
import { accepts, refuses, tells } from './mistakes.ts';
import type { Cases } from './mistakes.ts';
import { BPK2, ERIKA, MUSTERBAU, changed } from './persons.ts';

const NAMES = {
  givenName: 'urn:oid:2.5.4.42',
  surname: 'urn:oid:2.5.4.4',
  bPK2: 'urn:oid:1.3.6.1.4.1.25484.494450.3',
  level: 'urn:oid:1.2.40.0.10.2.1.1.261.94',
};
const WITHOUT_LEVEL = changed(ERIKA, NAMES.level);
const values = (who: Record<string, unknown>): Record<string, string> => who['attributes'] as Record<string, string>;
const organisation = (who: Record<string, unknown>): Record<string, unknown> => who['organisation'] as Record<string, unknown>;
const muk = (name: string, ...others: readonly Attribute[]): { attributes: readonly Attribute[] } => ({ attributes: changed(MUSTERBAU, name, ...others) });
const address = (...parts: readonly [name: string, value: string][]): Attribute => ({
  name: 'Unternehmensanschrift',
  xml: parts.map(([name, value]) => `<q:${name} xmlns:q="http://www.elster.de/schema/ekona/saml/extensions">${value}</q:${name}>`).join(''),
});

/** Cases for citizens. */
const CITIZEN_CASES: Cases = {
  'ignores-level': refuses({ contexts: ['STORK-QAA-Level-1'], attributes: WITHOUT_LEVEL }),
  'level-statements-may-differ': refuses({ contexts: ['STORK-QAA-Level-1'] }),
  'level-by-last-digit': refuses({ contexts: ['stork-qaa-level-40'], attributes: WITHOUT_LEVEL }),
  'maps-by-friendly-name': tells((who) => values(who)[NAMES.givenName] === 'ERIKA', {
    attributes: changed(
      changed(ERIKA, 'givenName'),
      'surname',
      { name: NAMES.givenName, value: 'ERIKA', friendly: 'surname' },
      { name: NAMES.surname, value: 'MUSTERMANN', friendly: 'givenName' },
    ),
  }),
  'crashes-on-missing-attribute': accepts({ attributes: changed(ERIKA, 'givenName') }),
  'falls-back-to-nameid': refuses({ attributes: changed(ERIKA, 'bPK2') }),
  'user-key-is-nameid': tells(({ userKey }) => userKey === BPK2),
  'user-key-shape-checked': accepts({ attributes: changed(ERIKA, 'bPK2', { name: NAMES.bPK2, value: `FINK-SH-${BPK2}` }) }),
  'trust-level-ignored': tells((who) => !(who['proven'] as string[]).includes(NAMES.surname), {
    attributes: changed(ERIKA, 'surname', { name: NAMES.surname, value: 'X', trust: 'UNTERGEORDNET' }),
  }),
  'unknown-attribute-fails': accepts({ attributes: [...ERIKA, { name: 'urn:oid:1.2.3', value: 'x' }] }),
  'no-message-for-temporary-login': async (world) =>
    (await world.answer(await world.start(), { attributes: changed(ERIKA, 'bPK2') })).text.includes('Temporäre Anmeldung reicht nicht'),
  'pseudonym-alone': tells((who) => (who['pseudonym'] as { source?: string }).source === 'eID'),
  'mangles-names': tells((who) => values(who)['urn:oid:2.5.4.16'] === 'HEIDESTRAẞE 17'),
  'unescaped-values': async (world) => {
    const started = await world.start();
    const attributes = changed(ERIKA, 'surname', { name: NAMES.surname, value: '<b>x' });
    return !(await started.browser.follow(await world.answer(started, { attributes }))).text.includes('<b>x');
  },
  'nationality-not-assumed': tells((who) => values(who)['urn:oid:1.2.40.0.10.2.1.1.225577'] === 'D'),
  'mailbox-dropped': tells((who) => (who['mailbox'] as { handle?: string }).handle?.length === 36),
  'first-user-key-wins': refuses({ attributes: [...ERIKA, { name: NAMES.bPK2, value: 'EVIL' }] }),
  'required-attribute-unchecked': { env: { REQUIRED_ATTRIBUTES: 'bPK2,surname' }, probe: refuses({ attributes: changed(ERIKA, 'surname') }) },
  'key-without-issuer': async (world) => {
    const citizen = await world.login();
    const same = { nameId: BPK2 };
    return citizen['accountId'] !== (await world.login(same, 'muk'))['accountId'];
  },
};

/** Cases for companies. */
const COMPANY_CASES: Cases = {
  'test-account-accepted': refuses(muk('IstTestkonto', { name: 'IstTestkonto', value: 'true' }), 'muk'),
  'muk-fixed-prefix': tells((who) => (organisation(who)['address'] as { city?: string }).city === 'Musterstadt', {}, 'muk'),
  'muk-key-is-company-name': tells(({ userKey }) => String(userKey).startsWith('ko-'), {}, 'muk'),
  'muk-register-required': accepts(muk('Registerart'), 'muk'),
  'muk-person-is-organisation': tells((who) => organisation(who)['name'] === 'Musterbau GmbH', muk('HandelndePerson'), 'muk'),
  'muk-one-level-only': refuses(muk('ElsterVertrauensniveauAuthentifizierung', { name: 'ElsterVertrauensniveauAuthentifizierung', value: 'niedrig' }), 'muk'),
  'muk-iso-dates': tells((who) => (organisation(who)['actingPerson'] as { birthDate?: string }).birthDate === '1964-08-12', {}, 'muk'),
  'muk-postal-code-required': accepts(muk('Unternehmensanschrift', address(['Strasse', 'Main Street'], ['Ort', 'Dublin'], ['Land', 'IE'])), 'muk'),
};

/** All cases for accounts. */
export const ACCOUNT_CASES: Cases = { ...CITIZEN_CASES, ...COMPANY_CASES };
