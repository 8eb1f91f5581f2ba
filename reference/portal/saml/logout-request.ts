/**
 * LogoutRequests of an account (Core 3.7.1, Profiles 4.4.4.1): signed by the account, made out to us, fresh, and about somebody.
 */
import { NS } from './names.ts';
import { must } from './refusal.ts';
import { signedContent } from './signature.ts';
import type { Trust } from './signature.ts';
import { attribute, childNamed, childrenNamed, instant, isNamed, parseXml, textOf } from './xml.ts';

/** A request that may be obeyed. */
export interface LogoutRequest {
  readonly id: string;
  readonly issuer: string;
  readonly nameId: string;
  /** None: all sessions of that person. */
  readonly sessionIndexes: readonly string[];
}

/** What the request is compared with. */
export interface ExpectedLogout {
  readonly address: string;
  readonly issuer: string;
  readonly nowMs: number;
  readonly skewMs: number;
  /** The query that brought it was signed, and held against the account's keys. */
  readonly isSignedQuery?: boolean;
}

const MAX_AGE_MS = 10 * 60_000;

/**
 * Reads and checks a request.
 *
 * @throws Refusal when a rule does not hold
 */
export function readLogoutRequest(xml: string, { address, issuer, nowMs, skewMs, isSignedQuery = false }: ExpectedLogout, trust: Trust): LogoutRequest {
  const message = isSignedQuery ? logoutIn(xml) : signedRequest(xml, trust);
  must(attribute(message, 'Version') === '2.0', 'logout-version');
  must(attribute(message, 'Destination') === address, 'logout-destination');
  const issuers = childrenNamed(message, NS.saml, 'Issuer');
  must(issuers.length === 1 && textOf(issuers[0]) === issuer, 'logout-issuer');
  const issued = instant(attribute(message, 'IssueInstant'));
  must(issued <= nowMs + skewMs && issued >= nowMs - MAX_AGE_MS - skewMs, 'logout-age');
  const end = attribute(message, 'NotOnOrAfter');
  must(end === undefined || instant(end) > nowMs - skewMs, 'logout-expired');
  const id = attribute(message, 'ID') ?? '';
  const nameId = textOf(childNamed(message, NS.saml, 'NameID'));
  must(id !== '' && nameId !== '', 'logout-names-nobody');
  return { id, issuer, nameId, sessionIndexes: childrenNamed(message, NS.samlp, 'SessionIndex').map(textOf) };
}

function logoutIn(xml: string): Element {
  const root = parseXml(xml).documentElement;
  must(isNamed(root, NS.samlp, 'LogoutRequest'), 'not-a-logout-request');
  return root;
}

function signedRequest(xml: string, trust: Trust): Element {
  const root = logoutIn(xml);
  if (trust.faults.has('logout-request-unsigned')) return root;
  const signed = signedContent(xml, root, trust);
  must(signed !== undefined, 'logout-not-signed');
  return parseXml(signed).documentElement;
}
