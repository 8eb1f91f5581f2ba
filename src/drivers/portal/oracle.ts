/**
 * The oracle "who is logged in?" (attack sheet, section 1): the product's adapter, markers on the protected page, or a
 * person who looks at it. Where adapter and page are both there the page says whether there is a session and the adapter
 * whose; if they disagree nothing is known, so that no answer of one hides what the other shows.
 */
import type { WhoamiAdapterOptions } from './adapter-whoami.ts';
import { askAdapter } from './adapter-whoami.ts';
import type { Operator } from './operator.ts';
import { identityShown, sessionShown } from './page-markers.ts';
import type { PageMarkers, PageText } from './page-markers.ts';
import { askPerson } from './person-whoami.ts';
import type { PortalIdentity, PortalProblem, SessionState, Whoami } from './portal-driver.ts';

/** What a browser got that asked for the protected page. */
export type ProtectedPage =
  | { readonly kind: 'page'; readonly status: number; readonly text: PageText; readonly pages: readonly string[] }
  /** It was led out of the portal, as somebody is who has to log in. */
  | { readonly kind: 'sent-away'; readonly pages: readonly string[] }
  | { readonly kind: 'no-answer'; readonly detail: string; readonly pages: readonly string[] };

/** One browser as the oracle sees it. */
export interface BrowserView {
  protectedPage(): Promise<ProtectedPage>;
  /** What the browser would send to the protected page as header `Cookie`; undefined when it does not say. */
  cookieHeader(): Promise<string | undefined>;
}

export interface OracleOptions {
  readonly adapter?: WhoamiAdapterOptions;
  readonly page?: PageMarkers;
  /** Who is asked where neither adapter nor markers are there. */
  readonly operator?: Operator;
  readonly operatorTimeoutMs: number;
}

type Oracle = (view: BrowserView) => Promise<Whoami>;
type Told = Omit<Whoami, 'durationMs'>;

export function createOracle({ adapter, page, operator, operatorTimeoutMs }: OracleOptions): Oracle {
  const ask = async (view: BrowserView): Promise<Told> => {
    const shown = page === undefined ? undefined : await readPage(view, page);
    const told = adapter === undefined ? undefined : await readAdapter(view, adapter);
    if (shown !== undefined && told !== undefined) return joined(shown, told);
    const known = shown ?? told;
    if (known !== undefined) return known;
    return operator === undefined ? NO_ORACLE : readByPerson(view, operator, operatorTimeoutMs);
  };
  return async (view) => {
    const start = performance.now();
    const told = await ask(view);
    return { ...told, durationMs: performance.now() - start };
  };
}

const NO_ORACLE: Told = {
  session: 'unknown',
  problem: { kind: 'no-oracle', detail: 'The target names neither an adapter nor markers of the protected page, and nobody is there to ask.' },
  toldBy: [],
  pages: [],
};

async function readPage(view: BrowserView, markers: PageMarkers): Promise<Told> {
  const visited = await view.protectedPage();
  const { pages } = visited;
  const told = { toldBy: ['page'], pages } as const;
  if (visited.kind === 'no-answer') return { ...told, session: 'unknown', problem: { kind: 'no-answer', detail: visited.detail } };
  if (visited.kind === 'sent-away') return { ...told, session: 'none' };
  const session = sessionShown(visited.text, markers);
  if (session === 'authenticated') return { ...told, session, identity: identityShown(visited.text, markers) };
  if (session === 'none' && visited.status < 500) return { ...told, session };
  const detail = session === 'none' ? `status ${visited.status} without the marker of logged-in people` : 'both markers, or none of the two, stand on the page';
  return { ...told, session: 'unknown', problem: { kind: 'oracle-failed', detail } };
}

async function readAdapter(view: BrowserView, adapter: WhoamiAdapterOptions): Promise<Told> {
  const cookie = await view.cookieHeader();
  if (cookie === undefined) return { session: 'unknown', problem: NO_COOKIES, toldBy: ['adapter'], pages: [] };
  const { exchange, isLoggedIn, identity, detail = '' } = await askAdapter(adapter, cookie);
  const told = { toldBy: ['adapter'], pages: [exchange] } as const;
  if (isLoggedIn === undefined) return { ...told, session: 'unknown', problem: { kind: 'oracle-failed', detail } };
  return { ...told, session: isLoggedIn ? 'authenticated' : 'none', ...(identity === undefined ? {} : { identity }) };
}

const NO_COOKIES: PortalProblem = { kind: 'oracle-failed', detail: 'The browser did not tell its cookies.' };

function joined(shown: Told, told: Told): Told {
  const both = { toldBy: [...shown.toldBy, ...told.toldBy], pages: [...shown.pages, ...told.pages] };
  if (shown.session !== told.session) {
    const problem: PortalProblem = shown.problem ??
      told.problem ?? { kind: 'oracles-disagree', detail: `page: ${sayState(shown.session)}, adapter: ${sayState(told.session)}` };
    return { ...both, session: 'unknown', problem };
  }
  if (shown.session === 'unknown') return { ...both, session: 'unknown', ...(shown.problem === undefined ? {} : { problem: shown.problem }) };
  const identity = identityOf(shown.identity, told.identity);
  return { ...both, session: shown.session, ...(identity === undefined ? {} : { identity }) };
}

/** What the adapter tells goes before what the page shows. */
function identityOf(shown: PortalIdentity | undefined, told: PortalIdentity | undefined): PortalIdentity | undefined {
  return shown === undefined ? told : { ...shown, ...told, attributes: { ...shown.attributes, ...told?.attributes } };
}

function sayState(session: SessionState): string {
  return session === 'authenticated' ? 'logged in' : session === 'none' ? 'not logged in' : 'not known';
}

const SHOWN_TO_PEOPLE = 2_000;

async function readByPerson(view: BrowserView, operator: Operator, timeoutMs: number): Promise<Told> {
  const visited = await view.protectedPage();
  const { pages } = visited;
  if (visited.kind === 'no-answer') return { session: 'unknown', problem: { kind: 'no-answer', detail: visited.detail }, toldBy: ['page'], pages };
  if (visited.kind === 'sent-away') return { session: 'none', toldBy: ['page'], pages };
  const text = visited.text.slice(0, SHOWN_TO_PEOPLE);
  operator.tell({ de: `Auf der geschützten Seite steht:\n${text}\n`, en: `The protected page says:\n${text}\n` });
  return { ...(await askPerson(operator, timeoutMs)), pages };
}
