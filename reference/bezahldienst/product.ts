/** Puts the parts together: interface, payment pages, token endpoint, test interface. */
import { createAdapter } from './adapter.ts';
import { createApi } from './api.ts';
import { createClients } from './clients.ts';
import type { Config } from './config.ts';
import { openLedger } from './ledger.ts';
import type { Log } from '../kit/log.ts';
import { createPages } from './page.ts';
import { createProblems } from './problems.ts';
import { json, startServer } from './server.ts';
import type { Handler } from './server.ts';

export interface Product {
  readonly url: string;
  /** Base of the interface. */
  readonly apiPath: string;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

const API_PATH = '/xbezahldienste/api/v1.0.0';
const ADAPTER_PATH = '/adapter';
/** How many segments the path of the interface has. */
const API_SEGMENTS = API_PATH.split('/').length - 1;

/** Starts the payment service. */
export async function startProduct(config: Config, log: Log): Promise<Product> {
  const { faults, adapterToken } = config;
  const own = { url: '' };
  const ledger = openLedger(config.dataFolder, faults);
  const pages = createPages(ledger, faults);
  const clients = createClients(config.clients);
  const addresses = (): { api: string; pages: string } => ({ api: own.url + API_PATH, pages: `${own.url}/zahlung` });
  const api = createApi({ config, clients, ledger, problems: createProblems(faults, log), addresses });
  const adapter = adapterToken === undefined ? undefined : createAdapter(adapterToken, pages);
  const handler: Handler = async (request) => {
    const segments = request.segments ?? [];
    const [first = '', second = ''] = segments;
    if (`/${segments.slice(0, API_SEGMENTS).join('/')}` === API_PATH) return api(request, segments.slice(API_SEGMENTS));
    if (first === 'zahlung' && segments.length === 2) return pages.answer(request, second);
    if (first === 'oauth' && second === 'token' && request.method === 'POST') return clients.issueToken(request);
    if (`/${first}` === ADAPTER_PATH && adapter !== undefined) return adapter(request, segments.slice(1).join('/'));
    return json(404, { error: 'There is nothing here.' });
  };
  const server = await startServer({ host: config.host, port: config.port, tls: config.tls, handler, log });
  own.url = server.url;
  return { url: server.url, apiPath: API_PATH, adapterPath: ADAPTER_PATH, stop: async () => server.close() };
}
