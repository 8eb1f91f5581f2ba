/** One order is worked on by one hand at a time. */
import type { Log } from '../../kit/log.ts';
import type { Order } from './order.ts';

export interface Turns {
  /** Works on an order when nobody else does. What goes wrong is logged; nothing is begun after the end. */
  take(order: Order, work: () => Promise<void>): Promise<void>;
  stop(): void;
}

export function createTurns(log: Log): Turns {
  const busy = new Map<string, Promise<void>>();
  let isStopped = false;
  return {
    async take(order, work) {
      const turn = (busy.get(order.id) ?? Promise.resolve()).then(async () => (isStopped ? undefined : work()));
      const settled = turn.catch(() => log('order-failed', { order: order.id }));
      busy.set(order.id, settled);
      await settled;
    },
    stop: () => void (isStopped = true),
  };
}
