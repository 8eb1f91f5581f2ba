/** docs/reference/certificates.md in step with the code: kinds of tampering, the example of a review, levels, files of a bundle. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionsOf } from '../src/certification/answers.ts';
import { readReview, reviewSchema } from '../src/certification/review.ts';
import { BUNDLE_FILES } from '../src/core/bundle.ts';
import { ASSURANCE_LEVELS, CERTIFICATE_FILES } from '../src/core/certificate.ts';
import { TAMPERINGS } from '../src/core/verification.ts';
import type { Tampering } from '../src/core/verification.ts';
import { basisOf } from '../src/runner/basis.ts';
import { catalogueOf, loadProfile, selectRequirements } from '../src/runner/catalogue.ts';
import { textOf } from './repository-files.ts';

const PAGE = 'docs/reference/certificates.md';
const TEXT = textOf(PAGE);

/** Text between a heading and the next one, whatever its depth. */
function sectionOf(heading: string): string {
  const [, section = ''] = TEXT.split(`\n${heading}\n`);
  return section.split(/^#+ /m, 1)[0] ?? '';
}

/** Cells of the rows whose first cell is code or a name, without the head. */
function rowsOf(section: string): readonly (readonly string[])[] {
  return [...section.matchAll(/^\| (.+) \|$/gm)].slice(2).map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()));
}

const KINDS = rowsOf(sectionOf('### All kinds of tampering'));

test('every kind of tampering is told, in the order of the code, and no other', () => {
  assert.deepEqual(
    KINDS.map(([name]) => name),
    Object.keys(TAMPERINGS).map((kind) => `\`${kind}\``),
  );
});

test('each kind has one sentence of its own and the answers it speaks against', () => {
  const sentences = KINDS.map(([, sentence = '']) => sentence);
  assert.equal(new Set(sentences).size, sentences.length);
  for (const sentence of sentences) assert.match(sentence, /^[A-Z][^!?]{15,}[^.]\.$/);
  // Which cases there were to test is a question of its own; see `questionsOf`.
  const answersOf = (kind: Tampering): string =>
    [...new Set([...questionsOf(kind, 'features'), ...questionsOf(kind)])].map((question) => (question === 'certificate' ? 'status' : question)).join(', ');
  assert.deepEqual(
    KINDS.map(([, , answers]) => answers),
    (Object.keys(TAMPERINGS) as Tampering[]).map(answersOf),
  );
});

test('the example of a review is one, and shows every member there is', () => {
  const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(TEXT) ?? [];
  const reading = readReview(Buffer.from(yaml, 'utf8'), PAGE);
  assert.ok('review' in reading, 'problem' in reading ? reading.problem.text.en : '');
  const { properties } = reviewSchema() as { readonly properties: object };
  assert.deepEqual(Object.keys(reading.review).sort(), Object.keys(properties).sort());
  assert.notEqual(reading.review.tester.name, reading.review.decider.name);
});

test('what the example says of requirements and standards is about those of a profile', () => {
  const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(TEXT) ?? [];
  const reading = readReview(Buffer.from(yaml, 'utf8'), PAGE);
  assert.ok('review' in reading);
  const profile = loadProfile('fit-connect-fachverfahren');
  const catalogue = catalogueOf(profile);
  const shown = selectRequirements(catalogue, profile).filter(({ verification }) => verification.method === 'inspection');
  const { attestations, standards = [] } = reading.review;
  for (const { requirement } of attestations)
    assert.ok(
      shown.some(({ id }) => id === requirement),
      requirement,
    );
  const known = basisOf(catalogue).standards.map(({ title, version }) => `${title} ${version ?? ''}`);
  for (const { title, version } of standards) assert.ok(known.includes(`${title} ${version}`), title);
});

test('members of a review that may be left out are those that the schema does not demand', () => {
  const { properties, required } = reviewSchema() as { readonly properties: object; readonly required: readonly string[] };
  const [sentence = ''] = /Everything else follows from the bundle\.([\s\S]*?)may be left out/.exec(sectionOf('### The review')) ?? [];
  const named = [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  assert.deepEqual(
    named.sort(),
    Object.keys(properties)
      .filter((name) => !required.includes(name))
      .sort(),
  );
});

test('every level is explained', () => {
  assert.deepEqual(
    rowsOf(sectionOf('### Levels')).map(([level]) => level),
    [...ASSURANCE_LEVELS],
  );
});

test('every file of a bundle and of a certificate is explained', () => {
  const section = sectionOf('## What a bundle is');
  for (const path of [...Object.values(BUNDLE_FILES), ...Object.values(CERTIFICATE_FILES)]) assert.ok(section.includes(`\`${path}\``), path);
});
