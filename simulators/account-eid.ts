/**
 * The account's side of a login with an ID card (BSI TR-03124-1 for what browser and client see): the page that leads to the
 * eID client, the TcToken, the eID server, and the return of the browser. What the client says counts only at the server;
 * results in the address of a return are shown, never believed.
 */
import { writeTcToken, PAOS_BINDING, TLS_PSK_PROTOCOL } from '../src/formats/tc-token.ts';
import { page, refusal, seeOther } from './account-answer.ts';
import type { Answer } from './account-answer.ts';
import type { AccountCall } from './account-call.ts';
import { eidFailurePage, eidPage } from './account-eid-pages.ts';
import type { EidSession } from './account-eid-sessions.ts';
import { beginEid, eidAddresses, isSameBrowser } from './account-eid-start.ts';
import { send, withOpen } from './account-flow.ts';
import type { Login } from './account-logins.ts';
import { contextOf, linksOf, viewOf } from './account-login-view.ts';
import { overPage } from './account-pages.ts';
import type { AcceptedRequest, AccountEid, Choice } from './account-system.ts';
import { messageIn, opened, readSealed, sealed } from './eid-exchange.ts';
import type { EidResult } from './eid-exchange.ts';

/** The page with the link to the client; every visit begins anew. */
export function showEid(call: AccountCall, id: string): Answer {
  return withOpen(call, id, (login, accepted) => {
    const begun = beginEid(call, login);
    if (begun === undefined) return refusal(contextOf(call, login), 404, call.path);
    const answer = page(eidPage(contextOf(call, login), viewOf(call, login, accepted), begun.clientAddress));
    return { ...answer, headers: [...answer.headers, begun.cookie] };
  });
}

/** The TcToken, once. The client asks for it, so that nothing of the browser is there. */
export function giveToken(call: AccountCall, eid: AccountEid, key: string): Answer {
  const { tenant } = call;
  const session = tenant.eidSessions.find(key, tenant.clock.now());
  if (session?.state !== 'begun') return refusal(contextOf(call), 404, call.path);
  session.state = 'token-read';
  const { server, refresh, communicationError } = eidAddresses(tenant, eid, session);
  const write = (psk: string): string =>
    writeTcToken({
      serverAddress: server,
      sessionIdentifier: session.identifier,
      refreshAddress: refresh,
      communicationErrorAddress: communicationError,
      binding: PAOS_BINDING,
      pathSecurityProtocol: TLS_PSK_PROTOCOL,
      psk,
    });
  return { ...plain(200, 'text/xml; charset=utf-8', write(session.psk)), record: write('') };
}

/** The eID server: an announcement, then one result. */
export function exchange(call: AccountCall, { rights }: AccountEid): Answer {
  const { tenant } = call;
  const message = readSealed(call.body);
  const session = message === undefined ? undefined : tenant.eidSessions.findByIdentifier(message.session, tenant.clock.now());
  const said = message === undefined || session === undefined ? undefined : messageIn(opened(message, session.psk));
  if (session === undefined || said === undefined) return plain(403, 'application/json', '{}');
  if (said.step === 'start' && session.state === 'token-read') {
    session.state = 'started';
    const invitation = { service: tenant.service.system.brand, sector: tenant.addresses().entityId, rights };
    return plain(200, 'application/json', sealed(invitation, session.identifier, session.psk));
  }
  if (said.step !== 'result' || (session.state !== 'started' && session.state !== 'token-read')) return plain(409, 'application/json', '{}');
  session.state = 'done';
  session.result = said.result;
  return plain(200, 'application/json', '{}');
}

/** The browser is back, with `ResultMajor` in the address. */
export function comeBack(call: AccountCall, eid: AccountEid, key: string): Answer {
  return withReturned(call, key, (session, login, accepted) => {
    const query = new URLSearchParams(call.query);
    const told: EidResult = session.result ?? { major: 'error', minor: query.get('ResultMinor') ?? 'no-result' };
    if (told.major === 'error') return failed(call, login, accepted, told.minor);
    const choice = eid.recognise(accepted, told.data, call.tenant.addresses().entityId);
    const { order } = session;
    if (choice === undefined || (order?.persona !== undefined && order.persona !== choice.persona)) return failed(call, login, accepted, 'card-not-recognised');
    return goOn(call, session, login, accepted, choice);
  });
}

function goOn(call: AccountCall, { order }: EidSession, login: Login, accepted: AcceptedRequest, choice: Choice): Answer {
  const { system, randomness } = call.tenant.service;
  if (order !== undefined) return send(call, login, accepted, { ...order, choice, delayMs: (order.delaySeconds ?? 0) * 1000, address: call.address });
  login.choice = choice;
  login.delivery = system.deliver(accepted, choice, randomness);
  return seeOther(linksOf(call.tenant, login).consent);
}

/** `CommunicationErrorAddress`: the client could not tell the server. */
export function communicationFailed(call: AccountCall, key: string): Answer {
  return withReturned(call, key, (_session, login, accepted) =>
    failed(call, login, accepted, new URLSearchParams(call.query).get('ResultMinor') ?? 'communicationError'),
  );
}

function failed(call: AccountCall, login: Login, accepted: AcceptedRequest, minor: string): Answer {
  return page(eidFailurePage(contextOf(call, login), viewOf(call, login, accepted), minor.slice(0, 100)));
}

/** Only for the browser that began, and only once. Whoever else has the address changes nothing. */
function withReturned(call: AccountCall, key: string, go: (session: EidSession, login: Login, accepted: AcceptedRequest) => Answer): Answer {
  const { tenant } = call;
  const session = tenant.eidSessions.find(key, tenant.clock.now());
  if (session === undefined || session.state === 'over') return page(overPage(contextOf(call)), 404);
  if (!isSameBrowser(call, session)) return page(overPage(contextOf(call)), 403);
  session.state = 'over';
  return withOpen(call, session.login.id, (login, accepted) => go(session, login, accepted));
}

function plain(status: number, type: string, body: string): Answer {
  return {
    status,
    headers: [
      ['Content-Type', type],
      ['Cache-Control', 'no-store'],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    body,
  };
}
