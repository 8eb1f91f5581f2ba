/** The control interface of the client, for a port of its own: cards, what is typed, what becomes of the next workflow, the record. JSON in and out. */
import type { ExchangeQuery } from '../../src/core/exchange.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { bodyOf, createControlShell, refused } from '../control-app.ts';
import type { CardEntry } from './card-reader.ts';
import type { CardSeed } from './cards.ts';
import { TENANT } from './recording.ts';
import type { Client, ClientMode, ClientOutcome } from './simulator.ts';

/** The control interface of a client. */
export function createAusweisAppControl({ cards, state, options }: Client, recorder: Recorder): Simulator {
  const app = createControlShell((error) => options.onInternalError?.(error));
  app.get('/cards', (c) => c.json(cards.list()));
  app.put('/card', async (c) => {
    const seed = await bodyOf<CardSeed>(c.req.raw);
    if (!cards.insert(seed)) throw refused(`"${seed.persona}" has no card.`);
    return c.body(null, 204);
  });
  app.delete('/card', (c) => {
    cards.remove();
    return c.body(null, 204);
  });
  app.put('/behaviour', async (c) => {
    const { mode, next, entry } = await bodyOf<ClientBehaviour>(c.req.raw);
    state.mode = mode ?? state.mode;
    state.next = next ?? state.next;
    state.entry = entry ?? state.entry;
    return c.body(null, 204);
  });
  app.post('/exchanges/query', async (c) => c.json(recorder.query(TENANT, await bodyOf<ExchangeQuery>(c.req.raw))));
  return { name: 'ausweisapp-control', fetch: async (request) => app.fetch(request) };
}

/** What is to be otherwise; the rest stays. */
export interface ClientBehaviour {
  readonly mode?: ClientMode;
  /** Of the next workflow in the automatic mode. */
  readonly next?: ClientOutcome;
  /** What the automatic mode types instead of the card's own PIN, CAN and PUK. */
  readonly entry?: CardEntry;
}
