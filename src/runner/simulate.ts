/**
 * `simulate`: the delivery service alone, kept up while somebody develops a product. Without a target there is a
 * development set-up in the cache, made once and kept, so that addresses, credentials and keys stay the same.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PruefstandError } from '../core/errors.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Language } from '../core/language.ts';
import { CASES } from '../drivers/fit-connect/cases/index.ts';
import { createSender } from '../drivers/fit-connect/sender.ts';
import { createCampaign } from './campaign.ts';
import { initTarget } from './init.ts';
import { TARGET_FILE_NAME } from './init-target-file.ts';
import type { KeyRing } from './keys.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { Scenario } from './scenario-choice.ts';
import { startSimulation } from './simulation.ts';
import type { Simulation } from './simulation.ts';
import { nearest } from './target-file-nearest.ts';
import { readTargetFile } from './target-file.ts';
import { TranslatedError } from '../core/translated-error.ts';

export interface DevelopmentOptions {
  /** Folder of the cache. */
  readonly cache: string;
  readonly keys: KeyRing;
  readonly language: Language;
  readonly now: number;
  readonly onMaking: () => void;
}

export interface Development {
  readonly folder: string;
  readonly loaded: FitConnectLoaded;
}

/** The development set-up, made when it is missing or its certificates ran out. */
export async function loadDevelopment(options: DevelopmentOptions): Promise<Development> {
  const folder = join(options.cache, 'development');
  const known = readDevelopment(folder, options.now);
  if (known !== undefined) return { folder, loaded: known };
  options.onMaking();
  await makeDevelopment(folder, options);
  const made = readDevelopment(folder, options.now);
  if (made === undefined)
    throw new PruefstandError('ERR_INTERNAL', 'The development set-up that was made cannot be read.', {
      place: folder,
      hint: 'Remove the folder and repeat the call.',
    });
  return { folder, loaded: made };
}

function readDevelopment(folder: string, now: number): FitConnectLoaded | undefined {
  const file = join(folder, TARGET_FILE_NAME);
  if (!existsSync(file)) return undefined;
  try {
    return readTargetFile(file, {}, now).loaded;
  } catch (error) {
    if (error instanceof PruefstandError) return undefined;
    throw error;
  }
}

async function makeDevelopment(folder: string, { keys, language, now }: DevelopmentOptions): Promise<void> {
  let made = 0;
  await initTarget({
    folder,
    product: { name: 'Entwicklung', version: '0', vendor: 'Entwicklung' },
    apiVersion: 'v2',
    pollingSeconds: 5,
    productHosts: [],
    serviceHosts: [],
    language,
    isForced: true,
    makeKey: async (purpose) => keys.key(`development-${++made}`, purpose),
    now,
    onProgress: () => undefined,
  });
}

/** Exchanges kept in a session without end. */
const MAX_EXCHANGES = 10_000;

/** Starts the service for a session without end. The caller disposes it. */
export async function openSimulation(loaded: FitConnectLoaded, keys: KeyRing, onExchange: (exchange: Exchange) => void): Promise<Simulation> {
  const simulation = await startSimulation({ loaded, keys, maxExchanges: MAX_EXCHANGES });
  simulation.onExchange(onExchange);
  return simulation;
}

/** @throws ERR_CONFIG_ARGUMENT when there is no such case */
export function requireCase(phrase: string): void {
  if (CASES.has(phrase)) return;
  const known = [...CASES.keys()];
  const containing = known.filter((candidate) => candidate.includes(phrase));
  const near = (containing.length > 0 ? containing : nearest(phrase, known)).slice(0, 5);
  const listed = near.map((candidate) => `„${candidate}“`).join(', ');
  throw new TranslatedError(
    'ERR_CONFIG_ARGUMENT',
    { de: `Einen Fall „${phrase}“ gibt es nicht.`, en: `There is no case "${phrase}".` },
    {
      mend:
        near.length > 0
          ? { de: `Gemeint ist vielleicht: ${listed}.`, en: `Perhaps meant: ${listed}.` }
          : { de: 'Die Fälle stehen in den Szenarien hinter „eine Einreichung, …“.', en: 'Cases stand in the scenarios after "eine Einreichung, …".' },
    },
  );
}

/** Sends submissions of the case table, each with the flawless twin it is compared with in a run. */
export async function sendCases(phrases: readonly string[], simulation: Simulation, loaded: FitConnectLoaded, signal: AbortSignal): Promise<number> {
  const sender = createSender({ ...simulation.addresses, ...simulation.senderClient, apiVersion: loaded.target.apiVersion, send: simulation.send });
  const { target, samples } = loaded;
  const campaign = createCampaign({ target, samples, control: simulation.control, sender, keys: simulation.recipientKeys });
  const sent = await campaign.send([scenarioOf(phrases)], () => undefined, signal);
  return sent.length;
}

/** The campaign takes its cases from the steps of scenarios. */
function scenarioOf(phrases: readonly string[]): Scenario {
  const steps = phrases.map((phrase) => `eine Einreichung, ${phrase}`);
  return {
    id: 'simulate',
    name: 'simulate',
    feature: { path: 'simulate', name: 'simulate', line: 1 },
    line: 1,
    tags: [],
    requirements: [],
    steps,
    keywords: [],
    needs: [],
  };
}
