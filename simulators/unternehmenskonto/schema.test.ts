/**
 * Messages against the schemas of OASIS, and complex values against the inferred schema of the extensions. The schemas lie
 * beside the checkout; without them the tests are skipped and say so.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { validateXml } from '../../src/formats/xml.ts';
import { readCompanies } from '../account-people.ts';
import { createStand } from './test-stand.ts';

const standards = new URL('../../../shared/standards/', import.meta.url);
const saml = new URL('saml/2.0/', standards);
const ekona = new URL('muk/reconstructed/xsd/', standards);
const skip = existsSync(saml) && existsSync(ekona) ? false : 'the schemas are not beside the checkout';

/** Addresses that the schemas import from elsewhere. */
const ELSEWHERE = {
  'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd': 'xmldsig-core-schema.xsd',
  'http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd': 'xenc-schema.xsd',
  'http://www.w3.org/2001/xml.xsd': 'xml.xsd',
};
const SAML_BASE = 'file:///standards/saml/2.0/';
const EKONA_BASE = 'file:///standards/muk/reconstructed/xsd/';

function imports(): Record<string, Uint8Array> {
  const filesOf = (folder: URL, base: string): (readonly [string, Uint8Array])[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xsd'))
      .map((name) => [base + name, readFileSync(new URL(name, folder))]);
  const elsewhere = Object.entries(ELSEWHERE).map(([url, name]) => [url, readFileSync(new URL(name, saml))] as const);
  return Object.fromEntries([...filesOf(saml, SAML_BASE), ...filesOf(ekona, EKONA_BASE), ...elsewhere]);
}

function problemsOf(xml: string, url: string): readonly string[] {
  const all = imports();
  const schema = all[url];
  assert.ok(schema !== undefined, url);
  return validateXml(Buffer.from(xml), schema, { url, imports: all }).problems.map(({ message }) => message);
}

const PROTOCOL = `${SAML_BASE}saml-schema-protocol-2.0.xsd`;
const ASSERTION = `${EKONA_BASE}saml-with-ekona.xsd`;

test('responses and assertions of every company are valid by the schemas', { skip }, async () => {
  const stand = await createStand();
  for (const { id } of readCompanies()) {
    const { xml, assertionXml } = await stand.ordered({ outcome: 'success', persona: id });
    assert.deepEqual(problemsOf(xml, PROTOCOL), [], id);
    assert.deepEqual(problemsOf(assertionXml ?? '', ASSERTION), [], id);
  }
});

test('answers without data, variants, and metadata are valid by the schemas', { skip }, async () => {
  const stand = await createStand();
  assert.deepEqual(problemsOf((await stand.ordered({ outcome: 'cancel' })).xml, PROTOCOL), []);
  for (const deviation of ['elemente-umgekehrt', 'anderes-ekona-praefix', 'adresstyp-grossbuchstaben', 'beides-signiert', 'schluessel-daneben']) {
    const { xml, assertionXml } = await stand.ordered({ outcome: 'success', persona: 'gmbh', deviation });
    assert.deepEqual(problemsOf(xml, PROTOCOL), [], deviation);
    assert.deepEqual(problemsOf(assertionXml ?? '', ASSERTION), [], deviation);
  }
  assert.deepEqual(problemsOf(await (await stand.get('/ekona/metadata')).text(), `${SAML_BASE}saml-schema-metadata-2.0.xsd`), []);
});
