/**
 * Runs against the reference without its adapter: what it does by itself is judged, what would need an order is untested with a reason,
 * and a product that asks nothing fails nothing.
 */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Result } from '../../core/result.ts';
import { createKeyRing } from '../keys.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import type { DvdvAddresses } from './dvdv-client-loaded.ts';
import { runProfile } from '../run.ts';
import { loadEmbeddedDvdvClient } from './embedded-dvdv-client.ts';
import type { EmbeddedDvdvClientOptions } from './embedded-dvdv-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-self-driven-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** How long a product is waited for; as long as it needs, unless it does nothing anyway. */
interface Patience {
  readonly deadlineSeconds: number;
  readonly observeSeconds?: number;
}

/** The reference as a product that nobody can give orders to. */
async function run(options: Omit<EmbeddedDvdvClientOptions, 'profile'>, { deadlineSeconds, observeSeconds }: Patience): Promise<Result> {
  const embedded = await loadEmbeddedDvdvClient({ profile: 'dvdv-client', ...options, environment: { ADAPTER_TOKEN: '', ...options.environment } });
  const { start, drivesItself } = embedded;
  const capabilities = new Set([...embedded.target.capabilities].filter((capability) => capability !== 'adapter'));
  const { adapter: _, ...target } = embedded.target;
  const { result } = await runProfile(
    {
      loaded: {
        ...embedded,
        target: { ...target, deadlineSeconds, capabilities },
        ...(drivesItself === undefined || observeSeconds === undefined ? {} : { drivesItself: { ...drivesItself, observeSeconds } }),
        start: async (addresses: DvdvAddresses, signal?: AbortSignal) => {
          const running = await start?.(addresses, signal);
          if (running === undefined) throw new Error('The embedded product was not started.');
          const { client: _client, ...others } = running;
          return others;
        },
      },
      outputFolder: mkdtempSync(join(folder, 'out-')),
      ...ordinaryRun(),
      language: 'en',
    },
    createKeyRing(folder, Date.now()),
  );
  return result;
}

const idsOf = ({ requirements }: Result, ...verdicts: readonly string[]): readonly string[] =>
  requirements.filter(({ verdict }) => verdicts.includes(verdict)).map(({ requirement }) => requirement.id);

test('what it sends by itself is judged, the rest is untested with a reason', async () => {
  const result = await run({}, { deadlineSeconds: 30 });
  deepStrictEqual(idsOf(result, 'failed', 'cantTell'), []);
  const passed = result.cases.filter(({ verdict }) => verdict === 'passed');
  equal(passed.filter(({ feature }) => feature.path.includes('selbsttaetig/')).length, 9);
  for (const one of result.cases) if (!passed.includes(one)) ok(['untested', 'inapplicable'].includes(one.verdict), `${one.name}: ${one.verdict}`);
  ok(idsOf(result, 'untested').includes('DVDV-040'));
});

test('its mistakes are found without an order', async () => {
  const result = await run({ faults: ['bearer-header'] }, { deadlineSeconds: 30 });
  ok(idsOf(result, 'failed').includes('DVDV-022'));
});

test('a product that asks nothing fails nothing', async () => {
  const result = await run({ environment: { LOOK_UPS: '' } }, { deadlineSeconds: 1, observeSeconds: 1 });
  deepStrictEqual(idsOf(result, 'failed'), []);
  equal(result.conclusion, 'undetermined');
});
