/** Target files of directory clients: the example of the documentation is read, and what is wrong is said with its place. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Capability } from '../../core/requirement.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import { packageRoot } from '../environment.ts';
import { readIf } from '../target-file-room.ts';
import { DEFAULT_ADDRESSEES } from './dvdv-client-target-file.ts';
import type { DvdvClientReading } from './dvdv-client-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/dvdv-client-target.yaml');
const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const ENV = { ADAPTER_TOKEN: 'geheim' };
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-dvdv-client-target-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const issue = async (keyKind: 'RSA-2048' | 'P-256', notAfter: number): Promise<string> =>
    (await issueCertificate({ subject: 'CN=Produkt', keyKind, notBefore: NOW - 9 * DAY_MS, notAfter })).certificate;
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: NOW });
  const files = {
    'ca.pem': authority.cert,
    'ca-key.pem': authority.key,
    'client.pem': await issue('RSA-2048', NOW + DAY_MS),
    'abgelaufen.pem': await issue('RSA-2048', NOW - DAY_MS),
    'kurve.pem': await issue('P-256', NOW + DAY_MS),
    'text.pem': 'kein Zertifikat',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

function reading(path: readonly string[] = [], value?: unknown, env: Readonly<Record<string, string>> = ENV): DvdvClientReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  if (path.length > 0 && value === undefined) document.deleteIn(path);
  else if (path.length > 0) document.setIn(path, value);
  return readText(String(document), env);
}

function readText(text: string, env: Readonly<Record<string, string>> = ENV): DvdvClientReading {
  const file = join(folder, 'target.yaml');
  writeFileSync(file, text);
  const read = readIf('dvdv-client', file, env, NOW);
  ok(read !== undefined);
  return read;
}

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), [
    'adapter',
    'bulk-lookups',
    'offers-services',
    'second-server',
    'several-services',
    'standalone-login',
    'tls',
  ]);
  deepStrictEqual(loaded?.addressees, DEFAULT_ADDRESSEES);
  deepStrictEqual(
    [loaded?.listen.servicePort, loaded?.listen.otherPort, loaded?.listen.pkiPort, loaded?.usesTls, loaded?.adapter?.adapter.token],
    [8470, 8472, 8473, true, 'geheim'],
  );
  ok(loaded?.client?.certificate.includes('CERTIFICATE'));
});

test('addressees have usual values', () => {
  const { loaded } = reading(['directory', 'addressees'], { category: 'Standesamt' });
  deepStrictEqual(loaded?.addressees, { ...DEFAULT_ADDRESSEES, category: 'Standesamt' });
});

test('a file about something else is not one of a directory client', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: bundid-portal\n');
  equal(readIf('dvdv-client', file, ENV, NOW), undefined);
});

describe('what is not offered is no capability', () => {
  const cases: readonly (readonly [path: readonly string[], value: unknown, missing: Capability])[] = [
    [['tls'], false, 'tls'],
    [['directory', 'login'], false, 'standalone-login'],
    [['directory', 'knowsSubstitute'], false, 'second-server'],
    [['directory', 'looksUpMany'], undefined, 'bulk-lookups'],
    [['directory', 'addressees', 'serviceUris'], ['urn:example:dienst'], 'several-services'],
    [['directory', 'offers'], undefined, 'offers-services'],
  ];
  for (const [path, value, missing] of cases)
    test(`${path.join('.')} → ${missing}`, () => {
      const { loaded, problems } = reading(path, value);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(missing), false);
    });
});

describe('a product that drives itself', () => {
  const lookUps = [
    { organizationKey: 'ags:069900000011', serviceUri: 'urn:example:dienst' },
    { organizationKey: 'psw:069900000011', serviceUri: 'urn:example:dienst', category: 'Standesamt' },
  ];

  test('needs no adapter, and is watched for three rounds', () => {
    const { loaded, problems } = readingWithout({ lookUps, everySeconds: 20 });
    deepStrictEqual(problems, []);
    const { capabilities } = loaded?.target ?? {};
    deepStrictEqual([capabilities?.has('adapter'), capabilities?.has('drives-itself'), capabilities?.has('repeats-look-ups')], [false, true, true]);
    equal(loaded?.adapter, undefined);
    deepStrictEqual(loaded?.drivesItself, {
      lookUps: [{ ...lookUps[0], category: 'Meldebehörde' }, lookUps[1]],
      everySeconds: 20,
      observeSeconds: 60,
    });
  });

  test('may ask once', () => {
    const { loaded } = readingWithout({ lookUps, observeSeconds: 7 });
    deepStrictEqual([loaded?.drivesItself?.observeSeconds, loaded?.target.capabilities.has('repeats-look-ups')], [7, false]);
  });

  test('with one look-up shows nothing of failures', () => {
    equal(readingWithout({ lookUps: lookUps.slice(0, 1), everySeconds: 5 }).loaded?.target.capabilities.has('repeats-look-ups'), false);
  });
});

/** The example with look-ups of its own in place of the adapter. */
function readingWithout(drivesItself: object): DvdvClientReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  document.deleteIn(['directory', 'adapter']);
  document.setIn(['directory', 'drivesItself'], drivesItself);
  return readText(String(document));
}

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [title: string, path: readonly string[], value: unknown, place: RegExp])[] = [
    ['a misspelt member', ['directory', 'adresse'], 'x', /\/directory/],
    ['a missing member', ['directory', 'adapter'], undefined, /\/directory/],
    ['a file that is not there', ['directory', 'login', 'certificate'], 'nirgends.pem', /login\/certificate/],
    ['a file that is no certificate', ['directory', 'login', 'certificate'], 'text.pem', /login\/certificate/],
    ['an expired certificate', ['directory', 'login', 'certificate'], 'abgelaufen.pem', /login\/certificate/],
    ['a certificate without RSA key', ['directory', 'login', 'certificate'], 'kurve.pem', /login\/certificate/],
    ['an authority that is none', ['tls', 'authorityCert'], 'text.pem', /tls\/authorityCert/],
    ['one port for two', ['listen', 'substitutePort'], 8471, /listen\/substitutePort/],
    ['the port of the substitute for lists', ['listen', 'pkiPort'], 8472, /listen\/pkiPort/],
  ];
  for (const [title, path, value, place] of cases)
    test(title, () => {
      const { loaded, problems } = reading(path, value);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });

  test('a secret that is not set', () => {
    const { problems } = reading([], undefined, {});
    match(problems[0]?.place ?? '', /adapter\/token/);
  });
});
