/**
 * Making a portal log somebody in: one interface for the three drivers `http`, `browser` and `manual` (design, "Making a
 * product act"). A login is judged by the session that exists afterwards, never by a status or a page on the way
 * (attack sheet, section 1). A driver acts and observes; it gives no verdict.
 */
import type { ToldIdentity } from '../../formats/whoami-answer.ts';
import type { PageText } from './page-markers.ts';

/**
 * Whether an authenticated session exists. `unknown` is an answer of its own, so that an oracle that fails can never pass for
 * an attack that was refused.
 */
export type SessionState = 'authenticated' | 'none' | 'unknown';

/** Who is logged in, as far as the oracle tells; the key is what the portal keys the account by, bPK2 for BundID. */
export type PortalIdentity = ToldIdentity;

/** Why something is not known. `detail` is for reports, not for branching. */
export interface PortalProblem {
  readonly kind:
    'no-answer' | 'timeout' | 'no-oracle' | 'oracle-failed' | 'oracles-disagree' | 'script-failed' | 'nobody-answered' | 'not-offered' | 'login-stopped';
  readonly detail: string;
}

/** What is known of the session of one browser. */
export interface Whoami {
  readonly session: SessionState;
  readonly identity?: PortalIdentity;
  /** Present when the session is unknown. */
  readonly problem?: PortalProblem;
  readonly toldBy: readonly ('adapter' | 'page' | 'script' | 'person')[];
  /** Exchange ids, in order. */
  readonly pages: readonly string[];
  readonly durationMs: number;
}

/** What came of a login or logout: the session afterwards, and the way there. */
export interface PortalOutcome {
  readonly session: SessionState;
  readonly identity?: PortalIdentity;
  /** Why the session is unknown, or why the way ended early although a session was asked for. */
  readonly problem?: PortalProblem;
  /** Ids of all exchanges of this browser in order, those of the question at the end included. */
  readonly pages: readonly string[];
  readonly timings: { readonly actionMs: number; readonly whoamiMs: number };
  /** The last page of the way itself, before the question; absent where the driver sees none. */
  readonly lastPage?: { readonly url: string; readonly status: number; readonly text: PageText };
}

/** A browser of its own: nothing is shared with other browsers of the driver. */
export interface PortalBrowser extends AsyncDisposable {
  readonly name: string;
  /** Starts at the portal and goes as far as it leads, then asks who is logged in. Never throws for what a product does. */
  login(): Promise<PortalOutcome>;
  logout(): Promise<PortalOutcome>;
  whoami(): Promise<Whoami>;
}

export type PortalDriverKind = 'http' | 'browser' | 'manual';

/** The caller disposes it; its browsers end with it. */
export interface PortalDriver extends AsyncDisposable {
  readonly kind: PortalDriverKind;
  /** @param name for evidence and instructions: letters, digits and hyphens; numbered by default */
  openBrowser(name?: string): Promise<PortalBrowser>;
}

/** Puts a way and the answer to the question at its end together. */
export function outcomeOf(
  way: { readonly pages: readonly string[]; readonly durationMs: number; readonly problem?: PortalProblem; readonly lastPage?: PortalOutcome['lastPage'] },
  who: Whoami,
): PortalOutcome {
  const problem = who.problem ?? way.problem;
  return {
    session: who.session,
    ...(who.identity === undefined ? {} : { identity: who.identity }),
    ...(problem === undefined ? {} : { problem }),
    pages: [...way.pages, ...who.pages],
    timings: { actionMs: way.durationMs, whoamiMs: who.durationMs },
    ...(way.lastPage === undefined ? {} : { lastPage: way.lastPage }),
  };
}
