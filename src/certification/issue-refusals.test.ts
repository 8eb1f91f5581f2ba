import { deepStrictEqual, match } from 'node:assert/strict';
import { test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { Attestation } from '../core/certificate.ts';
import type { ReviewedItem, StaticReview } from '../core/declaration.ts';
import { reviewRefusals } from './issue-refusals.ts';
import type { Review } from './review.ts';

const RESULT = {
  ...sampleResult({
    requirements: [{ id: 'R-1' }, { id: 'R-2', level: 'SHOULD' }, { id: 'R-3', method: 'inspection' }],
    cases: [
      { id: 'must', requirement: 'R-1', attempts: [[]] },
      { id: 'should', requirement: 'R-2', attempts: [['warning:late']] },
    ],
  }),
  basis: {
    standards: [
      { id: 'X', title: 'Beispielstandard', version: '1' },
      { id: 'Y', title: 'Ohne Fassung' },
    ],
    schemas: [],
    tools: [],
  },
};
const attested = (requirement: string): Attestation => ({
  requirement,
  outcome: 'shown',
  documents: [{ title: 'Betriebskonzept' }],
  by: { name: 'Musterperson Eins', role: 'Prüfung' },
  on: '2026-11-20',
});
const said = (review: Partial<Review>): readonly string[] =>
  reviewRefusals(RESULT, { attestations: [attested('R-3')], ...review } as Review).map(({ en }) => en);
const why = { de: 'Warum.', en: 'Why.' };

test('an attestation is about a requirement of the profile that the test leaves to documents', () => {
  deepStrictEqual(said({}), []);
  deepStrictEqual(said({ attestations: [attested('R-1'), attested('R-9')] }), [
    'The attestation of R-3 is missing: Rule R-3.',
    'R-9 is attested; the tested profile has no such requirement.',
    'R-1 is attested; the test judges it and no document does.',
  ]);
});

test('what the declaration requires is never inapplicable; where nothing was declared the ground is what there is', () => {
  const item = (status: ReviewedItem['status'], requirement: string): object => ({ id: `ICS-${requirement}`, status, requirements: [requirement] });
  const said = (items: readonly object[]): readonly string[] =>
    reviewRefusals({ ...RESULT, ...(items.length === 0 ? {} : { declaration: { items } as unknown as StaticReview }) }, {
      attestations: [{ ...attested('R-3'), outcome: 'notApplicable' }],
    } as unknown as Review).map(({ en }) => en);
  deepStrictEqual(said([]), []);
  deepStrictEqual(said([item('optional', 'R-3'), item('mandatory', 'R-1')]), []);
  deepStrictEqual(said([item('notApplicable', 'R-3')]), []);
  for (const status of ['mandatory', 'prohibited'] as const)
    deepStrictEqual(said([item(status, 'R-3')]), ["R-3 is said not to be applicable, but by the vendor's declaration it always is (ICS-R-3)."]);
});

test('a review is about the product that was tested, or does not name one', () => {
  const { name, version, vendor } = RESULT.target.product;
  const product = { name, version, vendor: { name: vendor }, role: 'fachverfahren' };
  deepStrictEqual(said({ product }), []);
  for (const other of [{ name: 'Ganz Anders' }, { version: '99' }, { vendor: { name: 'Andere GmbH' } }])
    match(said({ product: { ...product, ...other } }).join(), /^The review names "[^"]+" \S+ by .+; what was tested is "[^"]+" /);
});

test('a standard is one of the bundle, in the version that was tested', () => {
  const standards = [
    { title: 'Beispielstandard', version: '1' },
    { title: 'Ohne Fassung', version: '7' },
  ];
  deepStrictEqual(said({ standards }), []);
  deepStrictEqual(said({ standards: [...standards, { title: 'Beispielstandard', version: '2' }, { title: 'Anderer', version: '1' }] }), [
    'The review names "Beispielstandard" 2; the bundle has: "Beispielstandard" 1; "Ohne Fassung".',
    'The review names "Anderer" 1; the bundle has: "Beispielstandard" 1; "Ohne Fassung".',
  ]);
});

test('an item is received before its test begins; a date counts as long as it may have begun somewhere', () => {
  const { startedAt } = RESULT.run;
  const at = (hours: number): string => new Date(Date.parse(startedAt) + hours * 3_600_000).toISOString();
  for (const itemReceivedAt of [startedAt, at(-1), at(14).slice(0, 10), '2020-01-01']) deepStrictEqual(said({ itemReceivedAt }), [], itemReceivedAt);
  for (const itemReceivedAt of [at(1), at(38).slice(0, 10)])
    deepStrictEqual(said({ itemReceivedAt }), [`The item is said to have been received on ${itemReceivedAt}, after the test had begun (${startedAt}).`]);
});

test('an erratum names cases of the bundle, and says why a verdict stands that the conclusion rests on', () => {
  const erratum = (cases: readonly string[], more: object = {}): Partial<Review> => ({ errata: [{ id: 'SUITE-7', text: why, cases, ...more }] });
  deepStrictEqual(said(erratum([])), []);
  deepStrictEqual(said(erratum(['should'])), []);
  deepStrictEqual(said(erratum(['must'], { verdictStands: why })), []);
  match(said(erratum(['must'])).join(), /^The erratum SUITE-7 touches "must", which the conclusion rests on; verdictStands has to say why/);
  deepStrictEqual(said(erratum(['other'])), ['The erratum SUITE-7 names the case "other", which the bundle does not have.']);
});
