/**
 * Pages that show who is logged in: the protected page, the page that wants a higher level, and logout. Values are
 * escaped; what is not proven says so.
 */
import type { Account, AccountAttribute } from '../accounts/account.ts';
import { kindOf } from '../accounts/provider.ts';
import type { Faults } from '../faults.ts';
import type { Portal } from '../portal.ts';
import type { Login, Session } from '../sessions.ts';
import { LOGIN_COOKIE, SESSION_COOKIE } from '../web/cookies.ts';
import { html, trusted } from '../web/html.ts';
import type { Html } from '../web/html.ts';
import { page } from '../web/layout.ts';
import type { Handler, Routes, WebAnswer, WebRequest } from '../web/server.ts';

/** Creates the routes. */
export function accountRoutes(portal: Portal): Routes {
  const sessionOf = (request: WebRequest): Session | undefined => portal.sessions.find(request.cookies.get(SESSION_COOKIE));
  const logOut: Handler = (request) => loggedOut(portal, sessionOf(request));
  return {
    'GET /konto': (request) => showAccount(portal, sessionOf(request)?.login),
    'GET /nachweis': (request) => showProof(portal, sessionOf(request)?.login),
    'GET /abmelden': logOut,
    'POST /abmelden': logOut,
  };
}

/** Links to the accounts. */
export const loginLinks = ({ providers }: Portal, returnPath: string): Html =>
  html`<ul>
    ${[...providers.values()].map(({ name, label }) => html`<li><a href="/anmelden?konto=${name}&amp;ziel=${returnPath}">Mit ${label} anmelden</a></li>`)}
  </ul>`;

const notLoggedIn = (portal: Portal, returnPath: string): WebAnswer =>
  page(
    401,
    'Nicht angemeldet',
    html`<p class="hinweis">Sie sind nicht angemeldet.</p>
      ${loginLinks(portal, returnPath)}`,
  );

function showAccount(portal: Portal, login: Login | undefined): WebAnswer {
  if (login === undefined) return notLoggedIn(portal, '/konto');
  const { account } = login;
  return page(
    200,
    'Mein Konto',
    html`<p>Sie sind angemeldet.</p>
      <table>
        <caption>
          Anmeldung
        </caption>
        <tbody>
          ${row('Name', account.displayName, portal.faults)}${row('Konto', portal.providers.get(account.provider)?.label ?? '', portal.faults)}
          ${row('Nutzerkennung', account.userKey, portal.faults)}${row('Vertrauensniveau', account.levelText, portal.faults)}
        </tbody>
      </table>
      <table>
        <caption>
          Angaben aus dem Konto
        </caption>
        <tbody>
          ${account.attributes.map((attribute) => attributeRow(attribute, portal.faults))}${organisationRows(account, portal.faults)}
        </tbody>
      </table>
      <form method="post" action="/abmelden"><button>Abmelden</button></form>
      <p><a href="/nachweis">Nachweis über das Sorgerecht</a></p>`,
  );
}

function row(label: string, value: string, faults: Faults): Html {
  const shown = faults.has('unescaped-values') ? trusted(value) : value;
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${shown}</td>
  </tr> `;
}

const attributeRow = ({ label, value, isProven }: AccountAttribute, faults: Faults): Html =>
  row(isProven ? label : `${label} (nicht nachgewiesen)`, value, faults);

function organisationRows({ organisation }: Account, faults: Faults): readonly Html[] {
  if (organisation === undefined) return [];
  const { name, register, address, actingPerson, birthDate } = organisation;
  const place = address === undefined ? '' : [address.postalCode, address.city, address.country].filter((part) => part !== '').join(' ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Unternehmen oder Person', name],
    ['Register', register === undefined ? undefined : `${register.kind} ${register.number} ${register.court}`],
    ['Anschrift', address === undefined ? undefined : `${address.street} ${address.houseNumber}, ${place}`],
    ['Geburtsdatum der Person', birthDate],
    ['Handelnde Person', actingPerson === undefined ? undefined : `${actingPerson.firstName} ${actingPerson.lastName}`],
    ['Geburtsdatum der handelnden Person', actingPerson?.birthDate],
  ];
  return rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [row(label, value, faults)]));
}

/** Needs the higher level; companies have no such means. */
function showProof(portal: Portal, login: Login | undefined): WebAnswer {
  if (login === undefined) return notLoggedIn(portal, '/nachweis');
  const { provider, level } = login.account;
  if (kindOf(provider) === 'company' || level >= portal.config.stepUpLevel) {
    return page(200, 'Nachweis über das Sorgerecht', html`<p>Ihr Vertrauensniveau reicht aus. Sie können den Nachweis abgeben.</p>`);
  }
  return page(
    403,
    'Höheres Vertrauensniveau nötig',
    html`<p class="hinweis">Für den Nachweis über das Sorgerecht ist eine Anmeldung mit höherem Vertrauensniveau nötig. Ihr Antrag bleibt offen.</p>
      <p><a href="/anmelden?konto=${provider}&amp;stufe=hoch&amp;ziel=/nachweis">Mit höherem Vertrauensniveau anmelden</a></p>`,
  );
}

function loggedOut({ sessions, cookies, log }: Portal, session: Session | undefined): WebAnswer {
  if (session !== undefined) {
    sessions.end(session.id);
    log('logout');
  }
  const answer = page(
    200,
    'Abgemeldet',
    html`<p role="status">Ihre Sitzung bei diesem Dienst ist beendet.</p>
      <p><a href="/">Zum Start</a></p>`,
  );
  return { ...answer, cookies: [cookies.forget(SESSION_COOKIE), cookies.forget(LOGIN_COOKIE)] };
}
