/** Section 2.7 of the attack sheet: attacks on the identity provider itself. None may lead to a login, a crash or a leak. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { redirectUrl } from '../../src/formats/saml-message.ts';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import { signXml } from '../../src/formats/xml-signature.ts';
import { ACS, createStand, extended, goodRequest, readPosting, SP, valueOf } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

function codeOf(response: Response): string | null {
  return URL.parse(response.headers.get('location') ?? '', 'https://x.test')?.searchParams.get('idp.code') ?? null;
}

async function refusedWith(response: Response, code: string, stand: Stand): Promise<void> {
  assert.equal(codeOf(response), code);
  const page = await stand.get(response.headers.get('location') ?? '');
  assert.equal(page.status, 400);
  assert.match(await page.text(), new RegExp(code));
  assert.deepEqual(stand.internalErrors, []);
  const logins = await stand.control.logins({});
  assert.deepEqual([...new Set(logins.slice(-1).map(({ state }) => state))], ['refused']);
}

test('unknown issuer, unregistered address, wrong destination', async () => {
  const stand = await createStand();
  await refusedWith(await stand.send({ issuer: 'https://evil.example/' }), 'service-provider-unknown', stand);
  await refusedWith(await stand.send({ assertionConsumerServiceUrl: 'https://evil.example/acs' }), 'assertion-consumer-unknown', stand);
  await refusedWith(await stand.send({ assertionConsumerServiceUrl: `${ACS}/` }), 'assertion-consumer-unknown', stand);
  await refusedWith(await stand.send({ destination: 'https://other.test/idp/profile/SAML2/POST/SSO' }), 'saml-request-destination-wrong', stand);
});

test('unsigned, signed with another key, changed after signing', async () => {
  const stand = await createStand();
  await refusedWith(await stand.send({}, { isUnsigned: true }), 'saml-request-not-signed', stand);
  await refusedWith(await stand.send({}, { signer: stand.keys.idp.stranger }), 'saml-request-signature-invalid', stand);
  await refusedWith(await stand.send({}, { mangle: (xml) => xml.replace('Kita Wolkenprüfstand', 'Kita Andersname') }), 'saml-request-signature-invalid', stand);
});

test('a signature with HMAC over the public certificate is refused', async () => {
  const stand = await createStand();
  const xml = signXml(writeAuthnRequest(goodRequest(stand.postUrl, { id: '_hmac' })), '_hmac', {
    privateKey: stand.keys.spSigning.certificate,
    algorithm: 'hmac-sha256',
  });
  const response = await stand.post(stand.postUrl, { SAMLRequest: Buffer.from(xml).toString('base64') });
  await refusedWith(response, 'saml-request-signature-invalid', stand);
});

test('wrapping: only what the signature covers counts', async () => {
  const stand = await createStand();
  const inner = signXml(writeAuthnRequest(goodRequest(stand.postUrl, { id: '_inner' })), '_inner', { ...stand.keys.spSigning, algorithm: 'rsa-sha256' });
  const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(inner)?.[0] ?? '';
  const outer = writeAuthnRequest(
    goodRequest(stand.postUrl, { id: '_outer', ...extended({ display: { organizationDisplayName: 'Böse', onlineServiceId: 'BMI-X0000' } }) }),
  );
  const wrapped = outer.replace(
    /(<\/saml:Issuer>)/,
    (end) => `${end}${signature.replace('</ds:Signature>', `<ds:Object>${inner.replace(signature, '')}</ds:Object></ds:Signature>`)}`,
  );
  assert.notEqual(wrapped, outer);
  const response = await stand.post(stand.postUrl, { SAMLRequest: Buffer.from(wrapped).toString('base64') });
  await refusedWith(response, 'saml-request-signature-invalid', stand);
});

test('signature stripped from the query, or of another query', async () => {
  const stand = await createStand();
  const xml = writeAuthnRequest(goodRequest(stand.redirectBase));
  const url = redirectUrl(stand.redirectBase, { xml, parameter: 'SAMLRequest', relayState: 'a', signer: { ...stand.keys.spSigning, algorithm: 'rsa-sha256' } });
  await refusedWith(await stand.get(url.replace(/&SigAlg=.*$/, '')), 'saml-request-not-signed', stand);
  await refusedWith(await stand.get(url.replace('RelayState=a', 'RelayState=b')), 'saml-request-signature-invalid', stand);
  assert.match((await stand.get(url)).headers.get('location') ?? '', /\/idp\/login\//);
});

test('the same request twice, by post and by redirect', async () => {
  const stand = await createStand();
  const change = { id: '_again' };
  assert.equal(codeOf(await stand.send(change)), null);
  await refusedWith(await stand.send(change), 'saml-request-repeated', stand);
  await refusedWith(await stand.sendByRedirect(change), 'saml-request-repeated', stand);
});

test('a refused request does not use up its ID: nobody can spoil that of another', async () => {
  const stand = await createStand();
  await stand.send({ id: '_mine' }, { signer: stand.keys.idp.stranger });
  assert.equal(codeOf(await stand.send({ id: '_mine' })), null);
});

test('DTD, entities, no XML, no Base64, nothing', async () => {
  const stand = await createStand();
  const post = async (text: string): Promise<Response> => stand.post(stand.postUrl, { SAMLRequest: Buffer.from(text).toString('base64') });
  const dtd = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${writeAuthnRequest(goodRequest(stand.postUrl))}`;
  for (const text of [dtd, '<a>', '', '\u0000', '<a/>'.repeat(2), '<a>'.repeat(5_000)]) await refusedWith(await post(text), 'saml-request-unreadable', stand);
  await refusedWith(await stand.post(stand.postUrl, { SAMLRequest: '%%%' }), 'saml-request-unreadable', stand);
  await refusedWith(await stand.post(stand.postUrl, {}), 'saml-request-unreadable', stand);
  await refusedWith(await stand.get('/idp/profile/SAML2/Redirect/SSO'), 'saml-request-unreadable', stand);
});

test('a small deflated message that is large inside is refused fast', async () => {
  const stand = await createStand();
  const bomb = deflateRawSync(Buffer.alloc(200_000_000, 0x61)).toString('base64');
  const started = performance.now();
  await refusedWith(await stand.get(`${stand.redirectBase}?SAMLRequest=${encodeURIComponent(bomb)}`), 'saml-request-unreadable', stand);
  assert.ok(performance.now() - started < 2_000);
});

test('a body of more than two megabytes is not read', async () => {
  const stand = await createStand();
  assert.equal((await stand.post(stand.postUrl, { SAMLRequest: 'A'.repeat(2_100_000) })).status, 413);
});

test('markup in display name, request id, attribute names and RelayState is shown and sent as text', async () => {
  const stand = await createStand();
  const evil = '"><script>alert(1)</script>';
  const response = await stand.send(
    extended({
      requestedAttributes: [{ name: evil, isRequired: true }],
      display: { organizationDisplayName: evil, onlineServiceId: evil, backUrl: 'javascript:alert(1)' },
    }),
    { relayState: evil },
  );
  const login = response.headers.get('location') ?? '';
  const page = await (await stand.get(login)).text();
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /&lt;script&gt;alert/);
  assert.doesNotMatch(page, /href="javascript:/);
  await stand.post(`${login}/persona`, { persona: 'xaveria-pruefstand', means: 'eID' });
  const consent = await (await stand.get(`${login}/consent`)).text();
  assert.doesNotMatch(consent, /<script>alert/);
  const posted = await (await stand.post(`${login}/confirmation`, {})).text();
  assert.doesNotMatch(posted, /<script>alert/);
  const answered = readPosting(posted, stand.keys);
  assert.equal(answered.relayState, evil);
  assert.match(answered.response.status?.detail ?? '', /&lt;script&gt;/);
});

test('attribute values are escaped in the XML: a name with markup arrives as text', async () => {
  const stand = await createStand();
  const { assertion } = await stand.logIn('auszeichnung-im-namen', 'Benutzername');
  assert.equal(assertion?.attributes.length, 8);
  assert.match(valueOf(assertion, 'surname') ?? '', /^Prüf<\/saml:AttributeValue><saml:AttributeValue>O'Drop & Söhne --$/);
});

test('no private key in metadata, pages, record or control', async () => {
  const stand = await createStand();
  await stand.logIn('xaveria-pruefstand', 'eID');
  const exchanges = await stand.control.exchanges({});
  const bodies = await Promise.all(exchanges.map(async ({ id }) => Buffer.from(await stand.control.body(id, 'response')).toString()));
  const [login] = await stand.control.logins({});
  const all = [
    JSON.stringify(exchanges),
    ...bodies,
    await (await stand.get('/idp')).text(),
    JSON.stringify([
      await stand.control.addresses(),
      await stand.control.serviceProviders(),
      await stand.control.personas(),
      login,
      await stand.control.documents(login?.id ?? ''),
    ]),
  ].join('\n');
  assert.doesNotMatch(all, /PRIVATE KEY/);
  assert.doesNotMatch(all, /0f6a1c52-7d3e/, 'seeds of accounts stay inside');
  const secret = stand.keys.idp.signing.privateKey.split('\n')[3] ?? '?';
  assert.ok(!all.includes(secret));
});

test('control is not on the port of the account, and does not answer to pages of other origins', async () => {
  const stand = await createStand();
  assert.equal((await stand.post('/tenants/default/clock', {})).status, 404);
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
    for (const path of ['/tenants/default', '/tenants/default/logins', '/health']) {
      const response = await stand.simulator.control.fetch(new Request(`http://127.0.0.1:1${path}`, { headers }));
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
});

test('a service of another tenant is unknown here', async () => {
  const stand = await createStand();
  stand.simulator.createTenant({ id: 'other' });
  const xml = signXml(writeAuthnRequest(goodRequest('https://bundid.test/t/other/idp/profile/SAML2/POST/SSO', { id: '_t', issuer: SP })), '_t', {
    ...stand.keys.spSigning,
    algorithm: 'rsa-sha256',
  });
  const response = await stand.post('https://bundid.test/t/other/idp/profile/SAML2/POST/SSO', { SAMLRequest: Buffer.from(xml).toString('base64') });
  assert.equal(codeOf(response), 'service-provider-unknown');
});
