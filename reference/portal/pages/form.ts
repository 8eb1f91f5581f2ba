/**
 * The service itself: the application for a place in a Kindergarten. What is typed stays in the session, before, during
 * and after a login, also a cancelled one; handing in needs a login.
 */
import type { Portal } from '../portal.ts';
import type { Draft, Session } from '../sessions.ts';
import { SESSION_COOKIE } from '../web/cookies.ts';
import { afterHandingIn } from '../orders/order-pages.ts';
import { wishOf } from '../orders/wish-reading.ts';
import { html } from '../web/html.ts';
import type { Html } from '../web/html.ts';
import { page, redirect } from '../web/layout.ts';
import type { Routes, WebAnswer, WebRequest } from '../web/server.ts';
import { isProviderName } from '../accounts/provider.ts';
import { loginLinks } from './account.ts';

const FIELDS = [
  { name: 'kindVorname', label: 'Vorname des Kindes', type: 'text' },
  { name: 'kindNachname', label: 'Familienname des Kindes', type: 'text' },
  { name: 'kindGeburtsdatum', label: 'Geburtsdatum des Kindes', type: 'date' },
  { name: 'betreuungAb', label: 'Betreuung gewünscht ab', type: 'date' },
] as const;

const MAX_CHARACTERS = 500;

const NOTICES: Readonly<Record<string, string>> = {
  abgebrochen: 'Die Anmeldung wurde abgebrochen. Ihre Eingaben sind erhalten.',
  unterwegs: 'Die Anmeldung war schon unterwegs und wurde nicht noch einmal gesendet. Ihre Eingaben sind erhalten. Sie können neu beginnen.',
  gespeichert: 'Ihre Eingaben sind für diese Sitzung gespeichert.',
};

/** Creates the routes of the form. */
export function formRoutes(portal: Portal): Routes {
  const { sessions } = portal;
  const sessionOf = (request: WebRequest): Session | undefined => sessions.find(request.cookies.get(SESSION_COOKIE));
  return {
    'GET /': () => page(200, 'Kindergartenanmeldung', start(portal)),
    'GET /antrag': (request) => showForm(portal, sessionOf(request), request.query.get('hinweis') ?? ''),
    'POST /antrag': (request) => takeForm(portal, sessionOf(request), new URLSearchParams(request.body)),
  };
}

const start = (portal: Portal): Html =>
  html`<p>Hier melden Sie Ihr Kind in einer Kindertagesstätte an. Sie können den Antrag ausfüllen und sich danach anmelden oder umgekehrt.</p>
    <p><a href="/antrag">Antrag ausfüllen</a></p>
    ${loginLinks(portal, '/antrag')}`;

function showForm(portal: Portal, session: Session | undefined, notice: string): WebAnswer {
  const draft = session?.draft ?? {};
  const text = Object.hasOwn(NOTICES, notice) ? html`<p class="hinweis" role="status">${NOTICES[notice]}</p>` : undefined;
  const inputs = FIELDS.map(
    ({ name, label, type }) =>
      html`<label for="${name}">${label}</label
        ><input id="${name}" name="${name}" type="${type}" maxlength="${MAX_CHARACTERS}" value="${draft[name] ?? ''}" />`,
  );
  const buttons =
    session?.login === undefined
      ? [...portal.providers.values()].map(({ name, label }) => html`<button name="aktion" value="${name}">Mit ${label} anmelden</button>`)
      : [html`<button name="aktion" value="einreichen">Antrag einreichen</button>`];
  const who = session?.login === undefined ? undefined : html`<p>Angemeldet als ${session.login.account.displayName}.</p>`;
  return page(
    200,
    'Antrag',
    html`${text}${who}
      <form method="post" action="/antrag">${inputs} ${buttons}<button class="neben" name="aktion" value="speichern">Zwischenspeichern</button></form>`,
  );
}

function takeForm(portal: Portal, found: Session | undefined, form: URLSearchParams): WebAnswer | Promise<WebAnswer> {
  const session = found ?? portal.sessions.create();
  const draft: Draft = Object.fromEntries(FIELDS.map(({ name }) => [name, (form.get(name) ?? '').slice(0, MAX_CHARACTERS)]));
  portal.sessions.saveDraft(session.id, draft);
  const cookies = [portal.cookies.session(session.id)];
  const action = form.get('aktion');
  if (isProviderName(action)) return redirect(`/anmelden?konto=${action}&ziel=/antrag`, cookies);
  if (action !== 'einreichen') return redirect('/antrag?hinweis=gespeichert', cookies);
  if (session.login === undefined) return redirect('/anmelden?ziel=/antrag', cookies);
  return handIn(portal, session, draft);
}

async function handIn(portal: Portal, session: Session, content: Draft): Promise<WebAnswer> {
  const account = session.login?.account;
  if (account === undefined) return redirect('/antrag');
  const { desk, config } = portal;
  if (desk !== undefined && config.paidService !== undefined) {
    const { order, begun } = await desk.open(wishOf(account, content, config.paidService));
    portal.sessions.saveDraft(session.id, begun.kind === 'begun' ? {} : content);
    portal.log('application-with-fee', { application: order.id, begun: begun.kind });
    return afterHandingIn(order, begun);
  }
  const { accountId, userKey, mailbox } = account;
  const { id } = portal.applications.add({ accountId, userKey, mailbox, content });
  portal.sessions.saveDraft(session.id, {});
  portal.log('application-handed-in', { application: id });
  return page(
    200,
    'Antrag eingereicht',
    html`<p role="status">Ihr Antrag ist eingegangen. Antragsnummer: ${id}</p>
      <p>${mailbox.handle === undefined ? 'Ein Postkorb ist nicht bekannt; der Bescheid kommt per Post.' : 'Der Bescheid kommt in Ihren Postkorb.'}</p>`,
  );
}
