/** Target files of the chain: the example of the documentation, what follows from it, and every mistake with its place. */
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
import type { ChainReading } from './chain-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/chain-target.yaml');
const DAY_MS = 86_400_000;
const NOW = Date.now();
const ENV = { ADAPTER_TOKEN: 'geheim', PAYMENT_PASSWORD: 'kennwort', FITCONNECT_SECRET: 'zugang' };

let folder = '';
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pruefstand-chain-target-'));
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: NOW });
  const { certificate } = await issueCertificate({ subject: 'CN=Antragsportal', keyKind: 'RSA-2048', notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS });
  const files = { 'ca.pem': authority.cert, 'ca-key.pem': authority.key, 'client.pem': certificate, 'text.pem': 'kein Zertifikat' };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});
after(() => rmSync(folder, { recursive: true, force: true }));

type Change = readonly [path: readonly string[], value: unknown];

function reading(changes: readonly Change[] = [], env: Readonly<Record<string, string>> = ENV): ChainReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  for (const [path, value] of changes) {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  }
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('chain', file, env, NOW);
  ok(read !== undefined);
  return read;
}

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), ['adapter', 'asks-directory', 'browser-login', 'fit-connect-bridge', 'restart']);
  deepStrictEqual(loaded?.payment.client, { kind: 'basic', username: 'antragsportal', password: 'kennwort' });
  deepStrictEqual(loaded?.delivery, { clientId: 'antragsportal', clientSecret: 'zugang', destinationId: '6e2b3d2d-8d96-4866-b082-34f820f678bc' });
  deepStrictEqual(Object.values(loaded?.listen.ports ?? {}), [8470, 8471, 8472, 8473, 8474]);
  deepStrictEqual([loaded?.product?.fees.adapter.token, loaded?.product?.portal.testInterface?.token, loaded?.usesTls], ['geheim', 'geheim', true]);
  ok(loaded?.directory?.certificate.includes('CERTIFICATE'));
});

test('a file about something else is not one of the chain', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: bundid-portal\n');
  equal(readIf('chain', file, ENV, NOW), undefined);
});

test('a product that asks no directory and cannot be restarted has fewer capabilities', () => {
  const { loaded, problems } = reading([
    [['chain', 'directory'], undefined],
    [['portal', 'testInterface'], undefined],
  ]);
  deepStrictEqual(
    [problems, loaded?.directory, [...(loaded?.target.capabilities ?? [])].sort()],
    [[], undefined, ['adapter', 'browser-login', 'fit-connect-bridge']],
  );
});

test('ports that are not named are the usual ones', () => {
  deepStrictEqual(Object.values(reading([[['listen'], undefined]]).loaded?.listen.ports ?? {}), [8470, 8471, 8472, 8473, 8474]);
});

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [title: string, changes: readonly Change[], place: RegExp])[] = [
    ['a misspelt member', [[['chain', 'paymnt'], {}]], /\/chain/],
    ['a missing section', [[['portal'], undefined]], /^\/?$|portal/],
    ['a member of the portal', [[['portal', 'loginUrl'], undefined]], /\/portal/],
    ['a browser without cookies', [[['portal', 'driver'], { kind: 'manual' }]], /\/portal\/driver\/kind/],
    ['no way of the client', [[['chain', 'payment', 'client'], {}]], /\/chain\/payment\/client/],
    ['a file that is no certificate', [[['chain', 'directory', 'certificate'], 'text.pem']], /\/chain\/directory\/certificate/],
    ['an authority that is none', [[['tls', 'authorityCert'], 'text.pem']], /tls\/authorityCert/],
    ['one port for two', [[['listen', 'deliveryPort'], 8471]], /listen\/deliveryPort/],
  ];
  for (const [title, changes, place] of cases)
    test(title, () => {
      const { loaded, problems } = reading(changes);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });
  for (const [name, place] of [
    ['PAYMENT_PASSWORD', /client\/basic\/password/],
    ['FITCONNECT_SECRET', /delivery\/clientSecret/],
    ['ADAPTER_TOKEN', /token/],
  ] as const)
    test(`${name} is not set`, () => {
      const { problems } = reading([], Object.fromEntries(Object.entries(ENV).filter(([known]) => known !== name)));
      match(problems[0]?.place ?? '', place);
    });
});
