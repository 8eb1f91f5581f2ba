/** What is written here, read by others: node-saml as a service provider, xmlsec1 as a verifier. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, mock, test } from 'node:test';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { ACS, IDP, REQUEST_ID, SP, instant, sampleAssertion, sampleResponse } from '../../fixtures/saml/sample-response.ts';
import { issueCertificate } from './certificate-issuing.ts';
import type { IssuedCertificate } from './certificate-issuing.ts';
import { postFields, readPostForm, readRedirectQuery, redirectUrl, verifyRedirectSignature } from './saml-message.ts';
import { readServiceProvider } from './saml-metadata.ts';
import { readAuthnRequest } from './saml-request.ts';
import { writeAssertion, writeResponse } from './saml-response.ts';
import { encryptXml } from './xml-encryption.ts';
import type { XmlRecipient } from './xml-encryption.ts';
import { signXml, verifyXml } from './xml-signature.ts';
import type { XmlSigner } from './xml-signature.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const NODE_SAML_CIPHERS: readonly Pick<XmlRecipient, 'content' | 'transport' | 'keyPlacement'>[] = [
  { content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p' },
  { content: 'aes128-gcm', transport: 'rsa-oaep-mgf1p' },
  { content: 'aes256-cbc', transport: 'rsa-oaep-mgf1p' },
  { content: 'aes128-cbc', transport: 'rsa-oaep-mgf1p', keyPlacement: 'beside' },
];

let idp: IssuedCertificate;
let sp: IssuedCertificate;
before(async () => {
  const validity = { notBefore: NOW - 86_400_000, notAfter: NOW + 86_400_000 };
  [idp, sp] = await Promise.all([
    issueCertificate({ subject: 'CN=IdP (nur zum Testen)', keyKind: 'RSA-2048', ...validity }),
    issueCertificate({ subject: 'CN=SP (nur zum Testen)', keyKind: 'RSA-2048', ...validity }),
  ]);
  mock.timers.enable({ apis: ['Date'], now: NOW + 1000 });
});

async function consume(xml: string, options: { readonly signs: 'assertion' | 'response' }): Promise<Record<string, unknown>> {
  const saml = new SAML({
    idpCert: idp.certificate,
    issuer: SP,
    audience: SP,
    callbackUrl: ACS,
    idpIssuer: IDP,
    decryptionPvk: sp.key,
    wantAssertionsSigned: options.signs === 'assertion',
    wantAuthnResponseSigned: options.signs === 'response',
    validateInResponseTo: ValidateInResponseTo.always,
  });
  await saml.cacheProvider.saveAsync(REQUEST_ID, instant(NOW));
  const { profile } = await saml.validatePostResponseAsync({ ...postFields({ xml, parameter: 'SAMLResponse' }) });
  assert.ok(profile);
  return profile;
}

const signerOf = (change: Partial<XmlSigner> = {}): XmlSigner => ({ privateKey: idp.key, certificate: idp.certificate, algorithm: 'rsa-sha256', ...change });
const HOSTILE = 'O\u2019Müller-ẞ <b>&amp;</b> ]]> "\' 😀 e\u0301';

test('node-saml accepts a signed assertion with every algorithm it knows', async () => {
  for (const algorithm of ['rsa-sha256', 'rsa-pss-sha256', 'rsa-sha512', 'rsa-sha1'] as const) {
    const assertion = signXml(
      writeAssertion(sampleAssertion({ now: NOW, surname: HOSTILE })),
      '_assertion-1',
      signerOf({ algorithm, inclusivePrefixes: ['xs'] }),
    );
    const profile = await consume(writeResponse(sampleResponse(NOW, [{ kind: 'markup', xml: assertion }])), { signs: 'assertion' });
    assert.equal(profile['urn:oid:2.5.4.4'], HOSTILE, algorithm);
    assert.equal(profile['nameID'], '_zufall-1');
  }
});

test('node-saml accepts encrypted assertions, signed inside or by the response around', async () => {
  const assertion = writeAssertion(sampleAssertion({ now: NOW, surname: HOSTILE }), { schema: 'xsd' });
  const signed = signXml(assertion, '_assertion-1', signerOf({ algorithm: 'rsa-pss-sha256', inclusivePrefixes: ['xsd'] }));
  for (const cipher of NODE_SAML_CIPHERS) {
    const encrypt = (plain: string): string => {
      const { data, beside = '' } = encryptXml(plain, { certificate: sp.certificate, ...cipher });
      return writeResponse(sampleResponse(NOW, [{ kind: 'encrypted', content: data + beside }]));
    };
    assert.equal((await consume(encrypt(signed), { signs: 'assertion' }))['urn:oid:2.5.4.4'], HOSTILE, cipher.content);
    const around = signXml(encrypt(assertion), '_antwort-1', signerOf());
    assert.equal((await consume(around, { signs: 'response' }))['urn:oid:2.5.4.4'], HOSTILE, cipher.content);
  }
});

test('node-saml refuses what is crafted to be refused', async () => {
  const refused = [
    signerOf({ algorithm: 'hmac-sha256', privateKey: idp.certificate }),
    signerOf({ algorithm: 'rsa-pss-sha256-salt20' }),
    signerOf({ algorithm: 'rsa-pss-mgf1-sha1' }),
    signerOf({ privateKey: sp.key }),
  ];
  for (const signer of refused) {
    const assertion = signXml(writeAssertion(sampleAssertion({ now: NOW })), '_assertion-1', signer);
    await assert.rejects(consume(writeResponse(sampleResponse(NOW, [{ kind: 'markup', xml: assertion }])), { signs: 'assertion' }), /signature/iu);
  }
});

test('requests of node-saml are read and verified, by either binding', async () => {
  const options = {
    idpCert: idp.certificate,
    issuer: SP,
    callbackUrl: ACS,
    entryPoint: 'https://idp.example/sso',
    privateKey: sp.key,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    forceAuthn: true,
    authnContext: ['STORK-QAA-Level-3'],
    racComparison: 'minimum',
  } as const;
  const saml = new SAML({ ...options, authnContext: [...options.authnContext] });
  // Without spaces: node-saml signs them as %20 and sends them as +, and the octets that are sent decide.
  const url = await saml.getAuthorizeUrlAsync('zustand&mehr', undefined, {});
  const received = readRedirectQuery(new URL(url).search, 'SAMLRequest');
  assert.equal(received.relayState, 'zustand&mehr');
  assert.equal(verifyRedirectSignature(received, [idp.certificate, sp.certificate]).isValid, true);
  assert.equal(verifyRedirectSignature(received, [idp.certificate]).reason, 'wrong');
  const { issuer, forceAuthn, requestedAuthnContext, problems, destination } = readAuthnRequest(received.xml);
  assert.deepEqual([issuer, forceAuthn, destination, problems], [SP, true, 'https://idp.example/sso', []]);
  assert.deepEqual(requestedAuthnContext, { comparison: 'minimum', classRefs: ['STORK-QAA-Level-3'] });
  const posting = new SAML({ ...options, authnContext: [...options.authnContext], skipRequestCompression: true });
  const form = await posting.getAuthorizeMessageAsync('', undefined, {});
  const posted = readPostForm(new URLSearchParams({ SAMLRequest: String(form['SAMLRequest']) }), 'SAMLRequest');
  assert.equal(verifyXml(posted.xml, [sp.certificate]).isValid, true);
  const metadata = readServiceProvider(saml.generateServiceProviderMetadata(sp.certificate, sp.certificate));
  assert.deepEqual([metadata.entityId, metadata.acs[0]?.location, metadata.signingCertificates.length, metadata.problems], [SP, ACS, 1, []]);
});

test('node-saml takes a signed redirect of ours', async () => {
  const saml = new SAML({ idpCert: idp.certificate, issuer: SP, callbackUrl: ACS, logoutUrl: 'https://idp.example/slo' });
  const xml = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l1" Version="2.0" IssueInstant="${instant(NOW)}"><saml:Issuer>${IDP}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;
  const url = new URL(redirectUrl(`${ACS}?a=1`, { xml, parameter: 'SAMLResponse', relayState: 'r+/=', signer: signerOf() }));
  const query = url.search.slice(1).replace('a=1&', '');
  const { loggedOut } = await saml.validateRedirectAsync(Object.fromEntries(new URLSearchParams(query)), query);
  assert.equal(loggedOut, true);
});

test('xmlsec1 verifies our signature', (context) => {
  if (spawnSync('xmlsec1', ['--version']).error !== undefined) {
    context.skip('xmlsec1 is not installed.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-xmlsec-'));
  try {
    const [document, certificate] = [join(folder, 'signed.xml'), join(folder, 'idp.pem')];
    writeFileSync(document, signXml(writeAssertion(sampleAssertion({ now: NOW, surname: HOSTILE })), '_assertion-1', signerOf({ inclusivePrefixes: ['xs'] })));
    writeFileSync(certificate, idp.certificate);
    execFileSync('xmlsec1', ['--verify', '--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion', '--pubkey-cert-pem', certificate, document], {
      stdio: 'pipe',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
