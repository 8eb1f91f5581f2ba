/** Single logout: a signed request of a known service is answered, anything else is refused and leads nowhere. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SAML, SAMLP } from '../../src/formats/saml-names.ts';
import { signXml, verifyXml } from '../../src/formats/xml-signature.ts';
import type { SamlKey } from '../saml-idp-keys.ts';
import { createStand, fieldsOf, metadataOf, NOW, ORIGIN, SLO, SP, testKeys } from './test-stand.ts';

const PATH = '/ekona/slo';
const keys = await testKeys();

function logoutRequest(
  { id = '_logout', issuer = SP, destination = `${ORIGIN}${PATH}`, root = 'LogoutRequest' } = {},
  signer: SamlKey | null = keys.spSigning,
): string {
  const xml = `<samlp:${root} xmlns:samlp="${SAMLP}" xmlns:saml="${SAML}" ID="${id}" Version="2.0" IssueInstant="${new Date(NOW).toISOString()}" Destination="${destination}"><saml:Issuer>${issuer}</saml:Issuer><saml:NameID>ko-1</saml:NameID></samlp:${root}>`;
  return signer === null ? xml : signXml(xml, id, { ...signer, algorithm: 'rsa-sha256' });
}

test('answered with a signed LogoutResponse at the address of the metadata', async () => {
  const stand = await createStand({ serviceProviders: [metadataOf(keys, { slo: SLO })] });
  const response = await stand.sendText(logoutRequest(), PATH, 'r<"');
  const html = await response.text();
  assert.ok(html.includes(`action="${SLO}"`));
  const fields = fieldsOf(html);
  assert.equal(fields.get('RelayState'), 'r<"');
  const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString('utf8');
  assert.match(xml, /^<samlp:LogoutResponse [^>]*InResponseTo="_logout"/);
  assert.match(xml, /<saml:Issuer>https:\/\/muk\.test<\/saml:Issuer>/);
  assert.match(xml, /status:Success/);
  assert.ok(verifyXml(xml, [stand.keys.idp.signing.certificate]).isValid);
  const [exchange] = await stand.control.exchanges({ operation: 'logout-request' });
  assert.equal(exchange?.peer, 'product');
});

test('a service without an address for answers gets a page', async () => {
  const stand = await createStand();
  const response = await stand.sendText(logoutRequest(), PATH);
  assert.equal(response.status, 200);
  const html = await response.text();
  assert.doesNotMatch(html, /<form/);
  assert.match(html, /hält keine Sitzung/);
});

test('an address that is none of the web is not posted to', async () => {
  const stand = await createStand({ serviceProviders: [metadataOf(keys, { slo: 'javascript:alert(1)' })] });
  assert.doesNotMatch(await (await stand.sendText(logoutRequest(), PATH)).text(), /javascript:|<form/);
});

test('refused: unsigned, of a stranger, of nobody, repeated, sent elsewhere, something else', async () => {
  const stand = await createStand({ serviceProviders: [metadataOf(keys, { slo: SLO })] });
  const refused = async (xml: string, code: string): Promise<void> => {
    const response = await stand.sendText(xml, PATH);
    const html = await response.text();
    assert.equal(response.status, 400);
    assert.ok(html.includes(code), code);
    assert.doesNotMatch(html, /SAMLResponse/);
  };
  await refused(logoutRequest({}, null), 'saml-request-not-signed');
  await refused(logoutRequest({}, keys.idp.stranger), 'saml-request-signature-invalid');
  await refused(logoutRequest({ issuer: 'https://evil.example/' }), 'service-provider-unknown');
  await refused(logoutRequest({ destination: 'https://www.elster.de/ekona/slo' }), 'saml-request-destination-wrong');
  await refused(logoutRequest({ root: 'AuthnRequest' }), 'saml-request-unreadable');
  await refused('<a>', 'saml-request-unreadable');
  assert.equal((await stand.sendText(logoutRequest({ id: '_twice' }), PATH)).status, 200);
  await refused(logoutRequest({ id: '_twice' }), 'saml-request-repeated');
  const exchanges = await stand.control.exchanges({ operation: 'logout-request' });
  assert.equal(exchanges.filter(({ peer }) => peer === 'product').length, 1);
  assert.deepEqual(stand.internalErrors, []);
});

test('a LogoutRequest at the address of logins is refused', async () => {
  const stand = await createStand();
  await stand.sendText(logoutRequest({ destination: stand.ssoUrl }));
  assert.deepEqual(
    (await stand.control.logins({})).map(({ state, code }) => [state, code]),
    [['refused', 'saml-request-unreadable']],
  );
});
