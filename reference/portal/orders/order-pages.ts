/** What people see of their order: where to pay, whether it was sent, what the authority decided. The number in the address is the key to it. */
import { html } from '../web/html.ts';
import type { Html } from '../web/html.ts';
import { page } from '../web/layout.ts';
import type { Routes, WebAnswer } from '../web/server.ts';
import type { Begun, Desk } from './desk.ts';
import { decisionOf, decimal, feeOf, stateOf } from './order.ts';
import type { Order, OrderState } from './order.ts';

/** Where the page of an order is, below the address that people use. */
export const orderPath = ({ id }: Pick<Order, 'id'>): string => `/antraege/${id}`;

const TEXTS: Readonly<Record<OrderState, string>> = {
  open: 'Wir wissen noch nicht, ob die Gebühr bezahlt ist. Ihr Antrag ist noch nicht eingereicht.',
  paid: 'Die Gebühr ist bezahlt. Ihr Antrag wird eingereicht.',
  sent: 'Ihr Antrag ist eingereicht. Die Behörde hat noch nicht entschieden, ob sie ihn annimmt.',
  failed: 'Die Gebühr ist nicht bezahlt. Ihr Antrag ist nicht eingereicht.',
  clarify: 'Die Angaben zur Zahlung passen nicht zusammen. Wir melden uns bei Ihnen.',
};
const DECISIONS = {
  accepted: 'Die Behörde hat Ihren Antrag angenommen.',
  rejected: 'Die Behörde hat Ihren Antrag zurückgewiesen. Wir melden uns bei Ihnen.',
} as const;

/** Pages of orders, and the address that the payment service leads back to. */
export function orderRoutes(desk: Desk): Routes {
  return {
    'GET /antraege/*': ({ parameter }) => {
      const order = desk.find(parameter);
      return order === undefined ? NOT_FOUND : page(200, 'Ihr Antrag', statusOf(order));
    },
    'GET /zurueck/*': async ({ parameter, query }) => {
      const order = desk.find(parameter);
      if (order === undefined) return NOT_FOUND;
      await desk.comeBack(order, Number(query.get('versuch')), query);
      return page(200, 'Ihr Antrag', statusOf(order));
    },
  };
}

/** What somebody sees after handing in. */
export function afterHandingIn(order: Order, begun: Begun): WebAnswer {
  if (begun.kind === 'begun')
    return page(
      200,
      'Bitte bezahlen',
      html`<p>Die Gebühr beträgt ${decimal(feeOf(order)).replace('.', ',')} Euro. Ihr Antrag wird eingereicht, sobald sie bezahlt ist.</p>
        <p><a href="${begun.pageUrl}">Jetzt bezahlen</a></p>
        <p><a href="${orderPath(order)}">Stand Ihres Antrags</a></p>`,
    );
  const text = begun.kind === 'no-authority' ? 'Die Behörde ist zurzeit nicht erreichbar.' : 'Bezahlen ist zurzeit nicht möglich.';
  return page(503, 'Zurzeit nicht möglich', html`<p>${text} Ihr Antrag ist nicht eingereicht. Bitte versuchen Sie es später noch einmal.</p>`);
}

function statusOf(order: Order): Html {
  const decision = decisionOf(order);
  return html`<p role="status">${decision === undefined ? TEXTS[stateOf(order)] : DECISIONS[decision]}</p>
    <p>Antragsnummer: ${order.id}</p>`;
}

const NOT_FOUND: WebAnswer = { status: 404, type: 'text/plain; charset=utf-8', body: 'Nicht gefunden.\n' };
