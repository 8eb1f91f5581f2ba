import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Result } from '../core/result.ts';
import type { EvidencePart } from './evidence.ts';
import { verifyEnds } from './verify-ends.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

/** What is told of a scenario with two attempts, of which the second ends at 20 seconds; exchanges began at 5, 15 and 25. */
function told(subject: unknown, attempts = [0, 10].map((second) => ({ startedAt: at(second), durationMs: 10_000 })), run: object = {}): readonly string[] {
  const exchanges = new Map([5, 15, 25].map((second, index) => [`x00000${index + 1}`, { startedAt: at(second) }]));
  const part = { path: 'evidence', exchanges, judgements: [{ case: 'a', attempt: 1, calls: [{ checks: [], subject, findings: [] }] }] };
  return verifyEnds({ run, cases: [{ id: 'a', attempts }] } as unknown as Result, [part as unknown as EvidencePart]).map(({ kind }) => kind);
}

test('nobody is shown what began after the last attempt', () => {
  for (const subject of [{ exchanges: { $exchanges: 'x000001-x000002' } }, { page: 'x000002' }, { page: 'x' }, 'x000009', null])
    deepStrictEqual(told(subject), []);
  const late = [{ exchanges: { $exchanges: 'x000001-x000003' } }, { observation: { $observation: { exchanges: 'x000001 x000003' } } }, { pages: ['x000003'] }];
  for (const subject of late) deepStrictEqual(told(subject), ['judgement-invalid']);
});

test('attempts that are said to have taken no time, cases that were not tried, and merged runs', () => {
  deepStrictEqual(told({ page: 'x000001' }, [{ startedAt: at(0), durationMs: 0 }]), ['judgement-invalid']);
  deepStrictEqual(told({ page: 'x000003' }, []), []);
  deepStrictEqual(told({ page: 'x000003' }, undefined, { parts: [] }), []);
});
