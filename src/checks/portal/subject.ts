/**
 * Subjects of the checks of portals: what a portal sent to an account, what came of one login, and the short ways around it
 * (logout, step-up, "back"). Records of logins and outcomes of drivers fit these shapes as they are; whatever can be read from
 * a recorded exchange is handed over as that exchange, so that it can be read again.
 */
import type { AccountLevel, CompanyPersona, DeclaredNeeds, TestedAccount, TrustLevel } from '../../core/account.ts';
import type { LoginRecord } from '../../core/account-control.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Bilingual } from '../../core/language.ts';

/** What is known before anybody logs in. */
export interface PortalFacts {
  readonly account: TestedAccount;
  /** Of the simulated account; `AccountAddresses` fits. */
  readonly idp: { readonly entityId: string; readonly metadataUrl: string; readonly ssoPostUrl: string; readonly ssoRedirectUrl?: string };
  readonly declared: DeclaredNeeds;
}

/** What the portal hands in and sends. */
export interface RequestsSubject {
  readonly facts: PortalFacts;
  /** The portal's metadata: body of the answer, or of the request when there is no answer with XML. */
  readonly metadata?: Exchange;
  /** Retrieved again later in the run. */
  readonly laterMetadata?: readonly Exchange[];
  /** Recorded `authn-request` exchanges in order. */
  readonly requests: readonly Exchange[];
  /** What the suite wrote into addresses and fields while these requests were made; nothing of it may come back in them. */
  readonly planted?: readonly string[];
}

/** Who is logged in, as far as the portal shows; `PortalIdentity` fits. */
export interface SeenIdentity {
  readonly userKey?: string;
  readonly level?: string;
  readonly idp?: string;
  /** By URN, short name or the name the target gives. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What came of a way through the portal; `PortalOutcome` fits. */
export interface SeenLogin {
  readonly session: 'authenticated' | 'none' | 'unknown';
  readonly identity?: SeenIdentity;
  readonly problem?: { readonly kind: string; readonly detail: string };
  /** Exchange ids in order. */
  readonly pages: readonly string[];
  readonly timings: { readonly actionMs: number; readonly whoamiMs: number };
  readonly lastPage?: { readonly url: string; readonly status: number; readonly text: string };
}

/** What the account did; `LoginRecord` fits. */
export type DeliveredLogin = Partial<Omit<LoginRecord, 'exchanges'>> & {
  /** Trust stated per attribute `Name`; absent members carried no statement. */
  readonly trust?: Readonly<Record<string, TrustLevel>>;
  /** Unternehmenskonto: who was delivered. */
  readonly company?: CompanyPersona;
};

/** A login with what is known of it from both sides. */
export interface LoginView {
  readonly delivered: DeliveredLogin;
  readonly seen: SeenLogin;
  /** The `adapter-whoami` exchange at its end, when the product has an adapter. */
  readonly told?: Exchange;
}

/** One login of a certain kind between ordinary ones. */
export interface LoginSubject extends LoginView {
  readonly facts: PortalFacts;
  /** Follows "a login": `mit vertauschten FriendlyNames`, `with swapped FriendlyNames`. */
  readonly description: Bilingual;
  /** What the portal answered from the SAML response on. */
  readonly answers: readonly Exchange[];
  /** Ordinary logins directly before and after. */
  readonly controls: readonly SeenLogin[];
  /** Another login to compare with: the same person again, or another one, as the check says. */
  readonly other?: LoginView;
  /** What came of a login that fails for no particular reason. */
  readonly general?: SeenLogin;
  /** Markup that the account delivered and that no page may show unescaped. */
  readonly markup?: readonly string[];
  /** Requests that reached the account afterwards without anybody acting. */
  readonly laterRequests?: readonly Exchange[];
  /** Form data typed in before the login, and the page where they should still be. */
  readonly entered?: { readonly value: string; readonly page?: Exchange };
  /** What the sending part knows of the mailbox, from the message that arrived there. */
  readonly handedOver?: { readonly exchange: string; readonly handle?: string; readonly applicationId?: string };
  /** The product's log, as its adapter gives it. */
  readonly log?: Exchange;
}

/** A session that time passes over. */
export interface SessionTimeSubject {
  readonly level: AccountLevel;
  /** Age of the session and time without use, with what was seen then. */
  readonly probes: readonly { readonly ageSeconds: number; readonly idleSeconds: number; readonly seen: SeenLogin }[];
}

export interface LogoutSubject {
  readonly before: SeenLogin;
  readonly after: SeenLogin;
  /** A browser with the cookies from before the logout. */
  readonly copied?: SeenLogin;
  /** The next login, and the requests that reached the account during it. */
  readonly next?: SeenLogin;
  readonly nextRequests: readonly Exchange[];
}

/** Session ids around a login; `CookieView` of the driver fits the lists. */
export interface SessionIdSubject {
  readonly login: SeenLogin;
  /** A browser that has the cookies from before the login only, asked after it. */
  readonly copied?: SeenLogin;
  readonly before: readonly KnownCookie[];
  readonly after: readonly KnownCookie[];
}

export interface KnownCookie {
  readonly name: string;
  readonly valueDigest: string;
  readonly isHttpOnly: boolean;
}

/** A step-up within an open case. */
export interface StepUpSubject {
  readonly wantedLevel: AccountLevel;
  /** Requests of the first login and of the step-up. */
  readonly first: readonly Exchange[];
  readonly second: readonly Exchange[];
  /** Another person logged in at the step-up: who owned the case before and who owns it then, as the adapter tells. */
  readonly case?: { readonly exchange: string; readonly ownerBefore: string; readonly ownerAfter: string };
}

/** The back button after a request was sent. */
export interface BackSubject {
  readonly first: readonly Exchange[];
  /** Requests that arrived after "back". */
  readonly second: readonly Exchange[];
  readonly after: SeenLogin;
}

/** The page before people are sent to the account. */
export interface NoticeSubject {
  /** What the portal answered on the way, from the start to the redirect. */
  readonly answers: readonly Exchange[];
  /** What a person said who looked at it: whether the page tells where one goes. */
  readonly isTold?: boolean;
}
