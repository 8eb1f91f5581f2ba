/**
 * Reading the event log of a case: every event is a signed security event token and counts only after header, signature
 * and claims were checked. The key follows from the issuer: the delivery service's key set or a destination's key.
 */
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import type { CryptoKey } from 'jose';
import type { Faults } from './faults.ts';
import type { KeySource } from './key-source.ts';

/** Prefix of event names. */
export const EVENT_PREFIX = 'https://schema.fitko.de/fit-connect/events/';

/** The authentication tags of all parts of a submission, as they stand in submit and accept events. */
export interface AuthenticationTags {
  readonly metadata: string;
  readonly data?: string;
  readonly attachments: Readonly<Record<string, string>>;
}

/** An event that passed all checks. `name` comes without the common prefix. */
export interface CaseEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly issuer: string;
  readonly isFromService: boolean;
  readonly subject: string;
  readonly transaction: string;
  readonly id: string;
}

/** What the log of a case holds; `brokenSubjects` are the (unproven) subjects of entries that failed a check. */
export interface EventLog {
  readonly events: readonly CaseEvent[];
  readonly brokenSubjects: readonly (string | undefined)[];
}

/** Verifies logs. */
export interface EventVerifier {
  verify(log: readonly string[]): Promise<EventLog>;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Creates a verifier; `submissionApiUrl` is the base address without version. */
export function createEventVerifier(options: { readonly keys: KeySource; readonly submissionApiUrl: string; readonly faults: Faults }): EventVerifier {
  const service = comparableIssuer(options.submissionApiUrl);
  const isSignatureChecked = !options.faults.has('event-signature-unchecked');

  return {
    async verify(log) {
      const events: CaseEvent[] = [];
      const brokenSubjects: (string | undefined)[] = [];
      let isRefreshAllowed = true;
      for (const token of log) {
        const event = readEvent(token, service);
        const isGenuine = event !== undefined && (!isSignatureChecked || (await isSigned(token, event, allowRefreshOnce)));
        if (isGenuine) events.push(event);
        else brokenSubjects.push(event?.subject ?? claimedSubject(token));
      }
      return { events, brokenSubjects };

      function allowRefreshOnce(): boolean {
        const isAllowed = isRefreshAllowed;
        isRefreshAllowed = false;
        return isAllowed;
      }
    },
  };

  async function isSigned(token: string, event: CaseEvent, allowRefresh: () => boolean): Promise<boolean> {
    const kid = checkedKid(token);
    if (kid === undefined) return false;
    const find = (isFresh: boolean) => (event.isFromService ? options.keys.serviceKey(kid, isFresh) : options.keys.destinationKey(event.issuer, kid, isFresh));
    if (!event.isFromService && !UUID.test(event.issuer)) return false;
    if (await hasSignatureOf(token, await find(false))) return true;
    // The key may have been changed since it was kept.
    return allowRefresh() && hasSignatureOf(token, await find(true));
  }
}

/** The address of an issuer without version, trailing slash and differences of notation. */
export function comparableIssuer(issuer: string): string {
  const address = URL.parse(issuer);
  if (address === null) return issuer;
  return `${address.origin}${address.pathname
    .replace(/\/+$/, '')
    .replace(/\/v\d+$/, '')
    .replace(/\/+$/, '')}`;
}

/** Checks the header; @returns the `kid`, or undefined when typ, alg or kid are not as prescribed. */
function checkedKid(token: string): string | undefined {
  try {
    const { typ, alg, kid, crit } = decodeProtectedHeader(token);
    if (typ !== 'secevent+jwt' || alg !== 'PS512' || crit !== undefined) return undefined;
    return typeof kid === 'string' && kid !== '' ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function hasSignatureOf(token: string, key: CryptoKey | undefined): Promise<boolean> {
  if (key === undefined) return false;
  try {
    await compactVerify(token, key, { algorithms: ['PS512'] });
    return true;
  } catch {
    return false;
  }
}

function claimedSubject(token: string): string | undefined {
  try {
    return decodeJwt(token).sub;
  } catch {
    return undefined;
  }
}

/** Reads the claims without trusting them yet; undefined when one is missing or malformed. */
function readEvent(token: string, service: string): CaseEvent | undefined {
  let claims: Record<string, unknown>;
  try {
    claims = decodeJwt(token);
  } catch {
    return undefined;
  }
  const { iss, iat, jti, sub, txn, events } = claims;
  if (typeof iss !== 'string' || !Number.isInteger(iat) || typeof jti !== 'string') return undefined;
  if (typeof sub !== 'string' || typeof txn !== 'string' || typeof events !== 'object' || events === null) return undefined;
  const [entry, ...others] = Object.entries(events as Record<string, unknown>);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, payload] = entry;
  return {
    name: name.startsWith(EVENT_PREFIX) ? name.slice(EVENT_PREFIX.length) : name,
    payload: typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {},
    issuer: iss,
    isFromService: comparableIssuer(iss) === service,
    subject: sub,
    transaction: txn,
    id: jti,
  };
}

/** How a submission was decided in the log: by this destination or by the service itself, the latest decision last. */
export function decisionIn(log: EventLog, submissionId: string, destinationId: string): 'accepted' | 'rejected' | undefined {
  const decision = log.events.findLast(
    ({ name, subject, issuer, isFromService }) =>
      subject === `submission:${submissionId}` && (isFromService || issuer === destinationId) && (name === 'accept-submission' || name === 'reject-submission'),
  );
  return decision && (decision.name === 'accept-submission' ? 'accepted' : 'rejected');
}
