/** The schema of target files of senders is strict and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-mailbox-file-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const FILE = {
  pruefstand: 1,
  profile: 'zbp-absender',
  environment: 'Abnahme',
  product: { name: 'Bescheidausgang', version: '2', vendor: 'Beispielhaus' },
  procedure: { role: 'back-office', level: 3, sendsAttachments: true, reportsStates: true, servesOrganisations: false, usesSoap: false },
  listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, controlPort: 8471 },
  tls: { authorityCert: 'ca.pem', authorityKey: 'ca-key.pem' },
  trustedCertificates: ['adapter.pem'],
  mailbox: {
    sender: { name: 'Stadt', certificate: 'int.pem', productionCertificate: 'prod.pem' },
    adapter: { url: 'http://localhost:8080/adapter', token: { env: 'TOKEN' }, showsLog: true },
    fitConnect: { clientId: 'stadt', clientSecret: { env: 'SECRET' }, destinationId: '7d0f3c0e-4f5b-4f0e-9d58-0a3f5a4d5b11', port: 8472 },
    deadlineSeconds: 30,
  },
};

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'listen', 'trustedCertificates']],
  ['/product', []],
  ['/procedure', ['level', 'sendsAttachments', 'reportsStates', 'servesOrganisations', 'usesSoap']],
  ['/listen', ['hostname', 'names', 'servicePort', 'controlPort']],
  ['/tls', []],
  ['/mailbox', ['fitConnect', 'deadlineSeconds']],
  ['/mailbox/fitConnect', ['port']],
  ['/mailbox/sender', ['productionCertificate']],
  ['/mailbox/adapter', ['token', 'showsLog']],
];

test('a file with every member is valid', () => deepStrictEqual(errorsOf(validate, FILE), []));
test('without TLS it is valid', () => deepStrictEqual(errorsOf(validate, withValue(FILE, '/tls', false)), []));

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(FILE, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(FILE, pointer) as object))
      equal(errorsOf(validate, without(FILE, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
  });
}

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/procedure/role', 'amt'],
  ['/procedure/level', 5],
  ['/tls', true],
  ['/mailbox/sender/name', ' '],
  ['/mailbox/adapter/url', 'localhost'],
  ['/mailbox/adapter/token', {}],
  ['/mailbox/deadlineSeconds', 0],
  ['/mailbox/fitConnect/destinationId', 'ITZBund'],
  ['/mailbox/fitConnect/port', 70_000],
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
