/** Target files of portals: the example of the documentation is read, and what is wrong is said with its place. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { otherSideOf } from '../../drivers/portal/target.ts';
import { packageRoot } from '../environment.ts';
import { readIf } from '../target-file-room.ts';
import type { PortalReading } from './portal-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/portal-target.yaml');
const MUK_EXAMPLE = join(packageRoot(), 'docs/examples/muk-target.yaml');
const NOW = Date.parse('2026-11-21T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-portal-target-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function reading(path: readonly (string | number)[], value: unknown, env: Readonly<Record<string, string>> = {}, example = EXAMPLE): PortalReading {
  const document = parseDocument(readFileSync(example, 'utf8'));
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, value);
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('portal', file, env, NOW);
  ok(read !== undefined);
  return read;
}

test('the example of the documentation', () => {
  const { loaded, problems } = readIf('portal', EXAMPLE, {}, NOW) ?? { problems: [] };
  deepStrictEqual(problems, []);
  equal(loaded?.account, 'bundid');
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), [
    'attacks-authorised',
    'browser-login',
    'declared-attributes',
    'identity-adapter',
    'logout',
  ]);
  deepStrictEqual([loaded?.target.environment, loaded?.declared.level, loaded?.target.deadlineSeconds], ['Abnahme', 3, 30]);
});

test('the example of a portal with Mein Unternehmenskonto, and BundID beside it', () => {
  const { loaded, problems } = readIf('portal', MUK_EXAMPLE, {}, NOW) ?? { problems: [] };
  deepStrictEqual(problems, []);
  equal(loaded?.account, 'unternehmenskonto');
  for (const capability of ['two-accounts', 'production-mode', 'attacks-authorised'] as const) ok(loaded.target.capabilities.has(capability), capability);
  equal(loaded.listen.otherPort, 8472);
  const beside = loaded.portal === undefined ? undefined : otherSideOf(loaded.portal);
  deepStrictEqual(beside?.driver, { kind: 'http', press: ['Mit BundID anmelden'] });
});

test('the second account needs a port of its own', () => {
  const { loaded, problems } = reading(['listen', 'otherPort'], 8471, {}, MUK_EXAMPLE);
  equal(loaded, undefined);
  match(problems[0]?.place ?? '', /\/listen\/otherPort/);
});

test('BayernID may be beside BundID, and no account beside itself', () => {
  const beside = (account: string | undefined): PortalReading =>
    reading(['portal', 'otherAccount'], {
      ...(account === undefined ? {} : { account }),
      loginUrl: 'http://localhost:8080/login?account=2',
      metadata: { url: 'http://localhost:8080/saml/metadata/2' },
    });
  equal(beside('bayernid').loaded?.beside, 'bayernid');
  equal(beside(undefined).loaded?.beside, 'unternehmenskonto');
  match(beside('bundid').problems[0]?.place ?? '', /\/portal\/otherAccount\/account/);
  match(beside('osi').problems[0]?.place ?? '', /\/portal\/otherAccount\/account/);
});

test('without a second account none is served', () => {
  const { loaded } = reading(['portal', 'otherAccount'], undefined, {}, MUK_EXAMPLE);
  equal(loaded?.target.capabilities.has('two-accounts'), false);
});

test('a file about something else is not a portal', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: fit-connect-fachverfahren\n');
  equal(readIf('portal', file, {}, NOW), undefined);
});

test('logins by simulated card are a choice of every driver', () => {
  equal(readIf('portal', EXAMPLE, {}, NOW)?.loaded?.eid, undefined);
  for (const kind of ['http', 'manual']) {
    const { loaded, problems } = reading(['portal', 'driver'], { kind, eid: 'simulated-card' });
    deepStrictEqual(problems, []);
    equal(loaded?.eid, 'simulated-card');
  }
  const { problems } = reading(['portal', 'driver', 'eid'], 'real-card');
  equal(problems.length, 1);
});

describe('what is not offered is no capability', () => {
  const cases: readonly (readonly [path: readonly string[], value: unknown, missing: string])[] = [
    [['portal', 'attacks'], undefined, 'attacks-authorised'],
    [['portal', 'driver'], { kind: 'manual' }, 'attacks-authorised'],
    [['portal', 'logoutUrl'], undefined, 'logout'],
    [['procedure', 'attributes'], undefined, 'declared-attributes'],
    [['portal', 'whoami', 'page', 'userKey'], undefined, 'identity-adapter'],
  ];
  for (const [path, value, missing] of cases)
    test(`${path.join('.')} → ${missing}`, () => {
      const { loaded, problems } = reading(path, value);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(missing as 'adapter'), false);
    });
});

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [what: string, path: readonly (string | number)[], value: unknown, place: RegExp])[] = [
    ['a misspelt member', ['portal', 'loginUri'], 'http://localhost/', /\/portal\/loginUri/],
    ['a missing member', ['portal', 'driver'], undefined, /\/portal/],
    ['no address', ['portal', 'loginUrl'], 'localhost:8080', /\/portal\/loginUrl/],
    ['credentials in an address', ['portal', 'loginUrl'], 'http://a:b@localhost/', /\/portal\/loginUrl/],
    ['a level that does not exist', ['procedure', 'level'], 2, /\/procedure\/level/],
    ['a name that is no URN', ['procedure', 'attributes', 0, 'name'], 'bPK2', /\/procedure\/attributes\/0\/name/],
    ['a permission in the future', ['portal', 'attacks', 'authorisedBy', 'date'], '2027-01-01', /authorisedBy\/date/],
    ['a secret that is not set', ['portal', 'whoami', 'adapter'], { url: 'http://localhost/a', token: { env: 'NOT_SET' } }, /adapter\/token\/env/],
    ['metadata that are not there', ['portal', 'metadata'], { file: 'nirgends.xml' }, /\/portal\/metadata\/file/],
    ['a script that is not there', ['portal', 'driver'], { kind: 'browser', script: 'nirgends.mjs' }, /\/portal\/driver\/script/],
    ['no certificate', ['trustedCertificates'], ['target.yaml'], /\/trustedCertificates\/0/],
    ['one port for both', ['listen', 'controlPort'], 8470, /\/listen\/controlPort/],
  ];
  for (const [what, path, value, place] of cases)
    test(what, () => {
      const { loaded, problems } = reading(path, value);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      for (const { text, mend } of problems) for (const words of [text.de, text.en, mend.de, mend.en]) ok(words.length > 5);
    });
});

describe('what is offered is a capability', () => {
  const offers: readonly (readonly [path: readonly string[], value: unknown, offered: string])[] = [
    [['portal', 'stepUp'], { url: 'http://localhost:8080/raise', level: 4 }, 'step-up'],
    [['portal', 'returnParameter'], 'next', 'return-parameter'],
    [['portal', 'testInterface'], { clockUrl: 'http://localhost:8080/clock' }, 'settable-clock'],
    [['portal', 'testInterface'], { logUrl: 'http://localhost:8080/log' }, 'product-logs'],
    [['portal', 'testInterface'], { applicationsUrl: 'http://localhost:8080/applications' }, 'mailbox-handover'],
    [['portal', 'testInterface'], { metadataUrl: 'http://localhost:8080/metadata' }, 'metadata-refresh'],
    [['portal', 'loginUrl'], 'https://localhost:8443/login', 'tls'],
  ];
  for (const [path, value, offered] of offers)
    test(`${path.join('.')} → ${offered}`, () => {
      const { loaded, problems } = reading(path, value);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(offered as 'adapter'), true);
    });
});

test('the token of the test interface is a secret', () => {
  const settings = { clockUrl: 'http://localhost:8080/clock', token: { env: 'TOKEN' } };
  deepStrictEqual(reading(['portal', 'testInterface'], settings, { TOKEN: 'geheim' }).loaded?.portal?.testInterface, { ...settings, token: 'geheim' });
  match(reading(['portal', 'testInterface'], settings).problems[0]?.place ?? '', /testInterface\/token\/env/);
});

test('a secret comes from the environment', () => {
  const { loaded } = reading(['portal', 'whoami', 'adapter'], { url: 'http://localhost/a', token: { env: 'TOKEN' } }, { TOKEN: 'geheim' });
  deepStrictEqual(loaded?.portal?.whoami.adapter, { url: 'http://localhost/a', token: 'geheim' });
});
