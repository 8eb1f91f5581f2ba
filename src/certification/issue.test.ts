import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { AssuranceLevel, Certificate } from '../core/certificate.ts';
import type { Result } from '../core/result.ts';
import { openFindings } from './answers.ts';
import { reportHeadOf } from './certificate-reports.ts';
import { rootsOf } from './evidence-roots.ts';
import { findingOf } from './findings.ts';
import { standardsOf } from './issue.ts';

const result = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;

test('what the body knows of a standard is about that version of it, not about another', () => {
  const standard = (version: string, changes: object = {}) => ({ id: 'x', title: 'Beispielstandard', version, ...changes });
  const basis = { standards: [standard('1'), standard('2')], schemas: [], tools: [] };
  const ending = { title: 'Beispielstandard', version: '2', validUntil: '2027-10-31' };
  deepStrictEqual(standardsOf({ basis }, { standards: [ending] }), [{ title: 'Beispielstandard', version: '1' }, ending]);
});

test('a merged run has all its roots in the certificate, another one the only one', () => {
  const root = (path: string, sign: string) => ({ path, root: sign.repeat(64), exchanges: 1 });
  deepStrictEqual(rootsOf({ evidenceRoots: [root('evidence', 'a')] }), { evidenceRoot: 'a'.repeat(64) });
  const parts = [root('evidence/part-1', 'a'), root('evidence/part-2', 'b')];
  deepStrictEqual(rootsOf({ evidenceRoots: parts }), { evidenceRoot: 'a'.repeat(64), evidenceRoots: parts.map(({ exchanges: _, ...told }) => told) });
});

test('the report says who tested: the vendor itself, the vendor under eyes, a laboratory', () => {
  const party = { name: 'Beispielstelle', place: 'Musterstadt', accreditation: 'none' };
  const certificate = { number: 'PS-2026-000001', issuedAt: '2026-11-21T12:00:00.000Z', issuer: party, customer: party } as unknown as Certificate;
  const product = { ...result.target.product, vendor: { name: result.target.product.vendor } };
  const headOf = (level: AssuranceLevel): ReturnType<typeof reportHeadOf> =>
    reportHeadOf({ ...certificate, level, product, decider: { name: 'Musterperson', role: 'Leitung' } } as Certificate, result);
  deepStrictEqual(
    (['L0', 'L1', 'L2', 'L3', 'L4'] as const).map((level) => headOf(level).kind),
    ['self-test', 'self-test', 'witnessed', 'laboratory', 'laboratory'],
  );
  equal(headOf('L1').laboratory.name, result.target.product.vendor);
  deepStrictEqual([headOf('L1').number, headOf('L3').laboratory.name], ['PS-2026-000001', 'Beispielstelle']);
});

test('a refusal names what keeps an answer from being told, and nothing else', () => {
  const findings = [
    findingOf('suite-other', 'open', 'features', { detail: '0.0.1' }),
    findingOf('chain-not-anchored', 'open', 'manifest.jws.json'),
    findingOf('suite-other', 'note', 'result.json'),
    findingOf('status-unknown', 'open', 'status.json'),
  ];
  deepStrictEqual(openFindings(findings), findings.slice(0, 1));
});
