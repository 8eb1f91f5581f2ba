import { deepStrictEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { readReview } from './review.ts';

const REVIEW = `format: pruefstand-review
formatVersion: 1
number: PS-2026-000001
level: L3
issuer: { name: Beispielstelle, place: Musterstadt, accreditation: none }
scheme: { title: Beispielprogramm }
customer: { name: Muster Software GmbH }
attestations: []
tester: { name: Erika Musterfrau (Beispielperson), role: Prüferin }
decider: { name: Max Mustermann (Beispielperson), role: Leiter }
complaints: { name: Beschwerdestelle, contact: beschwerde@pruefung.example }
`;
const read = (text: string) => readReview(Buffer.from(text, 'utf8'), 'review.yaml');

test('a review is read as it is written', () => {
  const reading = read(REVIEW);
  ok('review' in reading, JSON.stringify(reading));
  deepStrictEqual([reading.review.number, reading.review.tester.role, reading.review.attestations], ['PS-2026-000001', 'Prüferin', []]);
});

test('what is missing, unknown or no YAML is told with its place and a mend', () => {
  const broken: Readonly<Record<string, string>> = {
    'a member is missing': REVIEW.replace(/^tester:.*\n/m, ''),
    'a member is unknown': `${REVIEW}conclusion: conformant\n`,
    'a level that does not exist': REVIEW.replace('L3', 'L9'),
    'no YAML': `${REVIEW}: [`,
  };
  for (const [name, text] of Object.entries(broken)) {
    const reading = read(text);
    ok('problem' in reading, name);
    ok(reading.problem.place?.startsWith('review.yaml') && reading.problem.text.de !== reading.problem.text.en, name);
  }
});

test('what the schema says is said in the language of the call, with what is possible', () => {
  const said = (text: string): unknown => {
    const reading = read(text);
    return 'problem' in reading && [reading.problem.text.de, reading.problem.mend.de];
  };
  deepStrictEqual(said(REVIEW.replace(/^complaints:.*\n/m, '')), ['Die Angabe „complaints“ fehlt.', 'Die Angaben stehen in docs/reference/certificates.md.']);
  deepStrictEqual(said(REVIEW.replace('L3', 'L9')), [
    '„level“ muss L0 oder L1 oder L2 oder L3 oder L4 sein (hier: L9).',
    'Die Angaben stehen in docs/reference/certificates.md.',
  ]);
  deepStrictEqual(said(REVIEW.replace('scheme:', 'sheme:')), ['„sheme“ ist hier keine bekannte Angabe.', 'Gemeint ist vielleicht „scheme“.']);
});

test('an unknown member is named, also one inside another', () => {
  for (const [text, name, place] of [
    [`${REVIEW}conclusion: conformant\n`, 'conclusion', 'review.yaml:12:1'],
    [REVIEW.replace('{ title: Beispielprogramm }', '{ title: Beispielprogramm, edition: 2 }'), 'edition', 'review.yaml:6:36'],
  ] as const) {
    const reading = read(text);
    ok('problem' in reading, name);
    deepStrictEqual(reading.problem.text, { de: `„${name}“ ist hier keine bekannte Angabe.`, en: `"${name}" is no known member here.` });
    ok(reading.problem.place?.startsWith(place), reading.problem.place);
  }
});
