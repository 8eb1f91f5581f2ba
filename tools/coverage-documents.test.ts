/** Gaps and tables from a made-up catalogue of four requirements. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue, Requirement } from '../src/core/requirement.ts';
import { coverageDocument, gapsOf, stepsDocument, untestedDocument } from './coverage-documents.ts';
import type { CoveredProfile } from './coverage-documents.ts';

const TEXT = { de: 'Text', en: 'Text' };

function requirement(id: string, method: Requirement['verification']['method'], reason?: string): Requirement {
  return {
    id,
    level: 'MUST',
    levelOrigin: 'reading',
    basis: ['T', 'I'],
    sources: [{ ref: 'X' }],
    actor: 'subscriber',
    text: TEXT,
    clause: TEXT,
    verification: { method, ...(reason === undefined ? {} : { reason: { de: reason, en: reason } }) },
    mend: TEXT,
    examples: { conforming: TEXT, broken: TEXT },
  };
}

const REQUIREMENTS = [requirement('X-1', 'automated'), requirement('X-2', 'none', 'Nobody can | see it.'), requirement('Y-1', 'automated')];
const CATALOGUE: Catalogue = { id: 'x', version: '1', title: TEXT, sources: {}, requirements: REQUIREMENTS, sha256: '' };
const SOUND: CoveredProfile = {
  id: 'x-portal',
  catalogue: CATALOGUE,
  selected: REQUIREMENTS.slice(0, 2),
  scenarios: [{ id: 'x/topic:Ein Fall', path: 'features/x/topic.feature', requirements: ['X-1'] }],
};

test('a sound profile has no gaps', () => {
  assert.deepEqual(gapsOf([SOUND]), []);
});

test('each kind of gap is named', () => {
  const broken: CoveredProfile = {
    ...SOUND,
    selected: [...REQUIREMENTS, requirement('X-3', 'none'), requirement('X-4', 'inspection', 'Shown by documents.')],
    scenarios: [
      { id: 'x/topic:Ohne', path: 'p', requirements: [] },
      { id: 'x/topic:Fremd', path: 'p', requirements: ['Z-9'] },
      { id: 'x/topic:Doch', path: 'p', requirements: ['X-4', 'X-1'] },
    ],
  };
  assert.deepEqual(gapsOf([broken]), [
    'Scenario "x/topic:Doch" names X-4, which the catalogue x 1 does not have.',
    'Scenario "x/topic:Fremd" names Z-9, which the catalogue x 1 does not have.',
    'Scenario "x/topic:Ohne" names no requirement (@req:).',
    'X-3 is not tested and the catalogue gives no reason.',
    'X-4 has a scenario in x-portal, but its catalogue entry says "inspection".',
    'Y-1 is automated according to the catalogue, but no scenario of x-portal names it.',
  ]);
});

test('the coverage table shows level, basis and scenarios', () => {
  assert.match(coverageDocument([SOUND]), /^\| X-1 \| MUST \(our reading\) \| T, I \| automated \| Ein Fall \|$/m);
  assert.match(coverageDocument([SOUND]), /2 requirements, 1 of them tried by 1 scenarios/);
});

test('the list of the untested has reasons, and what no profile selects', () => {
  const text = untestedDocument([SOUND]);
  assert.match(text, /^\| X-2 \| MUST \| none \| Nobody can \\\| see it\. \|$/m);
  assert.match(text, /in no profile\n\n[^#]*^\| Y-1 \| MUST \| subscriber \|$/m);
});

test('the step reference is sorted and names the file', () => {
  const text = stepsDocument(
    [
      { pattern: 'b', file: 'steps/b.steps.ts' },
      { pattern: 'a', file: 'steps/a.steps.ts' },
    ],
    [{ phrase: 'die gültig ist', en: 'that is valid', expectation: 'accept' }],
  );
  assert.ok(text.includes('| `a` |') && text.indexOf('| `a` | `steps/a.steps.ts` |') < text.indexOf('| `b` | `steps/b.steps.ts` |'));
  assert.match(text, /^\| die gültig ist \| that is valid \| accept \|$/m);
});
