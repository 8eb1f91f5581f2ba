/**
 * Peer: a client that openapi-python-client makes of the published description of the directory talks to `simulate dvdv`: token, every
 * function, every batch, misses, problem documents, in the form that was observed and in the form that the description prints. The
 * description is read where it lies beside the checkout and never copied.
 */
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createControlClient } from '../../simulators/dvdv/index.ts';
import type { DeviationName, DvdvControl } from '../../simulators/dvdv/index.ts';
import { startDvdv } from '../../src/runner/development-dvdv.ts';
import { buildOnce } from './building/build-cache.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import type { BuildOutcome } from './building/build-outcome.ts';
import { buildPython, pythonOf } from './building/python.ts';
import { runPeer, runTool } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';
import { publishedFlaws } from './dvdv-openapi-python/published.ts';
import { directoryOrders } from './dvdv-openapi-python/orders.ts';
import type { Order } from './dvdv-openapi-python/orders.ts';

const NAME = 'dvdv-openapi-python';
const DESCRIPTION = new URL('../../../shared/standards/dvdv/v2-2.15.0/dvdv-api.yaml', import.meta.url).pathname;
const REQUIREMENTS = join(peerFolder(NAME), 'requirements.txt');
const TIMEOUT_MS = 180_000;
const DOCUMENTED: Readonly<Record<DeviationName, boolean>> = {
  'light-organizations': false,
  'plain-uris': false,
  'null-members': false,
  'absent-as-null': false,
  'snake-token': true, // The schema has this form; the other one is in an example beside it.
  'version-object': false,
};

type Form = 'observed' | 'documented';

interface Outcome {
  readonly name: string;
  readonly outcome: 'done' | 'raised';
  readonly status: number | null;
  readonly message?: string;
  readonly value?: unknown;
}

interface Expectation extends Outcome {
  /** Absent where it is the same in both. */
  readonly form?: Form;
  readonly reason: string;
}

/** The client as the generator makes it, kept by description and versions. */
async function generate(environment: string): Promise<BuildOutcome> {
  return buildOnce({
    name: `${NAME}-generated`,
    sources: [DESCRIPTION, REQUIREMENTS],
    async build(folder) {
      const words = ['-m', 'openapi_python_client', 'generate', '--path', DESCRIPTION, '--meta', 'none', '--output-path', join(folder, 'directory_client')];
      const { exitCode, output } = await runTool({ command: pythonOf(environment), words, timeoutMs: TIMEOUT_MS });
      return exitCode === 0 ? { kind: 'built', folder } : { kind: 'failed', output };
    },
  });
}

await test('a client generated from the published description of the DVDV', async (context: TestContext) => {
  if (!existsSync(DESCRIPTION)) {
    context.skip('unavailable: the published description does not lie beside this checkout');
    return;
  }
  const environment = builtOrSkipped(context, await buildPython({ name: NAME, requirements: REQUIREMENTS }));
  if (environment === undefined) return;
  const generated = builtOrSkipped(context, await generate(environment));
  if (generated === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-peer-dvdv-'));
  await using cleaning = new AsyncDisposableStack();
  cleaning.defer(() => rmSync(folder, { recursive: true, force: true }));
  const system = cleaning.use(await startDvdv({ folder, now: Date.now(), port: 0, metadata: [], onExchange: () => undefined }));
  const row = (label: string): string => system.rows.find(([{ en }]) => en === label)?.[1] ?? assert.fail(`There is no row "${label}".`);
  const control = createControlClient({ url: row('Control'), tenant: 'default' });
  const certificateFile = row('Client certificate');
  const orders = await directoryOrders(control, sha1Of(readFileSync(certificateFile)));
  const plan = { baseUrl: row('Server 1'), authorityFile: row('Authority'), certificateFile, keyFile: row('Client key'), orders };
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  for (const form of ['observed', 'documented'] as const)
    await context.test(`does what is expected of it, ${form} form`, async () => {
      await control.setWire(form === 'observed' ? {} : { deviations: DOCUMENTED });
      const outcomes = await runPeer<readonly Outcome[]>({
        command: pythonOf(environment),
        words: ['-B', join(peerFolder(NAME), 'peer.py'), generated, file],
        timeoutMs: TIMEOUT_MS,
      });
      assertAsExpected(form, orders, outcomes);
      await assertBatchesInOrder(control);
      if (form === 'documented') assert.deepEqual(await publishedFlaws(control, readFileSync(DESCRIPTION, 'utf8')), []);
    });
});

function sha1Of(pem: Buffer): string {
  return createHash('sha1').update(new X509Certificate(pem).raw).digest('hex');
}

/** Every order has an expectation with a reason, and what came of it is as expected. */
function assertAsExpected(form: Form, orders: readonly Order[], outcomes: readonly Outcome[]): void {
  const { expectations } = JSON.parse(readFileSync(join(peerFolder(NAME), 'expectation.json'), 'utf8')) as { readonly expectations: readonly Expectation[] };
  const own = expectations.filter((expectation) => (expectation.form ?? form) === form);
  assert.deepEqual(own.map(({ name }) => name).sort(), orders.map(({ name }) => name).sort());
  const wrong = own.flatMap(({ name, outcome, status, message = '', value }) => {
    const found = outcomes.find((one) => one.name === name);
    const isRight = found?.outcome === outcome && found.status === status && (found.message ?? '').includes(message) && holds(value, found.value);
    return isRight ? [] : [found];
  });
  assert.deepEqual(wrong, []);
  for (const { name, reason } of expectations) assert.ok(reason.length > 10, `${name} needs a reason`);
}

/** Whether everything that is expected stands in what was read; lists are compared by their beginning. */
function holds(expected: unknown, found: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return expected === undefined || expected === found;
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(expected).every(([name, value]) => holds(value, (found as Readonly<Record<string, unknown>>)[name]));
}

/** What the generated client cannot read is on the wire as the simulator says: one answer for each request, in order, null for a miss. */
async function assertBatchesInOrder(control: DvdvControl): Promise<void> {
  const calls = await control.calls({});
  const last = calls.findLast(({ operation }) => operation === 'batch-find-service-description') ?? assert.fail('no batch was seen');
  const answers = JSON.parse(new TextDecoder().decode(await control.body(last.exchange, 'response'))) as readonly unknown[];
  assert.deepEqual(last.outcomes, ['hit', 'miss', 'hit']);
  assert.deepEqual(
    answers.map((answer) => answer === null),
    [false, true, false],
  );
}
