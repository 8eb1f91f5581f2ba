/** Subjects for the tests of these checks: a look-up, its call, a token request and a caller that are right, and ways to change them. */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { CallersSubject, LookUpsSubject, SeenAssertion, SeenCall, SeenCaller, SeenLookUp } from './subject.ts';

export const KEY = 'ags:069900000001';
export const URI = 'urn:example:dienst';
export const ADDRESS = 'https://osci.pruefstand.example/eingang';
export const FINGERPRINT = '0123456789abcdef0123456789abcdef01234567';
export const CALLER = 'ffffffffffffffffffffffffffffffffffffffff';
const DIRECTORY = '/dvdv2-backend/extern/standaloneauth/directory/';

let count = 0;

/** An exchange; every one has an id of its own and comes after those before. */
export function exchangeOf(
  change: Partial<Exchange['request']> & { readonly status?: number; readonly text?: string } & Partial<Pick<Exchange, 'faults'>> = {},
): Exchange {
  count += 1;
  const { status = 200, text = '', faults = [], ...request } = change;
  const body = { sizeBytes: text.length, sha256: '0'.repeat(64), text, isTruncated: false };
  return {
    id: exchangeIdOf(count),
    seq: count,
    tenant: 'default',
    direction: 'inbound',
    peer: 'product',
    operation: 'find-service-description',
    startedAt: '2026-11-21T08:15:30.000Z',
    durationMs: 1,
    labels: {},
    request: { method: 'GET', target: target('findservicedescription'), headers: [], body, ...request },
    response: { status, headers: [], body: { ...body, text: '' } },
    faults,
  };
}

/** The target of a single request. */
export function target(name: string, query = 'request_json=%7B%7D', version = 'v2/'): string {
  return `${DIRECTORY}${version}${name}?${query}`;
}

/** A look-up of the service that was answered. */
export function call(change: Partial<SeenCall> = {}, exchange: Parameters<typeof exchangeOf>[0] = {}): SeenCall {
  return {
    exchange: exchangeOf({ ...exchange, ...(change.status === undefined ? {} : { status: change.status }) }),
    server: 'first',
    operation: 'find-service-description',
    status: 200,
    entry: 'standalone',
    authorization: { scheme: 'EmbeddedBearer', token: 'valid' },
    query: { parameters: ['request_json'] },
    requests: [{ organizationKey: KEY, serviceSpecificationUri: URI }],
    outcomes: ['hit'],
    ...change,
  };
}

/** A call without some of its members. */
export function without(given: SeenCall, ...names: readonly (keyof SeenCall)[]): SeenCall {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name as keyof SeenCall))) as unknown as SeenCall;
}

/** A batch of so many requests. */
export function batch(requests: number, exchange: Parameters<typeof exchangeOf>[0] = {}): SeenCall {
  const text = JSON.stringify(Array.from({ length: requests }, () => ({})));
  const headers = [['Content-Type', 'application/json']] as const;
  return call(
    { operation: 'batch-find-service-description' },
    { method: 'POST', target: `${DIRECTORY}v2/batch/findservicedescription`, headers, text, ...exchange },
  );
}

const ASSERTION: SeenAssertion = {
  fields: [
    ['grant_type', 'client_credentials'],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
  ],
  header: { alg: 'RS256' },
  claims: { sub: `fp:${FINGERPRINT}` },
  fingerprint: FINGERPRINT,
  isRegistered: true,
  isSignatureValid: true,
};

/** A request for a token. */
export function token(change: Partial<Record<keyof SeenAssertion, unknown>> = {}, type = 'application/x-www-form-urlencoded'): SeenCall {
  const assertion = Object.fromEntries(Object.entries({ ...ASSERTION, ...change }).filter(([, value]) => value !== undefined)) as unknown as SeenAssertion;
  const exchange = exchangeOf({ method: 'POST', target: '/dvdv2-backend/extern/standaloneauth/token', headers: [['content-type', type]] });
  return { exchange, server: 'first', operation: 'token', status: 200, assertion };
}

/** A look-up with what was told; nothing was for `untold`. */
export function lookUp(outcome: NonNullable<SeenLookUp['told']>['outcome'] | 'untold' = 'found', change: Partial<SeenLookUp> = {}): SeenLookUp {
  const told = outcome === 'untold' ? {} : { told: { outcome, ...(outcome === 'found' ? { address: ADDRESS } : {}) } };
  return { organizationKey: KEY, serviceUri: URI, expected: { kind: 'address', address: ADDRESS }, ...told, ...change };
}

/** Look-ups of a scenario. */
export function lookUps(change: Partial<LookUpsSubject> = {}): LookUpsSubject {
  return { facts: { fingerprint: FINGERPRINT }, lookUps: [lookUp()], calls: [call()], tokens: [token()], ...change };
}

/** A question whether the caller belongs to a category. */
export function verification(fingerPrint: string = CALLER, category = 'Bauportal', change: Partial<SeenCall> = {}): SeenCall {
  return call({ operation: 'verify-category', requests: [{ fingerPrint, category }], ...change }, { target: target('verifycategory') });
}

export function caller(change: Partial<SeenCaller> = {}): SeenCaller {
  return { fingerprint: CALLER, serviceUri: URI, category: 'Bauportal', decision: 'processed', ...change };
}

/** Partners of a scenario. */
export function callers(list: readonly SeenCaller[], calls: readonly SeenCall[] = [verification()]): CallersSubject {
  return { consumers: ['Bauportal'], callers: list, calls };
}
