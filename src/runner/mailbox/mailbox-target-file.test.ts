/** Target files of senders: the example of the documentation is read, and what is wrong is said with its place. */
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
import type { MailboxReading } from './mailbox-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/mailbox-target.yaml');
const NAME = 'Bescheide der Stadt Musterstadt';
const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const ENV = { ADAPTER_TOKEN: 'geheim', FITCONNECT_CLIENT_SECRET: 'auch geheim' };
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-mailbox-target-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const issue = async (subject: string, keyKind: 'RSA-2048' | 'P-256', notAfter: number): Promise<string> =>
    (await issueCertificate({ subject, keyKind, notBefore: NOW - 9 * DAY_MS, notAfter })).certificate;
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: NOW });
  const files = {
    'ca.pem': authority.cert,
    'ca-key.pem': authority.key,
    'absender-int.pem': await issue(`CN=${NAME}`, 'RSA-2048', NOW + DAY_MS),
    'abgelaufen.pem': await issue(`CN=${NAME}`, 'RSA-2048', NOW - DAY_MS),
    'anders.pem': await issue('CN=Jemand', 'RSA-2048', NOW + DAY_MS),
    'kurve.pem': await issue(`CN=${NAME}`, 'P-256', NOW + DAY_MS),
    'text.pem': 'kein Zertifikat',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

function reading(path: readonly string[] = [], value?: unknown, env: Readonly<Record<string, string>> = ENV): MailboxReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  if (path.length > 0 && value === undefined) document.deleteIn(path);
  else if (path.length > 0) document.setIn(path, value);
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('mailbox', file, env, NOW);
  ok(read !== undefined);
  return read;
}

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), [
    'adapter',
    'attachments',
    'declared-attributes',
    'fit-connect-bridge',
    'product-logs',
    'status-reports',
    'tls',
    'zbp-direct',
    'zbp-rest',
    'zbp-v6',
  ]);
  deepStrictEqual(loaded?.bridge, {
    clientId: 'bescheidausgang',
    clientSecret: 'auch geheim',
    destinationId: '5a3f1d0c-8b7e-4c6a-9d21-3e4f5a6b7c8d',
    port: 8472,
  });
  deepStrictEqual(loaded?.declared, { role: 'back-office', level: 3 });
  deepStrictEqual([loaded?.sender.name, loaded?.usesTls, loaded?.mailbox?.adapter.token], [NAME, true, 'geheim']);
  ok(loaded?.authority?.cert.includes('CERTIFICATE'));
});

test('a file about something else is not one of a sender', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: bundid-portal\n');
  equal(readIf('mailbox', file, ENV, NOW), undefined);
});

describe('what is not offered is no capability', () => {
  const cases: readonly (readonly [path: readonly string[], value: unknown, missing: string])[] = [
    [['tls'], false, 'tls'],
    [['procedure', 'level'], undefined, 'declared-attributes'],
    [['procedure', 'reportsStates'], undefined, 'status-reports'],
    [['procedure', 'sendsAttachments'], false, 'attachments'],
    [['mailbox', 'adapter', 'showsLog'], undefined, 'product-logs'],
    [['mailbox', 'fitConnect'], undefined, 'fit-connect-bridge'],
    [['procedure', 'usesSoap'], true, 'zbp-rest'],
    [['procedure', 'usesSoap'], true, 'zbp-v6'],
    [['mailbox', 'fitConnect', 'isOnlyWay'], true, 'zbp-rest'],
    [['mailbox', 'fitConnect', 'isOnlyWay'], true, 'zbp-direct'],
  ];
  for (const [path, value, missing] of cases)
    test(`${path.join('.')} → ${missing}`, () => {
      const { loaded, problems } = reading(path, value);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(missing as 'adapter'), false);
    });
});

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [title: string, path: readonly string[], value: unknown, place: RegExp])[] = [
    ['a misspelt member', ['mailbox', 'sender', 'namen'], 'x', /\/mailbox\/sender/],
    ['a missing member', ['mailbox', 'adapter'], undefined, /\/mailbox/],
    ['a file that is not there', ['mailbox', 'sender', 'certificate'], 'nirgends.pem', /sender\/certificate/],
    ['a file that is no certificate', ['mailbox', 'sender', 'certificate'], 'text.pem', /sender\/certificate/],
    ['an expired certificate', ['mailbox', 'sender', 'certificate'], 'abgelaufen.pem', /sender\/certificate/],
    ['a certificate of another name', ['mailbox', 'sender', 'certificate'], 'anders.pem', /sender\/certificate/],
    ['a certificate without RSA key', ['mailbox', 'sender', 'certificate'], 'kurve.pem', /sender\/certificate/],
    ['an authority that is none', ['tls', 'authorityCert'], 'text.pem', /tls\/authorityCert/],
    ['one port for two', ['listen', 'controlPort'], 8470, /listen\/controlPort/],
    ['one port for mailbox and delivery service', ['mailbox', 'fitConnect', 'port'], 8470, /fitConnect\/port/],
    ['a client without secret', ['mailbox', 'fitConnect', 'clientSecret'], { env: 'NICHT_GESETZT' }, /fitConnect\/clientSecret/],
  ];
  for (const [title, path, value, place] of cases)
    test(title, () => {
      const { loaded, problems } = reading(path, value);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });

  test('one way only, and another one', () => {
    const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
    document.setIn(['procedure', 'usesSoap'], true);
    document.setIn(['mailbox', 'fitConnect', 'isOnlyWay'], true);
    const file = join(folder, 'target.yaml');
    writeFileSync(file, String(document));
    const { loaded, problems } = readIf('mailbox', file, ENV, NOW) ?? { problems: [] };
    equal(loaded, undefined);
    match(problems[0]?.place ?? '', /fitConnect\/isOnlyWay/);
  });

  test('a secret that is not set', () => {
    const { problems } = reading([], undefined, {});
    match(problems[0]?.place ?? '', /adapter\/token/);
  });
});
