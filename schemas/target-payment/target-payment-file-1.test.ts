/** The schema of target files of paying portals is strict and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('target-payment-file-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const FILE = {
  pruefstand: 1,
  profile: 'bezahldienst-portal',
  environment: 'Abnahme',
  product: { name: 'Antragsportal', version: '4', vendor: 'Beispielhaus' },
  listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, controlPort: 8471 },
  tls: { authorityCert: 'ca.pem', authorityKey: 'ca-key.pem' },
  trustedCertificates: ['portal.pem'],
  payment: {
    interfaces: {
      xbezahldienste: { originatorId: 'FORM-1', endPointId: '12002312', client: { basic: { username: 'u', password: 'p' } } },
      epaybl: { mandantNr: '4711', bewirtschafterNr: '0815', certificate: 'portal.pem', version: '2' },
      pmpayment: { ags: '12002312', procedure: 'auskunft', salt: { env: 'SALT' }, returnMethod: 'post' },
      girocheckout: { merchantId: '1', projectId: '2', projectPassword: { file: 'p' } },
    },
    adapter: { url: 'http://localhost:8080/adapter', token: { env: 'TOKEN' }, showsSubmission: true },
    deadlineSeconds: 30,
  },
};

const INTERFACES = '/payment/interfaces';
const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'listen', 'trustedCertificates']],
  ['/product', []],
  ['/listen', ['hostname', 'names', 'servicePort', 'controlPort']],
  ['/tls', []],
  ['/payment', ['deadlineSeconds']],
  [INTERFACES, ['xbezahldienste', 'epaybl', 'pmpayment', 'girocheckout']],
  [`${INTERFACES}/xbezahldienste`, []],
  [`${INTERFACES}/xbezahldienste/client`, []],
  [`${INTERFACES}/xbezahldienste/client/basic`, []],
  [`${INTERFACES}/epaybl`, ['version']],
  [`${INTERFACES}/pmpayment`, ['returnMethod']],
  [`${INTERFACES}/girocheckout`, []],
  ['/payment/adapter', ['token', 'showsSubmission']],
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

const CLIENT = `${INTERFACES}/xbezahldienste/client`;
for (const client of [{ certificate: 'portal.pem' }, { oauth: { clientId: 'c', clientSecret: { env: 'S' } } }])
  test(`a client by ${Object.keys(client).join()} is taken`, () => deepStrictEqual(errorsOf(validate, withValue(FILE, CLIENT, client)), []));

const BAD: readonly (readonly [pointer: string, value: unknown])[] = [
  [INTERFACES, {}],
  [`${INTERFACES}/xbezahldienste/originatorId`, 'a.b'],
  [`${INTERFACES}/xbezahldienste/endPointId`, 'a'.repeat(37)],
  [CLIENT, { certificate: 'a.pem', basic: { username: 'u', password: 'p' } }],
  [`${INTERFACES}/epaybl/mandantNr`, '12345678901'],
  [`${INTERFACES}/epaybl/version`, '1'],
  [`${INTERFACES}/pmpayment/returnMethod`, 'put'],
  [`${INTERFACES}/girocheckout/projectPassword`, {}],
  ['/tls', true],
  ['/payment/adapter/url', 'localhost'],
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
      return member === false || constant !== undefined || /^\S.*[.…] — \S.*[.…]$/.test(description ?? '') ? [] : [name];
    });
  deepStrictEqual(undescribed(JSON.parse(text)), []);
});
