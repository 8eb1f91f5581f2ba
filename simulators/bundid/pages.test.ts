/** The way of a person through the pages, by plain form posts: two clicks, going back, coming too late, once only. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createStand, extended, readPosting } from './test-stand.ts';

const display = { organizationDisplayName: 'Kita Wolkenprüfstand', onlineServiceId: 'BMI-X0000' };

test('two posts after the request: choose, agree', async () => {
  const stand = await createStand();
  const { assertion } = await stand.logIn('xaveria-pruefstand', 'eID');
  assert.ok(assertion !== undefined);
  assert.deepEqual(
    (await stand.control.exchanges({})).map(({ operation, request }) => `${request.method} ${operation}`),
    ['POST authn-request', 'POST choose-persona', 'GET consent-page', 'POST saml-response'],
  );
  const [login] = await stand.control.logins({ state: 'answered' });
  assert.equal(login?.exchanges.length, 4);
});

test('every page says that it is a simulator, is not cached, and lets nothing in', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  await stand.post(`${start}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
  const error = (await stand.send({}, { isUnsigned: true })).headers.get('location') ?? '';
  const pages = [await stand.get(start)];
  await stand.post(`${start}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
  pages.push(
    await stand.get(`${start}/consent`),
    await stand.get(error),
    await stand.post(`${start}/confirmation`, {}),
    await stand.get(start),
    await stand.get('/nowhere'),
  );
  for (const response of pages) {
    const text = await response.text();
    assert.match(text, /Simulator – keine echten Daten/);
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none';/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(text.match(/<script>/g)?.length ?? 0, text.includes('name="SAMLResponse"') ? 1 : 0);
  }
});

test('the consent page shows service, data and trust; the login page the judgement', async () => {
  const stand = await createStand();
  const start = (await stand.send({ forceAuthn: false })).headers.get('location') ?? '';
  const login = await (await stand.get(`${start}?lang=en`)).text();
  assert.match(login, /<html lang="en">/);
  assert.match(login, /ForceAuthn is true, IsPassive is false/);
  assert.match(login, /BID-RQ-11/);
  assert.match(login, /SSB 10\.1, verified/);
  await stand.post(`${start}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
  const consent = await (await stand.get(`${start}/consent`)).text();
  for (const part of ['Kita Wolkenprüfstand', 'XAVERIA', 'HOCH', 'Agree and hand over']) assert.ok(consent.includes(part), part);
});

test('cancelling without BackURL is an answer, with BackURL plain navigation', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  assert.match(await (await stand.get(start)).text(), /\/cancellation"/);
  const cancelled = readPosting(await (await stand.post(`${start}/cancellation`, {})).text(), stand.keys);
  assert.match(cancelled.response.status?.codes[1] ?? '', /AuthnFailed$/);

  const backUrl = 'https://portal.example/zurueck?a=1&amp;b=2';
  const other = (await stand.send(extended({ display: { ...display, backUrl } }))).headers.get('location') ?? '';
  const page = await (await stand.get(other)).text();
  assert.doesNotMatch(page, /\/cancellation"/);
  const gone = await stand.get(`${other}/back`);
  assert.equal(gone.status, 303);
  assert.equal(gone.headers.get('location'), backUrl);
  const [login] = await stand.control.logins({ state: 'left' });
  assert.equal(login?.outcome, 'cancel');
});

test('an address that is none of the web is no way back', async () => {
  const stand = await createStand();
  for (const backUrl of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/local', 'https://user:pass@evil.example/']) {
    const start = (await stand.send(extended({ display: { ...display, backUrl } }))).headers.get('location') ?? '';
    assert.match(await (await stand.get(start)).text(), /\/cancellation"/);
    assert.equal((await stand.get(`${start}/back`)).headers.get('location'), start);
  }
});

test('a login is answered once', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  await stand.post(`${start}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
  assert.equal((await stand.post(`${start}/confirmation`, {})).status, 200);
  assert.equal((await stand.post(`${start}/confirmation`, {})).status, 409);
  assert.equal((await stand.get(start)).status, 409);
  assert.equal((await stand.get('/idp/login/unknown')).status, 404);
});

test('a person who comes back after half an hour gets an answer without data', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  await stand.control.advanceClock(1_801);
  const { response } = readPosting(await (await stand.get(start)).text(), stand.keys);
  assert.match(response.status?.codes[0] ?? '', /Responder$/);
});

test('the person chooses an outcome or a deviation, unless the tenant forbids', async () => {
  const choose = async (offersDeviations: boolean): Promise<string | undefined> => {
    const stand = await createStand({ offersDeviations });
    const start = (await stand.send()).headers.get('location') ?? '';
    await stand.post(`${start}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
    const consent = await (await stand.get(`${start}/consent`)).text();
    assert.equal(consent.includes('name="deviation"'), offersDeviations);
    await stand.post(`${start}/confirmation`, { outcome: 'success', deviation: 'ohne-bpk2' });
    return (await stand.control.logins({}))[0]?.deviation;
  };
  assert.equal(await choose(true), 'ohne-bpk2');
  assert.equal(await choose(false), undefined);
});

test('a persona that is not offered cannot be chosen', async () => {
  const stand = await createStand();
  const start = (await stand.send({ requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-4'] } })).headers.get('location') ?? '';
  for (const [persona, means] of [
    ['quirin-ohnekarte', 'Benutzername'],
    ['xaveria-pruefstand', 'Benutzername'],
    ['nobody', 'eID'],
    ['__proto__', 'constructor'],
  ] as const)
    assert.equal((await stand.post(`${start}/persona`, { persona, means })).headers.get('location'), start);
  assert.equal((await stand.post(`${start}/confirmation`, {})).headers.get('location'), start);
});

test('nothing to offer, and no page allowed: answers at once', async () => {
  const stand = await createStand();
  const none = readPosting(await (await stand.send({ requestedAuthnContext: { comparison: 'minimum', classRefs: ['urn:x'] } })).text(), stand.keys);
  assert.match(none.response.status?.codes[1] ?? '', /NoAuthnContext$/);
  const passive = readPosting(await (await stand.send({ isPassive: true })).text(), stand.keys);
  assert.match(passive.response.status?.codes[1] ?? '', /NoPassive$/);
});

test('unknown paths and methods', async () => {
  const stand = await createStand();
  assert.equal((await stand.get('/idp/')).status, 404);
  const wrong = await stand.get('/idp/profile/SAML2/POST/SSO');
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'POST');
  assert.equal((await stand.get('https://bundid.test/t/unknown/idp')).status, 404);
});
