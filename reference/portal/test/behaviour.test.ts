/** What is no single mistake: hostile sizes, error responses, the form, cookies, the log, the test interface. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildResponse, errorStatus } from './identity-provider.ts';
import { makeKeys } from './keys.ts';
import { ERIKA, MUSTERBAU, changed } from './persons.ts';
import { ISSUERS, TOKEN, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;

before(async () => {
  world = await startWorld(await makeKeys());
});
after(() => world[Symbol.asyncDispose]());

const ERROR = { attributes: [], signs: 'none' } as const;

for (const [code, subcode, text] of [
  ['Requester', 'RequestDenied', 'abgelehnt'],
  ['Requester', 'NoAuthnContext', 'Vertrauensniveau nicht erreicht'],
  ['Responder', 'NoAuthnContext', 'Vertrauensniveau nicht erreicht'],
  ['Responder', 'Erfunden', 'nicht abschließen'],
] as const) {
  test(`${code}/${subcode}: no login, a page in plain words, nothing of ours on it`, async () => {
    const started = await world.start();
    const page = await world.answer(started, { ...ERROR, status: errorStatus(code, subcode) });
    assert.equal(page.status, 403);
    assert.match(page.text, new RegExp(text));
    assert.doesNotMatch(page.text, /Error|\.ts:|at file/);
    assert.deepEqual(await world.whoami(started.browser), { isLoggedIn: false });
  });
}

const HOSTILE: Readonly<Record<string, (xml: string) => string>> = {
  'depth 5 000': () => '<a>'.repeat(5000) + '</a>'.repeat(5000),
  '10 000 attributes': () => `<a ${Array.from({ length: 30_000 }, (_, index) => `b${index}="c"`).join(' ')}/>`,
  '600 kB': (xml) => xml.replace('<samlp:Status>', `<!--${'x'.repeat(600_000)}--><samlp:Status>`),
  'not well-formed': (xml) => xml.slice(0, -20),
  'other root': () => '<LogoutRequest xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>',
};
for (const [name, atEnd] of Object.entries(HOSTILE)) {
  test(`refused quickly: ${name}`, async () => {
    const started = await world.start();
    const begun = performance.now();
    const page = await world.answer(started, { atEnd });
    assert.ok([403, 413].includes(page.status), String(page.status));
    assert.ok(performance.now() - begun < 5000);
  });
}

test('a body of 5 MB is not read', async () => {
  const started = await world.start();
  const page = await started.browser.post(started.acs, { SAMLResponse: 'A'.repeat(5_000_000) }).catch(() => undefined);
  assert.ok(page === undefined || page.status === 413);
  assert.deepEqual(await world.whoami(started.browser), { isLoggedIn: false });
});

test('GET does not reach the consumer service, nor does a form of another site reach ours', async () => {
  assert.equal((await world.browser().get('/saml/acs?SAMLResponse=x')).status, 405);
  const foreign = await fetch(`${world.product.url}/abmelden`, { method: 'POST', headers: { origin: 'https://evil.example' } });
  assert.equal(foreign.status, 403);
});

test('logged out, timed out and too late: a page that offers a new start, no loop', async () => {
  const started = await world.start();
  const clock = (minutes: number): Promise<unknown> =>
    world.adapter('/adapter/clock', { method: 'POST', body: JSON.stringify({ now: new Date(Date.now() + minutes * 60_000).toISOString() }) });
  await clock(31);
  const page = await world.answer(started);
  await clock(0);
  assert.equal(page.status, 400);
  assert.match(page.text, /Erneut mit BundID anmelden/);
  assert.equal(page.location, null);
});

test('a session lasts as its level allows: idle and in total', async () => {
  const at = (minutes: number): Promise<unknown> =>
    world.adapter('/adapter/clock', { method: 'POST', body: JSON.stringify({ now: new Date(Date.now() + minutes * 60_000).toISOString() }) });
  const isIn = async (browser: Parameters<World['whoami']>[0]): Promise<unknown> => (await world.whoami(browser))['isLoggedIn'];
  const high = await world.start();
  await world.answer(high);
  for (const minute of [4, 8, 12, 16, 20, 24, 28]) {
    await at(minute);
    assert.equal(await isIn(high.browser), true, `after ${minute} minutes`);
  }
  await at(31);
  assert.equal(await isIn(high.browser), false);
  await at(0);
});

test('the form survives the login and is handed in with the mailbox of the person', async () => {
  const browser = world.browser();
  const saved = await browser.post('/antrag', { kindVorname: 'Mia', kindNachname: 'M', aktion: 'bundid' });
  assert.equal(saved.location, '/anmelden?konto=bundid&ziel=/antrag');
  await world.answer(await world.start('bundid', browser));
  assert.match((await browser.get('/antrag')).text, /value="Mia"/);
  const done = await browser.post('/antrag', { kindVorname: 'Mia', aktion: 'einreichen' });
  assert.match(done.text, /Antragsnummer/);
  const { applications } = (await world.adapter('/adapter/applications')) as { applications: { mailbox: { handle: string } }[] };
  assert.equal(applications.at(-1)?.mailbox.handle.length, 36);
});

test('somebody else who logs in later in the same browser does not get the form', async () => {
  const browser = world.browser();
  await browser.post('/antrag', { kindVorname: 'Mia' });
  await world.answer(await world.start('bundid', browser));
  const other = changed(ERIKA, 'bPK2', { name: 'urn:oid:1.3.6.1.4.1.25484.494450.3', value: 'SOMEBODY-ELSE' });
  await world.answer(await world.start('bundid', browser), { attributes: other });
  assert.equal((await world.whoami(browser))['userKey'], 'SOMEBODY-ELSE');
  assert.doesNotMatch((await browser.get('/antrag')).text, /Mia/);
});

test('step-up: the same person gets the higher level', async () => {
  const browser = world.browser();
  const three = changed(ERIKA, 'EID-CITIZEN-QAA-LEVEL', { name: 'urn:oid:1.2.40.0.10.2.1.1.261.94', value: 'STORK-QAA-Level-3' });
  await world.answer(await world.start('bundid', browser), { contexts: ['STORK-QAA-Level-3'], attributes: three });
  assert.equal((await browser.get('/nachweis')).status, 403);
  await world.answer(await world.start('bundid', browser, '&stufe=hoch'));
  assert.equal((await browser.get('/nachweis')).status, 200);
});

test('a response of one account is refused in a login of the other, at either address', async () => {
  const citizen = await world.start('bundid');
  const company = await world.start('muk');
  for (const acs of [citizen.acs, company.acs]) {
    const answer = { destination: acs, recipient: acs, inResponseTo: citizen.requestId, confirmedRequest: citizen.requestId };
    await world.answer({ ...company, browser: citizen.browser, acs }, answer);
    assert.deepEqual(await world.whoami(citizen.browser), { isLoggedIn: false });
  }
  assert.notEqual(ISSUERS.bundid, ISSUERS.muk);
});

test('a company with two pseudonyms is nobody', async () => {
  const pseudonyms = ['1', '2'].map((digit) => ({ name: 'DatenuebermittlerPseudonymId', value: `du-${digit.repeat(40)}` }));
  const attributes = [...MUSTERBAU, ...pseudonyms];
  assert.equal((await world.login({ attributes }, 'muk'))['isLoggedIn'], false);
});

test('the cookie of a login goes along from another site, the one of the session does not', async () => {
  await using secure = await startWorld(world.keys, { COOKIE_SECURE: 'yes' });
  const started = await secure.start();
  await secure.answer(started);
  const find = (name: string): string => started.browser.setCookies.find((line) => line.startsWith(`${name}=`) && !line.includes('Max-Age=0')) ?? '';
  assert.match(find('anmeldung'), /HttpOnly; SameSite=None; Max-Age=3600; Secure$/);
  assert.match(find('sitzung'), /HttpOnly; SameSite=Lax; Secure$/);
});

test('the log is JSON and holds codes only', async () => {
  await world.login();
  await world.login({ signs: 'none' });
  const { lines } = (await world.adapter('/adapter/log')) as { lines: string[] };
  const events = lines.map((line) => JSON.parse(line) as { event: string; reason?: string });
  assert.ok(events.some(({ event }) => event === 'login-done'));
  assert.ok(events.some(({ reason }) => reason === 'not-signed'));
  assert.doesNotMatch(lines.join('\n'), /MUSTERMANN|erika|k2jBT|b980f78d|PRIVATE/);
});

test('the test interface wants its token', async () => {
  for (const path of ['/konto.json', '/adapter/whoami', '/adapter/log', '/adapter/health']) {
    assert.equal((await fetch(world.product.url + path)).status, 401);
    assert.equal((await fetch(world.product.url + path, { headers: { authorization: `Bearer ${TOKEN}` } })).status, 200);
  }
});

test('an answered login is over: the same response a second time starts nothing', async () => {
  const started = await world.start();
  const message = { SAMLResponse: Buffer.from(buildResponse(started.wish)).toString('base64') };
  assert.equal((await started.browser.post(started.acs, message)).status, 303);
  assert.equal((await started.browser.post(started.acs, message)).status, 400);
});
