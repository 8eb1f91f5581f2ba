/** Client of the caller, for scenarios. What goes wrong here is the suite's own trouble and says nothing about the product. */
import { PruefstandError } from '../../core/errors.ts';
import type { CallOrder, CallResult, CompletionOrder } from './caller.ts';
import type { VisitOrder, VisitResult } from './page-visit.ts';

export interface CallerClient {
  call(order: CallOrder): Promise<CallResult>;
  /** All at the same time. */
  callTogether(orders: readonly CallOrder[]): Promise<readonly CallResult[]>;
  complete(order: CompletionOrder): Promise<CallResult>;
  visit(order: VisitOrder): Promise<VisitResult>;
}

/** @param url of the service, without a slash at the end */
export function createCallerClient(url: string): CallerClient {
  const ask = async <Result>(path: string, orders: readonly unknown[]): Promise<readonly Result[]> => {
    const answer = await fetch(url + path, { method: 'POST', body: JSON.stringify(orders) });
    if (!answer.ok) throw new PruefstandError('ERR_CONTROL_UNREACHABLE', 'The call could not be made; see what the run printed.', { place: path });
    return (await answer.json()) as readonly Result[];
  };
  const one = async <Result>(path: string, order: unknown): Promise<Result> => {
    const [result] = await ask<Result>(path, [order]);
    if (result === undefined) throw new PruefstandError('ERR_INTERNAL', 'An order had no result.', { place: path });
    return result;
  };
  return {
    call: async (order) => one('/calls', order),
    callTogether: async (orders) => ask('/calls', orders),
    complete: async (order) => one('/completions', order),
    visit: async (order) => one('/visits', order),
  };
}
