/** The schema of target files of directories is strict and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-directory-file-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const SERVICE = { organizationKey: 'ags:059900010000', serviceSpecificationUri: 'urn:beispiel:dienst' };
const FILE = {
  pruefstand: 1,
  profile: 'dvdv-server',
  environment: 'Abnahme',
  product: { name: 'Verzeichnis', version: '2', vendor: 'Beispielhaus' },
  trustedCertificates: ['ca.pem'],
  directory: {
    servers: ['https://dvdv-1.example/dvdv2-backend', 'https://dvdv-2.example/dvdv2-backend'],
    entryPath: 'extern/standaloneauth/directory',
    login: { certificate: 'client.pem', key: 'client-key.pem' },
    own: { organizationKey: 'lap:050000000000', certificate: 'client.pem' },
    known: { ...SERVICE, category: 'Meldebehörde' },
    ended: SERVICE,
    absent: { ...SERVICE, category: 'Meldebehörde' },
    timeoutSeconds: 30,
  },
};

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'trustedCertificates']],
  ['/product', []],
  ['/directory', ['entryPath', 'own', 'known', 'ended', 'absent', 'timeoutSeconds']],
  ['/directory/login', []],
  ['/directory/own', ['certificate']],
  ['/directory/known', []],
  ['/directory/ended', []],
  ['/directory/absent', ['organizationKey', 'category', 'serviceSpecificationUri']],
];

test('a file with every member is valid', () => deepStrictEqual(errorsOf(validate, FILE), []));
test('without login it is valid', () => deepStrictEqual(errorsOf(validate, withValue(FILE, '/directory/login', false)), []));

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(FILE, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(FILE, pointer) as object))
      equal(errorsOf(validate, without(FILE, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
  });
}

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/directory/servers', []],
  ['/directory/servers', ['https://a.example', 'https://b.example', 'https://c.example']],
  ['/directory/servers/0', 'dvdv.example'],
  ['/directory/entryPath', 'extern/bundesmasterauth/directory'],
  ['/directory/login', true],
  ['/directory/own/organizationKey', '050000000000'],
  ['/directory/known/category', ' '],
  ['/directory/ended/serviceSpecificationUri', 'urn'],
  ['/directory/timeoutSeconds', 0],
];
for (const [pointer, value] of BAD) test(`${JSON.stringify(value)} at ${pointer} is refused`, () => ok(errorsOf(validate, withValue(FILE, pointer, value)).length > 0));

test('every member has a description in both languages', () => {
  const undescribed = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([name, value]) => [...(name === 'properties' ? missing(value as object) : []), ...undescribed(value)]);
  };
  const missing = (members: object): readonly string[] =>
    Object.entries(members).flatMap(([name, member]) => {
      const { description, const: constant, $ref } = member as { readonly description?: string; readonly const?: unknown; readonly $ref?: string };
      const told = description ?? (valueAt(JSON.parse(text), ($ref ?? '#/').slice(1)) as { readonly description?: string } | undefined)?.description;
      return constant !== undefined || /^\S.*[.…] — \S.*[.…]$/.test(told ?? '') ? [] : [name];
    });
  deepStrictEqual(undescribed(JSON.parse(text)), []);
});
