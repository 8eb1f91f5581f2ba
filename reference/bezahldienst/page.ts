/** The payment page: shows what is to be paid, takes the person's choice, and leads the browser back to the address of the transaction. */
import { euros } from './money.ts';
import type { Faults } from './faults.ts';
import type { Ledger, Method, Payment, Status } from './ledger.ts';
import type { WebAnswer, WebRequest } from './server.ts';

/** What a person does; tests arrange it beforehand. */
export type Outcome = 'paid' | 'failed' | 'canceled';

export interface Pages {
  /** What happens when the page is opened next. @returns false for a payment that nobody knows */
  arrange(id: string, outcome: Outcome): boolean;
  answer(request: WebRequest, id: string): WebAnswer;
}

const ENDS: Readonly<Record<Outcome, Exclude<Status, 'INITIAL'>>> = { paid: 'PAYED', failed: 'FAILED', canceled: 'CANCELED' };
const METHODS: readonly (readonly [Method, string])[] = [
  ['CREDITCARD', 'Kreditkarte'],
  ['PAYPAL', 'PayPal'],
  ['GIROPAY', 'Überweisung mit giropay'],
  ['OTHER', 'Lastschrift'],
];
const HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer' };

/** Makes the pages. */
export function createPages(ledger: Ledger, faults: Faults): Pages {
  const arranged = new Map<string, Outcome>();
  return {
    arrange(id, outcome) {
      if (ledger.find(id) === undefined) return false;
      arranged.set(id, outcome);
      return true;
    },
    answer(request, id) {
      const payment = ledger.find(id);
      if (payment === undefined) return page(404, 'Unbekannte Zahlung', '<p>Diese Zahlung gibt es nicht.</p>');
      const [outcome, method] = request.method === 'POST' ? chosenIn(request.body) : [arranged.get(id), 'CREDITCARD' as const];
      arranged.delete(id);
      if (payment.status !== 'INITIAL' && outcome === undefined && faults.has('page-reopens')) {
        ledger.reopen(id);
        return formOf(payment, faults);
      }
      if (payment.status === 'INITIAL' && outcome === undefined) return formOf(payment, faults);
      const ended = outcome === undefined ? payment : (ledger.end(id, ENDS[outcome], method) ?? payment);
      return leave(ended, request, ledger, faults);
    },
  };
}

function chosenIn(body: string): readonly [Outcome | undefined, Method] {
  const form = new URLSearchParams(body);
  const outcome = (['paid', 'failed', 'canceled'] as const).find((name) => form.get('outcome') === name);
  return [outcome, METHODS.find(([name]) => name === form.get('method'))?.[0] ?? 'OTHER'];
}

function leave({ status, request: { redirectUrl } }: Payment, { query }: WebRequest, ledger: Ledger, faults: Faults): WebAnswer {
  if (status === 'FAILED' && faults.has('stays-after-refusal')) return page(200, 'Abgelehnt', '<p>Die Zahlung wurde abgelehnt.</p>');
  const believed = faults.has('return-parameter-believed') ? query.get('redirectUrl') : null;
  const own = faults.has('return-of-latest') ? (ledger.latest()?.request.redirectUrl ?? redirectUrl) : redirectUrl;
  const address = believed ?? own;
  const location = faults.has('return-with-result') ? `${address}${address.includes('?') ? '&' : '?'}status=${status}` : address;
  return { status: 303, body: '', headers: { location, ...HEADERS } };
}

function formOf({ request, cents }: Payment, faults: Faults): WebAnswer {
  const text = faults.has('page-unescaped') ? (value: string): string => value : escape;
  const payer = [request.requestor?.firstName, request.requestor?.name].filter((part) => part !== undefined).join(' ');
  const items = request.items.map(({ description, reference }) => `<li>${text(description ?? reference)}</li>`).join('');
  const methods = METHODS.map(([name, label]) => `<option value="${name}">${label}</option>`).join('');
  return page(
    200,
    'Bezahlen',
    `<p>${text(request.purpose)}${payer === '' ? '' : `, für ${text(payer)}`}: <strong>${euros(BigInt(cents))}</strong></p><ul>${items}</ul>
<form method="post"><p><label for="method">Zahlungsart</label> <select id="method" name="method">${methods}</select></p>
<p><button name="outcome" value="paid">Jetzt bezahlen</button> <button name="outcome" value="canceled">Abbrechen</button></p></form>`,
  );
}

function page(status: number, title: string, content: string): WebAnswer {
  const body = `<!doctype html><html lang="de"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>`;
  return { status, type: 'text/html; charset=utf-8', body, headers: HEADERS };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
