/**
 * Answering a login: the response as a model with its five-minute windows, sealed with the tenant's keys, as a form for the
 * browser. One request is answered once.
 */
import type { LoginOutcome, LoginOrder } from '../src/core/account-control.ts';
import { toTimestamp } from '../src/core/clock.ts';
import { PruefstandError } from '../src/core/errors.ts';
import type { AssertionModel, ResponseModel, StatusModel } from '../src/formats/saml-response.ts';
import type { Login } from './account-logins.ts';
import type { AcceptedRequest, Choice, Delivery } from './account-system.ts';
import type { AccountTenant } from './account-tenant.ts';
import type { Deviation, DeviationContext, SealedAnswer, SealPlan } from './saml-idp-deviation.ts';
import { seal } from './saml-idp-sealing.ts';

/** Validity of an assertion and of its confirmation (SSB 10.2). */
const VALIDITY_MS = 300_000;
const SUCCESS: StatusModel = { codes: ['urn:oasis:names:tc:SAML:2.0:status:Success'] };
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** What is to come of a login. */
export interface Wish extends Pick<LoginOrder, 'outcome' | 'deviation' | 'params'> {
  readonly choice?: Choice | undefined;
  /** The answer leaves that much later than now. */
  readonly delayMs?: number;
  /** Where the browser is, as the socket says. */
  readonly address: string;
}

/**
 * Answers. A required attribute that is missing turns success into an answer without data.
 * @throws ERR_CONTROL_REFUSED for a deviation that does not exist
 */
export function answerLogin(tenant: AccountTenant, login: Login, accepted: AcceptedRequest, wish: Wish): SealedAnswer {
  const { system, randomness } = tenant.service;
  const deviation = deviationOf(tenant, wish.deviation);
  if (wish.choice !== undefined && login.delivery === undefined) {
    login.choice = wish.choice;
    login.delivery = system.deliver(accepted, wish.choice, randomness);
  }
  const outcome = outcomeOf(wish, login.delivery);
  const status = outcome === 'success' ? SUCCESS : system.status(outcome, accepted, login.delivery?.missing);
  const now = tenant.clock.now() + (wish.delayMs ?? 0);
  const model = modelOf(tenant, accepted, status, { now, address: wish.address, delivery: outcome === 'success' ? login.delivery : undefined });
  const sealed = seal(model, contextOf(tenant, accepted, wish, now), deviation);
  login.outcome = outcome;
  finishLogin(login, sealed, deviation);
  return sealed;
}

/** Answers with a status that no outcome stands for: a refusal, or a request that must stay without a page. */
export function answerWithStatus(tenant: AccountTenant, login: Login, accepted: AcceptedRequest, status: StatusModel, address: string): SealedAnswer {
  const now = tenant.clock.now();
  const sealed = seal(modelOf(tenant, accepted, status, { now, address }), contextOf(tenant, accepted, { outcome: 'responder-error', address }, now));
  finishLogin(login, sealed, undefined);
  return sealed;
}

function finishLogin(login: Login, sealed: SealedAnswer, deviation: Deviation | undefined): void {
  login.sealed = sealed;
  if (deviation !== undefined) login.deviation = deviation.id;
  if (login.state === 'open') login.state = 'answered';
}

/** The deviation of that id. @throws ERR_CONTROL_REFUSED when there is none */
export function deviationOf(tenant: AccountTenant, id: string | undefined): Deviation | undefined {
  if (id === undefined || id === '') return undefined;
  const deviation = tenant.service.deviations.get(id);
  if (deviation === undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', `There is no deviation "${id}".`);
  return deviation;
}

function outcomeOf({ outcome }: Wish, delivery: Delivery | undefined): LoginOutcome {
  if (outcome !== 'success') return outcome;
  if (delivery === undefined) return 'no-authn-context';
  return delivery.missing.length > 0 ? 'required-attribute-missing' : 'success';
}

/** What of an answer is the same whether it carries data or not. */
interface Leaving {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly address: string;
  /** Absent: no data. */
  readonly delivery?: Delivery | undefined;
}

function modelOf(tenant: AccountTenant, accepted: AcceptedRequest, status: StatusModel, leaving: Leaving): ResponseModel {
  const { request, consumer } = accepted;
  const { delivery } = leaving;
  return {
    id: tenant.service.randomness.xmlId(),
    version: '2.0',
    issueInstant: toTimestamp(leaving.now),
    destination: consumer.location,
    ...(request.id === undefined ? {} : { inResponseTo: request.id }),
    issuer: tenant.addresses().entityId,
    status,
    assertions: delivery === undefined ? [] : [{ kind: 'plain', assertion: assertionOf(tenant, accepted, delivery, leaving) }],
  };
}

function assertionOf(tenant: AccountTenant, { request, consumer, provider }: AcceptedRequest, delivery: Delivery, { now, address }: Leaving): AssertionModel {
  const { randomness } = tenant.service;
  const [start, end] = [toTimestamp(now), toTimestamp(now + VALIDITY_MS)];
  const inResponseTo = request.id === undefined ? {} : { inResponseTo: request.id };
  return {
    id: randomness.xmlId(),
    version: '2.0',
    issueInstant: start,
    issuer: tenant.addresses().entityId,
    subject: {
      nameId: delivery.nameId,
      confirmations: [{ method: BEARER, data: { address, ...inResponseTo, notOnOrAfter: end, recipient: consumer.location } }],
    },
    conditions: { notBefore: start, notOnOrAfter: end, audienceRestrictions: [[provider.entityId]] },
    authnStatements: [
      {
        authnInstant: start,
        sessionIndex: delivery.sessionIndex ?? randomness.xmlId(),
        subjectAddress: address,
        ...(delivery.contextClass === undefined ? {} : { contextClass: delivery.contextClass }),
      },
    ],
    attributes: delivery.attributes,
  };
}

function contextOf(tenant: AccountTenant, { request, provider, consumer, relayState }: AcceptedRequest, wish: Wish, now: number): DeviationContext {
  const { keys, randomness } = tenant.service;
  const id = wish.deviation ?? '';
  const memory = tenant.memories.get(id) ?? new Map<string, unknown>();
  tenant.memories.set(id, memory);
  return {
    params: wish.params ?? {},
    now,
    idpEntityId: tenant.addresses().entityId,
    provider,
    acsUrl: consumer.location,
    requestId: request.id,
    relayState,
    plan: planOf(tenant, provider.encryptionCertificates),
    stranger: keys.stranger,
    ...(keys.beside === undefined ? {} : { beside: keys.beside }),
    next: tenant.hasRolledKeys ? keys.signing : keys.next,
    xmlId: randomness.xmlId,
    earlier: tenant.logins.earlier(),
    earlierRequests: tenant.logins.requestIds(provider.entityId).filter((id) => id !== request.id),
    memory,
  };
}

function planOf({ crypto, hasRolledKeys, service }: AccountTenant, certificates: readonly string[]): SealPlan {
  const { keys, system, onContentKey } = service;
  const [certificate] = certificates;
  if (certificate === undefined) throw new TypeError('A service provider without a key for encryption was registered.');
  const signer = { ...(hasRolledKeys ? keys.next : keys.signing), algorithm: crypto.signature, inclusivePrefixes: system.inclusivePrefixes } as const;
  return {
    signs: crypto.signs,
    encrypts: crypto.encrypts,
    assertionSigner: signer,
    responseSigner: signer,
    recipient: {
      certificate,
      content: crypto.content,
      transport: crypto.transport,
      keyPlacement: crypto.keyPlacement,
      ...(onContentKey === undefined ? {} : { onContentKey }),
    },
    prefixes: system.prefixes,
  };
}
