import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AttackAnswersSubject } from './attack-traces.ts';
import { hideTracesFromAttackers } from './hide-traces-from-attackers.ts';
import { hideTracesFromCompanyAttackers } from './hide-traces-from-company-attackers.ts';
import { exchange, sampleFacts } from './sample-exchanges.ts';
import { outlineOf } from './sample-outline.ts';

const plain = { ...exchange({ status: 403, answer: '<p>Die Anmeldung ist nicht möglich.</p>' }), id: 'x000001' };
const trace = { ...exchange({ status: 500, answer: 'at read (/srv/app.js:1:2)' }), id: 'x000002' };
const later = { ...trace, id: 'x000003' };

const subject = (attacks: AttackAnswersSubject['attacks']): AttackAnswersSubject => ({ facts: sampleFacts(), attacks });

for (const check of [hideTracesFromAttackers, hideTracesFromCompanyAttackers]) {
  describe(check.id, () => {
    it('holds where no answer shows one', () => {
      assert.deepEqual(outlineOf(check, subject([{ case: 'ATK-SIG-01', answers: [plain] }])), []);
    });

    it('is told once, with every place', () => {
      const broken = subject([
        { case: 'ATK-SIG-05/bpk2', answers: [plain, trace] },
        { case: 'ATK-SIG-05/name-id', answers: [later] },
        { case: 'ATK-XSW-3', answers: [plain] },
      ]);
      assert.deepEqual(outlineOf(check, broken), ['broken attack-traces I']);
      const [finding, ...others] = check.run(broken);
      assert.equal(others.length, 0);
      assert.deepEqual(finding?.params, { count: 2, tried: 3, cases: 'ATK-SIG-05' });
      assert.deepEqual(
        finding.evidence.map((place) => place.exchange),
        ['x000002', 'x000003'],
      );
    });

    it('cannot tell where nothing was answered', () => {
      assert.deepEqual(outlineOf(check, subject([])), ['cantTell attack-answers-not-seen']);
      assert.deepEqual(outlineOf(check, subject([{ case: 'ATK-SIG-01', answers: [] }])), ['cantTell attack-answers-not-seen']);
    });
  });
}
