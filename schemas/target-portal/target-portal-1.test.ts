/** The schema of the section `portal` is strict, fits its types, and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PortalTarget } from '../../src/drivers/portal/target.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-portal-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const PORTAL = {
  loginUrl: 'https://portal.example/login',
  protectedUrl: 'https://portal.example/konto',
  logoutUrl: 'https://portal.example/logout',
  origins: ['https://anmeldung.portal.example'],
  metadata: { url: 'https://portal.example/metadata' },
  driver: { kind: 'http', press: ['Mit BundID anmelden'] },
  whoami: {
    adapter: { url: 'https://portal.example/adapter', token: 'offen' },
    page: { loggedIn: 'Abmelden', loggedOut: 'Anmelden', userKey: { after: 'Kennung:' }, level: { after: '(', before: ')' }, idp: { after: 'Konto:' }, attributes: { name: { after: 'Hallo' } } },
    isAssisted: false,
  },
  testInterface: { token: 'offen', clockUrl: 'https://portal.example/adapter/clock', logUrl: 'https://portal.example/adapter/log', applicationsUrl: 'https://portal.example/adapter/applications' },
  form: { url: 'https://portal.example/antrag', field: 'vorname', save: 'Zwischenspeichern', submit: 'Einreichen' },
  stepUp: { url: 'https://portal.example/login?stufe=hoch', level: 4 },
  returnParameter: 'ziel',
  attacks: { authorisedBy: { name: 'Erika Beispiel', role: 'Betriebsleitung', date: '2026-02-28', reference: 'Az. 1/26' } },
  timeoutSeconds: 30,
} as const satisfies PortalTarget;

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['logoutUrl', 'origins', 'testInterface', 'form', 'stepUp', 'returnParameter', 'attacks', 'timeoutSeconds']],
  ['/testInterface', ['token', 'clockUrl', 'logUrl', 'applicationsUrl']],
  ['/form', ['submit']],
  ['/stepUp', []],
  ['/metadata', []],
  ['/driver', ['press']],
  ['/whoami', ['adapter', 'page', 'isAssisted']],
  ['/whoami/adapter', ['token']],
  ['/whoami/page', ['loggedOut', 'userKey', 'level', 'idp', 'attributes']],
  ['/whoami/page/level', ['before']],
  ['/attacks', []],
  ['/attacks/authorisedBy', []],
];

test('a section with every member is valid', () => deepStrictEqual(errorsOf(validate, PORTAL), []));

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the section' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(PORTAL, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(PORTAL, pointer) as object)) {
      equal(errorsOf(validate, without(PORTAL, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
    }
  });
}

const DRIVERS: readonly (readonly [driver: object, isValid: boolean])[] = [
  [{ kind: 'http' }, true],
  [{ kind: 'manual' }, true],
  [{ kind: 'browser', script: 'anmelden.mjs', executable: '/usr/bin/chromium' }, true],
  [{ kind: 'browser' }, false],
  [{ kind: 'http', script: 'anmelden.mjs' }, false],
  [{ kind: 'manual', press: ['x'] }, false],
  [{ kind: 'curl' }, false],
];
for (const [driver, isValid] of DRIVERS) {
  test(`driver ${JSON.stringify(driver)} is ${isValid ? 'valid' : 'refused'}`, () => equal(errorsOf(validate, withValue(PORTAL, '/driver', driver)).length === 0, isValid));
}

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/loginUrl', 'portal.example'],
  ['/loginUrl', 'file:///etc/passwd'],
  ['/origins', []],
  ['/metadata', { url: 'https://portal.example', file: 'x.xml' }],
  ['/whoami/page/loggedIn', ' '],
  ['/attacks/authorisedBy/date', '2026-02-30'],
  ['/attacks/authorisedBy/name', ''],
  ['/timeoutSeconds', 0],
];
for (const [pointer, value] of BAD) test(`${JSON.stringify(value)} at ${pointer} is refused`, () => ok(errorsOf(validate, withValue(PORTAL, pointer, value)).length > 0));

test('every member has a description in both languages', () => {
  const undescribed = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([name, value]) => [...(name === 'properties' ? missing(value as object) : []), ...undescribed(value)]);
  };
  const missing = (members: object): readonly string[] =>
    Object.entries(members).flatMap(([name, member]) => {
      const { description, const: constant } = (typeof member === 'object' ? member : {}) as { readonly description?: string; readonly const?: unknown };
      return member === false || constant !== undefined || /^\S.*\. — \S.*\.$/.test(description ?? '') ? [] : [name];
    });
  deepStrictEqual(undescribed(JSON.parse(text)), []);
});
