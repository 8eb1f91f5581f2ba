/**
 * Our metadata schemas against hand-written and generated documents: expected verdicts are asserted in any case, and every
 * document gets the same verdict from FITKO's published schemas where these lie beside the checkout (skipped visibly
 * elsewhere; their licence is not stated, so they are not part of this repository).
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { without, withValue } from '../change.ts';
import { compileFile, errorsOf } from '../compile.ts';
import { casesOf } from './metadata-cases.ts';
import { FULL, MINIMAL, mutationsOf, REPLY_CHANNELS } from './metadata-documents.ts';
import type { MetadataVersion } from './metadata-documents.ts';

const VERSIONS: readonly MetadataVersion[] = ['1.0', '2.1'];
const golden = JSON.parse(readFileSync(new URL('metadata-mutations.json', import.meta.url), 'utf8')) as Record<
  MetadataVersion,
  { readonly total: number; readonly accepted: readonly string[] }
>;

function documentOf(version: MetadataVersion, pointer: string, value: unknown): unknown {
  return value === undefined ? without(FULL[version], pointer) : withValue(FULL[version], pointer, value);
}

for (const version of VERSIONS) {
  const ours = compileFile(new URL(`metadata-${version}.schema.json`, import.meta.url));
  const published = new URL(`../../../shared/standards/fit-connect/metadata-${version}.0/metadata.schema.json`, import.meta.url);
  const skip = existsSync(published) ? false : 'the published schema does not lie beside the checkout';

  test(`${version}: full, minimal and every reply channel are accepted`, () => {
    deepStrictEqual(errorsOf(ours, FULL[version]), []);
    deepStrictEqual(errorsOf(ours, MINIMAL[version]), []);
    for (const channel of REPLY_CHANNELS[version]) deepStrictEqual(errorsOf(ours, withValue(MINIMAL[version], '/replyChannel', channel)), []);
  });

  for (const { what, pointer, value, outcome } of casesOf(version)) {
    test(`${version}: ${what}: ${outcome}`, () => {
      const keywords = errorsOf(ours, documentOf(version, pointer, value)).map((error) => error.keyword);
      if (outcome === 'ok') deepStrictEqual(keywords, []);
      else ok(keywords.includes(outcome), `refused by ${keywords.join() || 'nothing'}`);
    });
  }

  test(`${version}: mutated documents are judged as listed`, () => {
    const mutations = mutationsOf(version);
    strictEqual(mutations.length, golden[version].total);
    deepStrictEqual(
      mutations.filter((mutation) => ours(mutation.document)).map((mutation) => mutation.name),
      golden[version].accepted,
    );
  });

  test(`${version}: the published schema agrees on every document`, { skip }, () => {
    const theirs = compileFile(published);
    const cases = casesOf(version).map(({ what, pointer, value }) => ({ name: what, document: documentOf(version, pointer, value) }));
    const documents = [{ name: 'full', document: FULL[version] }, { name: 'minimal', document: MINIMAL[version] }, ...cases, ...mutationsOf(version)];
    ok(documents.length > 60);
    deepStrictEqual(
      documents.filter(({ document }) => ours(document) !== theirs(document)).map(({ name }) => name),
      [],
    );
  });
}

test('a 2.1 document also passes 1.0, so that the version must be chosen by $schema', () => {
  const one = compileFile(new URL('metadata-1.0.schema.json', import.meta.url));
  deepStrictEqual(errorsOf(one, FULL['2.1']), []);
});
