import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { before, test } from 'node:test';
import { issueCertificate } from './certificate-issuing.ts';
import type { IssuedCertificate } from './certificate-issuing.ts';
import { readServiceProvider, writeIdentityProvider } from './saml-metadata.ts';
import { attributeOf, childNamed, readXmlTree } from './xml-dom.ts';
import { signXml, verifyXml } from './xml-signature.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
let signing: IssuedCertificate;
let encryption: IssuedCertificate;
before(async () => {
  const order = { keyKind: 'RSA-2048', notBefore: NOW, notAfter: NOW + 86_400_000 } as const;
  [signing, encryption] = await Promise.all([
    issueCertificate({ subject: 'CN=Signatur', ...order }),
    issueCertificate({ subject: 'CN=Verschlüsselung', ...order }),
  ]);
});

const base64 = ({ der }: IssuedCertificate): string => Buffer.from(der).toString('base64');
const key = (content: string, use = ''): string =>
  `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${content}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
const entity = (role: string, attributes = ' entityID="https://portal.example/sp"'): string =>
  `<EntityDescriptor xmlns="${MD}"${attributes}>${role}</EntityDescriptor>`;
const sp = (content: string, attributes = ''): string =>
  `<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"${attributes}>${content}</SPSSODescriptor>`;
const acs = (attributes: string): string => `<AssertionConsumerService ${attributes}/>`;

test('metadata of a service provider are read', () => {
  const broken = base64(signing).replaceAll(/.{64}/gu, '\n   $&');
  const method = '<EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/></KeyDescriptor>';
  const role = sp(
    key(broken, ' use="signing"') +
      key(base64(encryption), ' use="encryption"').replace('</KeyDescriptor>', method) +
      '<NameIDFormat> urn:x </NameIDFormat>' +
      acs(`Binding="${POST}" Location="https://portal.example/acs" index="1" isDefault="true"`) +
      acs('Binding="urn:y" Location="https://portal.example/other"'),
    ' WantAssertionsSigned="true" AuthnRequestsSigned="0"',
  );
  assert.deepEqual(readServiceProvider(entity(role, ' entityID="https://portal.example/sp" validUntil="2027-01-01T00:00:00Z" cacheDuration="P1D" ID="_m"')), {
    entityId: 'https://portal.example/sp',
    acs: [
      { binding: POST, location: 'https://portal.example/acs', index: 1, isDefault: true },
      { binding: 'urn:y', location: 'https://portal.example/other', isDefault: false },
    ],
    signingCertificates: [new X509Certificate(signing.certificate).toString()],
    encryptionCertificates: [new X509Certificate(encryption.certificate).toString()],
    validUntil: '2027-01-01T00:00:00Z',
    cacheDuration: 'P1D',
    id: '_m',
    wantAssertionsSigned: true,
    authnRequestsSigned: false,
    algorithms: ['http://www.w3.org/2009/xmlenc11#aes256-gcm'],
    hasSignature: false,
    nameIdFormats: ['urn:x'],
    singleLogoutServices: [],
    presentation: { displayNames: [], descriptions: [], serviceNames: [], serviceDescriptions: [], hasOrganization: false, contactTypes: [] },
    problems: [],
  });
});

test('what the metadata say to people is read with its languages', () => {
  const ui =
    '<Extensions><mdui:UIInfo xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui"><mdui:DisplayName xml:lang="de">A</mdui:DisplayName><mdui:Description xml:lang="de"> </mdui:Description></mdui:UIInfo></Extensions>';
  const service =
    '<AttributeConsumingService index="0"><ServiceName xml:lang="de">A</ServiceName><ServiceName xml:lang="en">B</ServiceName><ServiceDescription>C</ServiceDescription></AttributeConsumingService>';
  const organization =
    '<Organization><OrganizationName xml:lang="de">A</OrganizationName><OrganizationDisplayName xml:lang="de">B</OrganizationDisplayName><OrganizationURL xml:lang="de">https://a.example</OrganizationURL></Organization><ContactPerson contactType="technical"/>';
  assert.deepEqual(readServiceProvider(entity(sp(ui + service) + organization)).presentation, {
    displayNames: ['de'],
    descriptions: [],
    serviceNames: ['de', 'en'],
    serviceDescriptions: [''],
    hasOrganization: true,
    contactTypes: ['technical'],
  });
});

test('a key without use counts for both, and a rollover has two', () => {
  const { signingCertificates, encryptionCertificates } = readServiceProvider(entity(sp(key(base64(signing)) + key(base64(encryption), ' use="signing"'))));
  assert.deepEqual([signingCertificates.length, encryptionCertificates.length], [2, 1]);
});

test('what is missing or wrong is told', () => {
  const problems = (xml: string): readonly string[] => readServiceProvider(xml).problems.map(({ code, where }) => `${code} ${where}`);
  assert.deepEqual(problems('<a/>'), ['not-an-entity-descriptor a', 'no-entity-id entityID', 'no-service-provider a']);
  assert.deepEqual(problems(entity(sp(''))), ['no-consumer-service AssertionConsumerService']);
  const service = acs(`Binding="${POST}" Location="https://a.example" index="1"`);
  assert.deepEqual(problems(entity(sp(service + service) + sp(service))), ['several-service-providers SPSSODescriptor', 'duplicate-index 1']);
  assert.deepEqual(problems(entity(sp(key('AAAA') + acs('Binding="x"')))), ['no-location AssertionConsumerService', 'certificate-unreadable AAAA']);
});

test('metadata of an identity provider can be written, signed and read', () => {
  const xml = writeIdentityProvider({
    entityId: 'https://idp.example/<&">',
    id: '_idp',
    signingCertificates: [signing.certificate, encryption.certificate],
    wantAuthnRequestsSigned: true,
    singleSignOn: [{ binding: 'HTTP-POST', location: 'https://idp.example/sso?a&b' }],
    organization: { name: 'Beispiel', displayName: 'Beispiel & Söhne', url: 'https://idp.example/' },
  });
  const signed = signXml(xml, '_idp', { privateKey: signing.key, algorithm: 'rsa-pss-sha256' });
  assert.equal(verifyXml(signed, [signing.certificate]).isValid, true);
  const root = readXmlTree(signed);
  assert.equal(attributeOf(root, 'entityID'), 'https://idp.example/<&">');
  assert.equal(root.children[0]?.name, 'Signature');
  assert.equal(attributeOf(childNamed(childNamed(root, MD, 'IDPSSODescriptor'), MD, 'SingleSignOnService'), 'Location'), 'https://idp.example/sso?a&b');
});
