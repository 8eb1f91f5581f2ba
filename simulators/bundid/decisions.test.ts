/** What is offered and delivered (fact sheet, section 4): means by list, level and technical attributes; exactly what was asked for. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ACCOUNT_ATTRIBUTES, ATTRIBUTE_NAMES, attributeUrn } from '../../src/core/account-attributes.ts';
import type { AttributeName } from '../../src/core/account-attributes.ts';
import { readPeople } from '../account-people.ts';
import { demandOf } from './demand.ts';
import type { Demand } from './demand.ts';
import { bpk2Of, mailboxOf, pseudonymOf } from './identifiers.ts';
import { offerOf } from './offer.ts';
import { asOnCard } from '../eid-card.ts';
import { personalValue } from './person-values.ts';
import { createStand, extended, goodRequest, SP, valueOf } from './test-stand.ts';

const people = readPeople();
const plain: Demand = { level: { kind: 'minimum', level: 1 }, attributes: [], wantsStatusDetail: false, display: {} };

function groupsOf(demand: Partial<Demand>): readonly string[] {
  return offerOf(people, { ...plain, ...demand }).groups.map(({ id }) => id);
}

function asking(...names: readonly AttributeName[]): Demand['attributes'] {
  return names.map((name) => ({ name: attributeUrn(name), isRequired: false }));
}

const ALL = ['eID', 'eID-temporaer', 'Elster', 'Elster-temporaer', 'eIDAS', 'eIDAS-temporaer', 'FINK', 'Benutzername', 'Diia', 'Authega'];

test('without list and level everything is offered', () => assert.deepEqual(groupsOf({}), ALL));

test('level 3 hides user names, level 4 leaves eID, eIDAS and FINK of that level', () => {
  assert.deepEqual(
    groupsOf({ level: { kind: 'minimum', level: 3 } }),
    ALL.filter((id) => id !== 'Benutzername'),
  );
  assert.deepEqual(groupsOf({ level: { kind: 'minimum', level: 4 } }), ['eID', 'eID-temporaer', 'eIDAS', 'eIDAS-temporaer', 'FINK']);
  assert.deepEqual(groupsOf({ level: { kind: 'exact', level: 1 } }), ['eIDAS', 'Benutzername']);
  assert.deepEqual(groupsOf({ level: { kind: 'unreachable' } }), []);
});

test('SSB 9.2.1: bPK2 hides temporary logins, the mailbox hides FINK as well', () => {
  const lasting = ALL.filter((id) => !id.endsWith('-temporaer'));
  assert.deepEqual(groupsOf({ attributes: asking('bPK2') }), lasting);
  assert.deepEqual(
    groupsOf({ attributes: asking('legacyPostkorbHandle') }),
    lasting.filter((id) => id !== 'FINK'),
  );
});

test('the list of methods counts, and what it hides is said with the reason', () => {
  const offer = offerOf(people, { ...plain, methods: ['Elster'], attributes: asking('bPK2') });
  assert.deepEqual(
    offer.groups.map(({ id }) => id),
    ['Elster'],
  );
  assert.equal(offer.hidden.length, ALL.length - 1);
  assert.ok(offer.hidden.every(({ reason }) => reason.de !== '' && reason.en !== ''));
});

test('levels: STORK classes, the lowest of several, nothing known', () => {
  const level = (...classRefs: readonly string[]): Demand['level'] =>
    demandOf({
      request: { ...goodRequest(''), requestedAuthnContext: { comparison: 'minimum', classRefs } } as never,
      signature: { state: 'valid' },
      enforcesVersion2: true,
    }).level;
  assert.deepEqual(level('STORK-QAA-Level-3'), { kind: 'minimum', level: 3 });
  assert.deepEqual(level('STORK-QAA-Level-4', ' STORK-QAA-Level-3 '), { kind: 'minimum', level: 3 });
  assert.deepEqual(level('urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'), { kind: 'unreachable' });
  assert.deepEqual(level('STORK-QAA-Level-40'), { kind: 'unreachable' });
  assert.deepEqual(level(), { kind: 'minimum', level: 1 });
});

test('bPK2: the same for a host name whatever the path, another for another host, longer for FINK', () => {
  const [means] = people[0]?.means ?? [];
  assert.ok(means !== undefined);
  const value = bpk2Of('seed', SP, means);
  assert.match(value, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(bpk2Of('seed', 'https://portal.kita-wolkenpruefstand.example/other', means), value);
  assert.notEqual(bpk2Of('seed', 'https://other.example/saml', means), value);
  assert.notEqual(bpk2Of('seed2', SP, means), value);
  assert.ok(bpk2Of('seed', SP, { ...means, method: 'FINK' }).length > 43);
  assert.match(mailboxOf('seed'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(pseudonymOf('a', SP), pseudonymOf('b', SP));
});

test('a card prints upper case with capital sharp s', () => {
  assert.equal(asOnCard('Heideprüfstraße 17 ñ'), 'HEIDEPRÜFSTRAẞE 17 Ñ');
  const person = people.find(({ id }) => id === 'umlaute');
  const [card, certificate] = person?.means ?? [];
  assert.ok(person !== undefined && card !== undefined && certificate !== undefined);
  assert.deepEqual(personalValue(person, card, 'surname'), { value: 'GROẞMÄẞIGPRÜF-ÄÖÜẞ', trust: 'HOCH' });
  assert.deepEqual(personalValue(person, certificate, 'surname'), { value: 'Großmäßigprüf-Äöüß', trust: 'SUBSTANTIELL' });
  assert.deepEqual(personalValue(person, card, 'mail'), { value: 'joerg@pruefstand.example', trust: 'NORMAL' });
});

test('a D from the card becomes DE; an old card has no nationality; only eID has a document type', () => {
  const person = people.find(({ id }) => id === 'hedwig-altkarte');
  const [card] = person?.means ?? [];
  assert.ok(person !== undefined && card !== undefined);
  assert.equal(personalValue(person, card, 'country')?.value, 'DE');
  assert.equal(personalValue(person, card, 'nationality'), undefined);
  assert.equal(personalValue(person, card, 'documentType')?.value, 'ID');
  const elmar = people.find(({ id }) => id === 'elmar-elsterling');
  assert.ok(elmar?.means[0] !== undefined);
  assert.equal(personalValue(elmar, elmar.means[0], 'documentType'), undefined);
});

test('26 attributes are live, and some persona delivers each of them', async () => {
  const live = ATTRIBUTE_NAMES.filter((name) => ACCOUNT_ATTRIBUTES[name].isLive);
  assert.equal(live.length, 26);
  const everything = extended({
    requestedAttributes: ATTRIBUTE_NAMES.filter((name) => name !== 'legacyPostkorbHandle').map((name) => ({ name: attributeUrn(name), isRequired: false })),
  });
  const delivered = new Set<string>(['legacyPostkorbHandle']);
  const stand = await createStand();
  for (const [persona, means] of [
    ['xaveria-pruefstand', 'eID'],
    ['eidas-hoch', 'eIDAS'],
  ] as const) {
    const { assertion } = await stand.logIn(persona, means, everything);
    for (const name of ATTRIBUTE_NAMES) if (valueOf(assertion, name) !== undefined) delivered.add(name);
    for (const { values } of assertion?.attributes ?? []) assert.notEqual(values[0]?.content, '');
  }
  assert.deepEqual(
    live.filter((name) => !delivered.has(name)),
    [],
  );
  assert.ok(!delivered.has('bPK') && !delivered.has('issuingState'));
});

test('exactly the requested attributes that exist, each with its trust', async () => {
  const stand = await createStand();
  const { assertion } = await stand.logIn(
    'quirin-ohnekarte',
    'Benutzername',
    extended({ requestedAttributes: [...(asking('givenName', 'surname', 'gender', 'mail') as [])] }),
  );
  assert.deepEqual(
    assertion?.attributes.map(({ friendlyName, xmlAttributes }) => [friendlyName, xmlAttributes?.[0]?.value]),
    [
      ['surname', 'UNTERGEORDNET'],
      ['mail', 'NORMAL'],
      ['gender', 'UNTERGEORDNET'],
    ],
  );
});

test('unknown trust: without mark, or left out', async () => {
  const wanted = extended({ requestedAttributes: [...(asking('deMail', 'surname') as [])] });
  const unmarked = await (await createStand()).logIn('xaveria-pruefstand', 'eID', wanted);
  assert.deepEqual(
    unmarked.assertion?.attributes.map(({ friendlyName, xmlAttributes = [] }) => [friendlyName, xmlAttributes.length]),
    [
      ['surname', 1],
      ['DeMail', 0],
    ],
  );
  const omitted = await (await createStand({ unprovenAttributes: 'omitted' })).logIn('xaveria-pruefstand', 'eID', wanted);
  assert.deepEqual(
    omitted.assertion?.attributes.map(({ friendlyName }) => friendlyName),
    ['surname'],
  );
});

test('a temporary login has neither bPK2 nor mailbox, FINK a longer bPK2 and no mailbox', async () => {
  const stand = await createStand({ enforcesVersion2: false });
  const temporary = await stand.logIn('temporaer-mit-karte', 'eID-temporaer', extended({ version: '1' }));
  assert.equal(valueOf(temporary.assertion, 'bPK2'), undefined);
  assert.equal(valueOf(temporary.assertion, 'legacyPostkorbHandle'), undefined);
  assert.match(valueOf(temporary.assertion, 'pseudonym') ?? '', /^[\w-]{43}$/);
  const fink = await stand.logIn('fink-hoch', 'FINK', extended({ version: '1' }));
  assert.ok((valueOf(fink.assertion, 'bPK2')?.length ?? 0) > 43);
  assert.equal(valueOf(fink.assertion, 'legacyPostkorbHandle'), undefined);
  assert.equal(fink.assertion?.authnStatements[0]?.contextClass, 'STORK-QAA-Level-4');
});

test('a required attribute that is missing: answer without data, with detail on request', async () => {
  const required = [
    { name: attributeUrn('givenName'), isRequired: true },
    { name: attributeUrn('bPK'), isRequired: true },
  ];
  const stand = await createStand();
  const { response, assertion } = await stand.logIn('nur-ein-name', 'eID', extended({ requestedAttributes: required }));
  assert.equal(assertion, undefined);
  assert.deepEqual(response.status?.codes, ['urn:oasis:names:tc:SAML:2.0:status:Requester', 'urn:oasis:names:tc:SAML:2.0:status:RequestDenied']);
  assert.equal(response.status.message, 'security-msg');
  const json = /\{.*\}/.exec(response.status.detail ?? '')?.[0].replaceAll('&quot;', '"') ?? '';
  const detail = JSON.parse(json) as { version: string; errors: { code: string; message: string }[] };
  assert.equal(detail.version, '1.0');
  assert.deepEqual(
    detail.errors.map(({ code }) => code),
    ['IDP_REQUIRED_ATTRIBUTES_MISSING', 'IDP_REQUIRED_ATTRIBUTES_MISSING'],
  );
  assert.match(detail.errors[0]?.message ?? '', /urn:oid:2\.5\.4\.42/);
  const quiet = await stand.logIn('nur-ein-name', 'eID', extended({ requestedAttributes: required, enableStatusDetail: false }));
  assert.equal(quiet.response.status?.detail, undefined);
});
