/**
 * What is written here against the official schemas of SAML 2.0, and official samples of BundID as they are read. Schemas
 * and samples are not part of the repository; the tests skip where they do not lie beside the checkout.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { instant, sampleAssertion, sampleResponse } from '../../fixtures/saml/sample-response.ts';
import { issueCertificate } from './certificate-issuing.ts';
import { writeIdentityProvider } from './saml-metadata.ts';
import { readAuthnRequest, writeAuthnRequest } from './saml-request.ts';
import { readAssertion, readResponse, writeAssertion, writeResponse } from './saml-response.ts';
import { encryptXml } from './xml-encryption.ts';
import { signXml } from './xml-signature.ts';
import type { XmlSigner } from './xml-signature.ts';
import { validateXml } from './xml.ts';

const SAML = new URL('../../../shared/standards/saml/2.0/', import.meta.url);
const BUNDID = new URL('../../../shared/standards/bundid/10.2.0.0/', import.meta.url);
const NOW = Date.parse('2026-11-21T10:00:00Z');
const ADDRESS = 'https://schemas.example/';
/** Remote addresses in the schemas, and the file each stands for. */
const REMOTE: Readonly<Record<string, string>> = {
  'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd': 'xmldsig-core-schema.xsd',
  'http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd': 'xenc-schema.xsd',
  'http://www.w3.org/2001/xml.xsd': 'xml.xsd',
};
const IMPORTED = [
  ['urn:oasis:names:tc:SAML:2.0:protocol', 'saml-schema-protocol-2.0.xsd'],
  ['urn:oasis:names:tc:SAML:2.0:metadata', 'saml-schema-metadata-2.0.xsd'],
  ['http://www.w3.org/2009/xmlenc11#', 'xenc11-schema.xsd'],
  ['https://www.akdb.de/request/2018/09', 'akdb-authentication-request-inferred.xsd'],
] as const;
const WRAPPER = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${IMPORTED.map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${ADDRESS}${file}"/>`).join('')}</xs:schema>`;

/** Problems of a document by all schemas together; what is in an extension is judged too. */
function schemaProblems(xml: string): readonly string[] {
  return validateXml(Buffer.from(xml, 'utf8'), WRAPPER, { url: `${ADDRESS}all.xsd`, imports: schemaFiles() }).problems.map(({ message }) => message);
}

function schemaFiles(): Readonly<Record<string, string>> {
  const files = [SAML, new URL('xsd/', BUNDID)].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xsd'))
      .map((name) => [name, withoutDtd(readFileSync(new URL(name, folder), 'utf8'))] as const),
  );
  const byName = Object.fromEntries(files);
  const local = files.map(([name, text]) => [`${ADDRESS}${name}`, text] as const);
  return Object.fromEntries([...local, ...Object.entries(REMOTE).map(([address, name]) => [address, byName[name] ?? ''] as const)]);
}

/** Two of the schemas begin with a DTD that only serves editors. */
function withoutDtd(text: string): string {
  return text.replace(/<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>/u, '');
}

function isMissing(context: TestContext): boolean {
  const found = existsSync(SAML) && existsSync(BUNDID);
  if (!found) context.skip('The official schemas and samples do not lie beside the checkout.');
  return !found;
}

function sample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, BUNDID), 'utf8');
}

test('responses are valid: plain, signed, encrypted in every way, and with an error', async (context) => {
  if (isMissing(context)) return;
  const { certificate, key } = await issueCertificate({ subject: 'CN=IdP', keyKind: 'RSA-2048', notBefore: NOW, notAfter: NOW + 1000 });
  const signer: XmlSigner = { privateKey: key, certificate, algorithm: 'rsa-pss-sha256', inclusivePrefixes: ['xs'] };
  const model = sampleAssertion({ now: NOW });
  const assertion = signXml(writeAssertion(model), '_assertion-1', signer);
  const valid = [
    writeResponse(sampleResponse(NOW, [{ kind: 'plain', assertion: model }])),
    writeResponse(sampleResponse(NOW, [{ kind: 'markup', xml: assertion }])),
  ];
  for (const transport of ['rsa-oaep', 'rsa-oaep-mgf1p', 'rsa-1_5'] as const) {
    for (const keyPlacement of ['inside', 'beside'] as const) {
      const { data, beside = '' } = encryptXml(assertion, { certificate, content: 'aes256-gcm', transport, keyPlacement });
      valid.push(signXml(writeResponse(sampleResponse(NOW, [{ kind: 'encrypted', content: data + beside }])), '_antwort-1', signer));
    }
  }
  const detail = '<akdb:StatusDetail xmlns:akdb="https://www.akdb.de/request/2018/09">{"version":"1.0"}</akdb:StatusDetail>';
  const codes = ['Requester', 'RequestDenied'].map((code) => `urn:oasis:names:tc:SAML:2.0:status:${code}`);
  valid.push(writeResponse({ ...sampleResponse(NOW, []), status: { codes, message: 'security-msg', detail } }));
  valid.push(
    writeResponse(
      sampleResponse(NOW, [{ kind: 'plain', assertion: { ...model, conditions: { audienceRestrictions: [['a', 'b'], ['c']], isOneTimeUse: true } } }]),
    ),
  );
  for (const xml of valid) assert.deepEqual(schemaProblems(xml), [], xml);
  // The other way round: the schemas are really applied, inside extensions and encrypted data too.
  assert.notDeepEqual(schemaProblems(writeResponse({ assertions: [] })), []);
  assert.notDeepEqual(schemaProblems(valid[0]?.replace('TrustLevel="HOCH"', 'TrustLevel="VIEL"') ?? ''), []);
  assert.notDeepEqual(schemaProblems(valid[2]?.replace('xenc:CipherValue', 'xenc:Other').replace('/xenc:CipherValue', '/xenc:Other') ?? ''), []);
});

test('requests with both versions of the extension, and metadata, are valid', async (context) => {
  if (isMissing(context)) return;
  const request = {
    id: '_a',
    version: '2.0',
    issueInstant: instant(NOW),
    issuer: 'https://portal.example/sp',
    forceAuthn: true,
    nameIdPolicy: { format: 'urn:x', allowCreate: true },
    requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-3'] },
  };
  const requestedAttributes = [{ name: 'urn:oid:2.5.4.4', isRequired: true }];
  const display = {
    purpose: 'x',
    organizationDisplayName: 'Beispieldienst & Co.',
    lang: 'de',
    backUrl: 'https://a.example/?b&c',
    onlineServiceId: 'BMI-X0000',
  };
  const two = { version: '2', enableStatusDetail: true, methods: [{ name: 'eID', isEnabled: true }], requestedAttributes, display };
  const one = { version: '1', allowedMethods: ['eID', 'Elster'], requestedAttributes };
  for (const extension of [two, one]) assert.deepEqual(schemaProblems(writeAuthnRequest({ ...request, extension })), []);
  assert.notDeepEqual(schemaProblems(writeAuthnRequest({ ...request, extension: { ...two, version: '3' } })), []);
  const { certificate, key } = await issueCertificate({ subject: 'CN=IdP', keyKind: 'RSA-2048', notBefore: NOW, notAfter: NOW + 1000 });
  const metadata = writeIdentityProvider({
    entityId: 'https://idp.example/saml',
    id: '_idp',
    validUntil: instant(NOW),
    signingCertificates: [certificate],
    wantAuthnRequestsSigned: true,
    nameIdFormats: ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient'],
    singleSignOn: [
      { binding: 'HTTP-POST', location: 'https://idp.example/sso' },
      { binding: 'HTTP-Redirect', location: 'https://idp.example/sso' },
    ],
    singleLogout: [{ binding: 'HTTP-POST', location: 'https://idp.example/slo' }],
    organization: { name: 'Beispiel', displayName: 'Beispiel', url: 'https://idp.example/' },
  });
  assert.deepEqual(schemaProblems(metadata), []);
  assert.deepEqual(schemaProblems(signXml(metadata, '_idp', { privateKey: key, algorithm: 'rsa-sha256' })), []);
});

test('official sample requests are read', (context) => {
  if (isMissing(context)) return;
  const { extension, ...two } = readAuthnRequest(sample('authnrequest-v2.xml'));
  assert.ok(extension);
  assert.deepEqual([two.problems, two.forceAuthn, two.isPassive, two.hasSignature], [[], true, false, false]);
  assert.equal(two.assertionConsumerServiceUrl, `${two.issuer}/saml/SSO`);
  assert.deepEqual(two.requestedAuthnContext, { comparison: 'minimum', classRefs: ['STORK-QAA-Level-1'] });
  assert.deepEqual([extension.version, extension.enableStatusDetail, extension.allowedMethods], ['2', true, undefined]);
  assert.deepEqual(
    extension.methods?.map(({ name, isEnabled }) => [name, isEnabled]),
    ['Authega', 'Benutzername', 'Diia', 'eID', 'eIDAS', 'Elster', 'FINK'].map((name) => [name, true]),
  );
  assert.equal(extension.requestedAttributes?.length, 17);
  assert.deepEqual(
    extension.requestedAttributes.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ['urn:oid:1.3.6.1.4.1.25484.494450.3', 'urn:oid:2.5.4.18'],
  );
  assert.deepEqual([extension.display?.lang, extension.display?.onlineServiceId], ['de', 'BMI-X0000']);
  assert.match(extension.display?.backUrl ?? '', /\?auch-mit=parametern$/u);
  const one = readAuthnRequest(sample('authnrequest-v1.xml'));
  assert.deepEqual([one.problems, one.extension?.version, one.extension?.methods], [[], '1', undefined]);
  assert.deepEqual(one.extension?.allowedMethods, ['eID', 'eIDAS', 'Benutzername']);
  assert.deepEqual(
    one.extension.requestedAttributes?.map(({ isRequired }) => isRequired),
    [false, false],
  );
});

test('official sample answers are read', (context) => {
  if (isMissing(context)) return;
  const assertion = readAssertion(sample('assertion-level4-decrypted.xml'));
  assert.deepEqual(assertion.conditions?.audienceRestrictions, [['https://samltool2-ewg.pre.buergerserviceportal.de']]);
  assert.equal(assertion.authnStatements[0]?.contextClass, 'STORK-QAA-Level-4');
  assert.equal(assertion.attributes.length, 15);
  const address = assertion.attributes.find(({ name }) => name === 'urn:oid:2.5.4.16');
  assert.deepEqual(address?.values, [{ content: 'HEIDESTRAẞE 17', type: { namespace: 'http://www.w3.org/2001/XMLSchema', prefix: 'xsd', name: 'string' } }]);
  assert.deepEqual(address.xmlAttributes, [{ namespace: 'https://www.akdb.de/request/2018/09', prefix: 'akdb', name: 'TrustLevel', value: 'HOCH' }]);
  const again = readAssertion(writeAssertion(assertion, { assertion: 'saml2', schema: 'xsd' }));
  assert.deepEqual(again, assertion);
  const { status, assertions } = readResponse(sample('response-error-required-attributes.xml'));
  assert.deepEqual(status?.codes, ['urn:oasis:names:tc:SAML:2.0:status:Requester', 'urn:oasis:names:tc:SAML:2.0:status:RequestDenied']);
  assert.match(status.detail ?? '', /IDP_REQUIRED_ATTRIBUTES_MISSING/u);
  assert.deepEqual([status.message, assertions], ['security-msg', []]);
});
