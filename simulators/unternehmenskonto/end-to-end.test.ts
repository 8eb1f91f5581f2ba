/**
 * Over real HTTP with a service provider that is not ours: @node-saml/node-saml writes and signs the request, the pages are
 * walked with plain form posts, and node-saml verifies the PSS signature of the response and decrypts the unsigned assertion.
 * It knows nothing of levels and addresses; only that the message is right is shown here.
 */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { SAML as SAML_ASSERTION, SAMLP } from '../../src/formats/saml-names.ts';
import { textElement, xmlElement } from '../../src/formats/xml-writing.ts';
import { signXml } from '../../src/formats/xml-signature.ts';
import { startHost } from '../../src/transport/host.ts';
import type { Host } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { AccountSimulator } from '../account-simulator.ts';
import { createSamlIdpKeys } from '../saml-idp-keys.ts';
import type { SamlIdpKeys } from '../saml-idp-keys.ts';
import { createUnternehmenskonto } from './index.ts';
import { ACS, fieldsOf, metadataOf, SLO, SP, SSO, testKeys, unescapeHtml } from './test-stand.ts';
import type { TestKeys } from './test-stand.ts';

let host: Host;
let simulator: AccountSimulator;
let idp: SamlIdpKeys;
let keys: TestKeys;

before(async () => {
  keys = await testKeys();
  idp = await createSamlIdpKeys({ name: 'ELSTER', now: Date.now(), kind: 'RSA-2048' });
  simulator = createUnternehmenskonto({ baseUrl: () => host.url, keys: idp, recorder: createRecorder() });
  host = await startHost({ simulator });
});

after(async () => host.close());

/** As an integrator would configure it: the key is pinned, the response is signed, the assertion is not. */
function serviceProvider(tenant: string, validateInResponseTo = ValidateInResponseTo.always): SAML {
  const base = `${host.url}/t/${tenant}`;
  return new SAML({
    callbackUrl: ACS,
    issuer: SP,
    audience: SP,
    entryPoint: base + SSO,
    idpCert: idp.signing.certificate,
    idpIssuer: base,
    privateKey: keys.spSigning.privateKey,
    decryptionPvk: keys.spEncryption.privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    forceAuthn: true,
    disableRequestedAuthnContext: true,
    // HTTP-POST is not deflated (Bindings 3.5.4); node-saml does it unless told otherwise.
    skipRequestCompression: true,
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: true,
    validateInResponseTo,
  });
}

function formNamed(html: string, part: string): { readonly action: string; readonly fields: URLSearchParams } {
  const form = [...html.matchAll(/<form method="post" action="([^"]+)">([\s\S]*?)<\/form>/g)].find(([whole]) => whole.includes(part));
  assert.ok(form !== undefined, part);
  return { action: unescapeHtml(form[1] ?? ''), fields: fieldsOf(form[2] ?? '') };
}

async function post(action: string, fields: URLSearchParams): Promise<string> {
  return (await fetch(action, { method: 'POST', body: fields })).text();
}

for (const cryptoProfile of ['muk-2025', 'legacy'])
  test(`${cryptoProfile}: node-saml asks, a person takes two clicks, node-saml accepts`, async () => {
    const tenant = simulator.createTenant({ id: cryptoProfile, cryptoProfile, serviceProviders: [metadataOf(keys)] });
    const portal = serviceProvider(cryptoProfile);
    const request = fieldsOf(await portal.getAuthorizeFormAsync('relay', 'portal.example'));
    const login = formNamed(await post(tenant.base() + SSO, request), 'value="gmbh"');
    const consent = formNamed(await post(login.action, login.fields), '/confirmation"');
    const answer = fieldsOf(await post(consent.action, consent.fields));
    const SAMLResponse = answer.get('SAMLResponse') ?? '';
    const { profile } = await portal.validatePostResponseAsync({ SAMLResponse });
    assert.match(profile?.nameID ?? '', /^ko-[0-9a-f]{40}$/);
    assert.equal(profile?.['Firmenname'], 'Kita Wolkenprüfstand gGmbH');
    assert.match(JSON.stringify(profile?.['Unternehmensanschrift']), /Kanarienvogelstieg/);
    assert.equal(answer.get('RelayState'), 'relay');
    assert.deepEqual(
      tenant.logins
        .query({})[0]
        ?.judgement.filter(({ state }) => state === 'broken' || state === 'warned')
        .map(({ rule }) => rule),
      [],
    );
    await assert.rejects(portal.validatePostResponseAsync({ SAMLResponse }), /InResponseTo/);
  });

test('node-saml refuses what the faults make wrong, and accepts the valid variants', async () => {
  const tenant = simulator.createTenant({ id: 'faults', serviceProviders: [metadataOf(keys)] });
  const answered = async (deviation: string): Promise<unknown> => {
    const portal = serviceProvider('faults');
    tenant.orders.add({ outcome: 'success', persona: 'gmbh', deviation });
    const request = fieldsOf(await portal.getAuthorizeFormAsync('', 'portal.example'));
    const answer = fieldsOf(await post(tenant.base() + SSO, request));
    return (await portal.validatePostResponseAsync({ SAMLResponse: answer.get('SAMLResponse') ?? '' })).profile?.nameID;
  };
  for (const id of ['ohne-signaturen', 'nur-assertion-signiert', 'fremder-schluessel']) await assert.rejects(answered(id), /Invalid (document )?signature/, id);
  await assert.rejects(answered('alte-anfrage'), /InResponseTo/);
  for (const id of ['elemente-umgekehrt', 'unbekannte-elemente', 'anderes-ekona-praefix', 'beides-signiert', 'ohne-key-info', 'niveau-grossbuchstaben'])
    assert.match(String(await answered(id)), /^ko-/, id);
});

test('node-saml takes the answer to a logout', async () => {
  const tenant = simulator.createTenant({ id: 'logout', serviceProviders: [metadataOf(keys, { slo: SLO })] });
  const Destination = tenant.addresses().sloPostUrl ?? '';
  const attributes = { ID: '_logout', Version: '2.0', IssueInstant: new Date().toISOString(), Destination };
  const xml = xmlElement('p:LogoutRequest', { 'xmlns:p': SAMLP, 'xmlns:saml': SAML_ASSERTION, ...attributes }, textElement('saml:Issuer', SP));
  const signed = signXml(xml, '_logout', { ...keys.spSigning, algorithm: 'rsa-sha256' });
  const answer = fieldsOf(await post(Destination, new URLSearchParams({ SAMLRequest: Buffer.from(signed).toString('base64') })));
  const { loggedOut } = await serviceProvider('logout', ValidateInResponseTo.never).validatePostResponseAsync({
    SAMLResponse: answer.get('SAMLResponse') ?? '',
  });
  assert.equal(loggedOut, true);
});
