/**
 * The way back: a response arrives at the assertion consumer service. First whose login it answers, then what it says,
 * then whether it may say so; only at the very end there is a session, with a new id.
 */
import type { Account } from '../accounts/account.ts';
import { readCitizen } from '../accounts/citizen.ts';
import { readCompany } from '../accounts/company.ts';
import type { Provider, ProviderName } from '../accounts/provider.ts';
import { refusalPage } from '../pages/problems.ts';
import { statusAnswer } from '../pages/status.ts';
import type { Portal } from '../portal.ts';
import { checkAssertion } from '../saml/assertion-checks.ts';
import type { CheckedAssertion } from '../saml/assertion-checks.ts';
import { readPosted, readRedirectedResponse } from '../saml/inbound.ts';
import { NS } from '../saml/names.ts';
import { Refusal, must } from '../saml/refusal.ts';
import { answeredRequest, checkResponse, readStatus } from '../saml/response-checks.ts';
import type { Expected } from '../saml/response-checks.ts';
import { readSignedAssertion } from '../saml/signed-assertion.ts';
import type { SignedAssertion } from '../saml/signed-assertion.ts';
import { childNamed, isNamed, parseXml, textOf } from '../saml/xml.ts';
import { LOGIN_COOKIE } from '../web/cookies.ts';
import { redirect } from '../web/layout.ts';
import type { WebAnswer, WebRequest } from '../web/server.ts';
import type { PendingLogin } from './pending-logins.ts';
import { begin } from './start.ts';
import { answeredLogin } from './answered-login.ts';

/** `POST /saml/acs`, one for each account. */
export async function finishLogin(portal: Portal, name: ProviderName, request: WebRequest): Promise<WebAnswer> {
  const form = new URLSearchParams(request.body);
  const answer = await answerTo(portal, name, request, () => readPosted(form, 'SAMLResponse', portal.faults), form.get('RelayState') ?? '');
  return portal.faults.has('acs-cacheable') ? { ...answer, headers: { ...answer.headers, 'cache-control': 'public, max-age=600' } } : answer;
}

/** `GET /saml/acs`; there is such a route with a fault only. */
export const finishByRedirect = (portal: Portal, name: ProviderName, request: WebRequest): Promise<WebAnswer> =>
  answerTo(unsignedToo(portal), name, request, () => readRedirectedResponse(request.query, portal.faults), request.query.get('RelayState') ?? '');

/** What comes in a query has its signature there, where that fault does not look. */
const unsignedToo = (portal: Portal): Portal => ({ ...portal, faults: new Set([...portal.faults, 'unsigned-accepted' as const]) });

async function answerTo(portal: Portal, name: ProviderName, request: WebRequest, read: () => Promise<string>, relayState: string): Promise<WebAnswer> {
  try {
    const xml = await read();
    return await accept(portal, { name, request, xml, relayState });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'restart' && portal.faults.has('late-response-loops')) {
      return begin(portal, request, { provider: name, returnPath: '/konto', isStepUp: false, givenReturn: undefined });
    }
    return refusalPage(portal, error, name);
  }
}

/** A message as it came. */
interface Arrival {
  readonly name: ProviderName;
  readonly request: WebRequest;
  readonly xml: string;
  readonly relayState: string;
}

async function accept(portal: Portal, arrival: Arrival): Promise<WebAnswer> {
  const { faults, used, pending } = portal;
  const response = parseXml(arrival.xml, !faults.has('accepts-any-size')).documentElement;
  must(isNamed(response, NS.samlp, 'Response'), 'not-a-response');
  const { login, requestId } = answeredLogin(portal, arrival.name, arrival.request.cookies.get(LOGIN_COOKIE), answeredRequest(response));
  const provider = await providerFor(portal, login, response);
  const isLate = faults.has('late-replay-check');
  if (!isLate) must(pending.consume(login.handle), 'answered-before', 'restart');

  const expected = expectedOf(portal, arrival.name, provider, requestId);
  checkResponse(response, expected);
  const status = readStatus(response);
  const overlooksStatus = faults.has('ignores-status') && childNamed(response, NS.saml, 'EncryptedAssertion') !== undefined;
  if (!status.isSuccess && !overlooksStatus) return statusAnswer(portal, { provider, login, status });

  const trust = { certificates: provider.certificates, allCertificates: [...portal.providers.values()].flatMap(({ certificates }) => certificates), faults };
  const { encryption, acceptsCbc } = portal.config;
  const assertion = await readSignedAssertion(arrival.xml, response, trust, {
    privateKeys: encryption.map(({ privateKey }) => privateKey),
    acceptsCbc,
    faults,
  });
  const checked = checkAssertion(assertion.root, expected);
  await portal.serviceProvider(provider).judge(assertion.xml);
  if (isLate) await slowStore();
  else must(used.use(provider.entityId, checked.id), 'used-assertion', 'restart');
  if (faults.has('logs-personal-data')) portal.log('assertion', { xml: assertion.xml });
  const account = readAccount(portal, { assertion, checked, provider, login });
  return logIn(portal, arrival, { login, account, checked });
}

async function providerFor(portal: Portal, login: PendingLogin, response: Element): Promise<Provider> {
  const issuer = textOf(childNamed(response, NS.saml, 'Issuer'));
  const named = [...portal.providers.values()].find(({ entityId }) => entityId === issuer);
  return portal.faults.has('idp-from-issuer') && named !== undefined ? named : portal.provider(login.provider);
}

const expectedOf = (portal: Portal, name: ProviderName, provider: Provider, requestId: string): Expected => ({
  acsUrl: portal.acsUrl(name),
  issuer: provider.entityId,
  requestId,
  nowMs: Date.now(),
  skewMs: portal.config.skewMs,
  faults: portal.faults,
});

const SLOW_STORE_MS = 100;

/** The fault: used logins are kept in a store that is asked too late. */
const slowStore = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SLOW_STORE_MS));

/** What a proven response leads to. */
interface Proven {
  readonly assertion: SignedAssertion;
  readonly checked: CheckedAssertion;
  readonly provider: Provider;
  readonly login: PendingLogin;
}

function readAccount({ config, faults }: Portal, { assertion, checked, provider, login }: Proven): Account {
  if (provider.kind === 'citizen') return readCitizen(assertion, checked, provider, { level: login.level, required: config.service.required, faults });
  return readCompany(assertion, checked, provider, { level: config.companyLevel, acceptsTestAccounts: config.acceptsTestAccounts, faults });
}

function logIn(portal: Portal, arrival: Arrival, { login, account, checked }: Pick<Proven, 'login' | 'checked'> & { readonly account: Account }): WebAnswer {
  const { cookies, faults, sessions, pending, log } = portal;
  const handsOver = faults.has('step-up-takes-over');
  must(login.stepUpOf === undefined || login.stepUpOf === account.accountId || handsOver, 'other-person', 'other-person');
  pending.consume(login.handle);
  // The end is stated in real time; sessions follow the clock of the product.
  const sessionEndMs = checked.sessionEndMs === undefined ? undefined : checked.sessionEndMs - Date.now() + portal.clock.now();
  const session = sessions.logIn({ id: login.sessionId, handsOver }, account, sessionEndMs);
  log('login-done', { provider: account.provider, level: account.level, stepUp: login.stepUpOf !== undefined });
  const target = faults.has('open-redirect') && /[:/]/.test(arrival.relayState) ? arrival.relayState : login.returnPath;
  return redirect(target.replace(/[\r\n]/g, ''), [cookies.session(session.id), cookies.forget(LOGIN_COOKIE)]);
}
