/**
 * Errors of XBezahldienste: problem documents with a functional code (fact sheet, section 5). The codes are the standard's; which HTTP
 * status goes with which code, and the URIs of the types, are the simulator's own.
 */
import type { RawHeader } from '../../../src/core/exchange.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';

export type FunctionalCode =
  'NO_VALID_ORIGINATOR_OR_ENDPOINT' | 'PAYMENT_EXISTS' | 'CALCULATION_ERROR' | 'BOOKING_DATA_MISSING' | 'VALIDATION_ERROR' | 'FORBIDDEN' | 'UNSPECIFIED';

const CODES: Readonly<Record<FunctionalCode, { readonly status: number; readonly title: string }>> = {
  NO_VALID_ORIGINATOR_OR_ENDPOINT: { status: 403, title: 'Unknown originator or end point' },
  PAYMENT_EXISTS: { status: 409, title: 'There is a payment with this requestId' },
  CALCULATION_ERROR: { status: 400, title: 'The sum is not that of the items' },
  BOOKING_DATA_MISSING: { status: 400, title: 'The account assignment is incomplete' },
  VALIDATION_ERROR: { status: 400, title: 'A field breaks its rule' },
  FORBIDDEN: { status: 403, title: 'The caller is not permitted' },
  UNSPECIFIED: { status: 500, title: 'The request was not carried out' },
};

/** Type of a problem, `urn:…:` and the code in lower case. */
const PREFIX = 'urn:pruefstand:problem:xbezahldienste:';

export interface ProblemOptions {
  /** Instead of the status that goes with the code. */
  readonly status?: number;
  readonly headers?: readonly RawHeader[];
}

/** A problem document. @param detail what was wrong, in functional words; a support number is added @requirement PAY-014, PAY-015, PAY-016 */
export function problem(call: Call, functionalCode: FunctionalCode, detail: string, { status, headers = [] }: ProblemOptions = {}): Answer {
  const known = CODES[functionalCode];
  const body = {
    type: PREFIX + functionalCode.toLowerCase().replaceAll('_', '-'),
    status: status ?? known.status,
    title: known.title,
    detail: `${detail} Support number: ${call.tenant.service.ids().slice(0, 8)}.`,
    functionalCode,
  };
  return { status: body.status, headers: [['Content-Type', 'application/problem+json'], ...headers], body: JSON.stringify(body), refusal: functionalCode };
}

/** The good answer of E3, in the same form. @requirement PAY-017 */
export function available(): Answer {
  const body = { type: `${PREFIX}available`, status: 200, title: 'Available', detail: 'The combination is configured and available.' };
  return { status: 200, headers: [['Content-Type', 'application/problem+json']], body: JSON.stringify(body) };
}
