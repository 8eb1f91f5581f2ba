/** Catalogues as profiles put them together. */
import { deepStrictEqual, equal, notEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueNames, catalogueOf, loadCatalogue } from './catalogue.ts';

const BUNDID = { id: 'bundid', version: '2025-05' };
const ATTACKS = { id: 'saml-attacks', version: '2026-11' };

test('a profile of one specification has its catalogue as it is', () => {
  deepStrictEqual(catalogueOf({ specification: BUNDID }), loadCatalogue(BUNDID.id, BUNDID.version));
});

test('further catalogues bring their requirements and sources; the digest covers all of them', () => {
  const [own, other] = [loadCatalogue(BUNDID.id, BUNDID.version), loadCatalogue(ATTACKS.id, ATTACKS.version)];
  const both = catalogueOf({ specification: BUNDID, also: [ATTACKS] });
  deepStrictEqual([both.id, both.version, both.title], [own.id, own.version, own.title]);
  deepStrictEqual(new Set(both.requirements.map(({ id }) => id)), new Set([...own.requirements, ...other.requirements].map(({ id }) => id)));
  deepStrictEqual(new Set(Object.keys(both.sources)), new Set([...Object.keys(own.sources), ...Object.keys(other.sources)]));
  notEqual(both.sha256, own.sha256);
  throws(() => catalogueOf({ specification: BUNDID, also: [{ id: 'saml-attacks', version: '1999-01' }] }), /saml-attacks 1999-01/);
});

test('a short name of a document means the same document in every catalogue', () => {
  const seen = new Map<string, string>();
  for (const { id, version } of catalogueNames())
    for (const [name, { title }] of Object.entries(loadCatalogue(id, version).sources)) {
      const key = id === 'fit-connect' ? `fit-connect ${name}` : name;
      equal(seen.get(key) ?? title, title, `${id}: ${name}`);
      seen.set(key, title);
    }
});
