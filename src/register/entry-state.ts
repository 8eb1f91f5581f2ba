/**
 * The state of an entry at an instant, from its events and dates. What the body decided comes first: revoked is for
 * ever, suspended until resumed. What is in force ends with its last day and begins with its first.
 */
import type { CertificateStatus, StatusEntry } from '../core/certificate.ts';
import { dayOf } from './dates.ts';
import type { RegisterEntry, RegisterEvent } from './model.ts';

export const EVALUATED_STATUSES = ['valid', 'suspended', 'revoked', 'expired', 'notYetValid'] as const;

/** What the body decided, and what the calendar makes of it. */
export type EvaluatedStatus = (typeof EVALUATED_STATUSES)[number];

const STATUS_AFTER: Readonly<Partial<Record<RegisterEvent['kind'], CertificateStatus>>> = {
  issued: 'valid',
  suspended: 'suspended',
  resumed: 'valid',
  revoked: 'revoked',
};

/** The line of the status list: what the body decided last, whatever the date. */
export function statusEntryOf({ number, certificate, events }: RegisterEntry): StatusEntry {
  const decision = events.findLast(({ kind }) => STATUS_AFTER[kind] !== undefined);
  const status = (decision === undefined ? undefined : STATUS_AFTER[decision.kind]) ?? 'valid';
  const renewed = events.findLast(({ kind }) => kind === 'renewed');
  return {
    number,
    status,
    since: decision?.instant ?? certificate.issuedAt,
    validUntil: certificate.validUntil,
    ...(status === 'valid' || decision === undefined ? {} : { reason: decision.reason }),
    ...(renewed?.renewedBy === undefined ? {} : { replacedBy: renewed.renewedBy }),
  };
}

/** @param at milliseconds since the epoch */
export function evaluatedStatusOf(entry: RegisterEntry, at: number): EvaluatedStatus {
  const { status } = statusEntryOf(entry);
  const today = dayOf(at);
  if (status !== 'valid') return status;
  if (today > entry.certificate.validUntil) return 'expired';
  return today < entry.certificate.validFrom ? 'notYetValid' : 'valid';
}
