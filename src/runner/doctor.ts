/** `doctor`: checks a target before the first scenario and names every fault with its mend. Nothing is written. */
import { examineEngine } from './doctor-container.ts';
import { examineCoverage } from './doctor-coverage.ts';
import { ok } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import { examineKeyPairs, examineSecretFiles } from './doctor-files.ts';
import { examineNames, examinePorts } from './doctor-network.ts';
import { examinePolling } from './doctor-polling.ts';
import { examineAdapter, examineCallback } from './doctor-product.ts';
import type { KeyRing } from './keys.ts';
import { examineProductOf } from './rooms.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { Environment } from './target-file-files.ts';
import { readTargetFile } from './target-file.ts';
import { readOfAnyRoom, referenceOf } from './target-file-room.ts';

export type { DoctorEntry } from './doctor-entry.ts';

export interface DoctorOptions {
  /** Path of the target file. */
  readonly targetFile: string;
  readonly env: Environment;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long to wait for the product to poll; 0: not at all. */
  readonly waitSeconds: number;
  readonly keys: KeyRing;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/**
 * Examines a target, telling as it goes.
 * @returns all that was told, in order
 * @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML when there is no target to examine
 */
export async function examineTarget(options: DoctorOptions): Promise<readonly DoctorEntry[]> {
  const entries: DoctorEntry[] = [];
  const tell: Tell = (entry) => {
    entries.push(entry);
    options.tell(entry);
  };
  const reading = readOfAnyRoom(options.targetFile, options.env, options.now);
  if (reading !== undefined) {
    for (const { text, mend, place } of reading.problems) tell({ status: 'fault', family: 'configuration', text, mend, place });
    if (reading.loaded === undefined) return toldWhereToRead(options.targetFile, entries, tell);
    tell(ok('Die Zieldatei ist gültig', 'the target file is valid'));
    await examineProductOf(reading.loaded, tell);
    return entries;
  }
  const { loaded, problems, warnings, file } = readTargetFile(options.targetFile, options.env, options.now);
  for (const { text, mend, place } of problems) tell({ status: 'fault', family: 'configuration', text, mend, place });
  if (loaded === undefined || file === undefined) return toldWhereToRead(options.targetFile, entries, tell);
  tell(ok('Zieldatei, Schlüssel, Zertifikate und Beispieldaten sind gültig', 'target file, keys, certificates and sample data are valid'));
  for (const entry of warnings) tell({ status: 'warning', ...entry });
  examineKeyPairs(options.targetFile, file, tell);
  examineSecretFiles(options.targetFile, file, tell);
  examineCoverage(loaded.target, tell);
  await examineNetwork(loaded, tell);
  // What the suite starts itself does not answer yet.
  const canAct = file.container === undefined ? await examineProduct(loaded, tell) : await examineEngine(file.container.image, tell);
  const arePortsFree = !entries.some(({ status, family }) => status === 'fault' && family === 'configuration');
  if (options.waitSeconds > 0 && arePortsFree && canAct) await examinePolling({ ...options, loaded, tell });
  return entries;
}

/** Faults name one member each; what all of them mean stands in one place. */
function toldWhereToRead(targetFile: string, entries: readonly DoctorEntry[], tell: Tell): readonly DoctorEntry[] {
  const page = referenceOf(targetFile);
  tell({
    status: 'note',
    text: { de: `Jede Angabe der Zieldatei erklärt ${page}.`, en: `Every member of the target file is explained in ${page}.` },
  });
  return entries;
}

async function examineNetwork({ listen }: FitConnectLoaded, tell: Tell): Promise<void> {
  await examinePorts(listen, tell);
  await examineNames(listen, tell);
}

/** @returns true: whatever is wrong with its endpoints, a product that runs may poll */
async function examineProduct(loaded: FitConnectLoaded, tell: Tell): Promise<true> {
  const trusted = loaded.trustedByCallbackClient ?? loaded.authority?.cert;
  const { callback, adapter } = loaded.target;
  if (callback?.url !== undefined) await examineCallback({ ...callback, url: callback.url }, trusted, tell);
  if (adapter !== undefined) await examineAdapter(adapter, trusted, tell);
  return true;
}
