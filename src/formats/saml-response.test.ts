import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, sampleAssertion, sampleResponse } from '../../fixtures/saml/sample-response.ts';
import { SamlReadingError } from './saml-error.ts';
import { readAssertion, readResponse, writeAssertion, writeResponse } from './saml-response.ts';
import type { AssertionModel, ResponseModel } from './saml-response.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const XS_STRING = { namespace: 'http://www.w3.org/2001/XMLSchema', prefix: 'xs', name: 'string' };
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));
const optional = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.record(members, { requiredKeys: [], noNullPrototype: true });
const withRequired = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>, ...requiredKeys: string[]): fc.Arbitrary<object> =>
  fc.record(members, { requiredKeys, noNullPrototype: true });
const few = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> => fc.array(item, { maxLength: 3 });

const nameId = withRequired({ value: text, format: text, nameQualifier: text, spNameQualifier: text }, 'value');
const data = optional({ notBefore: text, notOnOrAfter: text, recipient: text, inResponseTo: text, address: text });
const subject = withRequired({ nameId, confirmations: few(withRequired({ method: text, data }, 'method')) }, 'confirmations');
const conditions = withRequired(
  {
    notBefore: text,
    notOnOrAfter: text,
    audienceRestrictions: few(few(text)),
    isOneTimeUse: fc.constant(true),
    others: fc.constant('<x:c xmlns:x="urn:x">y</x:c>'),
  },
  'audienceRestrictions',
);
const statement = optional({ authnInstant: text, sessionIndex: text, sessionNotOnOrAfter: text, subjectAddress: text, contextClass: text });
const content = fc.oneof(text, fc.constant({ xml: '<e:A xmlns:e="urn:e"><e:B>1 &lt; 2</e:B></e:A>' }));
const value = fc.record(
  { content, type: fc.constantFrom(null, XS_STRING, { namespace: 'urn:e', prefix: 'e', name: 'AddressType' }) },
  { noNullPrototype: true },
);
const foreign = fc.record({ namespace: fc.constant('urn:t'), prefix: fc.constant('t'), name: fc.constant('Level'), value: text }, { noNullPrototype: true });
const attribute = withRequired(
  { name: text, nameFormat: text, friendlyName: text, xmlAttributes: foreign.map((one) => [one]), values: few(value) },
  'name',
  'values',
);
const assertion = withRequired(
  {
    id: text,
    version: text,
    issueInstant: text,
    issuer: text,
    subject,
    conditions,
    advice: fc.constant('<x:a xmlns:x="urn:x"/>'),
    authnStatements: few(statement),
    attributes: few(attribute),
  },
  'authnStatements',
  'attributes',
) as fc.Arbitrary<AssertionModel>;
const status = withRequired({ codes: few(text), message: text, detail: fc.constant('<x:d xmlns:x="urn:x">{"a":1}</x:d>') }, 'codes');
const response = withRequired(
  {
    id: text,
    version: text,
    issueInstant: text,
    destination: text,
    inResponseTo: text,
    consent: text,
    issuer: text,
    extensions: fc.constant('<x:e xmlns:x="urn:x"/>'),
    status,
    assertions: few(
      fc.oneof(
        assertion.map((one) => ({ kind: 'plain', assertion: one })),
        fc.constant({ kind: 'encrypted', content: '<x:EncryptedData xmlns:x="http://www.w3.org/2001/04/xmlenc#"/>' }),
      ),
    ),
  },
  'assertions',
) as fc.Arbitrary<ResponseModel>;

/** Reading tells about signatures too, of which there are none here. */
const asRead = (model: AssertionModel): AssertionModel => ({ ...model, hasSignature: false });

test('an assertion comes back as it was written, whatever it lacks and holds', () => {
  fc.assert(fc.property(assertion, (model) => assert.deepEqual(readAssertion(writeAssertion(model)), asRead(model))));
});

test('a response comes back as it was written, with other prefixes too', () => {
  const prefixes = fc.constantFrom({}, { protocol: 'p', assertion: '', schema: 'xs' }, { protocol: 'saml2p', assertion: 'saml2' });
  fc.assert(
    fc.property(response, prefixes, (model, chosen) => {
      const assertions = model.assertions.map((part) => (part.kind === 'plain' ? { ...part, assertion: asRead(part.assertion) } : part));
      assert.deepEqual(readResponse(writeResponse(model, chosen)), { ...model, assertions, hasSignature: false });
    }),
  );
});

test('text gets the type string, markup none, and only what is told otherwise differs', () => {
  const values = [{ content: 'x' }, { content: { xml: '<a/>' } }, { content: 'y', type: null }];
  const written = writeAssertion({ authnStatements: [], attributes: [{ name: 'n', values }] }, { schema: 'xsd' });
  assert.deepEqual(
    readAssertion(written).attributes[0]?.values.map(({ type }) => type),
    [{ ...XS_STRING, prefix: 'xsd' }, null, null],
  );
});

test('markup that is given is written as it stands, so that comments in a name can be signed', () => {
  const { subject: _, ...rest } = sampleAssertion({ now: NOW });
  const written = writeAssertion({ ...rest, subject: { nameId: { value: { xml: 'admin@a<!---->.evil' } }, confirmations: [] } });
  assert.ok(written.includes('>admin@a<!---->.evil</saml:NameID>'));
  assert.equal(readAssertion(written).subject?.nameId?.value, 'admin@a.evil');
});

test('a sample is written in the order of the schema, an assertion stands alone inside a response', () => {
  const model = sampleAssertion({ now: NOW });
  const written = writeResponse(sampleResponse(NOW, [{ kind: 'plain', assertion: model }]));
  assert.ok(written.includes(writeAssertion(model)));
  assert.match(
    written,
    /^<samlp:Response [^>]*><saml:Issuer>.*<samlp:Status>.*<saml:Assertion .*<saml:Subject>.*<saml:Conditions .*<saml:AuthnStatement .*<saml:AttributeStatement>/u,
  );
  assert.equal(readResponse(written).issueInstant, instant(NOW));
});

test('a document of another kind is refused', () => {
  assert.throws(() => readResponse('<Response/>'), SamlReadingError);
  assert.throws(() => readAssertion(writeResponse({ assertions: [] })), SamlReadingError);
});
