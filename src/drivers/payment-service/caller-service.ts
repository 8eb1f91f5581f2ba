/** The caller as a small HTTP service of the runner, on loopback: scenarios order calls, credentials stay here. */
import type { Simulator } from '../../core/simulator.ts';
import type { CallOrder, Caller, CompletionOrder } from './caller.ts';
import type { VisitOrder } from './page-visit.ts';

/** Serves a caller: lists of orders in, lists of results out; those of one list are carried out at the same time. */
export function createCallerService(caller: Caller): Simulator {
  return {
    name: 'payment-service-caller',
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const orders = (await request.json()) as readonly unknown[];
      if (pathname === '/calls') return Response.json(await Promise.all(orders.map(async (order) => caller.call(order as CallOrder))));
      if (pathname === '/completions') return Response.json(await Promise.all(orders.map(async (order) => caller.complete(order as CompletionOrder))));
      if (pathname === '/visits') return Response.json(await Promise.all(orders.map(async (order) => caller.visit(order as VisitOrder))));
      return new Response(null, { status: 404 });
    },
  };
}
