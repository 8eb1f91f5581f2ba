/** The simulator as it is served in a run, behind the real host, over plain HTTP, in a process of its own. */
import { getHeapStatistics } from 'node:v8';
import { createFitConnect } from '../../simulators/fit-connect/index.ts';
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { startHost } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { answerParent } from '../role.ts';
import { benchKeys, seedOf } from '../seed.ts';

/** How it is set up. */
export interface SimulatorOptions {
  readonly isRecording: boolean;
  /** Oldest exchanges are dropped beyond this; all are kept when absent. */
  readonly maxExchanges?: number;
  /** Ids are counted instead of random, so that two simulators give the same answers. */
  readonly countsIds?: boolean;
}

/** Memory after a collection, which needs `--expose-gc`. */
export interface HeapFigures {
  /** Heap and buffers in use. */
  readonly heapUsedMb: number;
}

/** Entry of the process. */
export async function serve({ isRecording, maxExchanges, countsIds }: SimulatorOptions): Promise<void> {
  const keys = await benchKeys(createKeyRing(cacheFolder(), Date.now()));
  const recorder = createRecorder({ isEnabled: () => isRecording, ...(maxExchanges === undefined ? {} : { maxExchanges }) });
  const onError = (error: unknown): void => console.error(error);
  let url = '';
  const simulator = createFitConnect({
    baseUrl: () => url,
    keys: { signing: keys.service, portal: keys.portal },
    recorder,
    onInternalError: onError,
    ...(countsIds === true ? { ids: createCountedIds() } : {}),
  });
  simulator.createTenant(seedOf(keys));
  const host = await startHost({ simulator, onError });
  url = host.url;
  answerParent({ port: async () => host.port, heap: async () => heapFigures() });
}

function heapFigures(): HeapFigures {
  (globalThis as { gc?: () => void }).gc?.();
  const { used_heap_size: used, external_memory: external } = getHeapStatistics();
  return { heapUsedMb: (used + external) / 1e6 };
}

function createCountedIds(): () => string {
  let count = 0;
  return () => `bec40000-0000-4000-8000-${(++count).toString(16).padStart(12, '0')}`;
}
