/**
 * What the clerk sees: the list of applications and the single application. Plain HTML without scripts, every value
 * escaped by the template function.
 */
import { childNameIn, fieldsOf } from './application-view.ts';
import type { Field } from './application-view.ts';
import { paymentFieldsOf } from './payment.ts';
import type { Handler, Routes, WebAnswer } from './server.ts';
import type { Application, Delivery, DeliveryState, Store } from './store.ts';

/** Text that is already HTML. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.reduce((text, part, index) => text + escaped(values[index - 1] ?? '') + part));
}

function escaped(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const STYLE = `body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; overflow-wrap: anywhere }
a { color: #00458a } a:focus { outline: 3px solid #b35900 }
`;

const STATES: Readonly<Record<DeliveryState, string>> = {
  received: 'eingegangen, noch nicht beantwortet',
  accepted: 'angenommen',
  rejected: 'zurückgewiesen',
  undelivered: 'entschieden, Antwort nicht zustellbar',
};

/** Creates the routes of the pages. */
export function createPageRoutes(store: Pick<Store, 'delivery' | 'deliveries' | 'applications'>): Routes {
  const showList: Handler = async () => {
    const rows = await Promise.all(store.deliveries().map((delivery) => listRow(delivery, store.applications(delivery.submissionId).at(-1))));
    return page(200, 'Kindergartenanmeldungen', list(rows));
  };
  const showOne: Handler = async ({ parameter }) => {
    const delivery = store.delivery(parameter);
    if (delivery === undefined) return page(404, 'Antrag nicht gefunden', html`<p>Zu dieser Kennung liegt kein Antrag vor.</p>`);
    return page(200, 'Kindergartenanmeldung', await detail(delivery, store.applications(parameter).at(-1)));
  };
  return {
    'GET /': showList,
    'GET /antraege/*': showOne,
    'GET /stil.css': () => ({ status: 200, type: 'text/css; charset=utf-8', body: STYLE }),
  };
}

function page(status: number, title: string, content: Html): WebAnswer {
  const { text } = html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Kita-Fachverfahren</title>
        <link rel="stylesheet" href="/stil.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
  return { status, type: 'text/html; charset=utf-8', body: text };
}

function list(rows: readonly Html[]): Html {
  if (rows.length === 0) return html`<p>Es sind noch keine Anträge eingegangen.</p>`;
  return html`<table>
    <caption>
      Eingegangene Anträge, die neuesten zuerst
    </caption>
    <thead>
      <tr>
        <th scope="col">Kind</th>
        <th scope="col">Stand</th>
        <th scope="col">Eingang</th>
        <th scope="col">Einreichung</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

async function listRow(delivery: Delivery, application: Application | undefined): Promise<Html> {
  const name = application === undefined ? '' : childNameIn(await fieldsOf(application));
  return html`<tr>
    <td>${name || '–'}</td>
    <td>${STATES[delivery.state]}</td>
    <td>${time(delivery)}</td>
    <td><a href="/antraege/${encodeURIComponent(delivery.submissionId)}">${delivery.submissionId}</a></td>
  </tr> `;
}

async function detail(delivery: Delivery, application: Application | undefined): Promise<Html> {
  return html`<p><a href="/">Zur Übersicht</a></p>
    <table>
      <caption>
        Einreichung
      </caption>
      <tbody>
        ${row('Einreichung', delivery.submissionId)}${row('Vorgang', delivery.caseId)}${row('Stand', STATES[delivery.state])}${row('Eingang', time(delivery))}
      </tbody>
    </table>
    ${delivery.problems.length === 0 ? '' : problems(delivery)} ${application === undefined ? '' : content(await fieldsOf(application), application)}`;
}

function problems(delivery: Delivery): Html {
  return html`<h2>Gründe der Zurückweisung</h2>
    <ul>
      ${delivery.problems.map(({ title, detail: text }) => html`<li>${title}: ${text}</li>`)}
    </ul>`;
}

function content(fields: readonly Field[], application: Application): Html {
  const attachments = application.attachments.map(({ filename, attachmentId, sizeBytes }) => html`<li>${filename ?? attachmentId} (${sizeBytes} Byte)</li>`);
  return html`<table>
      <caption>
        Angaben
      </caption>
      <tbody>
        ${fields.map(({ label, value }) => row(label, value))}
      </tbody>
    </table>
    ${payment(application)}
    <h2>Anlagen</h2>
    ${
      attachments.length === 0
        ? html`<p>Keine Anlagen.</p>`
        : html`<ul>
            ${attachments}
          </ul>`
    }`;
}

function payment(application: Application): Html | string {
  const fields = paymentFieldsOf(application);
  if (fields.length === 0) return '';
  return html`<table>
    <caption>
      Zahlung
    </caption>
    <tbody>
      ${fields.map(({ label, value }) => row(label, value))}
    </tbody>
  </table>`;
}

const row = (label: string, value: string): Html =>
  html`<tr>
    <th scope="row">${label}</th>
    <td>${value}</td>
  </tr> `;

function time({ receivedAt }: Delivery): string {
  return new Date(receivedAt).toLocaleString('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'medium' });
}
