/**
 * The way of a login through an account: a request arrives, is judged, and is refused, answered by order, or shown to a
 * person, who chooses, agrees, or goes back. Handlers in the order of the protocol.
 */
import type { LoginOrder, LoginOutcome } from '../src/core/account-control.ts';
import { LOGIN_OUTCOMES } from '../src/core/account-control.ts';
import type { Language } from '../src/core/language.ts';
import type { SamlBinding } from '../src/formats/saml-message.ts';
import { page, posting, refusal, seeOther } from './account-answer.ts';
import type { Answer } from './account-answer.ts';
import { answerLogin, answerWithStatus, deviationOf } from './account-answering.ts';
import type { Wish } from './account-answering.ts';
import type { AccountCall } from './account-call.ts';
import { goesByCard, leadToClient } from './account-eid-start.ts';
import type { Login } from './account-logins.ts';
import { contextOf, errorUrl, linksOf, viewOf } from './account-login-view.ts';
import { consentPage, errorPage, loginPage, overPage } from './account-pages.ts';
import { judgeAll, refusalCode } from './account-rule.ts';
import type { AcceptedRequest, OfferedChoice } from './account-system.ts';
import { gatherFacts } from './saml-idp-request.ts';

const NO_PASSIVE = { codes: ['Responder', 'NoPassive'].map((code) => `urn:oasis:names:tc:SAML:2.0:status:${code}`) };
/** Code of ours: the deviation that was ordered cannot be applied to this answer. */
const DEVIATION_IMPOSSIBLE = 'deviation-not-possible';
/** A person who does not come back in that time starts again at the service. Seen of Mein Unternehmenskonto by a client, taken for the others too. */
const LIFETIME_MS = 30 * 60_000;

/** A request arrives. */
export function arrive(call: AccountCall, binding: SamlBinding): Answer {
  const { tenant } = call;
  const { system } = tenant.service;
  const { ssoPostUrl, ssoRedirectUrl = '' } = tenant.addresses();
  const facts = gatherFacts(
    {
      binding,
      text: binding === 'HTTP-POST' ? call.body : call.query,
      ssoUrl: binding === 'HTTP-POST' ? ssoPostUrl : ssoRedirectUrl,
      now: tenant.clock.now(),
      maxAgeSeconds: tenant.settings.maxRequestAgeSeconds,
      enforcesVersion2: tenant.settings.enforcesVersion2 ?? system.enforcesVersion2 ?? true,
    },
    tenant.providers,
    tenant.logins.isKnown,
  );
  const judgement = judgeAll(system.requestRules, facts);
  const login = tenant.logins.add(facts, judgement, tenant.clock.now());
  call.login = login;
  const code = refusalCode(judgement);
  const accepted = acceptedOf(login, call);
  if (accepted !== undefined) login.language = system.display(accepted).language;
  if (code !== undefined || accepted === undefined) return refuse(call, login, code ?? 'saml-request-unreadable', accepted);
  login.accepted = accepted;
  tenant.logins.remember(accepted.provider.entityId, accepted.request.id ?? '');
  return proceed(call, login, accepted);
}

function acceptedOf({ facts }: Login, { tenant }: AccountCall): AcceptedRequest | undefined {
  const { request, provider, consumer, received } = facts;
  if (request === undefined || provider === undefined || consumer === undefined) return undefined;
  const relayState = received?.relayState;
  return { facts, request, provider, consumer, settings: tenant.settings, ...(relayState === undefined ? {} : { relayState }) };
}

/** By page, with the code in its address; or as an answer, where that is wished and the service is beyond doubt. */
function refuse(call: AccountCall, login: Login, code: string, accepted: AcceptedRequest | undefined): Answer {
  const { tenant } = call;
  login.state = 'refused';
  login.code = code;
  const isTrusted = accepted !== undefined && (accepted.facts.signature.state === 'valid' || accepted.facts.signature.state === 'absent');
  if (tenant.settings.refusesBy !== 'saml-response' || !isTrusted) return seeOther(errorUrl(tenant, code, login));
  return posting(contextOf(call, login), answerWithStatus(tenant, login, accepted, tenant.service.system.refusal(code), call.address).form);
}

function proceed(call: AccountCall, login: Login, accepted: AcceptedRequest): Answer {
  const { tenant } = call;
  const order = tenant.orders.take(accepted.provider.entityId);
  if (order !== undefined) return carryOut(call, login, accepted, order);
  if (accepted.request.isPassive === true) return posting(contextOf(call, login), answerWithStatus(tenant, login, accepted, NO_PASSIVE, call.address).form);
  if (tenant.service.system.offer(accepted).groups.length === 0) return send(call, login, accepted, { outcome: 'no-authn-context', address: call.address });
  return seeOther(linksOf(tenant, login).start);
}

function carryOut(call: AccountCall, login: Login, accepted: AcceptedRequest, order: LoginOrder): Answer {
  const { system } = call.tenant.service;
  const code = deviationOf(call.tenant, order.deviation)?.refusesWith;
  if (code !== undefined) {
    login.deviation = order.deviation ?? '';
    return refuse(call, login, code, accepted);
  }
  const choice = order.persona === undefined ? undefined : system.choiceOf(accepted, order.persona, order.means);
  if (goesByCard(call.tenant, order, choice)) return leadToClient(call, login, order);
  return send(call, login, accepted, { ...order, choice, delayMs: (order.delaySeconds ?? 0) * 1000, address: call.address });
}

/** Answers the service. */
export function send(call: AccountCall, login: Login, accepted: AcceptedRequest, wish: Wish): Answer {
  try {
    const { form } = answerLogin(call.tenant, login, accepted, wish);
    if (login.deviation !== undefined) call.struck.push(login.deviation);
    return posting(contextOf(call, login), form, wish.delayMs);
  } catch (error) {
    // A recipe says so when this answer or these settings are nothing it can change: no attack took place, and the record tells.
    if (wish.deviation === undefined || !(error instanceof TypeError)) throw error;
    login.deviation = wish.deviation;
    return refuse(call, login, DEVIATION_IMPOSSIBLE, undefined);
  }
}

/** A login that can go on; else the page that says it is over. */
export function withOpen(call: AccountCall, id: string, go: (login: Login, accepted: AcceptedRequest) => Answer): Answer {
  const login = call.tenant.logins.find(id);
  if (login === undefined) return page(overPage(contextOf(call)), 404);
  call.login = login;
  const { language } = call;
  if (language !== undefined) login.language = language;
  if (login.state !== 'open' || login.accepted === undefined) return page(overPage(contextOf(call, login)), 409);
  if (call.tenant.clock.now() - login.arrivedAt > LIFETIME_MS) return send(call, login, login.accepted, { outcome: 'expired', address: call.address });
  return go(login, login.accepted);
}

/** The page with means and people. */
export function showLogin(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const { system } = call.tenant.service;
    delete login.choice;
    delete login.delivery;
    return page(loginPage(contextOf(call, login, 'start'), viewOf(call, login, accepted), system.offer(accepted)));
  });
}

/** A person was chosen. */
export function choosePersona(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const form = new URLSearchParams(call.body);
    const { system, randomness } = call.tenant.service;
    const choice = system.choiceOf(accepted, form.get('persona') ?? '', form.get('means') ?? '');
    if (choice === undefined) return seeOther(linksOf(call.tenant, login).start);
    login.choice = choice;
    login.delivery = system.deliver(accepted, choice, randomness);
    return seeOther(linksOf(call.tenant, login).consent);
  });
}

/** The page with what is handed over. */
export function showConsent(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const { delivery } = login;
    const choice = chosenOf(call, login, accepted);
    if (delivery === undefined || choice === undefined) return seeOther(linksOf(call.tenant, login).start);
    const deviations = call.tenant.settings.offersDeviations === false ? [] : [...call.tenant.service.deviations.values()];
    return page(consentPage(contextOf(call, login, 'consent'), { ...viewOf(call, login, accepted), delivery, choice, deviations }));
  });
}

function chosenOf(call: AccountCall, { choice }: Login, accepted: AcceptedRequest): OfferedChoice | undefined {
  const { groups } = call.tenant.service.system.offer(accepted);
  return groups.flatMap(({ choices }) => choices).find(({ persona, means }) => persona === choice?.persona && means === choice.means);
}

/** The person agrees. */
export function confirm(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const { choice } = login;
    if (choice === undefined) return seeOther(linksOf(call.tenant, login).start);
    const form = new URLSearchParams(call.body);
    const isOffered = call.tenant.settings.offersDeviations !== false;
    const deviation = isOffered ? (form.get('deviation') ?? '') : '';
    const outcome = isOffered ? outcomeIn(form.get('outcome')) : 'success';
    const known = call.tenant.service.deviations.get(deviation);
    if (known?.refusesWith !== undefined) {
      login.deviation = known.id;
      return refuse(call, login, known.refusesWith, accepted);
    }
    return send(call, login, accepted, { outcome, choice, address: call.address, ...(known === undefined ? {} : { deviation }) });
  });
}

function outcomeIn(text: string | null): LoginOutcome {
  return LOGIN_OUTCOMES.find((name) => name === text) ?? 'success';
}

/** The person gives up, where the request has no `BackURL`: an answer without data. */
export function cancel(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => send(call, login, accepted, { outcome: 'cancel', address: call.address }));
}

/** The person goes back to `BackURL`; no answer is sent (SSB 9.5). */
export function goBack(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const { backUrl } = call.tenant.service.system.display(accepted);
    if (backUrl === undefined) return seeOther(linksOf(call.tenant, login).start);
    login.state = 'left';
    login.outcome = 'cancel';
    return seeOther(backUrl);
  });
}

/** The page of an error code. */
export function showError(call: AccountCall): Answer {
  const query = new URLSearchParams(call.query);
  const login = call.tenant.logins.find(query.get('login') ?? '');
  const language: Language | undefined = call.language ?? login?.language;
  const code = login?.code ?? query.get('idp.code') ?? '';
  const context = contextOf(call, login, 'error', language);
  return code === '' ? refusal(context, 404, '404') : page(errorPage(context, code.slice(0, 100), login?.judgement ?? []), 400);
}
