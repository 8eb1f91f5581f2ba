/**
 * The receiver is offered over https and answers a correct callback with 200.
 * Clause: Submission API 1.1.3, callbacks. Not checked: how fast, and https where the target allows http.
 */
import type { Check } from '../check.ts';
import type { CallbackSubject } from './subject.ts';

const REQUIREMENT = 'FC-CBK-001';
/** Failures on our side of the connection: no client, a name nobody knows here, a test certificate we were not told to trust. */
const NOT_THE_PRODUCT: readonly string[] = ['no-client', 'unknown-host', 'tls'];

/** @requirement FC-CBK-001 */
export const answerCallbackWith200: Check<CallbackSubject> = {
  id: 'answer-callback-with-200',
  requirement: REQUIREMENT,
  run({ status, failure, exchange, description }) {
    const base = {
      requirement: REQUIREMENT,
      params: { status: status ?? '', failure: failure ?? '', callbackDe: description.de, callbackEn: description.en },
      evidence: [{ exchange, at: 'response/status' }],
    } as const;
    if (status === 200) return [];
    if (status !== undefined) return [{ ...base, kind: 'broken', messageKey: 'callback-status', cause: 'product', nearest: 'HTTP/1.1 200 OK' }];
    return [{ ...base, kind: NOT_THE_PRODUCT.includes(failure ?? '') ? 'cantTell' : 'broken', messageKey: 'callback-unreachable', cause: 'setup' }];
  },
};
