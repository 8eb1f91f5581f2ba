/** What follows `tcTokenURL`: by itself in the automatic mode, else with a person on a page of the client. */
import { answerPage, redirectTo } from './answers.ts';
import type { ClientAnswer } from './answers.ts';
import { enter } from './card-reader.ts';
import type { CardEntry } from './card-reader.ts';
import { authenticationPage } from './pages.ts';
import type { Client, Visit } from './simulator.ts';
import { authenticate, begin, finish, MINORS } from './workflow.ts';
import type { Way, Workflow } from './workflow.ts';

/** A person who does nothing for that long no longer blocks the client. */
const PATIENCE_MS = 120_000;
const CANCELLED = { major: 'error', minor: MINORS.cancelled } as const;

/** A browser asks for an authentication. */
export async function activate(client: Client, tcTokenUrl: string, visit: Visit): Promise<ClientAnswer> {
  const { state, clock } = client;
  if (client.options.whenBusy === 'wait') return queued(client, async () => start(client, tcTokenUrl, visit));
  const isOccupied = state.isBusy || (state.open !== undefined && clock.now() - state.open.since < PATIENCE_MS);
  return isOccupied ? answerPage(409, 'tcTokenURL', visit.language) : start(client, tcTokenUrl, visit);
}

async function queued(client: Client, go: () => Promise<ClientAnswer>): Promise<ClientAnswer> {
  const mine = client.state.queue.then(go, go);
  client.state.queue = mine;
  return mine;
}

async function start(client: Client, tcTokenUrl: string, visit: Visit): Promise<ClientAnswer> {
  const { state, surroundings } = client;
  state.isBusy = true;
  state.open = undefined;
  try {
    const begun = await begin(tcTokenUrl, surroundings);
    if ('kind' in begun) return answerOf(begun, visit);
    if (state.mode === 'automatic') return answerOf(await byItself(client, begun, tcTokenUrl), visit);
    state.open = { ...visit, since: client.clock.now(), workflow: begun };
    return authenticationPage(client, state.open);
  } finally {
    state.isBusy = false;
  }
}

/** A card that refuses what is typed cancels the workflow (SDK, "Automatic"). */
async function byItself({ state, cards, options, surroundings }: Client, workflow: Workflow, tcTokenUrl: string): Promise<Way> {
  const outcome = state.next;
  state.next = 'success';
  const card = cards.take(options.cardFor?.(tcTokenUrl));
  if (outcome === 'cancel' || card === undefined || enter(card, { ...card.secrets, ...state.entry }) !== 'accepted')
    return finish(workflow, CANCELLED, surroundings);
  return authenticate(workflow, card, surroundings);
}

/** A person typed the PIN, or cancelled. */
export async function carryOn(client: Client, visit: Visit, form: URLSearchParams): Promise<ClientAnswer> {
  const { state, cards, surroundings } = client;
  const { open } = state;
  if (open?.id !== visit.id) return answerPage(404, 'workflow', visit.language);
  if (form.get('action') === 'cancel') return end(client, visit, async () => finish(open.workflow, CANCELLED, surroundings));
  const card = cards.take(form.get('persona') ?? '');
  if (card === undefined) return authenticationPage(client, open, 'malformed');
  const outcome = enter(card, entryOf(form));
  if (outcome !== 'accepted') return authenticationPage(client, open, outcome);
  return end(client, visit, async () => authenticate(open.workflow, card, surroundings));
}

/** Each page ends once, however often its button is pressed. */
async function end({ state }: Client, visit: Visit, go: () => Promise<Way>): Promise<ClientAnswer> {
  state.open = undefined;
  state.isBusy = true;
  try {
    return answerOf(await go(), visit);
  } finally {
    state.isBusy = false;
  }
}

function entryOf(form: URLSearchParams): CardEntry {
  const [pin, can, puk] = ['pin', 'can', 'puk'].map((name) => (form.get(name) ?? '').trim());
  return { pin: pin ?? '', can: can ?? '', puk: puk ?? '' };
}

function answerOf(way: Way, { language }: Visit): ClientAnswer {
  return way.kind === 'redirect' ? redirectTo(way.url) : answerPage(way.status, way.reason, language);
}
