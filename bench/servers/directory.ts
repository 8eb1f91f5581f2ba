/** The DVDV simulator behind the real host, over plain HTTP, with as many entries as wanted, in a process of its own. */
import { getHeapStatistics } from 'node:v8';
import { createDvdv } from '../../simulators/dvdv/index.ts';
import { startHost } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createLargeDirectory } from '../large-directory.ts';
import { answerParent } from '../role.ts';

/** How it is set up. */
export interface DirectoryOptions {
  readonly entries: number;
  readonly isRecording: boolean;
  /** Oldest exchanges are dropped beyond this. */
  readonly maxExchanges: number;
}

/** Memory after a collection, which needs `--expose-gc`. @unit MB */
export interface DirectoryFigures {
  readonly heapUsedMb: number;
  readonly rssMb: number;
}

/** Entry of the process. */
export async function serve({ entries, isRecording, maxExchanges }: DirectoryOptions): Promise<void> {
  const recorder = createRecorder({ isEnabled: () => isRecording, maxExchanges });
  const onError = (error: unknown): void => console.error(error);
  const simulator = createDvdv({ baseUrl: () => '', recorder, onInternalError: onError });
  simulator.createTenant({ id: 'default', directory: await createLargeDirectory(entries), anonymousPeer: 'product' });
  const host = await startHost({ simulator: simulator.first, onError });
  answerParent({ port: async () => host.port, memory: async () => memory() });
}

function memory(): DirectoryFigures {
  // The kind that gives pages back: what is resident otherwise tells how the directory was filled, not how large it is.
  (globalThis as { gc?: (options: object) => void }).gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { used_heap_size: used, external_memory: external } = getHeapStatistics();
  return { heapUsedMb: (used + external) / 1e6, rssMb: process.memoryUsage().rss / 1e6 };
}
