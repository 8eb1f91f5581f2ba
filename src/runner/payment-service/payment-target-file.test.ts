/** Target files of payment services: the example of the documentation is read, and what is wrong is said with its place. */
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
import type { PaymentServiceReading } from './payment-target-file.ts';

const EXAMPLE = join(packageRoot(), 'docs/examples/payment-service-target.yaml');
const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const ENV = { PAYMENT_CLIENT_SECRET: 'geheim', OTHER_TENANT_PASSWORD: 'geheim', ADAPTER_TOKEN: 'geheim' };
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-payment-target-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now: NOW });
  const issue = async (notAfter: number) => issueCertificate({ subject: 'CN=Onlinedienst', keyKind: 'P-256', notBefore: NOW - 9 * DAY_MS, notAfter });
  const [own, old] = [await issue(NOW + DAY_MS), await issue(NOW - DAY_MS)];
  const files = {
    'ca.pem': authority.cert,
    'own.pem': own.certificate,
    'own-key.pem': own.key,
    'old.pem': old.certificate,
    'old-key.pem': old.key,
    'text.pem': 'kein',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

function reading(path: readonly string[] = [], value?: unknown, env: Readonly<Record<string, string>> = ENV): PaymentServiceReading {
  const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
  if (path.length > 0 && value === undefined) document.deleteIn(path);
  else if (path.length > 0) document.setIn(path, value);
  const file = join(folder, 'target.yaml');
  writeFileSync(file, String(document));
  const read = readIf('payment-service', file, env, NOW);
  ok(read !== undefined);
  return read;
}

const mutual = (certificate: string, key: string): object => ({ kind: 'mutual-tls', certificate, key });

test('the example of the documentation', () => {
  const { loaded, problems } = reading();
  deepStrictEqual(problems, []);
  deepStrictEqual([...(loaded?.target.capabilities ?? [])].sort(), ['booking-data', 'payment-outcomes', 'payment-page', 'second-tenant', 'tls']);
  equal(loaded?.payment?.tenant.authentication.kind, 'client-credentials');
  deepStrictEqual(loaded.payment.completion, { kind: 'adapter', url: 'https://localhost:9443/adapter', token: 'geheim' });
});

test('a certificate with its key', () => {
  const { loaded, problems } = reading(['payment', 'authentication'], mutual('own.pem', 'own-key.pem'));
  deepStrictEqual(problems, []);
  ok(JSON.stringify(loaded?.payment?.tenant.authentication).includes('BEGIN CERTIFICATE'));
});

test('a file about something else is not one of a payment service', () => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, 'profile: zbp-absender\n');
  equal(readIf('payment-service', file, ENV, NOW), undefined);
});

describe('what is not offered is no capability', () => {
  const cases: readonly (readonly [path: readonly string[], value: unknown, missing: string])[] = [
    [['payment', 'baseUrl'], 'http://localhost:9080/api', 'tls'],
    [['payment', 'completion'], undefined, 'payment-outcomes'],
    [['payment', 'pagesNeedPerson'], true, 'payment-page'],
    [['payment', 'bookingData'], undefined, 'booking-data'],
    [['payment', 'otherTenant'], undefined, 'second-tenant'],
  ];
  for (const [path, value, missing] of cases)
    test(`${path.join('.')} → ${missing}`, () => {
      const { loaded, problems } = reading(path, value);
      deepStrictEqual(problems, []);
      equal(loaded?.target.capabilities.has(missing as 'tls'), false);
    });
});

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [title: string, path: readonly string[], value: unknown, place: RegExp])[] = [
    ['a misspelt member', ['payment', 'originator'], 'x', /\/payment/],
    ['a missing member', ['payment', 'endPointId'], undefined, /\/payment/],
    ['a kind that nobody knows', ['payment', 'authentication', 'kind'], 'digest', /authentication\/kind/],
    ['a file that is not there', ['payment', 'authentication'], mutual('nirgends.pem', 'own-key.pem'), /authentication\/certificate/],
    ['a certificate that is none', ['payment', 'authentication'], mutual('text.pem', 'own-key.pem'), /authentication\/certificate/],
    ['an expired certificate', ['payment', 'authentication'], mutual('old.pem', 'old-key.pem'), /authentication\/certificate/],
    ['a key of another certificate', ['payment', 'authentication'], mutual('own.pem', 'old-key.pem'), /authentication\/certificate/],
    [
      'the same combination twice',
      ['payment', 'otherTenant'],
      { originatorId: 'kita-anmeldung', endPointId: '99999001-kasse', authentication: { kind: 'basic', user: 'x', password: 'y' } },
      /otherTenant/,
    ],
    ['an authority that is none', ['trustedCertificates'], ['text.pem'], /trustedCertificates\/0/],
  ];
  for (const [title, path, value, place] of cases)
    test(title, () => {
      const { loaded, problems } = reading(path, value);
      equal(loaded, undefined);
      match(problems[0]?.place ?? '', place);
      ok((problems[0]?.text.de ?? '') !== problems[0]?.text.en);
    });

  test('a secret that is not set', () => {
    match(reading([], undefined, {}).problems[0]?.place ?? '', /clientSecret/);
  });

  test('amounts where the suite opens no pages', () => {
    const document = parseDocument(readFileSync(EXAMPLE, 'utf8'));
    document.setIn(['payment', 'completion'], { kind: 'amounts', paid: 1.01, failed: 1.05, canceled: 1.06 });
    document.setIn(['payment', 'pagesNeedPerson'], true);
    const file = join(folder, 'amounts.yaml');
    writeFileSync(file, String(document));
    match(readIf('payment-service', file, ENV, NOW)?.problems[0]?.place ?? '', /payment\/completion/);
  });
});
