/** The part of the test interface about orders: somebody who is logged in applies, and what the product would tell about it. */
import type { Portal } from '../portal.ts';
import { SESSION_COOKIE } from '../web/cookies.ts';
import { json } from '../web/layout.ts';
import type { Handler, Routes, WebAnswer } from '../web/server.ts';
import type { Begun, Desk } from './desk.ts';
import { decisionOf, paidAttempt, stateOf } from './order.ts';
import type { Order } from './order.ts';
import { orderPath } from './order-pages.ts';
import { wishIn } from './wish-reading.ts';
import { paymentInformationOf } from '../payment/payment-information.ts';
import type { PaidService } from '../paid-service.ts';

/** Routes below that path. @param guarded asks for the token */
export function orderAdapterRoutes(
  { sessions, baseUrl }: Portal,
  { settings, desk }: { readonly settings: PaidService; readonly desk: Desk },
  { path, guarded }: { readonly path: string; readonly guarded: (handler: Handler) => Handler },
): Routes {
  const viewOf = (order: Order): object => {
    const paid = paidAttempt(order);
    return {
      application: order.id,
      state: stateOf(order),
      bookings: order.deliveries.filter(({ isSubmitted }) => isSubmitted).length,
      decision: decisionOf(order) ?? null,
      statusUrl: baseUrl + orderPath(order),
      paymentInformation: (paid === undefined ? undefined : paymentInformationOf(order, paid)) ?? null,
    };
  };
  const answerOf = (order: Order, begun: Begun, status: number): WebAnswer => {
    if (begun.kind === 'begun') return json(status, { ...viewOf(order), pageUrl: begun.pageUrl });
    return json(begun.kind === 'paid' ? 409 : begun.kind === 'no-authority' ? 422 : 503, viewOf(order));
  };
  return {
    [`POST ${path}/applications`]: guarded(async ({ cookies, body }) => {
      const login = sessions.find(cookies.get(SESSION_COOKIE))?.login;
      const wish = login === undefined ? undefined : wishIn(body, login.account, settings);
      if (wish === undefined)
        return json(login === undefined ? 403 : 400, { error: login === undefined ? 'Nobody is logged in.' : 'The order is unreadable.' });
      const { order, begun } = await desk.open(wish);
      return answerOf(order, begun, 201);
    }),
    [`GET ${path}/applications/*`]: guarded(({ parameter }) => {
      const order = desk.find(parameter);
      return order === undefined ? json(404, { error: 'There is no such application.' }) : json(200, viewOf(order));
    }),
    [`POST ${path}/applications/*/payment`]: guarded(async ({ parameter }) => {
      const order = desk.find(parameter);
      return order === undefined ? json(404, { error: 'There is no such application.' }) : answerOf(order, await desk.payAgain(order), 200);
    }),
  };
}
