/** Rules of the section `portal` that a schema cannot say. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { attackAuthorisationOf, loginTimeoutOf, portalOriginsOf, problemsOfPortal } from './target.ts';
import type { PortalTarget } from './target.ts';

const GOOD: PortalTarget = {
  loginUrl: 'https://portal.example/login',
  protectedUrl: 'https://portal.example/konto',
  logoutUrl: 'https://sso.portal.example/logout',
  origins: ['https://api.portal.example/'],
  metadata: { file: 'sp.xml' },
  driver: { kind: 'http' },
  whoami: { page: { loggedIn: 'Abmelden', loggedOut: 'Anmelden' } },
  attacks: { authorisedBy: { name: 'Erika Beispiel', role: 'Produktverantwortung', date: '2026-03-01', reference: 'Az. 1/26' } },
};
const pointers = (portal: PortalTarget): readonly string[] => problemsOfPortal(portal, '2026-03-01').map(({ pointer }) => pointer);

test('a good section has no problem, and says what a driver needs', () => {
  deepEqual(pointers(GOOD), []);
  deepEqual([...portalOriginsOf(GOOD)], ['https://portal.example', 'https://sso.portal.example', 'https://api.portal.example']);
  deepEqual([loginTimeoutOf(GOOD), loginTimeoutOf({ ...GOOD, timeoutSeconds: 5 })], [30_000, 5_000]);
});

test('nobody may attack without a permission', () => {
  const { attacks: _attacks, ...without } = GOOD;
  deepEqual([attackAuthorisationOf(without), attackAuthorisationOf(GOOD)?.reference], [undefined, 'Az. 1/26']);
});

const BAD: readonly (readonly [title: string, portal: PortalTarget, pointer: string])[] = [
  ['no address', { ...GOOD, loginUrl: 'portal.example' }, '/loginUrl'],
  ['another scheme', { ...GOOD, metadata: { url: 'file:///etc/passwd' } }, '/metadata/url'],
  ['credentials', { ...GOOD, origins: ['https://u:p@portal.example'] }, '/origins/0'],
  ['no address of the log', { ...GOOD, testInterface: { logUrl: '/log' } }, '/testInterface/logUrl'],
  ['no address of the form', { ...GOOD, form: { url: 'antrag', field: 'name', save: 'Speichern' } }, '/form/url'],
  ['no address of the step-up', { ...GOOD, stepUp: { url: 'portal.example', level: 4 } }, '/stepUp/url'],
  ['no oracle', { ...GOOD, whoami: {} }, '/whoami'],
  ['one marker inside the other', { ...GOOD, whoami: { page: { loggedIn: 'Abmelden', loggedOut: 'melden' } } }, '/whoami/page/loggedOut'],
  [
    'a permission of tomorrow',
    { ...GOOD, attacks: { authorisedBy: { name: 'n', role: 'r', date: '2026-03-02', reference: 'x' } } },
    '/attacks/authorisedBy/date',
  ],
];
for (const [title, portal, pointer] of BAD) test(`refused: ${title}`, () => deepEqual(pointers(portal), [pointer]));

test('a script or a person tells without adapter and markers', () => {
  deepEqual(pointers({ ...GOOD, driver: { kind: 'manual' }, whoami: {} }), []);
  deepEqual(pointers({ ...GOOD, driver: { kind: 'browser', script: 'x.mjs' }, whoami: {} }), []);
});
