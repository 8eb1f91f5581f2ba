import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenJudgement } from '../core/judgement.ts';
import type { EvidencePart } from './evidence.ts';
import { recompute } from './recompute.ts';

const RULES = { requirements: [], policy: [] };

function partOf(...judgements: readonly WrittenJudgement[]): EvidencePart {
  return { path: 'evidence', offset: 0, exchanges: new Map(), judgements, facts: { signingKeys: [], submissions: [] } };
}
const about = (subject: unknown, checks: readonly string[] = ['refuse-bad-certificates']): WrittenJudgement => ({
  case: 'a',
  attempt: 1,
  calls: [{ checks, subject, findings: [] }],
});
const kindsOf = async (judgement: WrittenJudgement): Promise<readonly string[]> =>
  (await recompute([partOf(judgement)], RULES)).problems.map(({ kind, grade }) => `${kind} ${grade}`);

test('what can be judged is judged again, and equal findings are counted', async () => {
  const {
    attempts,
    calls,
    equal: same,
    problems,
  } = await recompute([partOf(about({ certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [], usesTls: true }))], RULES);
  deepStrictEqual([calls, same, problems, attempts.map(({ verdict }) => verdict)], [1, 1, [], ['passed']]);
});

test('a reference that leads nowhere is told, and the verdict cannot be', async () => {
  for (const ranges of ['x000001', 'x000009-x000001', 'x000001-x999999999999', 'x1', 'all'])
    deepStrictEqual(await kindsOf(about({ exchanges: { $exchanges: ranges } })), ['judgement-cites-unknown wrong'], ranges);
  const { attempts } = await recompute([partOf(about({ exchanges: { $exchanges: 'x000001' } }))], RULES);
  equal(attempts[0]?.verdict, 'cantTell');
});

test('subjects that no check can take, and exchanges spelled out, are told', async () => {
  for (const subject of [null, 1, 'x', [], {}]) deepStrictEqual(await kindsOf(about(subject)), ['judgement-invalid wrong'], JSON.stringify(subject));
  const spelled = { certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [{ id: 'spelled out' }], usesTls: true };
  deepStrictEqual(
    (await kindsOf(about(spelled))).filter((kind) => kind.startsWith('judgement')),
    ['judgement-invalid wrong'],
  );
});

test('words of the product beside no recorded answer are told', async () => {
  const silent = { certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [], usesTls: true };
  deepStrictEqual(await kindsOf(about({ ...silent, told: { state: 'paid' } })), ['judgement-invalid wrong']);
});

test('a check of another version is open; a judgement without calls and without a reason was none', async () => {
  deepStrictEqual(await kindsOf(about({}, ['check-of-tomorrow'])), ['suite-other open']);
  deepStrictEqual(await kindsOf({ case: 'a', attempt: 1, calls: [] }), ['case-not-judged wrong']);
  deepStrictEqual(await kindsOf({ case: 'a', attempt: 1, calls: [], error: 'timeout' }), []);
});

const EXCHANGES = Array.from({ length: 10 }, (_, index) => {
  const id = `x${String(index + 1).padStart(6, '0')}`;
  return [id, { id, seq: index + 1, peer: 'product', direction: 'inbound', labels: { submissionId: 's' }, request: { headers: [], body: {} } }] as const;
});
const SENT = ['s', 't'].map((submissionId) => ({ submissionId, phrase: submissionId }));

function observed(...judgements: readonly WrittenJudgement[]): EvidencePart {
  const part = { ...partOf(...judgements), exchanges: new Map(EXCHANGES), facts: { signingKeys: [], submissions: SENT } };
  return part as unknown as EvidencePart;
}

const observing = (further: object = {}): unknown => ({ observation: { $observation: { submission: 's', exchanges: 'x000001-x000010', ...further } } });

test('references count for every call, also where what they lead to is remembered', async () => {
  const { problems, attempts } = await recompute([observed(...Array<WrittenJudgement>(5).fill(about(observing(), [])))], RULES, 35);
  deepStrictEqual(
    problems.map(({ kind, text }) => `${kind} ${text.en.slice(-5)}`),
    Array(2).fill('judgement-cites-unknown > 35.'),
  );
  deepStrictEqual(
    attempts.map(({ verdict }) => verdict),
    ['passed', 'passed', 'passed', 'cantTell', 'cantTell'],
  );
});

test('bodies count as often as a judge may read them', async () => {
  const long = { text: 'a'.repeat(16_000) };
  const part = observed(...Array<WrittenJudgement>(5).fill(about({ calls: [{ $exchange: 'x000001' }] }, [])));
  const [, first] = EXCHANGES[0] ?? [];
  const exchanges = new Map([['x000001', { ...first, request: { headers: [], body: long }, response: { headers: [], body: long } }]]);
  const { problems } = await recompute([{ ...part, exchanges } as unknown as EvidencePart], RULES, 20);
  deepStrictEqual(
    problems.map(({ kind }) => kind),
    Array(2).fill('judgement-cites-unknown'),
  );
});

test('what is wrong many times in a subject is told once', async () => {
  const told = { told: { state: 'paid' } };
  deepStrictEqual(await kindsOf(about({ calls: Array(300_000).fill(told) }, [])), ['judgement-invalid wrong']);
});

test('references that no judge would read are not followed without end either', async () => {
  const hidden = about(observing({ more: { $exchanges: 'x000001-x999999999999' } }), []);
  const { problems } = await recompute([observed(hidden)], RULES);
  deepStrictEqual(
    problems.map(({ kind }) => kind),
    ['judgement-cites-unknown'],
  );
});

test('exchanges that are looked through for what was left out count too', async () => {
  const little = about({ observation: { $observation: { submission: 's', exchanges: 'x000001' } } }, []);
  const { problems } = await recompute([observed(...Array<WrittenJudgement>(30).fill(little))], RULES, 40);
  deepStrictEqual(
    problems.map(({ kind }) => kind),
    Array(6).fill('judgement-cites-unknown'),
  );
});

test('a judgement knows the submissions that its calls are about, however many there are', async () => {
  const { attempts } = await recompute([observed(about(observing(), []), about({}, []))], RULES);
  deepStrictEqual(
    attempts.map(({ subjects }) => subjects.map(({ submissionId }) => submissionId)),
    [['s'], []],
  );
  const facts = {
    signingKeys: [],
    get submissions() {
      reads++;
      return SENT;
    },
  };
  let reads = 0;
  await recompute([{ ...observed(...Array<WrittenJudgement>(50).fill(about(observing(), []))), facts } as unknown as EvidencePart], RULES);
  equal(reads, 1);
});
