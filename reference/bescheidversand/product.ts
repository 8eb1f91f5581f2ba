/** Puts the product together: mailbox client, dispatch, desk, status reports, and the server with pages and test interface. */
import { ADAPTER_PATH, createAdapter } from './adapter.ts';
import { createAuthorTokens } from './author-token.ts';
import { createBridge } from './bridge.ts';
import type { Config } from './config.ts';
import { createDesk } from './desk.ts';
import { createDispatch } from './dispatch.ts';
import { createHttp } from './http.ts';
import type { KeptLog } from '../kit/log.ts';
import { createMailboxClient } from './mailbox-client.ts';
import type { Ways } from './mailbox-client.ts';
import { noticesPage } from './pages.ts';
import { json, startServer } from '../kit/server.ts';
import { createSoapClient } from './soap-client.ts';
import { createStatusReports } from './status-reports.ts';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface Product {
  readonly url: string;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

/** Starts the product and resolves when it listens. */
export async function startProduct(config: Config, { log, lines }: KeptLog): Promise<Product> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const parts = { config, http: createHttp(config), tokens: createAuthorTokens(config), log };
  const bridge = config.bridge === undefined ? undefined : createBridge({ ...parts, settings: config.bridge, signal });
  const clients = { REST: () => createMailboxClient(parts), SOAP: () => createSoapClient(parts), 'FIT-CONNECT': () => bridge };
  const direct = clients[config.usualInterface]() ?? createMailboxClient(parts);
  const ways: Ways = { direct, ...(bridge === undefined ? {} : { 'fit-connect': bridge }) };
  const desk = createDesk(config, createDispatch({ config, ways, log, signal }), log);
  const { adapterToken: token } = config;
  const adapter = token === undefined ? undefined : createAdapter({ desk, reports: createStatusReports(config, ways), lines, token });
  const server = await startServer({
    maxBodyBytes: MAX_BODY_BYTES,
    host: config.host,
    port: config.port,
    log,
    handler: (request) => {
      if (request.path.startsWith(`${ADAPTER_PATH}/`) && adapter !== undefined) return adapter(request);
      return request.method === 'GET' && request.path === '/' ? noticesPage(desk.list()) : json(404, { error: 'Nicht gefunden.' });
    },
  });
  return {
    url: server.url,
    adapterPath: ADAPTER_PATH,
    async stop() {
      stopping.abort();
      await server.close();
    },
  };
}
