/** Target files of directories: the example of the documentation is read, and what is wrong is said with its place. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { SigningKeyKind } from '../../formats/certificate-issuing.ts';
import { packageRoot } from '../environment.ts';
import { readIf } from '../target-file-room.ts';
import type { DirectoryReading } from './directory-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/directory-target.yaml');
const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-directory-target-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const issue = async (keyKind: SigningKeyKind, notAfter: number): Promise<{ certificate: string; key: string }> =>
    issueCertificate({ subject: 'CN=Landesportal', keyKind, notBefore: NOW - 9 * DAY_MS, notAfter });
  const [client, ended, curve] = [await issue('RSA-2048', NOW + DAY_MS), await issue('RSA-2048', NOW - DAY_MS), await issue('P-256', NOW + DAY_MS)];
  const files = {
    'ca.pem': client.certificate,
    'client.pem': client.certificate,
    'client-key.pem': client.key,
    'abgelaufen.pem': ended.certificate,
    'abgelaufen-key.pem': ended.key,
    'kurve.pem': curve.certificate,
    'kurve-key.pem': curve.key,
    'text.pem': 'kein Zertifikat',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

type Change = readonly [path: readonly (string | number)[], value?: unknown];

function reading(...changes: readonly Change[]): DirectoryReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  for (const [path, value] of changes)
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('directory', file, {}, NOW);
  ok(read !== undefined);
  return read;
}

const ALL = ['directory-login', 'ended-entry', 'known-entries', 'own-entry', 'second-server'];

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), ALL);
  deepStrictEqual(loaded?.directory?.backendUrls, { first: 'https://dvdv-1.example/dvdv2-backend', second: 'https://dvdv-2.example/dvdv2-backend' });
  equal(loaded?.entries.absent.organizationKey, 'zzz:000000000000');
});

test('what the example leaves out has its usual value, and the own certificate is that of the login', () => {
  const { loaded } = reading([['directory', 'entryPath']], [['directory', 'timeoutSeconds']]);
  ok(loaded?.directory?.login !== undefined && loaded.entries.own !== undefined);
  deepStrictEqual([loaded.target.deadlineSeconds, loaded.directory.entryPath], [30, 'extern/standaloneauth/directory']);
  equal(loaded.entries.own.fingerprint, loaded.directory.login.fingerprint);
  match(loaded.entries.own.fingerprint, /^[0-9a-f]{40}$/);
});

test('a file about something else is not one of a directory', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: zbp-absender\n');
  equal(readIf('directory', file, {}, NOW), undefined);
});

describe('what is not named is no capability', () => {
  const cases: readonly (readonly [missing: string, ...changes: readonly Change[]])[] = [
    ['directory-login', [['directory', 'login'], false], [['directory', 'own', 'certificate'], 'client.pem']],
    ['known-entries', [['directory', 'known']]],
    ['own-entry', [['directory', 'own']]],
    ['ended-entry', [['directory', 'ended']]],
    ['second-server', [['directory', 'servers', 1]]],
  ];
  for (const [missing, ...changes] of cases)
    test(missing, () => {
      const { loaded, problems } = reading(...changes);
      deepStrictEqual(problems, []);
      deepStrictEqual(
        [...(loaded?.target.capabilities ?? [])].sort(),
        ALL.filter((name) => name !== missing),
      );
    });
});

describe('what is wrong is said with its place', () => {
  const login = (certificate: string, key: string): Change => [['directory', 'login'], { certificate, key }];
  const cases: readonly (readonly [title: string, place: RegExp, ...changes: readonly Change[]])[] = [
    ['a misspelt member', /\/directory/, [['directory', 'server'], 'x']],
    ['no server', /\/directory/, [['directory', 'servers']]],
    ['credentials in an address', /servers\/0/, [['directory', 'servers', 0], 'https://a:b@dvdv.example/dvdv2-backend']],
    ['a query in an address', /servers\/1/, [['directory', 'servers', 1], 'https://dvdv.example/dvdv2-backend?x=1']],
    ['a file that is not there', /login\/certificate/, login('nirgends.pem', 'client-key.pem')],
    ['a file that is no certificate', /login\/certificate/, login('text.pem', 'client-key.pem')],
    ['a file that is no key', /login\/key/, login('client.pem', 'text.pem')],
    ['a key of another certificate', /login\/key/, login('client.pem', 'abgelaufen-key.pem')],
    ['an expired certificate', /login\/certificate/, login('abgelaufen.pem', 'abgelaufen-key.pem')],
    ['a certificate without RSA key', /login\/certificate/, login('kurve.pem', 'kurve-key.pem')],
    ['an authority that is none', /trustedCertificates\/0/, [['trustedCertificates', 0], 'text.pem']],
    ['an own certificate that is none', /own\/certificate/, [['directory', 'own', 'certificate'], 'text.pem']],
    ['an own entry without any certificate', /directory\/own/, [['directory', 'login'], false]],
    ['a key without prefix', /known\/organizationKey/, [['directory', 'known', 'organizationKey'], '059900010000']],
  ];
  for (const [title, place, ...changes] of cases)
    test(title, () => {
      const { loaded, problems } = reading(...changes);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });
});
