/** The control interface of the client, for a port of its own: cards, what is typed, what becomes of the next workflow, the record. JSON in and out. */
import { Hono } from 'hono';
import { isPruefstandError, PruefstandError } from '../../src/core/errors.ts';
import type { ExchangeQuery } from '../../src/core/exchange.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { CardEntry } from './card-reader.ts';
import type { CardSeed } from './cards.ts';
import { TENANT } from './recording.ts';
import type { Client, ClientMode, ClientOutcome } from './simulator.ts';

/** The control interface of a client. */
export function createAusweisAppControl({ cards, state, options }: Client, recorder: Recorder): Simulator {
  const app = new Hono();
  app.onError((error, c) => {
    if (isPruefstandError(error)) return c.json({ code: error.code, message: error.message }, 422);
    options.onInternalError?.(error);
    return c.json({ code: 'ERR_INTERNAL', message: 'The simulator failed.' }, 500);
  });
  app.use('*', async (c, next) => {
    // A page that the person has open elsewhere must not be able to change cards: every browser says where it comes from.
    const site = c.req.header('sec-fetch-site');
    if (c.req.header('origin') !== undefined || (site !== undefined && site !== 'none'))
      throw refused('The control interface does not answer to pages of a browser.');
    return next();
  });
  app.get('/health', (c) => c.json({ status: 'ok' }));
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
  app.notFound((c) => c.json({ code: 'ERR_CONTROL_REFUSED', message: `The control interface has nothing at ${c.req.method} ${c.req.path}.` }, 404));
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

/** The control interface trusts its callers with the shape of what they send: it is the suite's own. */
async function bodyOf<T>(request: Request): Promise<T> {
  try {
    return (await request.json()) as T;
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_REFUSED', 'The body is no JSON.', { cause });
  }
}

function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
