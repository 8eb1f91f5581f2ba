/** Error answers: application/problem+json with a functional code, a sentence for the caller, and a number by which support finds the event. */
import { randomInt } from 'node:crypto';
import type { Faults } from './faults.ts';
import type { Log } from '../kit/log.ts';
import type { WebAnswer } from './server.ts';

export type FunctionalCode =
  'NO_VALID_ORIGINATOR_OR_ENDPOINT' | 'PAYMENT_EXISTS' | 'CALCULATION_ERROR' | 'BOOKING_DATA_MISSING' | 'VALIDATION_ERROR' | 'FORBIDDEN' | 'UNSPECIFIED';

/** Why a request is refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: FunctionalCode;
  /** What happened inside; for the log. */
  readonly inside: unknown;

  constructor(status: number, code: FunctionalCode, detail: string, inside?: unknown) {
    super(detail);
    this.status = status;
    this.code = code;
    this.inside = inside;
  }
}

const TITLES: Readonly<Record<FunctionalCode, string>> = {
  NO_VALID_ORIGINATOR_OR_ENDPOINT: 'Unbekannte Kombination',
  PAYMENT_EXISTS: 'Zahlung gibt es schon',
  CALCULATION_ERROR: 'Summe stimmt nicht',
  BOOKING_DATA_MISSING: 'Kontierung fehlt',
  VALIDATION_ERROR: 'Angabe verletzt ihre Regel',
  FORBIDDEN: 'Zugriff verweigert',
  UNSPECIFIED: 'Anfrage nicht bearbeitet',
};

export type ProblemWriter = (refusal: Refusal) => WebAnswer;

/** Makes the writer of error answers. */
export function createProblems(faults: Faults, log: Log): ProblemWriter {
  return (refusal) => {
    const number = faults.has('one-support-number') ? 'BZ-10000001' : `BZ-${randomInt(10_000_000, 100_000_000)}`;
    const code = wireCode(refusal.code, faults);
    log('refused', { number, status: refusal.status, code });
    const problem = {
      ...(faults.has('problem-without-type') ? {} : { type: `urn:pruefstadt:bezahldienst:${refusal.code.toLowerCase()}` }),
      status: faults.has('problem-status-differs') ? 500 : refusal.status,
      title: TITLES[refusal.code],
      detail: detailOf(refusal, number, faults),
      functionalCode: code,
    };
    return { status: refusal.status, type: faults.has('problems-as-json') ? 'application/json' : 'application/problem+json', body: JSON.stringify(problem) };
  };
}

function wireCode(code: FunctionalCode, faults: Faults): string {
  if (code === 'NO_VALID_ORIGINATOR_OR_ENDPOINT' && faults.has('old-code-name')) return 'NO_VALID_ORIGINATOR_OR_DESTINATION';
  if (code === 'NO_VALID_ORIGINATOR_OR_ENDPOINT' && faults.has('unknown-pair-unspecified')) return 'UNSPECIFIED';
  if (code === 'VALIDATION_ERROR' && faults.has('validation-unspecified')) return 'UNSPECIFIED';
  return code;
}

function detailOf({ message, inside, stack }: Refusal, number: string, faults: Faults): string {
  const cause = inside instanceof Error ? inside.stack : stack;
  const text = faults.has('stack-in-detail') ? `${message} ${cause ?? ''}`.slice(0, 1900) : message;
  return faults.has('no-support-number') ? text : `${text} Rückfragen bitte mit der Nummer ${number}.`;
}
