/** One request on its way through an account simulator: whose tenant it is, what arrived, and which login it belongs to. */
import type { Language } from '../src/core/language.ts';
import type { RawHeader } from '../src/core/exchange.ts';
import type { WireContext } from '../src/core/simulator.ts';
import { toTimestamp } from '../src/core/clock.ts';
import type { Answer } from './account-answer.ts';
import type { Login } from './account-logins.ts';
import type { AccountTenant } from './account-tenant.ts';
import { addressedOf } from './tenants.ts';

export interface AccountCall {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly tenant: AccountTenant;
  /** Path without the tenant's prefix and without query, as sent. */
  readonly path: string;
  /** Query as sent, without `?`. */
  readonly query: string;
  /** Address of the browser. */
  readonly address: string;
  /** Language that the query asks for. */
  readonly language: Language | undefined;
  readonly startedAt: number;
  readonly startedTick: number;
  operation: string;
  /** Text of the body; bytes that are no UTF-8 become replacement characters. */
  body: string;
  login?: Login;
  /** A service provider sent it, although there is no login. */
  isFromProvider?: boolean;
  /** Names of deviations that changed this exchange. */
  readonly struck: string[];
}

/** Splits the path as sent: `/t/<id>` names the tenant, all else belongs to the tenant `default`. @returns undefined for no tenant */
export function createCall(request: Request, wire: WireContext | undefined, tenants: ReadonlyMap<string, AccountTenant>, nobody: AccountTenant): AccountCall {
  const { tenant, path, query } = addressedOf(request, wire, tenants, nobody);
  const language = /(?:^|&)lang=(de|en)(?:&|$)/.exec(query)?.[1] as Language | undefined;
  return {
    request,
    wire,
    tenant,
    path,
    query,
    address: (wire?.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    language,
    startedAt: nobody.service.clock.now(),
    startedTick: performance.now(),
    operation: 'unknown',
    body: '',
    struck: [],
  };
}

/** Records a call with its answer, and tells the login. */
export function recordCall(call: AccountCall, answer: Answer): void {
  const { tenant, login, wire, request } = call;
  const { recorder } = tenant.service;
  const path = tenant.prefix + call.path;
  const headers: readonly RawHeader[] = wire?.rawHeaders ?? [...request.headers];
  const exchange = recorder.record({
    tenant: tenant.id,
    direction: 'inbound',
    peer: login?.facts.provider !== undefined || call.isFromProvider === true ? 'product' : 'unknown',
    operation: call.operation,
    startedAt: toTimestamp(call.startedAt),
    durationMs: performance.now() - call.startedTick,
    labels: {},
    request: { method: request.method, target: wire?.rawTarget ?? (call.query === '' ? path : `${path}?${call.query}`), headers, body: call.body },
    response: { status: answer.status, headers: answer.headers, body: answer.record ?? answer.body },
    faults: call.struck,
    ...(answer.delayMs === undefined ? {} : { wire: 'delayed' as const }),
  });
  if (login === undefined) return;
  login.exchanges.push(exchange.id);
  tenant.logins.changed();
}
