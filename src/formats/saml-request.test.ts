import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAuthnRequest, writeAuthnRequest } from './saml-request.ts';
import type { AuthnRequestToWrite } from './saml-request.ts';

const text = fc
  .string({ unit: 'binary' })
  .map((value) => value.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''))
  .filter((value) => value === value.trim());
const optional = <T>(members: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(members, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;
const display = optional({ purpose: text, organizationDisplayName: text, lang: fc.constantFrom('de', 'uk'), backUrl: text, onlineServiceId: text });
const extension = optional({
  version: fc.constantFrom('1', '2'),
  enableStatusDetail: fc.boolean(),
  methods: fc.array(fc.record({ name: fc.constantFrom('eID', 'Elster', 'Benutzername'), isEnabled: fc.boolean() }, { noNullPrototype: true })),
  allowedMethods: fc.array(text),
  requestedAttributes: fc.array(fc.record({ name: text, isRequired: fc.boolean() }, { requiredKeys: ['isRequired'], noNullPrototype: true })),
  display,
});
const model: fc.Arbitrary<AuthnRequestToWrite> = optional({
  id: fc.uuid().map((id) => `_${id}`),
  version: fc.constant('2.0'),
  issueInstant: text,
  destination: text,
  consent: text,
  issuer: text,
  assertionConsumerServiceUrl: text,
  assertionConsumerServiceIndex: fc.constant('1'),
  attributeConsumingServiceIndex: fc.constant('0'),
  protocolBinding: text,
  providerName: text,
  forceAuthn: fc.boolean(),
  isPassive: fc.boolean(),
  nameIdPolicy: optional({ format: text, allowCreate: fc.boolean(), spNameQualifier: text }),
  requestedAuthnContext: fc.record({ comparison: text, classRefs: fc.array(text) }, { requiredKeys: ['classRefs'], noNullPrototype: true }),
  extension,
});

test('a request comes back as it was written, whatever text it holds', () => {
  fc.assert(
    fc.property(model, (request) => {
      const { rootName, rootNamespace, hasSignature, extensions, problems, ...read } = readAuthnRequest(writeAuthnRequest(request));
      // Members that are not there are left out, a record of none of them is an empty record.
      assert.deepEqual(read, request);
      assert.deepEqual([rootName, rootNamespace, hasSignature, problems], ['AuthnRequest', 'urn:oasis:names:tc:SAML:2.0:protocol', false, []]);
      assert.equal(extensions.length, request.extension === undefined ? 0 : 1);
    }),
  );
});

const akdb = (content: string, attributes = 'Version="2"'): string =>
  `<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><p:Extensions><a:AuthenticationRequest xmlns:a="https://www.akdb.de/request/2018/09" ${attributes}>${content}</a:AuthenticationRequest></p:Extensions></p:AuthnRequest>`;

test('white space around text is trimmed, CDATA is taken literally', () => {
  const ui = (content: string): string =>
    `<a:DisplayInformation><u:Version xmlns:u="https://www.akdb.de/request/2018/09/classic-ui/v1">${content}</u:Version></a:DisplayInformation>`;
  const methods = '<a:AuthnMethods><a:eID><a:Enabled>\n true \n</a:Enabled></a:eID><a:FINK/><a:Diia><a:Enabled>0</a:Enabled></a:Diia></a:AuthnMethods>';
  const { extension } = readAuthnRequest(akdb(methods + ui('<u:BackURL><![CDATA[https://a.example/?b&amp;c&d]]></u:BackURL><u:Lang> de </u:Lang>')));
  assert.deepEqual(extension, {
    version: '2',
    methods: [
      { name: 'eID', isEnabled: true },
      { name: 'FINK', isEnabled: true },
      { name: 'Diia', isEnabled: false },
    ],
    display: { backUrl: 'https://a.example/?b&amp;c&d', lang: 'de' },
  });
});

test('lists that are empty differ from lists that are missing', () => {
  assert.deepEqual(readAuthnRequest(akdb('<a:AuthnMethods/><a:RequestedAttributes/>', '')).extension, { methods: [], requestedAttributes: [] });
  assert.deepEqual(readAuthnRequest(akdb('<a:RequestedAttributes><a:RequestedAttribute/></a:RequestedAttributes>')).extension?.requestedAttributes, [
    { isRequired: false },
  ]);
});

test('deviations are told beside what could be read', () => {
  const codes = (xml: string): readonly string[] => readAuthnRequest(xml).problems.map(({ code, where }) => `${code} ${where}`);
  const root = (content: string, attributes = ''): string =>
    `<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ${attributes}>${content}</p:AuthnRequest>`;
  assert.deepEqual(codes('<a/>'), ['not-an-authn-request a']);
  assert.deepEqual(codes(root('', 'ID="1a" ForceAuthn="yes"')), ['id-not-ncname ID', 'not-a-boolean ForceAuthn']);
  assert.deepEqual(codes(root('<a:Issuer>x</a:Issuer><a:Issuer>y</a:Issuer><p:Issuer/><p:Other/>')), [
    'duplicate-element Issuer',
    'wrong-namespace Issuer',
    'unknown-element Other',
  ]);
  assert.equal(readAuthnRequest(root('<a:Issuer>x</a:Issuer><a:Issuer>y</a:Issuer>')).issuer, 'x');
  const twice = akdb('<a:AuthnMethods><a:eID><a:Enabled>ja</a:Enabled></a:eID></a:AuthnMethods>').replace(/<a:Auth.*<\/a:AuthenticationRequest>/u, '$&$&');
  assert.deepEqual(codes(twice), ['several-extensions AuthenticationRequest', 'not-a-boolean Enabled']);
  assert.deepEqual(codes(akdb('<a:DisplayInformation/><a:DisplayInformation/><b xmlns=""/>')), ['duplicate-element DisplayInformation', 'unknown-element b']);
});
