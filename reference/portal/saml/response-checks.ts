/**
 * The checks of the `Response` element (Core 3.2.2, Profiles 4.1.4.2) that the library leaves out: version, addressee,
 * issuer, age, and the request it answers. The status is read here, too, before anything else is believed.
 */
import type { Faults } from '../faults.ts';
import { NS, STATUS } from './names.ts';
import { must } from './refusal.ts';
import { attribute, childNamed, childrenNamed, instant, textOf } from './xml.ts';

/** What the response is compared with. */
export interface Expected {
  readonly acsUrl: string;
  readonly issuer: string;
  readonly requestId: string;
  readonly nowMs: number;
  readonly skewMs: number;
  readonly faults: Faults;
}

/** How the account says it went; codes by their last part. */
export interface ResponseStatus {
  readonly isSuccess: boolean;
  readonly code: string;
  readonly subcode: string;
  readonly message: string;
  readonly detail: string;
}

const MAX_AGE_MS = 10 * 60_000;

/**
 * Checks the response itself.
 *
 * @throws Refusal when a rule does not hold
 */
export function checkResponse(response: Element, expected: Expected): void {
  const { faults, nowMs, skewMs } = expected;
  must(attribute(response, 'Version') === '2.0' || faults.has('ignores-version'), 'response-version');
  must((attribute(response, 'ID') ?? '') !== '', 'response-id');
  const isForUs = attribute(response, 'Destination') === expected.acsUrl;
  must(isForUs || faults.has('ignores-destination') || faults.has('ignores-addressee'), 'destination');
  const issuers = childrenNamed(response, NS.saml, 'Issuer');
  const isFromIdp = issuers.length === 1 && textOf(issuers[0]) === expected.issuer;
  must(isFromIdp || faults.has('ignores-issuer'), 'response-issuer');
  const written = attribute(response, 'IssueInstant');
  if (faults.has('crashes-on-odd-time') && !/T[\d:]+(\.\d{1,3})?Z$/.test(written ?? '')) throw new RangeError('Invalid time value');
  const issued = instant(written);
  const isRecent = issued <= nowMs + skewMs && issued >= nowMs - MAX_AGE_MS - skewMs;
  must(isRecent || faults.has('ignores-issue-instant'), 'response-age');
}

/** The request that the response says it answers. */
export const answeredRequest = (response: Element): string | undefined => attribute(response, 'InResponseTo');

/** Reads the status; anything but a top code of success is an error. */
export function readStatus(response: Element): ResponseStatus {
  const status = childNamed(response, NS.samlp, 'Status');
  const top = childNamed(status, NS.samlp, 'StatusCode');
  const short = (element: Element | undefined): string => {
    const value = attribute(element, 'Value') ?? '';
    return value.startsWith(STATUS) ? value.slice(STATUS.length) : '';
  };
  const code = short(top);
  return {
    isSuccess: code === 'Success',
    code,
    subcode: short(childNamed(top, NS.samlp, 'StatusCode')),
    message: textOf(childNamed(status, NS.samlp, 'StatusMessage')),
    detail: textOf(childNamed(status, NS.samlp, 'StatusDetail')),
  };
}
