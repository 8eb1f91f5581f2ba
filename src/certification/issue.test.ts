import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Certificate } from '../core/certificate.ts';
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

const PARTY = { name: 'Beispielstelle', place: 'Musterstadt', accreditation: 'none' };
const PRODUCT = { ...result.target.product, vendor: { name: result.target.product.vendor } };
const headOf = (changes: Partial<Certificate>): ReturnType<typeof reportHeadOf> =>
  reportHeadOf(
    {
      number: 'PS-2026-000001',
      issuedAt: '2026-11-21T12:00:00.000Z',
      issuer: PARTY,
      customer: PARTY,
      product: PRODUCT,
      decider: { name: 'Musterperson', role: 'Leitung' },
      ...changes,
    } as Certificate,
    result,
  );

test('the report says who tested: the vendor itself, reviewed by a body or under its eyes, or a laboratory', () => {
  deepStrictEqual(
    (['L1', 'L2', 'L4'] as const).map((level) => headOf({ level, performedBy: 'vendor' }).kind),
    ['self-test', 'witnessed', 'reviewed'],
  );
  deepStrictEqual(
    (['L2', 'L3', 'L4'] as const).map((level) => headOf({ level, performedBy: 'body' }).kind),
    ['laboratory', 'laboratory', 'laboratory'],
  );
  equal(headOf({ level: 'L1' }).laboratory.name, result.target.product.vendor);
  // Where the vendor tested the body does not know.
  deepStrictEqual([headOf({ level: 'L4' }).laboratory.place, headOf({ level: 'L3', performedBy: 'body' }).laboratory.place], [undefined, 'Musterstadt']);
});

test('where an outside laboratory tested the report names it in place of the issuer, who says what its own part was', () => {
  const laboratory = { name: 'Prüflabor (erfunden)', address: 'Weg 1', place: 'Laborstadt', accreditation: 'D-PL-2', accreditationScope: 'Schnittstellen' };
  for (const level of ['L2', 'L3', 'L4'] as const) {
    const head = headOf({ level, performedBy: 'laboratory', laboratory });
    equal(head.kind, 'laboratory');
    deepStrictEqual(head.laboratory, {
      name: 'Prüflabor (erfunden)',
      address: 'Weg 1',
      place: 'Laborstadt',
      accreditation: { number: 'D-PL-2', scope: 'Schnittstellen' },
    });
    deepStrictEqual(head.authorisedBy, { name: 'Musterperson', role: { de: 'Leitung, Beispielstelle', en: 'Leitung, Beispielstelle' } });
    match(head.statements[0]?.en ?? '', /issued by Beispielstelle, not by the test body named/);
  }
  const own = headOf({ level: 'L3', performedBy: 'body' });
  deepStrictEqual([own.laboratory.name, own.authorisedBy.role.de, own.statements], ['Beispielstelle', 'Leitung', []]);
});

test('an item was received when the body says so, and never where the vendor tested itself', () => {
  const receivedIn = (changes: Partial<Certificate>): string | undefined => headOf(changes).itemReceivedAt;
  equal(receivedIn({ level: 'L3', performedBy: 'body', itemReceivedAt: '2026-11-18' }), '2026-11-18');
  for (const level of ['L1', 'L2', 'L4'] as const) equal(receivedIn({ level, performedBy: 'vendor' }), undefined, level);
  equal(receivedIn({ level: 'L3', performedBy: 'body' }), undefined);
});

test('an accreditation is told as the body states it, and no scope is made up', () => {
  const accredited = (issuer: Partial<Certificate['issuer']>): unknown => headOf({ level: 'L4', issuer: { ...PARTY, ...issuer } }).laboratory.accreditation;
  equal(accredited({}), 'none');
  deepStrictEqual(accredited({ accreditation: 'D-PL-1' }), { number: 'D-PL-1' });
  deepStrictEqual(accredited({ accreditation: 'D-PL-1', accreditationScope: 'Schnittstellen' }), { number: 'D-PL-1', scope: 'Schnittstellen' });
});

test('each report has an id of its own, and that of an extended certificate names the one before', () => {
  const heads = [headOf({ level: 'L1' }), headOf({ level: 'L1', number: 'PS-2026-000002' }), headOf({ level: 'L1', issuedAt: '2027-01-01T00:00:00.000Z' })];
  equal(new Set([result.run.id, ...heads.map(({ reportId }) => reportId)]).size, 4);
  const extended = headOf({
    level: 'L4',
    issuedAt: '2027-01-01T00:00:00.000Z',
    extends: { issuedAt: '2026-11-21T12:00:00.000Z', sha256: 'ab'.repeat(32), reason: 'x' },
  });
  deepStrictEqual([extended.replaces, extended.reportId], [headOf({ level: 'L4' }).reportId, heads[2]?.reportId]);
});

test('a refusal names what keeps an answer from being told, and nothing else', () => {
  const findings = [
    findingOf('suite-other', 'open', 'features', { detail: '0.0.1.' }),
    findingOf('chain-not-anchored', 'open', 'manifest.jws.json'),
    findingOf('suite-other', 'note', 'result.json'),
    findingOf('status-unknown', 'open', 'status.json'),
  ];
  deepStrictEqual(openFindings(findings), findings.slice(0, 1));
});
