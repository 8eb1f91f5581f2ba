/**
 * An account simulator: one fetch handler for any number of tenants, told apart by the path prefix `/t/<id>`, and a control
 * interface for a port of its own. What it plays is the {@link AccountSystem} it is made with.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountTenantSeed } from '../src/core/account-control.ts';
import { systemClock } from '../src/core/clock.ts';
import type { Clock } from '../src/core/clock.ts';
import { withWireFault } from '../src/core/simulator.ts';
import type { Simulator } from '../src/core/simulator.ts';
import type { OnContentKey } from '../src/formats/xml-encryption.ts';
import { createWireResponse } from '../src/transport/wire-response.ts';
import type { Recorder } from '../src/transport/recorder.ts';
import { refusal } from './account-answer.ts';
import type { Answer } from './account-answer.ts';
import { createCall, recordCall } from './account-call.ts';
import type { AccountCall } from './account-call.ts';
import { createAccountControl } from './account-control-server.ts';
import { contextOf } from './account-login-view.ts';
import { createAccountApp } from './account-routes.ts';
import type { AccountSystem, Randomness } from './account-system.ts';
import { createAccountTenant } from './account-tenant.ts';
import type { AccountService, AccountTenant } from './account-tenant.ts';
import type { Deviation } from './saml-idp-deviation.ts';
import type { SamlIdpKeys } from './saml-idp-keys.ts';
import { createTenants } from './tenants.ts';

export interface AccountSimulatorOptions {
  /** Real time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: random. */
  readonly randomness?: Randomness;
  /** Where the simulator is reached, without tenant prefix and trailing slash; a function when it is known only later. */
  readonly baseUrl: string | (() => string);
  readonly keys: SamlIdpKeys;
  readonly recorder: Recorder;
  /** Recipes of attacks, besides the named faults of the account. */
  readonly deviations?: readonly Deviation[];
  /** Told with which keys assertions are encrypted, for whoever keeps evidence. */
  readonly onContentKey?: OnContentKey;
  /** Told when a handler threw, which is a defect of the simulator. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface AccountSimulator extends Simulator {
  /** The control interface, to be served on its own port. */
  readonly control: Simulator;
  readonly tenants: ReadonlyMap<string, AccountTenant>;
  /** @throws ERR_CONTROL_REFUSED when the id is taken or malformed, or the seed cannot be used */
  createTenant(seed: AccountTenantSeed): AccountTenant;
  /** @returns whether there was such a tenant */
  deleteTenant(id: string): boolean;
  /** Whose card the order behind a `tcTokenURL` wants; for an eID client in the same process. */
  holderOf(tcTokenUrl: string): string | undefined;
}

/** Randomness of the machine. */
export const systemRandomness: Randomness = { uuid: randomUUID, xmlId: () => `_${randomBytes(16).toString('hex')}` };

/** Larger requests are not read. SAML messages have a few kilobytes. @unit bytes */
const MAX_BODY_BYTES = 2_000_000;

/** Makes a simulator without tenants. */
export function createAccountSimulator(system: AccountSystem, options: AccountSimulatorOptions): AccountSimulator {
  const service = serviceOf(system, options);
  // Requests to tenants that do not exist are recorded under a name that no tenant can have.
  const nobody = createAccountTenant({ id: '?' }, service);
  const app = createAccountApp(system);
  const { tenants, ...registry } = createTenants({ make: (seed: AccountTenantSeed) => createAccountTenant(seed, service), recorder: service.recorder });
  return {
    name: system.name,
    tenants,
    ...registry,
    holderOf: (tcTokenUrl) => holderIn([...tenants.values()], tcTokenUrl),
    async fetch(request, wire) {
      const call = createCall(request, wire, tenants, nobody);
      return finish(call, await answerTo(call, nobody, app));
    },
    control: createAccountControl({ system, onInternalError: service.onInternalError, tenants, ...registry }),
  };
}

function serviceOf(system: AccountSystem, options: AccountSimulatorOptions): AccountService {
  const { baseUrl, clock = systemClock, randomness = systemRandomness, onContentKey } = options;
  const deviations = new Map([...system.faults, ...(options.deviations ?? [])].map((deviation) => [deviation.id, deviation]));
  return {
    system,
    clock,
    randomness,
    baseUrl: typeof baseUrl === 'function' ? baseUrl : () => baseUrl,
    keys: options.keys,
    recorder: options.recorder,
    deviations,
    ...(onContentKey === undefined ? {} : { onContentKey }),
    onInternalError: options.onInternalError ?? (() => undefined),
  };
}

function holderIn(tenants: readonly AccountTenant[], tcTokenUrl: string): string | undefined {
  const [key = ''] = /[0-9a-f-]{36}(?=\/tctoken$)/.exec(tcTokenUrl) ?? [];
  return tenants.map(({ eidSessions, clock }) => eidSessions.find(key, clock.now())?.order?.persona).find((persona) => persona !== undefined);
}

type App = ReturnType<typeof createAccountApp>;

/** Never rejects. */
async function answerTo(call: AccountCall, nobody: AccountTenant, app: App): Promise<Answer> {
  try {
    if (call.tenant === nobody) return refusal(contextOf(call), 404, call.path);
    const body = await bodyOf(call.request);
    if (body === undefined) return refusal(contextOf(call), 413, `> ${MAX_BODY_BYTES}`);
    call.body = body;
    return await app.answer(call);
  } catch (error) {
    call.tenant.service.onInternalError(error);
    return refusal(contextOf(call), 500, '500');
  }
}

/** @returns undefined for a body that is too large or does not end */
async function bodyOf(request: Request): Promise<string | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return undefined;
  try {
    const text = await request.text();
    return text.length > MAX_BODY_BYTES ? undefined : text;
  } catch {
    return undefined;
  }
}

function finish(call: AccountCall, answer: Answer): Response {
  recordCall(call, answer);
  const response = createWireResponse(answer.status, answer.headers, answer.body);
  return answer.delayMs === undefined ? response : withWireFault(response, { kind: 'delay', delayMs: answer.delayMs });
}
