/**
 * What the simulator sends against the schemas of OASIS, and what it makes of the official request samples. Schemas and
 * samples are test data beside the checkout; without them the tests are skipped and say so.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { validateXml } from '../../src/formats/xml.ts';
import { readAuthnRequest } from '../../src/formats/saml-request.ts';
import { judgeAll } from '../account-rule.ts';
import { demandOf } from './demand.ts';
import { REQUEST_RULES } from './rules/index.ts';
import { createStand, readPosting } from './test-stand.ts';

const standards = new URL('../../../shared/standards/', import.meta.url);
const schemas = new URL('saml/2.0/', standards);
const skip = existsSync(schemas) ? false : 'the schemas of OASIS are not beside the checkout';

/** Addresses that the schemas import from elsewhere. */
const ELSEWHERE = {
  'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd': 'xmldsig-core-schema.xsd',
  'http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd': 'xenc-schema.xsd',
  'http://www.w3.org/2001/xml.xsd': 'xml.xsd',
};

function problemsOf(xml: string, schema: string): readonly string[] {
  const base = 'file:///schemas/';
  const files = readdirSync(schemas).filter((name) => name.endsWith('.xsd'));
  const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, schemas));
  const imports = Object.fromEntries([
    ...files.map((name) => [base + name, bytesOf(name)]),
    ...Object.entries(ELSEWHERE).map(([url, name]) => [url, bytesOf(name)]),
  ]) as Record<string, Uint8Array>;
  const { problems } = validateXml(Buffer.from(xml), readFileSync(new URL(schema, schemas)), { url: base + schema, imports });
  return problems.map(({ message }) => message);
}

test('responses, assertions and metadata are valid by the schemas', { skip }, async () => {
  const stand = await createStand();
  for (const order of [
    { outcome: 'success', persona: 'xaveria-pruefstand' },
    { outcome: 'success', persona: 'auszeichnung-im-namen' },
    { outcome: 'required-attribute-missing' },
    { outcome: 'cancel' },
    { outcome: 'success', persona: 'xaveria-pruefstand', deviation: 'beides-signiert' },
    { outcome: 'success', persona: 'xaveria-pruefstand', deviation: 'schluessel-daneben' },
  ] as const) {
    await stand.control.armLogin(order);
    const { xml, assertionXml } = readPosting(await (await stand.send()).text(), stand.keys);
    assert.deepEqual(problemsOf(xml, 'saml-schema-protocol-2.0.xsd'), []);
    if (assertionXml !== undefined) assert.deepEqual(problemsOf(assertionXml, 'saml-schema-assertion-2.0.xsd'), []);
  }
  assert.deepEqual(problemsOf(await (await stand.get('/idp')).text(), 'saml-schema-metadata-2.0.xsd'), []);
});

test('the official request of version 2 keeps the rules of the extension; that of version 1 is deprecated', { skip }, () => {
  const judged = (file: string): readonly string[] => {
    const request = readAuthnRequest(readFileSync(new URL(`bundid/10.2.0.0/samples/${file}`, standards), 'utf8'));
    const facts = {
      binding: 'HTTP-POST',
      request,
      signature: { state: 'valid' },
      ssoUrl: request.destination ?? '',
      now: Date.parse(request.issueInstant ?? ''),
      isRepeated: false,
      enforcesVersion2: true,
    } as const;
    if (file.includes('v2')) assert.equal(demandOf(facts).methods?.length, 7);
    return judgeAll(REQUEST_RULES, facts)
      .filter(({ state, rule }) => (state === 'broken' || state === 'warned') && rule !== 'issuer-known')
      .map(({ rule, code }) => code ?? rule);
  };
  assert.deepEqual(judged('authnrequest-v2.xml'), ['purpose-absent']);
  assert.deepEqual(judged('authnrequest-v1.xml'), ['akdb-extension-v1-deprecated', 'online-service-id']);
});
