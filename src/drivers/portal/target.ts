/**
 * The section `portal` of a target file: where the portal is, how the suite makes it log somebody in, how it sees who is
 * logged in, and who authorised attacks. Its shape is schemas/target-portal; this file has the types and the rules that a
 * schema cannot say. Secrets have been resolved by whoever loaded the file.
 */
import type { AccountKind, AccountLevel } from '../../core/account.ts';
import type { Bilingual } from '../../core/language.ts';
import type { PageMarkers } from './page-markers.ts';
import { absolute, originOf } from './web-address.ts';

export interface PortalTarget {
  /** Where a citizen starts to log in. */
  readonly loginUrl: string;
  /** A page that only logged-in people get. */
  readonly protectedUrl: string;
  readonly logoutUrl?: string;
  /** Further origins of the portal, such as a login service of its own. */
  readonly origins?: readonly string[];
  /** The portal's SAML metadata. */
  readonly metadata: { readonly url: string } | { readonly file: string };
  readonly driver: PortalDriverSettings;
  readonly whoami: WhoamiSettings;
  /** What the product's test interface offers besides `whoami`. */
  readonly testInterface?: TestInterfaceSettings;
  /** A form that can be filled in before the login and whose entries the product keeps. */
  readonly form?: FormSettings;
  /** Where somebody who is logged in raises the level. */
  readonly stepUp?: { readonly url: string; readonly level: AccountLevel };
  /** Name of the parameter of `loginUrl` that says where people go after the login. */
  readonly returnParameter?: string;
  /** A second account that people can log in with. */
  readonly otherAccount?: OtherAccountSettings;
  /** Its metadata name an address for single logout by HTTP-Redirect. */
  readonly takesLogoutByRedirect?: boolean;
  /** The product runs with the settings of its real operation: test environments and test accounts count for nothing there. */
  readonly isProduction?: boolean;
  /** Present when somebody who may do so allowed attacks on this installation. */
  readonly attacks?: { readonly authorisedBy: AttackAuthorisation };
  /** For one login. Default 30 seconds. */
  readonly timeoutSeconds?: number;
}

export type PortalDriverSettings = (
  | {
      readonly kind: 'http';
      /** Texts of buttons or links to press on the way to the account, in order. */
      readonly press?: readonly string[];
    }
  | {
      readonly kind: 'browser';
      /** Module with `login`, `logout` and `whoami`; path relative to the target file until it is loaded. */
      readonly script: string;
      /** Browser to start instead of the one that Playwright finds. */
      readonly executable?: string;
    }
  | { readonly kind: 'manual' }
) & {
  /** Logins with an ID card go by an eID client with a simulated card, as they do with the AusweisApp. Default: the account needs no card. */
  readonly eid?: 'simulated-card';
};

export interface WhoamiSettings {
  readonly adapter?: { readonly url: string; readonly token?: string };
  readonly page?: PageMarkers;
  /** A person is asked where nothing else tells. */
  readonly isAssisted?: boolean;
}

/** Addresses of the test interface; each is asked only where a scenario needs it. */
export interface TestInterfaceSettings {
  readonly token?: string;
  /** `POST {"now": "…Z"}` sets the product's clock, which runs on from there. */
  readonly clockUrl?: string;
  /** `GET` gives the latest lines of the log as text, those of one login at least and 64 kB at most. */
  readonly logUrl?: string;
  /** `GET` gives `{"applications":[{"mailbox":{"handle","applicationId"}}]}`, the latest one last: what went to whoever sends messages. */
  readonly applicationsUrl?: string;
  /** `POST` makes the product start anew; `GET` gives `{"start": …}`, another text after every start. */
  readonly restartUrl?: string;
  /** `POST` makes the product fetch the metadata of its accounts again, as it does by itself from time to time. */
  readonly metadataUrl?: string;
}

export interface FormSettings {
  readonly url: string;
  /** `name` of a field for text. */
  readonly field: string;
  /** Text of the button that keeps what was entered. */
  readonly save: string;
  /** Text of the button that hands in, for people who are logged in. */
  readonly submit?: string;
}

/** How the login with the second account begins; everything after it is as with the first. */
export interface OtherAccountSettings {
  /** Which account that is. Default: for organisations beside one for citizens, and the other way round. */
  readonly account?: AccountKind;
  readonly loginUrl: string;
  readonly metadata: PortalTarget['metadata'];
  /** Only driver `http`: as there. */
  readonly press?: readonly string[];
}

/** Who allowed attacks; printed in the report. */
export interface AttackAuthorisation {
  readonly name: string;
  readonly role: string;
  /** Day of the permission, YYYY-MM-DD. */
  readonly date: string;
  /** Where it can be read: file number, ticket, contract. */
  readonly reference: string;
}

export interface PortalTargetProblem {
  /** JSON Pointer inside the section. */
  readonly pointer: string;
  readonly text: Bilingual;
}

const DEFAULT_TIMEOUT_SECONDS = 30;

/** @unit milliseconds */
export function loginTimeoutOf({ timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: PortalTarget): number {
  return timeoutSeconds * 1000;
}

/** The same portal as people meet it who log in with the second account. @returns undefined where there is none */
export function otherSideOf(portal: PortalTarget): PortalTarget | undefined {
  const { otherAccount: other, driver, stepUp: _, ...rest } = portal;
  if (other === undefined) return undefined;
  const { loginUrl, metadata, press } = other;
  return { ...rest, loginUrl, metadata, driver: driver.kind === 'http' ? { kind: 'http', ...(press === undefined ? {} : { press }) } : driver };
}

/** Origins that belong to the portal. */
export function portalOriginsOf({ loginUrl, protectedUrl, logoutUrl, form, stepUp, otherAccount, origins = [] }: PortalTarget): ReadonlySet<string> {
  const others = [logoutUrl, form?.url, stepUp?.url, otherAccount?.loginUrl].filter((url) => url !== undefined);
  return new Set([loginUrl, protectedUrl, ...others, ...origins].map(originOf));
}

/** @returns undefined when nobody authorised attacks; then none may run */
export function attackAuthorisationOf({ attacks }: PortalTarget): AttackAuthorisation | undefined {
  return attacks?.authorisedBy;
}

/**
 * What is wrong with a section that its schema accepts.
 * @param today day of the run, YYYY-MM-DD
 */
export function problemsOfPortal(portal: PortalTarget, today: string): readonly PortalTargetProblem[] {
  return [...addressProblems(portal), ...oracleProblems(portal), ...authorisationProblems(portal, today)];
}

function addressProblems(portal: PortalTarget): readonly PortalTargetProblem[] {
  const { loginUrl, protectedUrl, logoutUrl, origins = [], metadata, whoami, testInterface, form, stepUp, otherAccount } = portal;
  const addresses: readonly (readonly [pointer: string, url: string | undefined])[] = [
    ['/loginUrl', loginUrl],
    ['/protectedUrl', protectedUrl],
    ['/logoutUrl', logoutUrl],
    ...origins.map((origin, index) => [`/origins/${index}`, origin] as const),
    ['/metadata/url', 'url' in metadata ? metadata.url : undefined],
    ['/whoami/adapter/url', whoami.adapter?.url],
    ['/testInterface/clockUrl', testInterface?.clockUrl],
    ['/testInterface/logUrl', testInterface?.logUrl],
    ['/testInterface/applicationsUrl', testInterface?.applicationsUrl],
    ['/testInterface/restartUrl', testInterface?.restartUrl],
    ['/testInterface/metadataUrl', testInterface?.metadataUrl],
    ['/form/url', form?.url],
    ['/stepUp/url', stepUp?.url],
    ['/otherAccount/loginUrl', otherAccount?.loginUrl],
    ['/otherAccount/metadata/url', otherAccount !== undefined && 'url' in otherAccount.metadata ? otherAccount.metadata.url : undefined],
  ];
  return addresses.flatMap(([pointer, url]) => (url === undefined || isUsable(url) ? [] : [{ pointer, text: NO_ADDRESS }]));
}

function isUsable(url: string): boolean {
  if (absolute(url) === undefined) return false;
  const { username, password, hash } = new URL(url);
  return username === '' && password === '' && hash === '';
}

const NO_ADDRESS: Bilingual = {
  de: 'Eine vollständige Adresse mit https:// oder http:// angeben, ohne Zugangsdaten und ohne Fragment.',
  en: 'Give a full address with https:// or http://, without credentials and without fragment.',
};

/** A script tells by its own function, a person by looking. */
function oracleProblems({ driver, whoami }: PortalTarget): readonly PortalTargetProblem[] {
  const isTold = whoami.adapter !== undefined || whoami.page !== undefined || whoami.isAssisted === true || driver.kind !== 'http';
  if (!isTold) return [{ pointer: '/whoami', text: NO_ORACLE }];
  const { loggedIn, loggedOut } = whoami.page ?? { loggedIn: 'x' };
  const isUnclear = loggedOut !== undefined && (loggedIn.includes(loggedOut) || loggedOut.includes(loggedIn));
  return isUnclear ? [{ pointer: '/whoami/page/loggedOut', text: SAME_MARKER }] : [];
}

const NO_ORACLE: Bilingual = {
  de: 'Angeben, woran der Prüfstand sieht, wer angemeldet ist: adapter, page oder isAssisted.',
  en: 'Say how the suite sees who is logged in: adapter, page or isAssisted.',
};
const SAME_MARKER: Bilingual = {
  de: 'Ein Merkmal enthält das andere; so lässt sich nicht unterscheiden, ob jemand angemeldet ist.',
  en: 'One marker contains the other; so it cannot be told whether somebody is logged in.',
};

function authorisationProblems({ attacks }: PortalTarget, today: string): readonly PortalTargetProblem[] {
  if (attacks === undefined || attacks.authorisedBy.date <= today) return [];
  return [{ pointer: '/attacks/authorisedBy/date', text: { de: 'Die Erlaubnis liegt in der Zukunft.', en: 'The permission lies in the future.' } }];
}
