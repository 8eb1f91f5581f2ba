/** The way of a person through the pages: two clicks, cancelling, coming too late; both languages; the metadata that we offer. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createStand, ORIGIN, readPosting } from './test-stand.ts';

test('two posts after the request: choose, agree', async () => {
  const stand = await createStand();
  const { assertion, relayState } = await stand.logIn('verein');
  assert.ok(assertion !== undefined);
  assert.equal(relayState, undefined);
  assert.deepEqual(
    (await stand.control.exchanges({})).map(({ operation, request }) => `${request.method} ${operation}`),
    ['POST authn-request', 'POST choose-persona', 'GET consent-page', 'POST saml-response'],
  );
});

test('the login page is at the known path and shows companies with acting persons, in both languages', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  assert.match(start, /^https:\/\/muk\.test\/ekona\/login\/softpse\/[\w-]+$/);
  const [de, en] = await Promise.all(['de', 'en'].map(async (language) => (await stand.get(`${start}?lang=${language}`)).text()));
  for (const part of [
    'Simulator – keine echten Daten',
    'Wählen Sie, wer sich anmeldet',
    'Kita Wolkenprüfstand gGmbH',
    'es handelt Dr. Xaveria Prüfstand',
    'Hedwig Adelgunde',
  ])
    assert.ok(de?.includes(part), part);
  for (const part of ['Simulator – no real data', 'Choose who logs in', 'Kita Wolkenprüfstand gGmbH', 'acting person Dr. Xaveria Prüfstand'])
    assert.ok(en?.includes(part), part);
  assert.doesNotMatch(de ?? '', /<script>/);
  assert.match(de ?? '', /&lt;script&gt;alert/);
  assert.doesNotMatch(de ?? '', /SSB/);
});

test('the consent page shows what is handed over, without a column for trust', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  await stand.post(`${start}/persona`, { persona: 'gmbh', means: 'softpse' });
  const consent = await (await stand.get(`${start}/consent`)).text();
  for (const part of ['Amtsgericht Prüfstadt an der Probe', 'Kanarienvogelstieg 17 b, 00109 Prüfstadt an der Probe, Wolkenprüf, DE', '29.02.1984', 'hoch'])
    assert.ok(consent.includes(part), part);
  assert.doesNotMatch(consent, />Vertrauen</);
  assert.doesNotMatch(consent, /ohne Angabe/);
});

test('cancelling is answered with the status of a cancelled login', async () => {
  const stand = await createStand();
  const start = (await stand.send({}, { relayState: 'a b&c="<>' })).headers.get('location') ?? '';
  const { response, relayState, assertion } = readPosting(await (await stand.post(`${start}/cancellation`, {})).text(), stand.keys);
  assert.match(response.status?.codes[1] ?? '', /AuthnFailed$/);
  assert.equal(relayState, 'a b&c="<>');
  assert.equal(assertion, undefined);
});

test('a session ends after thirty minutes', async () => {
  for (const [seconds, isOver] of [
    [1_800, false],
    [1_801, true],
  ] as const) {
    const stand = await createStand();
    const start = (await stand.send()).headers.get('location') ?? '';
    await stand.control.advanceClock(seconds);
    const html = await (await stand.get(start)).text();
    assert.equal(html.includes('name="SAMLResponse"'), isOver);
    if (isOver) assert.match(readPosting(html, stand.keys).response.status?.codes[0] ?? '', /Responder$/);
  }
});

test('what is not offered cannot be chosen; a login is answered once', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  for (const [persona, means] of [
    ['nobody', 'softpse'],
    ['gmbh', 'eID'],
    ['__proto__', 'softpse'],
  ] as const)
    assert.equal((await stand.post(`${start}/persona`, { persona, means })).headers.get('location'), start);
  await stand.post(`${start}/persona`, { persona: 'gmbh', means: 'softpse' });
  assert.equal((await stand.post(`${start}/confirmation`, {})).status, 200);
  assert.equal((await stand.post(`${start}/confirmation`, {})).status, 409);
});

test('the pages offer deviations', async () => {
  const stand = await createStand();
  const start = (await stand.send()).headers.get('location') ?? '';
  await stand.post(`${start}/persona`, { persona: 'gmbh', means: 'softpse' });
  assert.match(await (await stand.get(`${start}/consent`)).text(), /<option value="ohne-signaturen">/);
  await stand.post(`${start}/confirmation`, { outcome: 'success', deviation: 'ohne-signaturen' });
  assert.equal((await stand.control.logins({}))[0]?.deviation, 'ohne-signaturen');
});

test('metadata: the origin is the entityID, POST only, both keys, persistent', async () => {
  const stand = await createStand({ id: 'run-1' });
  const { entityId, metadataUrl, ssoPostUrl, ssoRedirectUrl, sloPostUrl } = await stand.control.addresses();
  assert.deepEqual(
    [entityId, metadataUrl, ssoPostUrl, ssoRedirectUrl, sloPostUrl],
    [`${ORIGIN}/t/run-1`, `${ORIGIN}/t/run-1/ekona/metadata`, `${ORIGIN}/t/run-1/ekona/sso`, undefined, `${ORIGIN}/t/run-1/ekona/slo`],
  );
  const xml = await (await stand.get('/ekona/metadata')).text();
  assert.match(xml, new RegExp(`entityID="${entityId}"`));
  assert.equal(xml.match(/<ds:X509Certificate>/g)?.length, 2);
  assert.match(xml, /SingleLogoutService[^>]*HTTP-POST/);
  assert.doesNotMatch(xml, /HTTP-Redirect/);
  assert.match(xml, /nameid-format:persistent/);
});
