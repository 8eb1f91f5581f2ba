/**
 * How requests reach the directory: addresses, encodings and the header with the token. Single requests are GET with the JSON in
 * `request_json`, batches are POST.
 */
import type { Config } from './config.ts';
import type { Faults } from './faults.ts';
import type { Http, HttpAnswer } from './http.ts';
import type { Servers } from './servers.ts';
import type { Tokens } from './tokens.ts';

const PATH = '/extern/standaloneauth/directory/';

/** Names as they are printed; their letter case follows no rule. */
export const FUNCTIONS = { service: 'findservicedescription', verify: 'verifycategory' } as const;

/** What requests are made with. */
export interface Connection {
  readonly http: Http;
  readonly servers: Servers;
  readonly tokens: Tokens;
}

export interface Requests {
  single(name: string, request: object): Promise<HttpAnswer | undefined>;
  batch(name: string, requests: readonly object[]): Promise<HttpAnswer | undefined>;
}

/** Requests over the given connection. */
export function createRequests({ faults }: Config, { http, servers, tokens }: Connection): Requests {
  const headersFor = (name: string, token: string): Readonly<Record<string, string>> => ({
    authorization: `${wordFor(name, faults)} ${token}`,
    accept: 'application/json',
  });
  const post = async (name: string, token: string, target: string, body: unknown): Promise<HttpAnswer | undefined> =>
    servers.ask(async (server) =>
      http({ method: 'POST', server, target, headers: { ...headersFor(name, token), 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    );
  return {
    single: async (name, request) =>
      authorized(tokens, async (token) => {
        const address = addressOf(name, faults);
        if (faults.has('single-as-post')) return post(name, token, address, request);
        const extra = faults.has('extra-parameter') ? '&produkt=adressauskunft' : '';
        const target = `${address}?request_json=${encode(JSON.stringify(request), faults)}${extra}`;
        return servers.ask(async (server) => http({ method: 'GET', server, target, headers: headersFor(name, token) }));
      }),
    batch: async (name, requests) => authorized(tokens, async (token) => post(name, token, addressOf(`batch/${name}`, faults), requests)),
  };
}

/** After 401 once more with a new token. */
async function authorized(tokens: Tokens, ask: (token: string) => Promise<HttpAnswer | undefined>): Promise<HttpAnswer | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const token = await tokens.current();
    if (token === undefined) return undefined;
    const answer = await ask(token);
    if (answer?.status !== 401 || attempt === 2) return answer;
    tokens.drop(token);
  }
}

function addressOf(name: string, faults: Faults): string {
  const version = faults.has('version-left-out') ? '' : 'v2/';
  if (faults.has('functions-in-camel-case')) return PATH + version + name.replace('findservicedescription', 'findServiceDescription');
  if (faults.has('verification-in-camel-case')) return PATH + version + name.replace('verifycategory', 'verifyCategory');
  return PATH + version + name;
}

/** The answer to the token request calls it Bearer; in the header it is another word. */
function wordFor(name: string, faults: Faults): string {
  if (faults.has('bearer-header')) return 'Bearer';
  return faults.has('verification-with-bearer') && name === FUNCTIONS.verify ? 'Bearer' : 'EmbeddedBearer';
}

function encode(json: string, faults: Faults): string {
  if (faults.has('query-not-encoded')) return json;
  if (!faults.has('query-in-latin-1')) return encodeURIComponent(json);
  return [...Buffer.from(json, 'latin1')].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}
