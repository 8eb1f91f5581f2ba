/** The verdict in one sentence, for each conclusion and for incomplete runs. */
import { match, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Result } from '../src/core/result.ts';
import { conclusionSentence } from './conclusion.ts';
import { readExample } from './golden/example.ts';

const example = readExample();

function concluded(conclusion: Result['conclusion'], change: Partial<Result> = {}): Result {
  return { ...example, conclusion, target: { ...example.target, product: { name: 'Amt', version: '1', vendor: 'Haus' } }, ...change };
}

test('each conclusion is a sentence with its reason', () => {
  strictEqual(conclusionSentence(concluded('conformant'), 'de'), 'Amt 1 ist nach diesem Selbsttest konform: Es wurde keine Abweichung festgestellt.');
  strictEqual(
    conclusionSentence(concluded('conformantWithRemarks'), 'de'),
    'Amt 1 ist nach diesem Selbsttest konform mit Hinweisen: 2 Anforderungen geben Anlass zu Hinweisen, 3 Anforderungen sind nicht entscheidbar, 1 Anforderung ist nicht geprüft, 2 Hinweise zur Erklärung des Herstellers.',
  );
  strictEqual(conclusionSentence(concluded('notConformant'), 'en'), 'Amt 1 is not conformant according to this self-test: 2 requirements are not met.');
  strictEqual(
    conclusionSentence(concluded('undetermined'), 'de'),
    'Ob Amt 1 konform ist, bleibt nach diesem Selbsttest unbestimmt: 2 Anforderungen, deren Verletzung ein Fehler wäre, sind nicht entscheidbar.',
  );
});

test('what was not tested for a stated reason keeps no verdict open, without one it does', () => {
  const untested = example.requirements
    .filter(({ verdict, isApart }) => verdict === 'untested' && !isApart)
    .map((entry) => ({ ...entry, whenBroken: 'failure' as const }));
  const unreasoned = untested.map(({ reason: _reason, ...rest }) => rest);
  strictEqual(conclusionSentence(concluded('undetermined', { requirements: untested }), 'de').endsWith('unbestimmt: siehe die Befunde.'), true);
  strictEqual(conclusionSentence(concluded('undetermined', { requirements: unreasoned }), 'de').endsWith('unbestimmt: 1 Anforderung ist nicht geprüft.'), true);
});

test('an incomplete run and a part of a divided run say so', () => {
  const incomplete = { ...example.run, isComplete: false };
  const sentence = (change: Partial<Result>): string => conclusionSentence(concluded('undetermined', { requirements: [], ...change }), 'en');
  strictEqual(sentence({ run: incomplete }), 'Whether Amt 1 is conformant remains undetermined after this self-test: the run is incomplete.');
  strictEqual(
    sentence({ run: incomplete, requirements: example.requirements }),
    'Whether Amt 1 is conformant remains undetermined after this self-test: the run is incomplete, 2 requirements whose breach would be a failure cannot be decided.',
  );
  strictEqual(
    sentence({ run: { ...example.run, shard: { index: 1, total: 2 } } }),
    'Whether Amt 1 is conformant remains undetermined after this self-test: this is only part of a divided run.',
  );
  const broken = conclusionSentence(concluded('notConformant', { run: incomplete }), 'en');
  strictEqual(broken, 'Amt 1 is not conformant according to this self-test: 2 requirements are not met. The run is incomplete.');
  const part = conclusionSentence(concluded('notConformant', { run: { ...example.run, shard: { index: 1, total: 2 } } }), 'de');
  match(part, /2 Anforderungen sind verletzt\. Dies ist nur ein Teil eines geteilten Laufs\.$/u);
});

test('what an early end or another part left untested is no reason beside it; counts are those of the tables or say what they count', () => {
  const untested = example.requirements.map(({ reason: _reason, ...entry }) => ({ ...entry, verdict: 'untested' as const, whenBroken: 'failure' as const }));
  const [first, ...others] = untested.filter(({ isApart }) => !isApart);
  const ends = (change: Partial<Result>): string => conclusionSentence(concluded('undetermined', { requirements: untested, ...change }), 'de');
  match(ends({ run: { ...example.run, isComplete: false } }), /unbestimmt: der Lauf ist unvollständig\.$/u);
  match(ends({ run: { ...example.run, shard: { index: 2, total: 3 } } }), /unbestimmt: dies ist nur ein Teil eines geteilten Laufs\.$/u);
  match(ends({}), new RegExp(`unbestimmt: ${others.length + 1} Anforderungen sind nicht geprüft\\.$`, 'u'));
  const reasoned = [{ ...first!, reason: { de: 'x', en: 'x' } }, ...others];
  match(
    ends({ requirements: reasoned }),
    new RegExp(`unbestimmt: ${others.length} Anforderungen, deren Verletzung ein Fehler wäre, sind ohne angegebenen Grund nicht geprüft\\.$`, 'u'),
  );
});
