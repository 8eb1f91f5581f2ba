/** The product beside two servers of a directory that answer as they are told: plain HTTP on this machine. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../config.ts';
import type { Environment } from '../../kit/environment.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';

/** What a server saw. */
export interface SeenRequest {
  readonly server: 0 | 1;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a server answers a look-up; the token is always given. */
export type Reaction = (response: ServerResponse, request: SeenRequest) => void;

export interface Stand {
  /** Look-ups, without requests for tokens. */
  readonly seen: readonly SeenRequest[];
  readonly tokens: readonly SeenRequest[];
  readonly log: () => string;
  /** Of each server. */
  readonly reactions: [Reaction, Reaction];
  ask(path: string, body?: object, token?: string): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }>;
  close(): Promise<void>;
}

export const TOKEN = 'adapter-token';
export const ADDRESS = 'https://osci.pruefstand.example/eingang';

/** An answer in JSON. */
export const says =
  (value: unknown, status = 200): Reaction =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** An answer without content. */
export const status =
  (code: number): Reaction =>
  (response) =>
    void response.writeHead(code).end();

/** A service whose elements are in an unusual order. */
export function service(change: object = {}): object {
  return {
    serviceElements: [
      { serviceElementType: 'TEXT', serviceElementUri: 'https://hinweis.pruefstand.example/' },
      { serviceElementType: 'OSCI_ADDRESSEE', serviceElementUri: null, cipherCertificate: { revocationDate: null } },
      { serviceElementType: 'OSCI_INTERMEDIARY', serviceElementUri: ADDRESS },
    ],
    ...change,
  };
}

/** @param env certificate and key of the product, and what else is to be different */
export async function createStand(env: Environment): Promise<Stand> {
  const all: SeenRequest[] = [];
  const reactions: Stand['reactions'] = [says(service()), says(service())];
  const servers = await Promise.all(([0, 1] as const).map(async (server) => startServer(server, all, reactions)));
  const lines: string[] = [];
  const [first, second] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/dvdv2-backend`);
  const product = await startProduct(
    readConfig({ DVDV_URL: first, DVDV_SUBSTITUTE_URL: second, ADAPTER_TOKEN: TOKEN, REQUEST_TIMEOUT_SECONDS: '5', ...env }),
    createLog((line) => void lines.push(line)).log,
  );
  const isToken = ({ url }: SeenRequest): boolean => url.endsWith('/token');
  return {
    get seen() {
      return all.filter((request) => !isToken(request));
    },
    get tokens() {
      return all.filter(isToken);
    },
    log: () => lines.join(''),
    reactions,
    async ask(path, body, token = TOKEN) {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${product.url}/adapter${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
      return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
    },
    async close() {
      await product.stop();
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map(async (server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function startServer(index: 0 | 1, all: SeenRequest[], reactions: Stand['reactions']): Promise<Server> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen: SeenRequest = { server: index, method, url, headers, body: Buffer.concat(pieces).toString('utf8') };
      all.push(seen);
      if (url.endsWith('/token')) says({ access_token: `t${all.length}`, expires_in: 86_400 })(response, seen);
      else reactions[index](response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
