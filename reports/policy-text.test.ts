/** The decision rule in words. */
import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../src/core/policy.ts';
import { policyRowSentence, severityReason } from './policy-text.ts';

const POLICY: Policy = [
  { levels: ['MUST', 'MUST NOT'], weakestBasis: ['T', 'S', 'L'], broken: 'failure' },
  { levels: ['MUST'], weakestBasis: ['I'], broken: 'warning' },
];

test('a row is one sentence', () => {
  strictEqual(
    policyRowSentence(POLICY[0]!, 'de'),
    'Wird eine Anforderung der Stufe MUSS oder DARF NICHT verletzt, deren schwächste Grundlage T (normativer Text), S (Schema oder API-Beschreibung) oder L (im Betrieb beobachtetes Verhalten) ist, so zählt das als Fehler.',
  );
  strictEqual(policyRowSentence(POLICY[1]!, 'en'), 'A broken requirement of level MUST whose weakest basis is I (our inference) counts as remark.');
});

test('the reason names level, weakest basis and the row that speaks', () => {
  const requirement = { level: 'MUST', basis: ['T', 'S'] } as const;
  strictEqual(
    severityReason(POLICY, requirement, undefined, 'de'),
    'Stufe MUSS, schwächste Grundlage S (Schema oder API-Beschreibung): Zeile 1 der Entscheidungsregel.',
  );
});

test('a finding that rests on less than the requirement says on what', () => {
  const requirement = { level: 'MUST', basis: ['S'] } as const;
  strictEqual(
    severityReason(POLICY, requirement, 'I', 'en'),
    'The broken part of the rule rests on I (our inference). Level MUST, weakest basis I (our inference): row 2 of the decision rule.',
  );
});

test('where no row speaks it is an observation', () => {
  strictEqual(
    severityReason(POLICY, { level: 'MAY', basis: ['T'] }, undefined, 'en'),
    'Level MAY, weakest basis T (normative text): no row of the decision rule speaks, hence an observation.',
  );
});
