/**
 * Over real HTTP with a service provider that is not ours: @node-saml/node-saml writes and signs the request, the pages are
 * walked with plain form posts, and node-saml verifies what comes back. It knows nothing of levels and addresses; only that
 * signature, encryption, audience, times and InResponseTo are right is shown here.
 */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import { AKDB_CLASSIC_UI, AKDB_REQUEST } from '../../src/formats/saml-names.ts';
import { startHost } from '../../src/transport/host.ts';
import type { Host } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { AccountSimulator } from '../account-simulator.ts';
import { createSamlIdpKeys } from '../saml-idp-keys.ts';
import type { SamlIdpKeys } from '../saml-idp-keys.ts';
import { createBundid } from './index.ts';
import { ACS, metadataOf, SP, testKeys, unescapeHtml } from './test-stand.ts';
import type { TestKeys } from './test-stand.ts';

let host: Host;
let simulator: AccountSimulator;
let idp: SamlIdpKeys;
let keys: TestKeys;

before(async () => {
  keys = await testKeys();
  idp = await createSamlIdpKeys({ name: 'BundID', now: Date.now(), kind: 'RSA-2048' });
  simulator = createBundid({ baseUrl: () => host.url, keys: idp, recorder: createRecorder() });
  host = await startHost({ simulator });
});

after(async () => host.close());

function serviceProvider(tenant: string, names: readonly Parameters<typeof attributeUrn>[0][]): SAML {
  return new SAML({
    callbackUrl: ACS,
    issuer: SP,
    entryPoint: `${host.url}/t/${tenant}/idp/profile/SAML2/POST/SSO`,
    idpCert: [idp.signing.certificate, idp.next.certificate],
    idpIssuer: `${host.url}/t/${tenant}/idp`,
    privateKey: keys.spSigning.privateKey,
    decryptionPvk: keys.spEncryption.privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    forceAuthn: true,
    // HTTP-POST is not deflated (Bindings 3.5.4); node-saml does it unless told otherwise.
    skipRequestCompression: true,
    audience: SP,
    authnContext: ['STORK-QAA-Level-3'],
    racComparison: 'minimum',
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.always,
    samlAuthnRequestExtensions: {
      'akdb:AuthenticationRequest': {
        '@xmlns:akdb': AKDB_REQUEST,
        '@Version': '2',
        'akdb:RequestedAttributes': { 'akdb:RequestedAttribute': names.map((name) => ({ '@Name': attributeUrn(name), '@RequiredAttribute': 'true' })) },
        'akdb:DisplayInformation': {
          'ui:Version': { '@xmlns:ui': AKDB_CLASSIC_UI, 'ui:OrganizationDisplayName': 'Kita Wolkenprüfstand', 'ui:OnlineServiceId': 'BMI-X0000' },
        },
      },
    },
  });
}

/** Fields of a form with a value, in the order of the page. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [, name = '', value] of html.matchAll(/name="([^"]+)" value="([^"]*)"/g)) fields.append(name, unescapeHtml(value) ?? '');
  return fields;
}

function formNamed(html: string, part: string): { readonly action: string; readonly fields: URLSearchParams } {
  const form = [...html.matchAll(/<form method="post" action="([^"]+)">([\s\S]*?)<\/form>/g)].find(([whole]) => whole.includes(part));
  assert.ok(form !== undefined, part);
  return { action: unescapeHtml(form[1]) ?? '', fields: fieldsOf(form[2] ?? '') };
}

async function post(action: string, fields: URLSearchParams): Promise<string> {
  return (await fetch(action, { method: 'POST', body: fields })).text();
}

for (const cryptoProfile of ['bundid-2025', 'legacy'])
  test(`${cryptoProfile}: node-saml asks, a person takes two clicks, node-saml accepts`, async () => {
    simulator.createTenant({ id: cryptoProfile, cryptoProfile, serviceProviders: [metadataOf(keys)] });
    const portal = serviceProvider(cryptoProfile, ['bPK2', 'givenName', 'surname']);
    const entry = await portal.getAuthorizeFormAsync('relay', 'portal.example');
    const request = fieldsOf(entry);
    const login = formNamed(await post(`${host.url}/t/${cryptoProfile}/idp/profile/SAML2/POST/SSO`, request), 'value="elmar-elsterling"');
    const consent = formNamed(await post(login.action, login.fields), '/confirmation"');
    const answer = fieldsOf(await post(consent.action, consent.fields));
    const { profile } = await portal.validatePostResponseAsync({ SAMLResponse: answer.get('SAMLResponse') ?? '' });
    assert.equal(profile?.[attributeUrn('surname')], 'Elsterling-Prüfer');
    assert.match(String(profile?.[attributeUrn('bPK2')]), /^[\w-]{43}$/);
    assert.match(profile?.nameID ?? '', /^_[0-9a-f]{32}$/);
    assert.equal(answer.get('RelayState'), 'relay');
    await assert.rejects(portal.validatePostResponseAsync({ SAMLResponse: answer.get('SAMLResponse') ?? '' }), /InResponseTo/);
  });

test('node-saml refuses what the fault makes wrong', async () => {
  const tenant = simulator.createTenant({ id: 'fault', serviceProviders: [metadataOf(keys)] });
  const portal = serviceProvider('fault', ['surname']);
  tenant.orders.add({ outcome: 'success', persona: 'elmar-elsterling', deviation: 'fremder-schluessel' });
  const entry = await portal.getAuthorizeFormAsync('', 'portal.example');
  const request = fieldsOf(entry);
  const answer = fieldsOf(await post(`${host.url}/t/fault/idp/profile/SAML2/POST/SSO`, request));
  await assert.rejects(portal.validatePostResponseAsync({ SAMLResponse: answer.get('SAMLResponse') ?? '' }), /Invalid signature/);
});
