/** The country: the same entries every time, everything that the sheet asks for, keys that no real place has, and instants. */
import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDirectory } from '../directory/store.ts';
import type { DirectorySeed } from '../directory/seed.ts';
import { createCountry } from './country.ts';
import { instantOf } from './instants.ts';
import { NOW, testCountry } from '../test-stand.ts';

const { directory, logins, shows } = await testCountry();
const LIST = new URL(
  '../../../../shared/standards/xoev-codelisten/2026-06/urn-de-bund-destatis-bevoelkerungsstatistik-schluessel-ags_2026-06-30.xml',
  import.meta.url,
);

/** Everything but what is issued. */
function withoutCertificates(seed: DirectorySeed): string {
  return JSON.stringify({ ...seed, certificates: seed.certificates.length }).replaceAll(/"[0-9a-f]{40}"/g, '"fingerprint"');
}

test('is the same every time, but for the certificates', async () => {
  let count = 0;
  const make = async (): Promise<{ certificate: string; fingerprint: string; privateKey: string }> => {
    count += 1;
    return Promise.resolve({ certificate: 'MA==', fingerprint: count.toString(16).padStart(40, '0'), privateKey: '' });
  };
  const again = await createCountry({ now: NOW, make });
  equal(withoutCertificates(again.directory), withoutCertificates(directory));
  equal(count, directory.certificates.length);
});

test('holds together, with one key per category', () => {
  const { organizations, services, certificates } = createDirectory(directory).count();
  ok(organizations > 200 && services > 400 && certificates > 200, `${organizations} organisations, ${services} services, ${certificates} certificates`);
  const pairs = directory.organizations.flatMap(({ keys, category }) => keys.map((key) => `${category} ${key}`));
  equal(new Set(pairs).size, pairs.length);
  ok(!JSON.stringify(directory).includes('PRIVATE KEY'));
});

test('DVDV-051: every kind of entry is there', () => {
  const { organizations, specifications, certificates, elements } = directory;
  const at = (text: string | undefined, open: number): number => (text === undefined ? open : Date.parse(text));
  const services = organizations.flatMap((organization) => organization.services ?? []);
  deepEqual(
    [...new Set(organizations.map(({ locationStateId }) => locationStateId))].sort((a = 0, b = 0) => a - b),
    Array.from({ length: 16 }, (_, index) => index + 1),
  );
  ok(organizations.some(({ representatives }) => representatives !== undefined) && organizations.some(({ representatives }) => representatives === undefined));
  ok(services.some(({ validFrom }) => at(validFrom, 0) > NOW) && services.some(({ validTo }) => at(validTo, Infinity) < NOW));
  ok(specifications.some(({ uri, type }) => type === 'MANUAL' && services.some(({ specificationUri }) => specificationUri === uri)));
  ok(elements.some(({ customType }) => customType === 'XTA_ENDPUNKT') && elements.some(({ customType }) => customType === 'FIT_CONNECT_ZUSTELLPUNKT'));
  ok(elements.some(({ uri }) => uri?.includes('testa') === true));
  const revocations = certificates.flatMap(({ revocation }) => (revocation === undefined ? [] : [Date.parse(revocation.at) > NOW]));
  ok(revocations.includes(true) && revocations.includes(false));
  const keys = organizations.flatMap((organization) => organization.keys);
  for (const pattern of [/^[a-z]{3}:\d{12}$/, /^ags:\d{8}$/, /^azr:\d{5}$/, /^MELDID:/, /^ag:/, /^töj:/, /^dbs:\d{11}$/, /^gae:/, /_00$/])
    ok(
      keys.some((key) => pattern.test(key)),
      String(pattern),
    );
  deepEqual(
    logins.map(({ id }) => id),
    ['portal-login', 'kita-login', 'fachverfahren-login', 'expired-login', 'revoked-login'],
  );
  ok(logins.every(({ organizations: holders, privateKey }) => holders.length === 1 && privateKey.includes('PRIVATE KEY')));
  equal(shows.get('stadt-umzug'), 'zieht zum nächsten Quartal auf einen anderen Intermediär um');
});

test('says in every name that it is invented', () => {
  for (const { nameDe, postalAddress } of directory.organizations) {
    match(nameDe, /\(Testdaten\)/);
    match(postalAddress ?? '', /\n000\d\d /);
  }
  for (const { uri } of directory.elements) if (uri !== undefined) match(uri, /^https?:\/\/[a-z0-9.-]+\.pruefstand\.example[:/]/);
});

test('uses keys that no municipality has', { skip: existsSync(LIST) ? false : 'the list of municipalities does not lie beside this checkout' }, () => {
  const real = new Set(readFileSync(LIST, 'utf8').match(/\b\d{8}\b/g));
  ok(real.size > 10_000);
  const taken = directory.organizations.flatMap(({ keys }) =>
    keys.flatMap((key) => /^(?:ags|psw|psb|bab|kta):(\d{8})/.exec(key)?.[1] ?? []).filter((ags) => real.has(ags)),
  );
  deepEqual(taken, []);
});

test('instants are midnights in Germany, in summer and winter', () => {
  equal(instantOf('day+0', NOW), '2026-05-04T22:00:00.000Z');
  equal(instantOf('day-120', NOW), '2026-01-04T23:00:00.000Z');
  equal(instantOf('year+2', NOW), '2028-05-04T22:00:00.000Z');
  equal(instantOf('quarter', NOW), '2026-06-30T22:00:00.000Z');
  equal(instantOf('quarter-1', NOW), '2026-03-31T22:00:00.000Z');
  equal(instantOf('quarter', Date.parse('2026-12-31T23:30:00.000Z')), '2027-03-31T22:00:00.000Z');
  equal(instantOf('quarter', Date.parse('2026-11-21T12:00:00.000Z')), '2026-12-31T23:00:00.000Z');
  equal(instantOf('day+0', Date.parse('2026-03-29T12:00:00.000Z')), '2026-03-28T23:00:00.000Z');
  throws(() => instantOf('soon', NOW), { code: 'ERR_CONFIG_INVALID' });
});

test('every day of four years begins at midnight in Germany', () => {
  const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
  for (let day = 0; day < 1461; day += 1) {
    const now = Date.UTC(2026, 0, 1, day % 24) + day * 86_400_000;
    for (const expression of ['day+0', 'quarter', 'quarter-1', 'year+2'])
      equal(clock.format(Date.parse(instantOf(expression, now))), '00:00', `${expression} ${now}`);
    ok(Date.parse(instantOf('quarter', now)) > now && Date.parse(instantOf('quarter-1', now)) <= now && Date.parse(instantOf('day+0', now)) <= now);
  }
});
