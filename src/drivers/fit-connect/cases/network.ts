/**
 * Flawless submissions on a bad day of the delivery service: answers that fail once, come late, cut or twice, and
 * decisions that the service refuses. Each fault is bound to one submission, so that they may overlap.
 */
import type { CaseDefinition, ServiceFault } from '../case.ts';
import { FLAWLESS } from '../case.ts';
import type { Basis } from '../../../core/requirement.ts';

function hiccup(phrase: string, en: string, fault: ServiceFault, basis: Basis = 'I'): CaseDefinition {
  return { phrase, en, expectation: 'accept', basis, takesLong: true, faults: [{ operation: 'get-submission', times: 1, ...fault }] };
}

const FETCHING: readonly CaseDefinition[] = [
  hiccup('deren Abruf zunächst mit 503 beantwortet wird', 'whose fetch is first answered with 503', {
    fault: 'answer-status',
    params: { status: 503, body: 'problem' },
  }),
  hiccup('deren Abruf zunächst mit 500 und einer HTML-Seite beantwortet wird', 'whose fetch is first answered with 500 and an HTML page', {
    fault: 'answer-status',
    params: { status: 500, body: 'html' },
  }),
  hiccup('deren Abruf zunächst mit 429 ohne Inhalt beantwortet wird', 'whose fetch is first answered with an empty 429', {
    fault: 'answer-status',
    params: { status: 429, body: 'empty', rateLimitReset: 1 },
  }),
  hiccup('deren Abruf zunächst mit 429 und einem Problemdokument beantwortet wird', 'whose fetch is first answered with 429 and a problem document', {
    fault: 'answer-status',
    params: { status: 429, body: 'problem', rateLimitReset: 1 },
  }),
  hiccup('deren Abruf zunächst abgeschnitten ankommt', 'whose fetch first arrives truncated', { fault: 'answer-truncated', params: { afterBytes: 200 } }),
  hiccup('deren Abruf zunächst ohne Antwort abbricht', 'whose fetch first ends without an answer', { fault: 'connection-reset' }),
  hiccup('deren Abruf zunächst unlesbares JSON liefert', 'whose fetch first returns unreadable JSON', { fault: 'answer-invalid-json' }),
  hiccup('deren Abruf langsam beantwortet wird', 'whose fetch is answered slowly', { fault: 'answer-slow', params: { delayMs: 1500 } }),
  hiccup('deren Abruf zusätzliche, unbekannte Angaben enthält', 'whose fetch holds additional, unknown members', { fault: 'answer-unknown-members' }),
];

export const NETWORK_CASES: readonly CaseDefinition[] = [
  ...FETCHING,
  {
    phrase: 'deren Abruf mit 401 beantwortet wird, bis ein neues Token vorliegt',
    en: 'whose fetch is answered with 401 until a new token is presented',
    expectation: 'accept',
    control: FLAWLESS,
    faults: [{ fault: 'token-unauthorized-until-renewed', operation: 'get-submission' }],
  },
  {
    phrase: 'zu der kein Callback gesendet wird',
    en: 'for which no callback is sent',
    expectation: 'accept',
    control: FLAWLESS,
    faults: [{ fault: 'callback-suppressed' }],
  },
  {
    phrase: 'über die der Zustelldienst schon entschieden hat',
    en: 'that the delivery service has already decided',
    expectation: 'answer',
    faults: [{ fault: 'case-already-decided', bind: 'case' }],
  },
  {
    phrase: 'deren Ereignis der Zustelldienst mit 422 zurückweist',
    en: 'whose event the delivery service refuses with 422',
    expectation: 'answer',
    faults: [{ fault: 'event-refused', bind: 'case' }],
  },
  {
    phrase: 'bei der die Antwort auf das Ereignis verloren geht',
    en: 'where the answer to the event is lost',
    expectation: 'accept',
    basis: 'I',
    faults: [{ fault: 'answer-lost', operation: 'post-event', bind: 'case', times: 1 }],
  },
  {
    phrase: 'die in der Abholliste doppelt steht und nach der Annahme noch zweimal gelistet wird',
    en: 'that is listed twice and stays listed for two rounds after acceptance',
    expectation: 'accept',
    faults: [
      { fault: 'pickup-lists-twice', idsParam: 'submissionIds' },
      { fault: 'pickup-keeps-decided', idsParam: 'submissionIds', params: { rounds: 2 } },
    ],
  },
];
