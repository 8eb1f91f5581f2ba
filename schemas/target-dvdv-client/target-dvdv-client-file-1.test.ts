/** The schema of target files of directory clients is strict and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-dvdv-client-file-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const FILE = {
  pruefstand: 1,
  profile: 'dvdv-client',
  environment: 'Abnahme',
  product: { name: 'Adressauskunft', version: '3', vendor: 'Beispielhaus' },
  listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, substitutePort: 8472, pkiPort: 8473, controlPort: 8471 },
  tls: { authorityCert: 'ca.pem', authorityKey: 'ca-key.pem' },
  trustedCertificates: ['adapter.pem'],
  directory: {
    login: { certificate: 'client.pem' },
    knowsSubstitute: true,
    addressees: { category: 'Meldebehörde', prefix: 'ags', serviceUris: ['urn:example:dienst'], elementType: 'WEBSERVER' },
    looksUpMany: true,
    offers: { serviceUri: 'urn:example:angebot', consumers: ['Bauportal'] },
    adapter: { url: 'http://localhost:8080/adapter', token: { env: 'TOKEN' } },
    deadlineSeconds: 30,
  },
};

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'listen', 'trustedCertificates']],
  ['/product', []],
  ['/listen', ['hostname', 'names', 'servicePort', 'substitutePort', 'pkiPort', 'controlPort']],
  ['/tls', []],
  ['/directory', ['knowsSubstitute', 'addressees', 'looksUpMany', 'offers', 'adapter', 'deadlineSeconds']],
  ['/directory/login', []],
  ['/directory/addressees', ['category', 'prefix', 'serviceUris', 'elementType']],
  ['/directory/offers', []],
  ['/directory/adapter', ['token']],
];

test('a file with every member is valid', () => deepStrictEqual(errorsOf(validate, FILE), []));
for (const pointer of ['/tls', '/directory/login']) test(`${pointer} may be false`, () => deepStrictEqual(errorsOf(validate, withValue(FILE, pointer, false)), []));

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(FILE, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(FILE, pointer) as object))
      equal(errorsOf(validate, without(FILE, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
  });
}

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/tls', true],
  ['/directory/login', true],
  ['/directory/drivesItself', { lookUps: [] }],
  ['/directory/drivesItself', { lookUps: [{ organizationKey: '069900000011', serviceUri: 'urn:example:dienst' }] }],
  ['/directory/drivesItself', { lookUps: [{ organizationKey: 'ags:069900000011', serviceUri: 'urn:example:dienst' }], everySeconds: 0 }],
  ['/directory/addressees/category', ' '],
  ['/directory/addressees/prefix', 'ags:'],
  ['/directory/addressees/serviceUris', []],
  ['/directory/addressees/serviceUris', ['kurz']],
  ['/directory/addressees/elementType', 'TEXT'],
  ['/directory/offers/consumers', []],
  ['/directory/adapter/url', 'localhost'],
  ['/directory/adapter/token', {}],
  ['/directory/deadlineSeconds', 0],
];
for (const [pointer, value] of BAD) test(`${JSON.stringify(value)} at ${pointer} is refused`, () => ok(errorsOf(validate, withValue(FILE, pointer, value)).length > 0));
test('every member has a description in both languages', () => {
  const undescribed = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([name, value]) => [...(name === 'properties' ? missing(value as object) : []), ...undescribed(value)]);
  };
  const missing = (members: object): readonly string[] =>
    Object.entries(members).flatMap(([name, member]) => {
      const { description, const: constant } = (typeof member === 'object' ? member : {}) as { readonly description?: string; readonly const?: unknown };
      return member === false || constant !== undefined || /^\S.*[.…] — \S.*[.…]$/.test(description ?? '') ? [] : [name];
    });
  deepStrictEqual(undescribed(JSON.parse(text)), []);
});
