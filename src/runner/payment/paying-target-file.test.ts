/** Target files of paying portals: the example of the documentation is read, and what is wrong is said with its place. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import { packageRoot } from '../environment.ts';
import { readIf } from '../target-file-room.ts';
import type { PayingReading } from './paying-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/payment-target.yaml');
const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const ENV = { ADAPTER_TOKEN: 'geheim', PAYMENT_PASSWORD: 'kennwort', PAYMENT_SALT: 'salz', PROJECT_PASSWORD: 'passwort' };
const INTERFACES = ['payment', 'interfaces'];

let folder = '';
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pruefstand-payment-target-'));
  const issue = async (notAfter: number): Promise<string> =>
    (await issueCertificate({ subject: 'CN=Antragsportal', notBefore: NOW - 9 * DAY_MS, notAfter })).certificate;
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: NOW });
  const files = {
    'ca.pem': authority.cert,
    'ca-key.pem': authority.key,
    'portal.pem': await issue(NOW + DAY_MS),
    'abgelaufen.pem': await issue(NOW - DAY_MS),
    'text.pem': 'kein Zertifikat',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});
after(() => rmSync(folder, { recursive: true, force: true }));

type Change = readonly [path: readonly string[], value: unknown];

function reading(changes: readonly Change[] = [], env: Readonly<Record<string, string>> = ENV): PayingReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  for (const [path, value] of changes) {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  }
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('paying-portal', file, env, NOW);
  ok(read !== undefined);
  return read;
}

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), ['adapter', 'epaybl', 'fit-connect-bridge', 'girocheckout', 'pmpayment', 'xbezahldienste']);
  deepStrictEqual(loaded?.arrangements.xbezahldienste?.client, { kind: 'basic', username: 'antragsportal', password: 'kennwort' });
  deepStrictEqual([loaded?.arrangements.pmpayment?.salt, loaded?.arrangements.girocheckout?.projectPassword], ['salz', 'passwort']);
  deepStrictEqual([loaded?.usesTls, loaded?.portal?.adapter.token, loaded?.target.deadlineSeconds], [true, 'geheim', 30]);
  ok(loaded?.arrangements.epaybl?.certificate.includes('CERTIFICATE'));
});

test('a file about something else is not one of a paying portal', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: bundid-portal\n');
  equal(readIf('paying-portal', file, ENV, NOW), undefined);
});

describe('the other ways of a client', () => {
  const client = [...INTERFACES, 'xbezahldienste', 'client'];
  test('certificate', () => {
    const { loaded, problems } = reading([[client, { certificate: 'portal.pem' }]]);
    deepStrictEqual([problems, loaded?.arrangements.xbezahldienste?.client.kind], [[], 'mtls']);
  });
  test('oauth', () => {
    const { loaded } = reading([[client, { oauth: { clientId: 'c', clientSecret: { env: 'PAYMENT_SALT' } } }]]);
    deepStrictEqual(loaded?.arrangements.xbezahldienste?.client, { kind: 'oauth', clientId: 'c', clientSecret: 'salz' });
  });
});

describe('what is not offered is no capability', () => {
  const cases: readonly (readonly [path: readonly string[], missing: string])[] = [
    [[...INTERFACES, 'xbezahldienste'], 'xbezahldienste'],
    [[...INTERFACES, 'epaybl'], 'epaybl'],
    [[...INTERFACES, 'pmpayment'], 'pmpayment'],
    [[...INTERFACES, 'girocheckout'], 'girocheckout'],
    [['payment', 'adapter', 'showsSubmission'], 'fit-connect-bridge'],
  ];
  for (const [path, missing] of cases)
    test(path.join('.'), () => {
      const { loaded, problems } = reading([[path, undefined]]);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(missing as 'adapter'), false);
    });
});

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [title: string, changes: readonly Change[], place: RegExp])[] = [
    ['a misspelt member', [[['payment', 'interface'], {}]], /\/payment/],
    ['no interface', [[INTERFACES, {}]], /\/payment\/interfaces/],
    ['a missing adapter', [[['payment', 'adapter'], undefined]], /\/payment/],
    ['a file that is not there', [[[...INTERFACES, 'epaybl', 'certificate'], 'nirgends.pem']], /epaybl\/certificate/],
    ['a file that is no certificate', [[[...INTERFACES, 'epaybl', 'certificate'], 'text.pem']], /epaybl\/certificate/],
    ['an expired certificate', [[[...INTERFACES, 'epaybl', 'certificate'], 'abgelaufen.pem']], /epaybl\/certificate/],
    ['a certificate without TLS', [[['tls'], false]], /epaybl\/certificate/],
    ['an authority that is none', [[['tls', 'authorityCert'], 'text.pem']], /tls\/authorityCert/],
    ['one port for two', [[['listen', 'controlPort'], 8470]], /listen\/controlPort/],
  ];
  for (const [title, changes, place] of cases)
    test(title, () => {
      const { loaded, problems } = reading(changes);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });
  for (const [name, place] of [
    ['ADAPTER_TOKEN', /adapter\/token/],
    ['PAYMENT_PASSWORD', /client\/basic\/password/],
    ['PAYMENT_SALT', /pmpayment\/salt/],
    ['PROJECT_PASSWORD', /projectPassword/],
  ] as const)
    test(`${name} is not set`, () => {
      const { problems } = reading([], Object.fromEntries(Object.entries(ENV).filter(([known]) => known !== name)));
      match(problems[0]?.place ?? '', place);
    });
});
