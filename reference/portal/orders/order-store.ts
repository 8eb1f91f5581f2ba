/**
 * Orders that survive a restart: one file, written whole and put in place by renaming, so that there is always a complete one. Nothing that
 * costs money or leaves the house is done before the order that wants it is in the file.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Faults } from '../faults.ts';
import type { Order } from './order.ts';

/** The orders. */
export interface OrderStore {
  add(order: Order): void;
  find(id: string): Order | undefined;
  list(): readonly Order[];
  /** Writes down what has changed. */
  save(): void;
}

/**
 * Opens the store.
 * @param file need not exist yet
 * @param ended when the file belongs to the next start
 */
export function openOrderStore(file: string, faults: Faults, ended: AbortSignal): OrderStore {
  const isKept = !faults.has('orders-in-memory');
  const orders = new Map<string, Order>((isKept && existsSync(file) ? readOrders(file) : []).map((order) => [order.id, order]));
  const save = (): void => {
    if (!isKept || ended.aborted) return;
    const partial = `${file}.neu`;
    writeFileSync(partial, JSON.stringify([...orders.values()]), { mode: 0o600 });
    renameSync(partial, file);
  };
  return {
    add(order) {
      orders.set(order.id, order);
      save();
    },
    find: (id) => orders.get(id),
    list: () => [...orders.values()],
    save,
  };
}

function readOrders(file: string): readonly Order[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Order[];
}
