/**
 * The bundle of a payment service's run, in which every scenario acts for itself: whoever shows a judge something else than what happened
 * in its scenario is found out, though all verdicts come out the same.
 */
import { deepStrictEqual, notEqual, ok } from 'node:assert/strict';
import { before, test } from 'node:test';
import type { WrittenJudgement } from '../../src/core/judgement.ts';
import { verify } from '../../src/certification/verify.ts';
import { makePaymentRun } from './runs.ts';
import type { Run } from '../../tools/run-folder.ts';
import { answers, told, trusting } from './scene.ts';
import { bundleOf, coherent, createWorld, linesIn, linesOf, withFiles } from './world.ts';
import type { World } from './world.ts';

const JUDGEMENTS = 'evidence/judgements.ndjson';
const EXCHANGES = 'evidence/exchanges.ndjson';

let run: Run;
let world: World;

before(async () => {
  run = await makePaymentRun();
  world = await createWorld(new Date());
});

test('untouched: three times yes and nothing to say', async () => {
  const report = await verify(await bundleOf(run, world, { withoutDocuments: true }), trusting(world));
  answers(report, ['yes', 'yes', 'yes']);
  deepStrictEqual(report.findings, []);
});

/** A subject of these scenarios: requests with wrong sums, each refused. */
interface Calls {
  readonly calls: Record<string, unknown>[];
}

type Change = (first: Record<string, unknown>, second: Record<string, unknown>, exchanges: ReadonlyMap<string, unknown>) => void;

const CHANGES: Readonly<Record<string, readonly [says: string, Change]>> = {
  'an exchange is spelled out': ['request', (call, _, exchanges) => (call['exchange'] = exchanges.get(idOf(call)))],
  'an exchange is spelled out without what makes it one': [
    'response',
    (call, _, exchanges) => (call['exchange'] = { response: (exchanges.get(idOf(call)) as { readonly response: unknown }).response }),
  ],
  'the exchange of another scenario is shown': ['calls: x', (call, other) => (call['exchange'] = other['exchange'])],
  'a reference says more than where it leads': [
    'reference with more members',
    (call) => (call['exchange'] = { ...(call['exchange'] as object), kanarina: { $exchanges: 'x000001-x000002' } }),
  ],
};

for (const [name, [says, change]] of Object.entries(CHANGES)) {
  test(`vendor, judgements: ${name}`, async () => {
    const lines = linesIn(run.files, JUDGEMENTS).map((line) => JSON.parse(line) as WrittenJudgement);
    const exchanges = new Map(
      linesIn(run.files, EXCHANGES)
        .map((line) => JSON.parse(line) as { readonly id: string })
        .map((exchange) => [exchange.id, exchange]),
    );
    const wrongSums = lines
      .filter(({ case: id }) => id.includes('Eine falsche Summe wird mit CALCULATION_ERROR abgelehnt (einen Cent zu '))
      .map(({ calls }) => calls[0]?.subject as Calls);
    const [first, second] = wrongSums.map(({ calls }) => calls[0]);
    ok(first !== undefined && second !== undefined);
    change(first, second, exchanges);
    const files = withFiles(run.files, { [JUDGEMENTS]: linesOf(lines.map((line) => JSON.stringify(line))) });
    const report = await verify(await bundleOf(coherent({ result: run.result, files }), world, { withoutDocuments: true }), trusting(world));
    ok(
      report.findings.some(({ grade, text }) => grade === 'wrong' && text.en.includes(says)),
      told(report),
    );
    notEqual(report.evidence, 'yes', told(report));
  });
}

test('vendor, judgements: a scenario is said to have run when something else happened', async () => {
  const cases = run.result.cases.map((entry) =>
    entry.id.includes('Eine falsche Summe')
      ? { ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, startedAt: earlier(attempt.startedAt) })) }
      : entry,
  );
  const result = { ...run.result, cases, run: { ...run.result.run, startedAt: earlier(run.result.run.startedAt) } };
  const report = await verify(await bundleOf(coherent({ result, files: run.files }), world, { withoutDocuments: true }), trusting(world));
  ok(
    report.findings.some(({ grade, text }) => grade === 'wrong' && text.en.includes('calls: x')),
    told(report),
  );
  notEqual(report.evidence, 'yes', told(report));
});

function earlier(time: string): string {
  return new Date(Date.parse(time) - 10_000).toISOString();
}

function idOf(call: Record<string, unknown>): string {
  return (call['exchange'] as { readonly $exchange: string }).$exchange;
}
