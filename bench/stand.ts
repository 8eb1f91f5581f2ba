/** A simulator in a process of its own with everything the measuring side needs to talk to it. */
import { createHttpClient } from '../src/transport/http-client.ts';
import type { HttpClient } from '../src/transport/http-client.ts';
import { startRole } from './role.ts';
import type { HeapFigures, SimulatorOptions } from './servers/simulator.ts';

export interface Stand extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly client: HttpClient;
  /** Memory in use after a collection. */
  heap(): Promise<HeapFigures>;
}

const TIMEOUT_MS = 60_000;

/** Starts one. The caller disposes it. */
export async function startStand(options: SimulatorOptions): Promise<Stand> {
  const role = startRole('simulator', options, ['--expose-gc']);
  const port = await role.ask<number>('port');
  const client = createHttpClient({ timeoutMs: TIMEOUT_MS });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: role.pid,
    client,
    heap: async () => role.ask<HeapFigures>('heap'),
    async [Symbol.asyncDispose]() {
      await client.close();
      await role.stop();
    },
  };
}
