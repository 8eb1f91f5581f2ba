/** The schema of target files of the chain is strict and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const own = JSON.parse(readFileSync(new URL('target-chain-file-1.schema.json', import.meta.url), 'utf8')) as { readonly properties: object };
const text = JSON.stringify({ ...own, properties: { ...own.properties, portal: { type: 'object' } } });
const validate = compileText(text);

const FILE = {
  pruefstand: 1,
  profile: 'onlinedienst-kette',
  environment: 'Abnahme',
  product: { name: 'Antragsportal', version: '4', vendor: 'Beispielhaus' },
  listen: { hostname: '127.0.0.1', names: ['localhost'], accountPort: 1, paymentPort: 2, directoryPort: 3, substitutePort: 4, deliveryPort: 5 },
  tls: { authorityCert: 'ca.pem', authorityKey: 'ca-key.pem' },
  trustedCertificates: ['portal.pem'],
  portal: {},
  chain: {
    payment: { originatorId: 'FORM-1', endPointId: '12002312', client: { basic: { username: 'u', password: 'p' } } },
    directory: { certificate: 'client.pem' },
    delivery: { clientId: 'c', clientSecret: { env: 'S' }, destinationId: '6e2b3d2d-8d96-4866-b082-34f820f678bc' },
    adapter: { url: 'http://localhost:8080/adapter', token: { env: 'TOKEN' } },
    deadlineSeconds: 30,
  },
};

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'listen', 'trustedCertificates']],
  ['/product', []],
  ['/listen', ['hostname', 'names', 'accountPort', 'paymentPort', 'directoryPort', 'substitutePort', 'deliveryPort']],
  ['/tls', []],
  ['/chain', ['directory', 'deadlineSeconds']],
  ['/chain/payment', []],
  ['/chain/payment/client', []],
  ['/chain/directory', []],
  ['/chain/delivery', ['destinationId']],
  ['/chain/adapter', ['token']],
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

test('every member is explained, German and English', () => {
  const explained = (schema: unknown): readonly string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, { readonly description?: string }>> };
    const members = Object.entries(properties);
    const silent = members.flatMap(([name, { description = '' }]) => (/\S — \S/.test(description) ? [] : [name]));
    return [...silent, ...members.flatMap(([, member]) => explained(member))];
  };
  deepStrictEqual(explained(own), []);
});
