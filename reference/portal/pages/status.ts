/**
 * What happens when the account answers that there is no login (interface description 9.7): cancelled logins lead back to
 * where they began, with the form as it was; everything else gets a page that says so. Told apart by status codes.
 */
import { randomBytes } from 'node:crypto';
import type { Provider } from '../accounts/provider.ts';
import type { PendingLogin } from '../login/pending-logins.ts';
import type { Portal } from '../portal.ts';
import { Refusal } from '../saml/refusal.ts';
import type { ResponseStatus } from '../saml/response-checks.ts';
import { LOGIN_COOKIE } from '../web/cookies.ts';
import { html, trusted } from '../web/html.ts';
import type { Html } from '../web/html.ts';
import { redirect } from '../web/layout.ts';
import type { WebAnswer } from '../web/server.ts';
import { problemPage, refusalPage, trace } from './problems.ts';

/** A login that ended without one. */
export interface Ended {
  readonly provider: Provider;
  readonly login: PendingLogin;
  readonly status: ResponseStatus;
}

const MUK_CANCEL_TEXT = 'Die ELSTER-seitige Authentifizierung wurde durch den Benutzer abgebrochen.';

const TEXTS: Readonly<Record<string, string>> = {
  RequestDenied:
    'Ihr Nutzerkonto hat die Anmeldung abgelehnt: Eine Angabe, die dieser Dienst braucht, ist dort nicht vorhanden. Bitte ergänzen Sie Ihr Konto oder wählen Sie eine andere Art der Anmeldung.',
  NoAuthnContext: 'Mit der gewählten Art der Anmeldung wird das nötige Vertrauensniveau nicht erreicht. Bitte wählen Sie eine andere.',
};
const OTHER = 'Ihr Nutzerkonto konnte die Anmeldung nicht abschließen. Bitte versuchen Sie es später noch einmal.';

/** Answers an error status. */
export function statusAnswer(portal: Portal, { provider, login, status }: Ended): WebAnswer {
  const reference = randomBytes(6).toString('hex');
  portal.log('login-ended', { provider: provider.name, code: known(status.code), subcode: known(status.subcode), reference });
  if (isCancelled(portal, provider, status)) return cancelledLogin(portal, login);
  if (portal.faults.has('no-message-for-temporary-login')) return refusalPage(portal, new Refusal('status'), provider.name);
  const text = TEXTS[status.subcode] ?? OTHER;
  return problemPage({
    status: 403,
    title: 'Nicht angemeldet',
    text: `${text} Ihre Eingaben sind erhalten.`,
    reference,
    provider: provider.name,
    extra: html`${toldByAccount(portal, status)}${trace(new Refusal('status'), portal.faults)}`,
  });
}

/** Back to where the login began. */
export function cancelledLogin({ cookies, faults, sessions }: Portal, login: PendingLogin | undefined): WebAnswer {
  if (faults.has('cancel-loses-form') && login?.sessionId !== undefined) sessions.saveDraft(login.sessionId, {});
  return redirect('/antrag?hinweis=abgebrochen', [cookies.forget(LOGIN_COOKIE)]);
}

function isCancelled({ faults }: Portal, { kind }: Provider, { subcode, message }: ResponseStatus): boolean {
  if (kind === 'company' && faults.has('muk-cancel-by-text')) return message === MUK_CANCEL_TEXT;
  return subcode === 'AuthnFailed';
}

/** The account's own words, escaped; its detail is JSON with messages, or anything. */
function toldByAccount({ faults }: Portal, { message, detail }: ResponseStatus): Html | undefined {
  const texts = [message, ...messagesIn(detail)].filter((text) => text !== '' && text.length <= 1000);
  if (texts.length === 0) return undefined;
  const shown = faults.has('status-message-unescaped') ? texts.map((text) => trusted(`<li>${text}</li>`)) : texts.map((text) => html`<li>${text}</li>`);
  return html`<p>Meldung des Nutzerkontos:</p>
    <ul>
      ${shown}
    </ul>`;
}

function messagesIn(detail: string): readonly string[] {
  try {
    const { errors } = JSON.parse(detail) as { errors?: unknown };
    if (!Array.isArray(errors)) return [];
    return errors.map((error: { message?: unknown } | null) => error?.message).filter((text) => typeof text === 'string');
  } catch {
    return [];
  }
}

const KNOWN = ['Success', 'Requester', 'Responder', 'VersionMismatch', 'AuthnFailed', 'RequestDenied', 'NoAuthnContext', 'NoPassive', 'InvalidAttrNameOrValue'];

/** Codes go to the log only if they are on the list: the text is the sender's. */
const known = (code: string): string => (KNOWN.includes(code) ? code : 'other');
