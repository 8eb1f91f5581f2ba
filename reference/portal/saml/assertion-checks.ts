/**
 * The checks of the assertion that the library leaves out (it knows conditions and audience): issuer, bearer
 * confirmation with recipient and request, unknown conditions, end of the session at the account.
 */
import type { Faults } from '../faults.ts';
import { BEARER, NS } from './names.ts';
import { must } from './refusal.ts';
import type { Expected } from './response-checks.ts';
import { attribute, childNamed, children, childrenNamed, instant, isNamed, textOf } from './xml.ts';

/** What is left of an assertion once its rules hold. */
export interface CheckedAssertion {
  readonly id: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  /** The texts of `AuthnContextClassRef`, one for each statement. */
  readonly contexts: readonly string[];
  /** When the account ends its session, or undefined. */
  readonly sessionEndMs: number | undefined;
  /** How the account calls its sessions. */
  readonly sessionIndexes: readonly string[];
}

/**
 * Checks an assertion that was proven to be signed.
 *
 * @throws Refusal when a rule does not hold
 */
export function checkAssertion(assertion: Element, expected: Expected): CheckedAssertion {
  const { faults } = expected;
  must(attribute(assertion, 'Version') === '2.0' || faults.has('ignores-version'), 'assertion-version');
  const issuers = childrenNamed(assertion, NS.saml, 'Issuer');
  must((issuers.length === 1 && textOf(issuers[0]) === expected.issuer) || faults.has('ignores-issuer'), 'assertion-issuer');
  const id = attribute(assertion, 'ID') ?? '';
  must(id !== '', 'assertion-id');
  const [subject, second] = childrenNamed(assertion, NS.saml, 'Subject');
  must(subject !== undefined && second === undefined, 'subject');
  const [nameId, secondName] = childrenNamed(subject, NS.saml, 'NameID');
  must(nameId !== undefined && secondName === undefined && textOf(nameId) !== '', 'name-id');
  checkConfirmation(subject, expected);
  checkConditions(assertion, faults);
  return { id, nameId: textOf(nameId), nameIdFormat: attribute(nameId, 'Format') ?? '', ...checkStatements(assertion, expected) };
}

function checkConfirmation(subject: Element, expected: Expected): void {
  const confirmations = childrenNamed(subject, NS.saml, 'SubjectConfirmation');
  const bearers = confirmations.filter((confirmation) => attribute(confirmation, 'Method') === BEARER);
  if (expected.faults.has('ignores-confirmation-method') && bearers.length === 0) return;
  must(bearers.length > 0, 'no-bearer-confirmation');
  const problems = bearers.map((bearer) => confirmationProblem(childNamed(bearer, NS.saml, 'SubjectConfirmationData'), expected));
  must(problems.includes(undefined), problems[0] ?? 'confirmation');
}

function confirmationProblem(data: Element | undefined, { faults, acsUrl, requestId, nowMs, skewMs }: Expected): string | undefined {
  const isForUs = attribute(data, 'Recipient') === acsUrl || faults.has('ignores-recipient') || faults.has('ignores-addressee');
  if (!isForUs) return 'recipient';
  const isOpen = instant(attribute(data, 'NotOnOrAfter')) > nowMs - skewMs;
  if (!isOpen && !faults.has('ignores-confirmation-expiry')) return 'confirmation-expired';
  if (attribute(data, 'NotBefore') !== undefined && !faults.has('ignores-confirmation-not-before')) return 'confirmation-not-before';
  const isAnswer = (attribute(data, 'InResponseTo') ?? '') === requestId;
  if (!isAnswer && !faults.has('ignores-confirmation-request')) return 'confirmation-request';
  return undefined;
}

const KNOWN_CONDITIONS = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'];

/** Window and audience are the library's; it throws a TypeError without conditions, so their presence is asked here. */
function checkConditions(assertion: Element, faults: Faults): void {
  const all = childrenNamed(assertion, NS.saml, 'Conditions');
  const [conditions] = all;
  must(conditions !== undefined && all.length === 1, 'conditions');
  const isKnown = children(conditions).every((condition) => KNOWN_CONDITIONS.some((name) => isNamed(condition, NS.saml, name)));
  must(isKnown || faults.has('ignores-unknown-conditions'), 'unknown-condition');
}

function checkStatements(assertion: Element, { faults, nowMs, skewMs }: Expected): Pick<CheckedAssertion, 'contexts' | 'sessionEndMs' | 'sessionIndexes'> {
  const statements = childrenNamed(assertion, NS.saml, 'AuthnStatement');
  must(statements.length > 0, 'authn-statement');
  const ends = statements.map((statement) => attribute(statement, 'SessionNotOnOrAfter')).filter((end) => end !== undefined);
  if (faults.has('ignores-session-end')) ends.length = 0;
  const times = ends.map(instant);
  must(
    times.every((end) => end > nowMs - skewMs),
    'session-ended',
  );
  const contexts = statements.map((statement) => textOf(childNamed(childNamed(statement, NS.saml, 'AuthnContext'), NS.saml, 'AuthnContextClassRef')));
  const sessionIndexes = statements.map((statement) => attribute(statement, 'SessionIndex')).filter((index) => index !== undefined);
  return { contexts, sessionIndexes, sessionEndMs: times.length === 0 ? undefined : Math.min(...times) };
}
