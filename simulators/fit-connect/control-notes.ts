/** Exchanges that the suite itself had with the product, written into the same record as those of the simulator. */
import type { Exchange } from '../../src/core/exchange.ts';
import { recordExchange } from './record.ts';
import type { Tenant } from './tenant.ts';

/** Records a noted exchange; of its bodies only the text is kept. @returns its id */
export function noteExchange(tenant: Tenant, exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>): string {
  const { request, response, ...rest } = exchange;
  const recorded = recordExchange(tenant, {
    ...rest,
    request: { ...request, body: request.body.text ?? '' },
    ...(response === undefined ? {} : { response: { ...response, body: response.body.text ?? '' } }),
  });
  return recorded.id;
}
