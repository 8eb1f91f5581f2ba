/** Sample logins for the tests of this folder: what came of them, what the account delivered. Made up by hand. */
import type { CompanyPersona } from '../../core/account.ts';
import { exchange, sampleFacts, told } from './sample-exchanges.ts';
import type { DeliveredLogin, LoginSubject, SeenLogin } from './subject.ts';

export const BPK2 = 'Zk3w9qLr0sT5vY8bN1mC4xE7hJ2pU6aD9fG3iK5oQ8w';

/** Somebody is logged in. */
export function loggedIn(change: Partial<SeenLogin> = {}): SeenLogin {
  const identity = { userKey: BPK2, level: 'STORK-QAA-Level-3', idp: 'bundid', attributes: { surname: 'Müßtermann', 'urn:oid:2.5.4.42': 'Ümit' } };
  return {
    session: 'authenticated',
    identity,
    pages: ['x000901', 'x000902'],
    timings: { actionMs: 300, whoamiMs: 20 },
    lastPage: page('Willkommen'),
    ...change,
  };
}

/** Nobody is logged in; the last page says why. */
export function loggedOut(text = 'Die Anmeldung ist nicht möglich.', status = 403): SeenLogin {
  return { session: 'none', pages: ['x000903', 'x000904'], timings: { actionMs: 300, whoamiMs: 20 }, lastPage: page(text, status) };
}

export const UNKNOWN: SeenLogin = {
  session: 'unknown',
  problem: { kind: 'oracles-disagree', detail: 'page: logged in, adapter: not logged in' },
  pages: [],
  timings: { actionMs: 300, whoamiMs: 20 },
};

export function page(text: string, status = 200): NonNullable<SeenLogin['lastPage']> {
  return { url: 'https://portal.example/konto', status, text };
}

export function delivered(change: DeliveredLogin = {}): DeliveredLogin {
  return {
    outcome: 'success',
    level: 3,
    identity: { nameId: '_transient1', bPK2: BPK2, mailbox: '0f6b5f5e-0000-4000-8000-000000000001', applicationId: '0f6b5f5e-0000-4000-8000-000000000002' },
    attributes: { 'urn:oid:2.5.4.42': 'Ümit', 'urn:oid:2.5.4.4': 'Müßtermann' },
    ...change,
  };
}

/** A login that went as it should, between two others. */
export function login(change: Partial<LoginSubject> = {}): LoginSubject {
  return {
    facts: sampleFacts(),
    description: { de: 'mit Muster', en: 'with a sample' },
    delivered: delivered(),
    seen: loggedIn(),
    answers: [exchange({ status: 200, answer: '<p>Konto von M&uuml;&szlig;termann</p>' })],
    controls: [loggedIn(), loggedIn()],
    ...change,
  };
}

/** A login that was refused, between two that succeeded. */
export function refused(change: Partial<LoginSubject> = {}): LoginSubject {
  return login({ seen: loggedOut(), delivered: { outcome: 'cancel' }, answers: [exchange({ status: 403, answer: '<p>Nicht möglich</p>' })], ...change });
}

/** An organisation, made up. */
export const COMPANY: CompanyPersona = {
  kind: 'company',
  id: 'muster-gmbh',
  title: { de: 'Muster GmbH', en: 'Sample limited company' },
  dataSet: 'StNr',
  personType: 'NNatPers',
  identificationLevel: 'substanziell',
  isTestAccount: false,
  values: { Firmenname: 'Muster GmbH' },
  address: { type: 'Inland', street: 'Musterweg', houseNumber: '1', postalCode: '00000', town: 'Musterstadt', country: 'DE' },
  actingPerson: { givenName: 'Ümit', surname: 'Müßtermann', birthdate: '08.12.1964' },
};

const ORGANISATION = {
  name: 'Muster GmbH',
  dataSet: 'StNr',
  isNaturalPerson: false,
  address: { street: 'Musterweg', houseNumber: '1', postalCode: '00000', city: 'Musterstadt', country: 'DE' },
  actingPerson: { firstName: 'Ümit', lastName: 'Müßtermann', birthDate: '1964-12-08' },
};

/** A login of the organisation; `organisation` changes what the adapter tells of it. */
export function companyLogin(organisation: Readonly<Record<string, unknown>> = {}, change: Partial<LoginSubject> = {}): LoginSubject {
  return login({
    facts: sampleFacts({ account: 'unternehmenskonto', declared: {} }),
    delivered: { outcome: 'success', identity: { nameId: 'ko-1' }, company: COMPANY },
    seen: loggedIn({ identity: { userKey: 'ko-1', attributes: {} } }),
    told: told({ organisation: { ...ORGANISATION, ...organisation } }),
    ...change,
  });
}
