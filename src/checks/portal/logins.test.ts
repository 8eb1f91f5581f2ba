import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Check } from '../check.ts';
import * as portal from './index.ts';
import { exchange, told } from './sample-exchanges.ts';
import { BPK2, COMPANY, UNKNOWN, companyLogin, delivered, loggedIn, loggedOut, login, page, refused } from './sample-logins.ts';
import { assertComplete, outlineOf } from './sample-outline.ts';
import type { Row } from './sample-outline.ts';
import type { LoginSubject, SeenLogin } from './subject.ts';

type Expectation = readonly [title: string, subject: LoginSubject, ...expected: readonly string[]];

const identity = (change: Partial<NonNullable<SeenLogin['identity']>>): Partial<LoginSubject> => ({
  seen: loggedIn({ identity: { userKey: BPK2, attributes: { surname: 'Müßtermann' }, ...change } }),
});
const NO_ORACLE: Expectation = ['nobody knows', login({ seen: UNKNOWN }), 'cantTell session-unknown'];
const REFUSED: Expectation = ['refused', login({ seen: loggedOut() }), 'broken login-refused'];
const CONTROL_FAILED: Expectation = ['controls fail too', login({ seen: loggedOut(), controls: [loggedIn(), loggedOut()] }), 'cantTell control-login-failed'];
const NOT_SENT: Expectation = [
  'no data from the account',
  login({ seen: loggedOut(), delivered: delivered({ outcome: 'no-authn-context' }) }),
  'cantTell person-not-delivered',
];
const TAKEN: readonly Expectation[] = [NO_ORACLE, REFUSED, CONTROL_FAILED, NOT_SENT];
const ACCEPTED: Expectation = ['accepted', refused({ seen: loggedIn() }), 'broken login-accepted'];
const NOT_TAKEN: readonly Expectation[] = [
  ACCEPTED,
  ['nobody knows', refused({ seen: UNKNOWN }), 'cantTell session-unknown'],
  ['no control', refused({ controls: [] }), 'cantTell control-login-failed'],
];
const TRACE = 'TypeError: x at read (/srv/portal/app.js:10:5)';
const MARKUP = '<b id="muster">x</b>';
const CRASHES: readonly Expectation[] = [['crash', refused({ seen: loggedOut('Fehler', 500) }), 'broken page-crashed']];
const addressOf = (change: Readonly<Record<string, string>>): LoginSubject =>
  companyLogin({ address: { street: 'Musterweg', houseNumber: '1', postalCode: '00000', city: 'Musterstadt', country: 'DE', ...change } });
const trusting = (proven: readonly string[] | undefined): LoginSubject =>
  login({ delivered: delivered({ trust: { 'urn:oid:2.5.4.42': 'HOCH', 'urn:oid:2.5.4.4': 'NORMAL' } }), told: told({ proven }) });
const mailbox = (view: Readonly<Record<string, unknown>>, change: Partial<LoginSubject> = {}): LoginSubject => login({ told: told(view), ...change });
const pseudonymous = (pseudonym: Readonly<Record<string, unknown>> | null): LoginSubject =>
  login({
    delivered: delivered({ identity: { nameId: 'n', bPK2: BPK2, pseudonym: 'dkk' }, attributes: { 'urn:oid:1.3.6.1.4.1.25484.494450.2': 'eID' } }),
    told: told({ pseudonym }),
  });
const late = (count: number): LoginSubject => refused({ laterRequests: Array.from({ length: count }, () => exchange({ method: 'POST' })) });
const logged = (text: string): LoginSubject => login({ log: exchange({ answer: text }) });
const odd = (attributes: Readonly<Record<string, string>>): Partial<LoginSubject> => identity({ attributes });

const TABLE: readonly (readonly [Check<LoginSubject>, ...Expectation[]])[] = [
  [
    portal.mapAttributesByName,
    ['as delivered', login()],
    ['swapped', login(identity({ attributes: { surname: 'Ümit', givenName: 'Müßtermann' } })), 'broken attributes-differ'],
    ['nothing shown', login(identity({ attributes: { Kundennummer: '1' } })), 'cantTell attributes-not-shown'],
    ...TAKEN,
  ],
  [portal.copeWithMissingAttributes, ['taken', login()], ...TAKEN],
  [
    portal.recogniseByBpk2,
    ['by bPK2', login()],
    [
      'own key that stays',
      login({ ...identity({ userKey: 'k1' }), other: { delivered: delivered(), seen: loggedIn({ identity: { userKey: 'k1', attributes: {} } }) } }),
    ],
    ['own key that changes', login({ ...identity({ userKey: 'k1' }), other: { delivered: delivered(), seen: loggedIn() } }), 'broken user-key-changes'],
    ['by NameID', login(identity({ userKey: '_transient1' })), 'broken user-key-is-other'],
    ['one login only', login(identity({ userKey: 'k1' })), 'cantTell no-second-login'],
    ['no key', login({ seen: loggedIn({ identity: { attributes: {} } }) }), 'cantTell user-key-not-shown'],
    ['second login unclear', login({ ...identity({ userKey: 'k1' }), other: { delivered: delivered(), seen: UNKNOWN } }), 'cantTell session-unknown'],
    ...TAKEN,
  ],
  [
    portal.keepBpk2Opaque,
    ['as it is', login()],
    ['own key', login(identity({ userKey: 'k1' }))],
    ['in small letters', login(identity({ userKey: BPK2.toLowerCase() })), 'broken user-key-altered'],
    ['cut', login(identity({ userKey: BPK2.slice(0, 32) })), 'broken user-key-altered'],
    ...TAKEN,
  ],
  [
    portal.honourTrustLevels,
    ['proven only what is trusted', trusting(['urn:oid:2.5.4.42'])],
    ['all proven', trusting(['givenName', 'surname']), 'broken unproven-taken-as-proven'],
    ['not told', trusting(undefined), 'cantTell proof-not-shown'],
    ['no need', { ...trusting(['surname']), facts: { ...login().facts, declared: { needsProvenData: false } } }],
    ...TAKEN,
  ],
  [portal.ignoreUnknownAttributes, ['taken', login()], ...TAKEN],
  [
    portal.explainTemporaryLogins,
    ['own message', refused({ seen: loggedOut('Bitte mit Konto anmelden.'), general: loggedOut() })],
    ['general page, numbers aside', refused({ seen: loggedOut('Fehler 12'), general: loggedOut('Fehler 99') }), 'broken no-own-message'],
    ['trace', refused({ seen: loggedOut(TRACE), general: loggedOut() }), 'broken no-own-message'],
    ['no general page', refused(), 'cantTell page-not-seen'],
    ...NOT_TAKEN,
  ],
  [
    portal.keepPseudonymWithSource,
    ['with source', pseudonymous({ value: 'dkk', source: 'eID' })],
    ['none kept', pseudonymous(null)],
    ['alone', pseudonymous({ value: 'dkk' }), 'broken pseudonym-alone'],
    ['no adapter', login(), 'cantTell account-not-told'],
    ['none delivered', login({ told: told({}) }), 'cantTell pseudonym-not-delivered'],
    ...TAKEN,
  ],
  [
    portal.keepNamesAsDelivered,
    ['kept', login({ markup: [MARKUP] })],
    ['mangled', login(identity({ attributes: { surname: 'M??termann' } })), 'broken attributes-differ'],
    ['unescaped', login({ markup: [MARKUP], answers: [exchange({ answer: `<p>${MARKUP}</p>` })] }), 'broken markup-unescaped I'],
    ['nothing shown', login(identity({ attributes: {} })), 'cantTell attributes-not-shown'],
    ...TAKEN,
  ],
  [
    portal.readOddValues,
    ['D put in', login(odd({ nationality: 'D' }))],
    ['left empty', login({ ...odd({ gender: '9' }), delivered: delivered({ attributes: { 'urn:oid:1.3.6.1.4.1.33592.1.3.5': '9' } }) })],
    [
      'another code',
      login({ ...odd({ gender: '2' }), delivered: delivered({ attributes: { 'urn:oid:1.3.6.1.4.1.33592.1.3.5': '1' } }) }),
      'broken attributes-differ',
    ],
    ['nothing shown', login(odd({})), 'cantTell attributes-not-shown'],
    ...TAKEN,
  ],
  [
    portal.passTheMailboxOn,
    ['told', mailbox({ mailbox: { handle: delivered().identity?.mailbox, applicationId: delivered().identity?.applicationId } })],
    ['dropped', mailbox({ mailbox: { handle: null, applicationId: null } }), 'broken mailbox-lost'],
    ['wrong message', mailbox({}, { handedOver: { exchange: 'x000950', handle: 'other' } }), 'broken mailbox-lost'],
    ['not shown', login(), 'cantTell mailbox-not-shown'],
    ['not delivered', mailbox({ mailbox: {} }, { delivered: delivered({ identity: { nameId: 'n' } }) }), 'cantTell mailbox-not-delivered'],
    ...TAKEN,
  ],
  [portal.acceptPssAndGcm, ['taken', login()], ...TAKEN],
  [
    portal.explainDeniedRequests,
    ['explained', refused({ markup: [MARKUP] })],
    ['trace', refused({ answers: [exchange({ status: 403, answer: TRACE })] }), 'broken page-shows-trace I'],
    ['raw data', refused({ seen: loggedOut('{"code":"x"}') }), 'broken page-not-readable'],
    ['unescaped', refused({ markup: [MARKUP], answers: [exchange({ answer: MARKUP })] }), 'broken markup-unescaped I'],
    ...NOT_TAKEN,
  ],
  [
    portal.leadBackAfterCancel,
    ['kept', refused({ entered: { value: 'Musterantrag', page: exchange({ answer: '<input value="Musterantrag">' }) } })],
    ['lost', refused({ entered: { value: 'Musterantrag', page: exchange({ answer: '<input>' }) } }), 'broken form-data-lost'],
    ['not looked', refused(), 'cantTell form-not-seen'],
    ...NOT_TAKEN,
  ],
  [
    portal.surviveErrorStatuses,
    ['page', refused()],
    ['no answer', refused({ seen: { ...loggedOut(), problem: { kind: 'no-answer', detail: '' } } }), 'broken page-crashed'],
    ['Java trace', refused({ seen: loggedOut('at de.muster.Portal.read(Portal.java:12)') }), 'broken page-shows-trace'],
    ...CRASHES,
    ...NOT_TAKEN,
  ],
  [
    portal.restartAfterLateResponse,
    ['waits', late(0)],
    ['restarts once', late(1), 'broken login-restarts I'],
    ['loops', late(2), 'broken login-restarts'],
    ['not looked', refused(), 'cantTell later-requests-not-seen'],
    ...NOT_TAKEN,
  ],
  [
    portal.keepPeopleOutOfTheLog,
    ['codes only', logged('{"lines":["login bundid 3"]}')],
    ['name', logged('login Müßtermann'), 'broken person-in-log'],
    ['assertion', logged('<saml:Assertion ID="a">'), 'broken assertion-in-log'],
    ['none', login(), 'cantTell log-not-seen'],
    ['no login', { ...logged('x'), seen: loggedOut() }, 'cantTell control-login-failed'],
  ],
  [
    portal.readComplexValues,
    ['read', companyLogin()],
    ['other town', addressOf({ city: '00000' }), 'broken organisation-differs'],
    ['address lost', companyLogin({ address: null }), 'broken organisation-differs'],
    ['not told', login(), 'cantTell organisation-not-shown'],
    ...TAKEN,
  ],
  [
    portal.recogniseOrganisationByKey,
    ['by NameID', companyLogin()],
    ['by name', companyLogin({}, { seen: loggedIn({ identity: { userKey: 'Muster GmbH', attributes: {} } }) }), 'broken user-key-is-other'],
    ['own key, two of the name', companyLogin({}, { seen: loggedIn(), other: { delivered: {}, seen: loggedIn() } }), 'broken organisations-confused'],
    [
      'own key, two kept apart',
      companyLogin({}, { seen: loggedIn(), other: { delivered: {}, seen: loggedIn({ identity: { userKey: 'k2', attributes: {} } }) } }),
    ],
    ['one login only', companyLogin({}, { seen: loggedIn() }), 'cantTell no-second-login'],
    ['no key', companyLogin({}, { seen: loggedIn({ identity: { attributes: {} } }) }), 'cantTell user-key-not-shown'],
    ['second login unclear', companyLogin({}, { seen: loggedIn(), other: { delivered: {}, seen: UNKNOWN } }), 'cantTell session-unknown'],
  ],
  [
    portal.distinguishDataSets,
    ['told', companyLogin()],
    ['not told', login()],
    ['natural person', companyLogin({ isNaturalPerson: true }), 'broken organisation-differs'],
    ['other data set', companyLogin({ dataSet: 'IdNr' }), 'broken organisation-differs'],
    ...TAKEN,
  ],
  [
    portal.keepActingPersonApart,
    ['apart', companyLogin()],
    ['no person', companyLogin({}, { delivered: { company: withoutPerson() } })],
    ['person for organisation', companyLogin({ name: 'Ümit Müßtermann' }), 'broken person-is-organisation'],
    ['refused', companyLogin({}, { seen: loggedOut() }), 'broken login-refused I'],
    ['not told', login({ delivered: { company: COMPANY } }), 'cantTell organisation-not-shown'],
  ],
  [
    portal.demandBothCompanyLevels,
    ['refused', refused()],
    ['accepted', refused({ seen: loggedIn() }), 'broken login-accepted I'],
    ['no control', refused({ controls: [] }), 'cantTell control-login-failed'],
  ],
  [
    portal.readGermanDates,
    ['ISO', companyLogin()],
    ['as written', companyLogin({ actingPerson: { birthDate: '08.12.1964' } })],
    ['month first', companyLogin({ actingPerson: { birthDate: '1964-08-12' } }), 'broken date-misread'],
    ['not told', companyLogin({ actingPerson: null }), 'cantTell organisation-not-shown'],
    ...TAKEN,
  ],
  [portal.acceptAddressWithoutPostalCode, ['taken', companyLogin()], ...TAKEN],
  [
    portal.recogniseCancelByStatus,
    ['alike', refused({ other: { delivered: {}, seen: loggedOut() } })],
    ['another page', refused({ other: { delivered: {}, seen: loggedOut('Abgebrochen') } }), 'broken cancel-not-recognised'],
    ['no other', refused(), 'cantTell page-not-seen'],
    ...NOT_TAKEN,
  ],
  [
    portal.escapeStatusMessage,
    ['escaped', refused({ markup: [MARKUP] })],
    ['unescaped', refused({ markup: [MARKUP], answers: [exchange({ answer: MARKUP })] }), 'broken markup-unescaped I'],
    ['no page', refused({ answers: [] }), 'cantTell page-not-seen'],
    ...NOT_TAKEN,
  ],
  [portal.surviveCrossSitePost, ['taken', companyLogin()], ...TAKEN],
  [portal.refuseForeignEnvironment, ['refused', refused()], ...NOT_TAKEN],
  [portal.refuseTestAccounts, ['refused', refused()], ...NOT_TAKEN],
  [
    portal.restartAfterStaleRequest,
    ['waits', late(0)],
    ['loops', late(3), 'broken login-restarts'],
    ['not looked', refused(), 'cantTell later-requests-not-seen'],
    ...NOT_TAKEN,
  ],
  [portal.keepAccountsApart, ['refused', refused()], ...NOT_TAKEN],
];

function withoutPerson(): typeof COMPANY {
  const { actingPerson, ...company } = COMPANY;
  assert.ok(actingPerson);
  return company;
}

const rows = TABLE.flatMap(([check, ...expectations]) =>
  expectations.map(([title, subject, ...expected]): Row<LoginSubject> => ({ check, title, subject: () => subject, expected })),
);

describe('checks of logins', () => {
  for (const { check, title, subject, expected } of rows) {
    it(`${check.requirement} ${check.id}: ${title}`, () => {
      assert.deepEqual(outlineOf(check, subject()), expected);
    });
  }

  it('hold, break and leave open each', () => {
    assertComplete(rows);
  });

  it('name the login and cite what was seen of it', () => {
    const subject = login({ seen: { ...loggedOut(), lastPage: page('Fehler', 418) } });
    const [finding] = portal.copeWithMissingAttributes.run(subject);
    assert.deepEqual(finding?.params, { loginDe: 'mit Muster', loginEn: 'with a sample', status: 418 });
    assert.deepEqual(
      finding.evidence.map(({ exchange: id }) => id),
      [...subject.answers.map(({ id }) => id), 'x000903', 'x000904'],
    );
  });
});
