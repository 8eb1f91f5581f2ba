/** The schema of target files of payment services: what is needed, what is refused, and that every member is described. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-payment-service-file-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const FILE = {
  pruefstand: 1,
  profile: 'bezahldienst-anbieter',
  environment: 'Abnahme',
  product: { name: 'Bezahldienst', version: '2', vendor: 'Beispielhaus' },
  listen: { controlPort: 8471 },
  trustedCertificates: ['ca.pem'],
  payment: {
    baseUrl: 'https://kasse.example/api',
    originatorId: 'kita',
    endPointId: '9999-kasse',
    authentication: { kind: 'basic', user: 'kita', password: { env: 'PASSWORD' } },
    otherTenant: { originatorId: 'hund', endPointId: '9999-kasse', authentication: { kind: 'mutual-tls', certificate: 'c.pem', key: 'k.pem' } },
    bookingData: { kostenstelle: '4711' },
    itemReference: 'A-1',
    completion: { kind: 'adapter', url: 'https://kasse.example/adapter', token: { file: 'token' } },
    pagesNeedPerson: false,
    pageOrigins: ['https://seite.example'],
    deadlineSeconds: 30,
  },
};

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'listen', 'trustedCertificates']],
  ['/product', []],
  ['/listen', ['controlPort']],
  ['/payment', ['otherTenant', 'bookingData', 'itemReference', 'completion', 'pagesNeedPerson', 'pageOrigins', 'deadlineSeconds']],
  ['/payment/authentication', []],
  ['/payment/otherTenant', []],
  ['/payment/otherTenant/authentication', []],
  ['/payment/completion', ['token']],
];

test('a file with every member is valid', () => deepStrictEqual(errorsOf(validate, FILE), []));

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(FILE, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(FILE, pointer) as object))
      equal(errorsOf(validate, without(FILE, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
  });
}

test('other ways are valid', () => {
  const token = { kind: 'client-credentials', tokenUrl: 'https://kasse.example/token', clientId: 'p', clientSecret: 'x' };
  deepStrictEqual(errorsOf(validate, withValue(FILE, '/payment/authentication', token)), []);
  deepStrictEqual(errorsOf(validate, withValue(FILE, '/payment/completion', { kind: 'amounts', paid: 1.01, failed: 1.05, canceled: 1.06 })), []);
});

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/payment/baseUrl', 'kasse.example'],
  ['/payment/originatorId', 'x'.repeat(37)],
  ['/payment/endPointId', 'a.b'],
  ['/payment/authentication', { kind: 'none' }],
  ['/payment/authentication', { kind: 'client-credentials', clientId: 'x' }],
  ['/payment/completion', { kind: 'amounts', paid: 1 }],
  ['/payment/completion', { kind: 'adapter' }],
  ['/payment/pageOrigins', ['https://seite.example/pfad']],
  ['/payment/bookingData', {}],
  ['/payment/deadlineSeconds', 0],
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
      return constant !== undefined || /^\S.*[.…] — \S.*[.…]$/.test(description ?? '') ? [] : [name];
    });
  deepStrictEqual(undescribed(JSON.parse(text)), []);
});
