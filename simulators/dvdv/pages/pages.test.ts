/** Pages without a browser: look up, change, see requests; escaped, without scripts, and closed to forms of strangers. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ask, createStand, KITA_KEY, KITA_OSCI, NOW } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const EVIL = '<img src=x onerror=alert(1)>"\'&';

async function get(stand: Stand, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return stand.simulator.first.fetch(new Request('https://first.dvdv.test/', { headers }), { rawTarget: path });
}

async function post(stand: Stand, path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(form).toString() };
  return stand.simulator.first.fetch(new Request('https://first.dvdv.test/', init), { rawTarget: path });
}

const ENTRY = '/pflege/de/organisationen/kita-pruefingen';

test('looks entries up by key and by name', async () => {
  const stand = await createStand();
  equal((await get(stand, '/pflege')).headers.get('location'), '/pflege/de');
  equal((await get(stand, '/pflege', { 'Accept-Language': 'en-GB' })).headers.get('location'), '/pflege/en');
  const byKey = await (await get(stand, `/pflege/de?q=${encodeURIComponent(KITA_KEY)}`)).text();
  match(byKey, /href="\/pflege\/de\/organisationen\/kita-pruefingen"/);
  equal(byKey.match(/<tr>/g)?.length, 2);
  match(await (await get(stand, '/pflege/en?q=umzug')).text(), /Stadt Umzug \(Testdaten\)/);
  match(await (await get(stand, '/pflege/en?q=nowhere')).text(), /Nothing found\./);
  match(await (await get(stand, '/pflege/de')).text(), /Es gibt weitere/);
  const entry = await get(stand, ENTRY);
  const text = await entry.text();
  for (const part of ['DVDV-Simulator – keine echten Daten', KITA_OSCI, 'XTA_ENDPUNKT', 'Rechenzentrum Prüfwest (Testdaten)', 'GRP: Kita-Verwaltung Prüfingen'])
    ok(text.includes(part), part);
  match(entry.headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'/);
  equal((await stand.control.calls()).length, 0);
});

test('changes entries, services and elements, which the next request sees', async () => {
  const stand = await createStand();
  const service = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };
  const changed = await post(stand, ENTRY, { nameDe: EVIL, keys: `${KITA_KEY}\r\nkta:059900010001`, postalAddress: '', validFrom: '', validTo: '' });
  deepEqual([changed.status, changed.headers.get('location')], [303, `${ENTRY}?gespeichert=1`]);
  const page = await (await get(stand, `${ENTRY}?gespeichert=1`)).text();
  match(page, /Gespeichert\./);
  ok(page.includes('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;') && !page.includes('<img') && !page.includes('<script'));
  const answer = (await (await ask(stand, 'findservicedescription', { ...service, organizationKey: 'kta:059900010001' })).json()) as {
    organizationNameDe: string;
  };
  equal(answer.organizationNameDe, EVIL);
  equal((await post(stand, `${ENTRY}/dienste/0`, { validFrom: '', validTo: '2026-01-01' })).status, 303);
  equal((await ask(stand, 'findservicedescription', service)).status, 204);
  equal((await post(stand, '/pflege/de/elemente/kita-xta', { uri: 'https://neu.pruefstand.example/', text: 'Hinweis' })).status, 303);
  deepEqual([(await stand.control.element('kita-xta'))?.uri, (await stand.control.element('kita-xta'))?.text], ['https://neu.pruefstand.example/', 'Hinweis']);
  equal((await post(stand, `${ENTRY}/loeschen`, {})).headers.get('location'), '/pflege/de');
  equal((await get(stand, ENTRY)).status, 404);
});

test('says what it does not save, and takes nothing from strangers', async () => {
  const stand = await createStand();
  for (const form of [
    { nameDe: '', keys: KITA_KEY },
    { nameDe: 'X', keys: '' },
    { nameDe: 'X', keys: KITA_KEY, validTo: 'bald' },
  ]) {
    const answer = await post(stand, ENTRY, form);
    equal(answer.status, 422);
    match(await answer.text(), /role="alert">Nicht gespeichert/);
  }
  for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }])
    equal((await post(stand, `${ENTRY}/loeschen`, {}, headers)).status, 403);
  equal((await get(stand, ENTRY)).status, 200);
  equal((await post(stand, ENTRY, { nameDe: 'X', keys: KITA_KEY }, { Origin: 'https://first.dvdv.test', 'Sec-Fetch-Site': 'same-origin' })).status, 303);
});

test('revokes a certificate, now or later, and takes a suspension back', async () => {
  const stand = await createStand();
  const [{ clientCertificates: [print = ''] = [] } = {}] = await stand.control.organizations({ key: KITA_KEY });
  const own = `/pflege/de/zertifikate/${print}`;
  const told = async (): Promise<{ revocationDate: string | null; revocationReason: string | null }> =>
    (await (await ask(stand, 'findCertificateByFingerprint', { fingerPrint: print })).json()) as never;
  ok((await (await get(stand, ENTRY)).text()).includes(`href="${own}"`));
  const before = await (await get(stand, own)).text();
  for (const part of ['GRP: Kita-Verwaltung Prüfingen', print, '<option value="KEY_COMPROMISE">', 'Client-Zertifikat von']) ok(before.includes(part), part);
  ok(!before.includes('REMOVE_FROM_CRL') && !before.includes('Sperre aufheben'));
  equal((await told()).revocationDate, null);

  deepEqual((await post(stand, own, { reason: 'CERTIFICATE_HOLD', at: '' })).headers.get('location'), `${own}?gespeichert=1`);
  deepEqual([(await told()).revocationDate, (await told()).revocationReason], [new Date(NOW).toISOString(), 'CERTIFICATE_HOLD']);
  match(await (await get(stand, ENTRY)).text(), /gesperrt, 05\.05\.2026, 12:00:00, CERTIFICATE_HOLD/);
  equal((await post(stand, `${own}/freigeben`, {})).status, 303);
  equal((await told()).revocationDate, null);

  equal((await post(stand, own, { reason: 'KEY_COMPROMISE', at: '2026-06-30T22:00:00Z' })).status, 303);
  equal((await told()).revocationDate, null);
  match(await (await get(stand, own)).text(), /gesperrt ab 01\.07\.2026, 00:00:00, KEY_COMPROMISE/);
  await stand.control.advanceClock((Date.parse('2026-07-01T00:00:00Z') - NOW) / 1000);
  equal((await told()).revocationReason, 'KEY_COMPROMISE');
  const refused = await post(stand, `${own}/freigeben`, {});
  deepEqual([refused.status, (await refused.text()).includes('Nur eine Sperre mit dem Grund CERTIFICATE_HOLD')], [422, true]);
  for (const form of [{ reason: 'BECAUSE' }, { reason: 'SUPERSEDED', at: 'bald' }, {}]) equal((await post(stand, own, form)).status, 422);
  equal((await post(stand, `/pflege/de/zertifikate/${'0'.repeat(40)}`, { reason: 'SUPERSEDED' })).status, 404);
});

test('refuses in the language of the page', async () => {
  const stand = await createStand();
  const english = ENTRY.replace('/de/', '/en/');
  for (const [form, german, words] of [
    [{ nameDe: '', keys: KITA_KEY }, 'Ein Name hat 1 bis 255 Zeichen.', 'A name has 1 to 255 characters.'],
    [{ nameDe: 'X', keys: '059900010000' }, 'Präfix, Doppelpunkt und Kennung. (059900010000)', 'prefix, colon and id. (059900010000)'],
    [{ nameDe: 'X', keys: '' }, 'Mindestens ein Schlüssel', 'At least one key'],
    [{ nameDe: 'X', keys: KITA_KEY, validFrom: 'bald' }, 'Das ist kein Zeitpunkt. (bald)', 'This is no instant. (bald)'],
  ] as const) {
    ok((await (await post(stand, ENTRY, form)).text()).includes(german), german);
    ok((await (await post(stand, english, form)).text()).includes(words), words);
  }
});

test('shows requests as they come, and loads itself again when asked', async () => {
  const stand = await createStand();
  match(await (await get(stand, '/pflege/de/anfragen')).text(), /Noch keine Anfrage/);
  await ask(stand, 'findauthoritydescriptions', { organizationKey: `ags:${EVIL}` });
  await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY }, { server: 'second' });
  const page = await (await get(stand, '/pflege/de/anfragen')).text();
  ok(page.indexOf('zweiter') < page.indexOf('erster') && page.includes(KITA_KEY) && !page.includes('<img'));
  equal((await get(stand, '/pflege/de/anfragen')).headers.get('refresh'), null);
  equal((await get(stand, '/pflege/de/anfragen?live=1')).headers.get('refresh'), '5');
  match(await (await get(stand, '/pflege/en/anfragen?live=1')).text(), /Stop reloading/);
});

test('random pages and forms get an answer without scripts', async () => {
  const stand = await createStand();
  const segment = fc.oneof(
    fc.constantFrom(
      'de',
      'en',
      'organisationen',
      'elemente',
      'anfragen',
      'kita-pruefingen',
      'kita-xta',
      'zertifikate',
      'freigeben',
      'dienste',
      'loeschen',
      '0',
      '..',
      '%',
      '%00',
      '__proto__',
    ),
    fc.string({ maxLength: 20 }),
  );
  const anyPath = fc.array(segment, { maxLength: 6 }).map((segments) => `/pflege/${segments.join('/')}`);
  await fc.assert(
    fc.asyncProperty(anyPath, fc.boolean(), fc.dictionary(fc.constantFrom('nameDe', 'keys', 'validTo', 'uri'), fc.string()), async (path, isPost, form) => {
      const answer = isPost ? await post(stand, path, form) : await get(stand, path);
      ok(answer.status < 500);
      ok(!(await answer.text()).includes('<script'));
    }),
    { numRuns: 300 },
  );
  equal(stand.internalErrors.length, 0);
});
