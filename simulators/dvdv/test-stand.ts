/**
 * A stand for the simulator's own tests: one simulator with the country, and a client that logs in and asks as a product
 * would, with every part of a request open to change. Certificates are made once per process.
 */
import { createPrivateKey, sign } from 'node:crypto';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createControlClient, createCountry, createCountryAuthority, createDvdv } from './index.ts';
import type { Country, DvdvControl, DvdvOptions, DvdvSimulator, Login, ServerName, TenantSeed } from './index.ts';

export const NOW = Date.parse('2026-05-05T10:00:00.000Z');
export const STANDALONE = '/dvdv2-backend/extern/standaloneauth/directory/v2/';
export const INTERN = '/dvdv2-backend/intern/directory/v2/';
export const TOKEN = '/dvdv2-backend/extern/standaloneauth/token';
export const XTESTMELD11 = 'http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl';
export const XTESTMELD12 = 'http://www.pruefstand.example/xtestmeld/12/xtestmeld12MB2MB.wsdl';
export const KITA_OSCI = 'http://www.pruefstand.example/xtestkita/10/XTestKita10-Portal2Kita.wsdl';
export const KITA_KEY = 'kta:059900010000';
export const QUARTER_SECONDS = (Date.parse('2026-06-30T22:00:00.000Z') - NOW) / 1000;

let country: Promise<Country> | undefined;

/** The country at {@link NOW}. */
export async function testCountry(): Promise<Country> {
  country ??= (async () => createCountry({ now: NOW, make: await createCountryAuthority({ now: NOW }) }))();
  return country;
}

export interface Stand {
  readonly simulator: DvdvSimulator;
  readonly control: DvdvControl;
  readonly recorder: Recorder;
  readonly country: Country;
  readonly internalErrors: unknown[];
}

/** A simulator with the tenant `default`, at {@link NOW}. */
export async function createStand(seed: Partial<TenantSeed> = {}, options: Partial<DvdvOptions> = {}): Promise<Stand> {
  const own = await testCountry();
  const recorder = createRecorder();
  const internalErrors: unknown[] = [];
  const simulator = createDvdv({
    baseUrl: (server) => `https://${server}.dvdv.test`,
    clock: { now: () => NOW },
    recorder,
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  simulator.createTenant({
    id: 'default',
    directory: own.directory,
    clients: [{ fingerprint: loginOf(own, 'portal-login').fingerprint, peer: 'product' }],
    ...seed,
  });
  const control = createControlClient({ url: 'http://control.test', tenant: seed.id ?? 'default', fetch: async (request) => simulator.control.fetch(request) });
  return { simulator, control, recorder, country: own, internalErrors };
}

/** A certificate of the country with its key. */
export function loginOf({ logins }: Country, id: string): Login {
  const login = logins.find((one) => one.id === id);
  if (login === undefined) throw new Error(`The country has no login "${id}".`);
  return login;
}

/** A compact JWT; the algorithm that signs is always RS256. */
export function assertionOf(
  { fingerprint, privateKey }: Login,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sub = `fp:${fingerprint}`;
  const input = `${part({ typ: 'JWT', alg: 'RS256', ...header })}.${part({ iss: sub, sub, aud: TOKEN, iat: NOW / 1000, nbf: NOW / 1000, exp: NOW / 1000 + 60, jti: 'a', ...claims })}`;
  return `${input}.${sign('sha256', Buffer.from(input), createPrivateKey(privateKey)).toString('base64url')}`;
}

/** Fields of a token request that are right. */
export function formOf(assertion: string, change: Readonly<Record<string, string | undefined>> = {}): string {
  const fields: Readonly<Record<string, string | undefined>> = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...change,
  };
  return new URLSearchParams(Object.entries(fields).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))).toString();
}

/** Sends a token request. */
export async function requestToken(
  { simulator }: Stand,
  form: string,
  server: ServerName = 'first',
  type = 'application/x-www-form-urlencoded',
): Promise<Response> {
  const request = new Request(`https://${server}.dvdv.test${TOKEN}`, { method: 'POST', headers: { 'Content-Type': type }, body: form });
  return simulator[server].fetch(request);
}

/** Logs in. @returns the token */
export async function logIn(stand: Stand, login = 'portal-login', server: ServerName = 'first'): Promise<string> {
  const answer = await requestToken(stand, formOf(assertionOf(loginOf(stand.country, login))), server);
  return ((await answer.json()) as { access_token: string }).access_token;
}

export interface Asking {
  readonly server?: ServerName;
  readonly base?: string;
  /** Value of `Authorization`. */
  readonly authorization?: string;
  readonly tenantPrefix?: string;
}

/** Asks one thing; without authorization by the network that demands none. */
export async function ask(stand: Stand, name: string, members: unknown, asking: Asking = {}): Promise<Response> {
  const query = members === undefined ? '' : `?request_json=${encodeURIComponent(typeof members === 'string' ? members : JSON.stringify(members))}`;
  return askTarget(stand, `${asking.base ?? (asking.authorization === undefined ? INTERN : STANDALONE)}${name}${query}`, asking);
}

/** Asks at an address as it is. */
export async function askTarget(
  { simulator }: Stand,
  target: string,
  { server = 'first', authorization, tenantPrefix = '' }: Asking = {},
  init: RequestInit = {},
): Promise<Response> {
  const headers = { ...(authorization === undefined ? {} : { Authorization: authorization }), ...(init.headers as Record<string, string> | undefined) };
  return simulator[server].fetch(new Request(`https://${server}.dvdv.test/`, { ...init, headers }), { rawTarget: tenantPrefix + target });
}

/** Asks many things at once. */
export async function askBatch(stand: Stand, name: string, requests: unknown, asking: Asking = {}): Promise<Response> {
  const base = asking.base ?? (asking.authorization === undefined ? INTERN : STANDALONE);
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(requests) };
  return askTarget(stand, `${base}batch/${name}`, asking, init);
}

/** Status, type and detail number of a problem. */
export async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  if (text === '') return String(response.status);
  const { type = '', detail = '' } = JSON.parse(text) as { readonly type?: string; readonly detail?: string };
  const number = /^\d{4}(?=:)/.exec(detail)?.[0];
  return [response.status, type.replace(/^problems\/type\/|^urn:pruefstand:problem:dvdv:/, ''), ...(number === undefined ? [] : [number])].join(' ');
}
