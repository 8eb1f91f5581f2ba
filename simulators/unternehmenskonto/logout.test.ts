/** Single logout: a signed request of a known service is answered, anything else is refused and leads nowhere. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { LogoutWish } from '../../src/core/account-control.ts';
import { readRedirectQuery, verifyRedirectSignature } from '../../src/formats/saml-message.ts';
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

test('a LogoutResponse to a request that was brought to the service is taken', async () => {
  const stand = await createStand();
  const response = await stand.post(PATH, { SAMLResponse: 'PGE+' });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /hält keine Sitzung/);
});

test('LogoutRequests of the account are made for a login: true ones, unsigned ones, about somebody else', async () => {
  const stand = await createStand({ serviceProviders: [metadataOf(keys, { slo: SLO })] });
  await stand.ordered({ outcome: 'success', persona: 'gmbh' });
  const [login] = await stand.control.logins({});
  const order = { login: login?.id ?? '', otherwise: 'https://sp.example/abmelden' };
  const xmlOf = ({ fields }: { readonly fields: readonly (readonly [string, string])[] }): string =>
    Buffer.from(fields[0]?.[1] ?? '', 'base64').toString('utf8');
  const own = await stand.control.logoutRequest({ ...order, isSigned: true });
  assert.deepEqual([own.action, own.isSingleLogout], [SLO, true]);
  assert.ok(verifyXml(xmlOf(own), [stand.keys.idp.signing.certificate]).isValid);
  assert.match(xmlOf(own), new RegExp(`>${login?.identity?.nameId}</saml:NameID><samlp:SessionIndex>`));
  assert.doesNotMatch(xmlOf(await stand.control.logoutRequest({ ...order, isSigned: false })), /Signature/);
  assert.match(xmlOf(await stand.control.logoutRequest({ ...order, isSigned: true, nameId: 'ko-2' })), />ko-2<\/saml:NameID>/);
  await assert.rejects(stand.control.logoutRequest({ ...order, login: 'nobody', isSigned: true }), { code: 'ERR_CONTROL_REFUSED' });
  const plain = await createStand();
  await plain.ordered({ outcome: 'success', persona: 'gmbh' });
  const [other] = await plain.control.logins({});
  const otherwise = await plain.control.logoutRequest({ ...order, login: other?.id ?? '', isSigned: true });
  assert.deepEqual([otherwise.action, otherwise.isSingleLogout], [order.otherwise, false]);
});

test('by HTTP-Redirect the query is signed, unsigned, signed by a stranger, or with the signature of another one', async () => {
  const slo = `${SLO}/redirect`;
  const stand = await createStand({ serviceProviders: [metadataOf(keys, { slo: SLO, sloRedirect: slo })] });
  await stand.ordered({ outcome: 'success', persona: 'gmbh' });
  const [login] = await stand.control.logins({});
  const own = [stand.keys.idp.signing.certificate];
  const made = async (wish: Partial<LogoutWish>): Promise<readonly [verdict: string, xml: string]> => {
    const form = await stand.control.logoutRequest({ login: login?.id ?? '', otherwise: SLO, isSigned: true, binding: 'HTTP-Redirect', ...wish });
    assert.ok(form.action.startsWith(`${slo}?`) && form.isSingleLogout && form.fields.length === 0);
    const received = readRedirectQuery(form.action.slice(slo.length + 1), 'SAMLRequest');
    const verification = verifyRedirectSignature(received, own);
    return [verification.isValid ? 'valid' : (verification.reason ?? ''), received.xml];
  };
  const [verdict, xml] = await made({});
  assert.equal(verdict, 'valid');
  assert.match(xml, new RegExp(`Destination="${slo}".*>${login?.identity?.nameId}</saml:NameID><samlp:SessionIndex>`));
  assert.doesNotMatch(xml, /Signature/);
  assert.doesNotMatch((await made({ namesSession: false }))[1], /SessionIndex/);
  assert.equal((await made({ isSigned: false }))[0], 'not-signed');
  assert.equal((await made({ forgery: 'other-key' }))[0], 'wrong');
  const [forged, about] = await made({ forgery: 'other-request' });
  assert.equal(forged, 'wrong');
  assert.ok(about.includes(`>${login?.identity?.nameId}</saml:NameID>`));
});

test('metadata are served with an expired certificate or a further key until that is taken back', async () => {
  const stand = await createStand();
  const { signing, next, stranger } = stand.keys.idp;
  const served = async (): Promise<readonly X509Certificate[]> => {
    const xml = await (await stand.get(new URL((await stand.control.addresses()).metadataUrl).pathname)).text();
    return [...xml.matchAll(/X509Certificate>([^<]+)</g)].map(([, body = '']) => new X509Certificate(Buffer.from(body, 'base64')));
  };
  const pems = (certificates: readonly X509Certificate[]): readonly string[] => certificates.map(({ fingerprint256 }) => fingerprint256);
  const known = pems([signing, next].map(({ certificate }) => new X509Certificate(certificate)));
  await stand.control.changeMetadata('unsigned-new-key');
  assert.deepEqual(pems(await served()), [...known, new X509Certificate(stranger.certificate).fingerprint256]);
  await stand.control.changeMetadata('expired-certificate');
  const [expired] = await served();
  assert.ok(expired !== undefined && Date.parse(expired.validTo) < NOW && expired.checkPrivateKey(createPrivateKey(signing.privateKey)));
  await stand.control.changeMetadata(null);
  assert.deepEqual(pems(await served()), known);
  await assert.rejects(stand.control.changeMetadata('other' as never), { code: 'ERR_CONTROL_REFUSED' });
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
