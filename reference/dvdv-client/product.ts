/** Puts the product together: servers, tokens, directory client, address book, callers, and the server with the test interface. */
import { ADAPTER_PATH, createAdapter } from './adapter.ts';
import { createAddressBook } from './address-book.ts';
import { createCallers } from './callers.ts';
import type { Config } from './config.ts';
import { createDirectoryClient } from './directory-client.ts';
import { createHttp } from './http.ts';
import type { Log } from '../kit/log.ts';
import { createRequests } from './requests.ts';
import { startRounds } from './rounds.ts';
import { json, startServer } from '../kit/server.ts';
import { createServers } from './servers.ts';
import { createTokens } from './tokens.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface Product {
  readonly url: string;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

/** Starts the product and resolves when it listens. */
export async function startProduct(config: Config, log: Log): Promise<Product> {
  const http = createHttp(config);
  const servers = createServers(config, log);
  const client = createDirectoryClient(config, createRequests(config, { http, servers, tokens: createTokens(config, http, servers) }));
  const { adapterToken: token } = config;
  const parts = { addresses: createAddressBook(config, client), callers: createCallers(config, client) };
  const adapter = token === undefined ? undefined : createAdapter({ ...parts, token });
  const server = await startServer({
    maxBodyBytes: MAX_BODY_BYTES,
    host: config.host,
    port: config.port,
    log,
    handler: (request) => (request.path.startsWith(`${ADAPTER_PATH}/`) && adapter !== undefined ? adapter(request) : json(404, { error: 'Nicht gefunden.' })),
  });
  const rounds = startRounds(config, parts.addresses, log);
  return {
    url: server.url,
    adapterPath: ADAPTER_PATH,
    async stop() {
      rounds.stop();
      await server.close();
    },
  };
}
