/**
 * From the button to the account: a page says what is about to happen, the next step makes the login and ties it to this
 * browser, and a third one sends the request, once. Coming back with the browser's own button does not send it again
 * (interface description 8.2).
 */
import { createSign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { isProviderName, kindOf } from '../accounts/provider.ts';
import type { Provider, ProviderName } from '../accounts/provider.ts';
import { RSA_SHA256 } from '../saml/names.ts';
import type { BuiltRequest } from '../saml/service-provider.ts';
import { LOGIN_COOKIE, SESSION_COOKIE } from '../web/cookies.ts';
import { html } from '../web/html.ts';
import { page, postForm, redirect } from '../web/layout.ts';
import type { WebAnswer, WebRequest } from '../web/server.ts';
import type { Portal } from '../portal.ts';
import { restartPage } from '../pages/problems.ts';
import type { PendingLogin } from './pending-logins.ts';

/** What people choose at the start of a login. */
export interface LoginChoice {
  readonly provider: ProviderName;
  readonly returnPath: string;
  readonly isStepUp: boolean;
  /** As given; only a fault uses it. */
  readonly givenReturn: string | undefined;
}

const RETURN_PATHS = ['/konto', '/antrag', '/nachweis'];

/** Reads the choice from a query or form. */
export function readChoice(parameters: URLSearchParams, { providers, faults }: Portal): LoginChoice {
  const wanted = parameters.get('konto');
  const [first = 'bundid'] = providers.keys();
  const given = parameters.get('ziel') ?? undefined;
  const isAllowed = given !== undefined && (RETURN_PATHS.includes(given) || faults.has('return-parameter-unchecked'));
  return {
    provider: isProviderName(wanted) && providers.has(wanted) ? wanted : first,
    returnPath: isAllowed ? given : '/konto',
    isStepUp: parameters.get('stufe') === 'hoch',
    givenReturn: given,
  };
}

/** `GET /anmelden`: says where the next step leads. */
export function announceLogin(portal: Portal, request: WebRequest): WebAnswer {
  const choice = readChoice(request.query, portal);
  if (portal.faults.has('leaves-without-notice')) return begin(portal, request, choice);
  const label = portal.providers.get(choice.provider)?.label;
  const level = choice.isStepUp ? html`<p>Für diesen Schritt ist eine Anmeldung mit höherem Vertrauensniveau nötig.</p>` : undefined;
  return page(
    200,
    'Anmelden',
    html`<p>
        Zur Anmeldung verlassen Sie diese Seite und wechseln zu ${label}. Dort melden Sie sich an und sehen, welche Daten an uns übergehen. Danach kommen Sie
        hierher zurück; Ihre Eingaben bleiben erhalten.
      </p>
      ${level}
      <form method="post" action="/anmelden">
        <input type="hidden" name="konto" value="${choice.provider}" />
        <input type="hidden" name="ziel" value="${choice.givenReturn ?? choice.returnPath}" />
        <input type="hidden" name="stufe" value="${choice.isStepUp ? 'hoch' : ''}" />
        <button>Weiter zu ${label}</button>
      </form>
      <p><a href="/antrag">Abbrechen</a></p>`,
  );
}

/** `POST /anmelden`: makes the login and ties it to this browser. */
export function begin(portal: Portal, request: WebRequest, choice: LoginChoice): WebAnswer {
  const { config, faults, sessions } = portal;
  const session = sessions.find(request.cookies.get(SESSION_COOKIE));
  const isHigher = choice.isStepUp && !faults.has('step-up-keeps-level');
  const login = portal.pending.start({
    provider: choice.provider,
    level: isHigher ? config.stepUpLevel : config.level,
    returnPath: choice.returnPath,
    sessionId: session?.id,
    stepUpOf: choice.isStepUp ? session?.login?.account.accountId : undefined,
    backUrl: faults.has('back-url-from-parameter') && choice.givenReturn !== undefined ? choice.givenReturn : config.backUrl,
  });
  return redirect('/anmelden/absenden', [portal.cookies.login(login.handle)]);
}

/** `GET /anmelden/absenden`: sends the request; a second visit goes back to where the login began. */
export async function sendRequest(portal: Portal, request: WebRequest): Promise<WebAnswer> {
  const { pending, faults } = portal;
  const login = pending.find(request.cookies.get(LOGIN_COOKIE));
  if (login === undefined) return restartPage(portal);
  const provider = await portal.provider(login.provider);
  const before = pending.sent(login.handle);
  if (before !== undefined) {
    return faults.has('resends-on-back') ? formFor(provider, before.xml, login) : redirect('/antrag?hinweis=unterwegs');
  }
  const built = await portal.serviceProvider(provider).request({ level: login.level, backUrl: login.backUrl });
  pending.send(login.handle, { requestId: built.id, xml: built.xml });
  portal.log('login-sent', { provider: provider.name, level: kindOf(provider.name) === 'citizen' ? login.level : undefined });
  return provider.binding === 'redirect' ? redirectTo(portal, provider, built, login) : formFor(provider, built.xml, login);
}

const formFor = (provider: Provider, xml: string, login: PendingLogin): WebAnswer =>
  postForm(provider.ssoUrl, { SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: login.relayState });

function redirectTo({ config }: Portal, provider: Provider, { unsignedXml }: BuiltRequest, login: PendingLogin): WebAnswer {
  const message = deflateRawSync(unsignedXml).toString('base64');
  const query = new URLSearchParams({ SAMLRequest: message, RelayState: login.relayState, SigAlg: RSA_SHA256 }).toString();
  const signature = createSign('RSA-SHA256').update(query).sign(config.signing.privateKey, 'base64');
  const url = new URL(provider.ssoUrl);
  url.search = [url.search.slice(1), query, `Signature=${encodeURIComponent(signature)}`].filter((part) => part !== '').join('&');
  return redirect(url.href);
}
