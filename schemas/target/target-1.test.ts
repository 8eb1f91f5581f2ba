/** The target schema is strict, explains every member in both languages, and the reference document tells the same. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CAPABILITIES } from '../../src/core/requirement.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';
import { BEGIN, documentWithTable, END, memberTable, readDocument, readTargetSchema } from './member-table.ts';

const text = readFileSync(new URL('target-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const TARGET: unknown = {
  pruefstand: 1,
  profile: 'fit-connect-fachverfahren',
  environment: 'Abnahme',
  product: { name: 'Kita', version: '1.0', vendor: 'Hersteller' },
  interface: { apiVersion: 'v2' },
  pickup: { pollingSeconds: 5, deadlineSeconds: 30 },
  credentials: { clientId: 'kita', clientSecret: { env: 'KITA_SECRET' } },
  destination: {
    destinationId: '6e2b3d2d-8d96-4866-b082-34f820f678bc',
    services: [{ identifier: 'urn:de:fim:leika:leistung:99999001001000', name: 'Anmeldung', regions: ['DE', 'DE09'], schemas: [{ schemaUri: 'urn:beispiel:1', mimeType: 'application/json', file: 's.json' }] }],
    metadataVersions: ['2.1.0'],
    replyChannels: ['eMail'],
    encryptionKeys: ['a.json', 'b.json'],
    signingKey: 'c.json',
  },
  callback: { url: 'https://localhost:8443/c', secret: { file: 'secret.txt' }, allowHttp: false },
  adapter: { url: 'https://localhost:8443/a', token: 'offen' },
  listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, controlPort: 0 },
  tls: { authorityCert: 'ca.pem', authorityKey: 'ca-key.pem' },
  trustedCertificates: ['other.pem'],
  samples: { json: { file: 'x.json', schemaUri: 'urn:beispiel:1', service: 'urn:de:x:1', canaries: ['Kanarienvogel'] }, xml: { file: 'x.xml', schemaUri: 'urn:beispiel:2' }, attachments: ['a.pdf'], maxAttachmentBytes: 0 },
  capabilities: { fragments: true, managesDestination: false, settableClock: true },
};

test('a target with every member is valid, and so is one with the necessary ones', () => {
  deepStrictEqual(errorsOf(validate, TARGET), []);
  const optional = ['/environment', '/pickup/deadlineSeconds', '/destination/replyChannels', '/callback', '/adapter', '/listen', '/tls', '/trustedCertificates', '/samples/xml', '/samples/attachments', '/capabilities', '/destination/services/0/schemas/0/file', '/samples/json/service', '/samples/json/canaries'];
  deepStrictEqual(errorsOf(validate, optional.reduce((target, pointer) => without(target, pointer), TARGET)), []);
  deepStrictEqual(errorsOf(validate, withValue(TARGET, '/tls', false)), []);
});

/** Every object of the example, with the members that may be missing. */
const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['environment', 'callback', 'adapter', 'listen', 'tls', 'trustedCertificates', 'capabilities']],
  ['/product', []],
  ['/interface', []],
  ['/pickup', ['deadlineSeconds']],
  ['/credentials', []],
  ['/credentials/clientSecret', []],
  ['/destination', ['replyChannels']],
  ['/destination/services/0', []],
  ['/destination/services/0/schemas/0', ['file']],
  ['/callback', ['allowHttp']],
  ['/adapter', ['token']],
  ['/listen', ['hostname', 'names', 'servicePort', 'controlPort']],
  ['/tls', []],
  ['/samples', ['json', 'xml', 'attachments']],
  ['/samples/json', ['service', 'canaries']],
  ['/capabilities', ['fragments', 'managesDestination', 'settableClock']],
];

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(TARGET, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(TARGET, pointer) as object)) {
      const errors = errorsOf(validate, without(TARGET, `${pointer}/${name}`));
      equal(errors.length === 0, optional.includes(name), `${pointer}/${name}: ${JSON.stringify(errors)}`);
    }
  });
}

test('every member has a description in both languages: editors show it, errors end with it', () => {
  const described = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { properties = {}, then, $defs = {} } = node as { readonly properties?: Record<string, { readonly description?: string }>; readonly then?: unknown; readonly $defs?: Record<string, unknown> };
    const own = Object.entries(properties).flatMap(([name, member]) => (/^\S.*\. — \S.*\.$/.test(member.description ?? '') || name === 'pruefstand' ? [] : [name]));
    return [...own, ...Object.values(properties).flatMap(described), ...described(then), ...Object.values($defs).flatMap(described)];
  };
  deepStrictEqual(described(readTargetSchema()), []);
});

test('docs/reference/target-file.md has the members of the schema', () => {
  const document = readDocument();
  ok(document.includes(BEGIN) && document.includes(END));
  ok(document === documentWithTable(document, memberTable(readTargetSchema())), 'stale; run: node schemas/target/member-table.ts');
});

test('the example in the document is valid', () => {
  deepStrictEqual(errorsOf(validate, parse(/```yaml\n([\s\S]*?)```/.exec(readDocument())?.[1] ?? '')), []);
});

test('every capability is explained, here or with the targets of another room', () => {
  const others = ['portals', 'mailbox-senders', 'payment-services', 'paying-portals', 'directories', 'dvdv-clients', 'chain'].map((name) => readFileSync(new URL(`../../docs/reference/${name}.md`, import.meta.url), 'utf8'));
  const rows = [readDocument(), ...others].join('\n').split('\n').filter((line) => line.startsWith('| `'));
  deepStrictEqual(CAPABILITIES.filter((capability) => !rows.some((row) => row.split('|').slice(1, 3).join('|').includes(`\`${capability}\``))), []);
});
