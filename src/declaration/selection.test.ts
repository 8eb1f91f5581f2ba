/** What a declaration leaves out: cases whose requirements all stand with it, and cases that need what was denied. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { Capability } from '../core/requirement.ts';
import { reviewDeclaration } from './review.ts';
import { answered, DECLARATION, PROFORMA } from '../../fixtures/declaration/sample-declaration.ts';
import { reasonAgainst, selectionOf } from './selection.ts';
import type { Selection } from './selection.ts';

function selection(declaration = DECLARATION): Selection {
  return selectionOf(reviewDeclaration(declaration, { proforma: PROFORMA, whenBroken: () => 'failure' }), PROFORMA);
}

const denied = selection(answered({ 'ICS-O-1': { support: 'no' }, 'ICS-C-1': { support: 'notApplicable' }, 'ICS-M-1': { support: 'no' } }));

function reason(requirements: readonly string[], needs: readonly Capability[] = []): string | undefined {
  return reasonAgainst({ requirements, needs }, denied)?.de;
}

test('a sound declaration that denies nothing leaves nothing out', () => {
  const { requirements, capabilities } = selection();
  deepStrictEqual([requirements.size, capabilities.size], [0, 0]);
});

test('a case of a denied option is left out, with the item', () => {
  match(reason(['R-OPTION']) ?? '', /^Nach der Erklärung nicht unterstützt: ICS-O-1\./);
});

test('a case of an item that does not apply is left out, with the condition', () => {
  match(reason(['R-COND']) ?? '', /^Nach der Erklärung nicht anwendbar: ICS-C-1 setzt voraus: ICS-O-1 und nicht ICS-A-2\./);
});

test('a case that also judges something selected is run', () => {
  equal(reason(['R-OPTION', 'R-STRONG']), undefined);
  ok(reason(['R-OPTION', 'R-COND']) !== undefined);
});

test('a case that needs a denied capability is left out, whatever it judges', () => {
  match(reason(['R-STRONG'], ['callback']) ?? '', /ICS-O-1/);
  equal(reason(['R-STRONG'], ['xml']), undefined);
});

test('a mandatory item that was denied takes nothing out', () => {
  equal(reason(['R-STRONG']), undefined);
});

test('a case without requirements is not left out by itself', () => {
  equal(reason([]), undefined);
});
