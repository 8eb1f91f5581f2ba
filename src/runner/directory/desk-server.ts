/** The desk of a run: asks the directory for scenarios in whatever process, so that key and tokens stay in this one. */
import type { Simulator } from '../../core/simulator.ts';
import type { Asker } from '../../drivers/directory/asker.ts';
import type { Asking } from '../../drivers/directory/target.ts';

/** @param asker of the product that runs now */
export function createDeskServer(asker: () => Asker): Simulator {
  return {
    name: 'directory-desk',
    async fetch(request) {
      try {
        return Response.json(await asker().ask((await request.json()) as Asking));
      } catch (error) {
        return new Response(error instanceof Error ? error.message : String(error), { status: 500 });
      }
    },
  };
}
