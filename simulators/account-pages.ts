/** The pages of a login: choice of a person, consent, the posting of the answer, errors. Content only; the frame is in `account-page-frame.ts`. */
import type { LoginOutcome, RuleJudgement } from '../src/core/account-control.ts';
import { LOGIN_OUTCOMES } from '../src/core/account-control.ts';
import type { Markup } from '../src/core/markup.ts';
import { judgementSection } from './account-page-judgement.ts';
import { SUBMIT_SCRIPT, markup, renderPage, unchanged } from './account-page-frame.ts';
import type { PageContext } from './account-page-frame.ts';
import { EID_TEXTS, OUTCOME_TEXTS, PAGE_TEXTS } from './account-page-texts.ts';
import type { Delivery, Offer, OfferedChoice, RequestDisplay } from './account-system.ts';
import type { Deviation, ResponseForm } from './saml-idp-deviation.ts';

/** Addresses that the pages of one login lead to. */
export interface LoginLinks {
  readonly start: string;
  readonly choose: string;
  readonly consent: string;
  readonly confirm: string;
  readonly cancel: string;
  /** Leads to the login with an ID card, where there is an eID client. */
  readonly eid?: string;
  /** Leads to `BackURL`; there where the request has one. */
  readonly back?: string;
}

export interface LoginView {
  readonly display: RequestDisplay;
  readonly links: LoginLinks;
  readonly judgement: readonly RuleJudgement[];
}

/** First page: means with their people, one button each. */
export function loginPage(context: PageContext, view: LoginView, offer: Offer): string {
  const { say } = context;
  return renderPage(context, {
    title: say(PAGE_TEXTS.loginTitle),
    content: markup`<p>${say(PAGE_TEXTS.loginLead)} <strong><bdi>${view.display.serviceName}</bdi></strong></p>
${wayBack(context, view)}
${view.links.eid === undefined ? undefined : markup`<p class="actions"><a href="${view.links.eid}">${say(EID_TEXTS.choice)}</a></p>`}
<h2>${say(offer.title ?? PAGE_TEXTS.means)}</h2>
${offer.groups.map(
  ({ title, choices }) => markup`<section>
<h3>${say(title)}</h3>
<ul class="choices">
${choices.map((choice) => choiceItem(context, view, choice))}</ul>
</section>
`,
)}${hiddenMeans(context, offer)}
${judgementSection(context, view.judgement)}`,
  });
}

function choiceItem({ say }: PageContext, { links }: LoginView, { persona, means, name, title }: OfferedChoice): Markup {
  return markup`<li><form method="post" action="${links.choose}"><input type="hidden" name="persona" value="${persona}" /><input type="hidden" name="means" value="${means}" /><button type="submit"><bdi>${name}</bdi> <small>${say(title)}</small></button></form></li>
`;
}

function hiddenMeans({ say }: PageContext, { hidden }: Offer): Markup | undefined {
  if (hidden.length === 0) return undefined;
  return markup`<h3>${say(PAGE_TEXTS.hidden)}</h3>
<ul class="quiet">${hidden.map(({ title, reason }) => markup`<li>${say(title)}: ${say(reason)}</li>`)}</ul>`;
}

function wayBack({ say }: PageContext, { links }: LoginView): Markup {
  if (links.back !== undefined) return markup`<p class="actions"><a href="${links.back}" rel="noreferrer">${say(PAGE_TEXTS.back)}</a></p>`;
  return markup`<div class="actions"><form method="post" action="${links.cancel}"><button type="submit">${say(PAGE_TEXTS.cancel)}</button></form></div>`;
}

export interface ConsentView extends LoginView {
  readonly delivery: Delivery;
  readonly choice: OfferedChoice;
  /** Empty: none are offered, and no other outcomes either. */
  readonly deviations: readonly Deviation[];
}

/** Second page: what is handed over, and to whom. */
export function consentPage(context: PageContext, view: ConsentView): string {
  const { say } = context;
  const { delivery, links, display, choice } = view;
  return renderPage(context, {
    title: say(PAGE_TEXTS.consentTitle),
    content: markup`<p>${say(PAGE_TEXTS.consentLead)} <strong><bdi>${display.serviceName}</bdi></strong></p>
<form method="post" action="${links.confirm}">
<div class="actions"><button class="main-action" type="submit">${say(PAGE_TEXTS.confirm)}</button></div>
${delivery.missing.length === 0 ? undefined : markup`<p class="state-warned">${say(PAGE_TEXTS.missing)} <code>${delivery.missing.join(', ')}</code></p>`}
${handedOver(context, choice.name, delivery)}
${deviationFields(context, view)}
</form>
<p><a href="${links.start}">${say(PAGE_TEXTS.otherPerson)}</a></p>
${wayBack(context, view)}
${judgementSection(context, view.judgement)}`,
  });
}

function handedOver({ say }: PageContext, name: string, { shown, marksTrust = true }: Delivery): Markup {
  if (shown.length === 0) return markup`<p>${say(PAGE_TEXTS.nothingHanded)}</p>`;
  return markup`<table><caption><bdi>${name}</bdi></caption>
<thead><tr><th scope="col">${say(PAGE_TEXTS.datum)}</th><th scope="col">${say(PAGE_TEXTS.value)}</th>${marksTrust && markup`<th scope="col">${say(PAGE_TEXTS.trust)}</th>`}</tr></thead>
<tbody>${shown.map(
    ({ label, value, note }) =>
      markup`<tr><th scope="row">${say(label)}</th><td><bdi>${value}</bdi></td>${marksTrust && markup`<td>${note ?? say(PAGE_TEXTS.noTrust)}</td>`}</tr>
`,
  )}</tbody></table>`;
}

function deviationFields({ say }: PageContext, { deviations }: ConsentView): Markup | undefined {
  if (deviations.length === 0) return undefined;
  const outcomes: readonly LoginOutcome[] = LOGIN_OUTCOMES;
  return markup`<details><summary>${say(PAGE_TEXTS.deviate)}</summary>
<label>${say(PAGE_TEXTS.outcome)} <select name="outcome">${outcomes.map((name) => markup`<option value="${name}">${say(OUTCOME_TEXTS[name])}</option>`)}</select></label>
<label>${say(PAGE_TEXTS.deviation)} <select name="deviation"><option value="">${say(PAGE_TEXTS.none)}</option>${deviations.map(({ id, text }) => markup`<option value="${id}">${id}: ${say(text)}</option>`)}</select></label>
</details>`;
}

/** Posts the answer to the service, by itself or with the button. */
export function postingPage(context: PageContext, { action, fields, method = 'post' }: ResponseForm): string {
  const { say } = context;
  return renderPage(context, {
    title: say(PAGE_TEXTS.postTitle),
    content: markup`<p>${say(PAGE_TEXTS.postLead)} <code>${action}</code></p>
<form method="${method}" action="${action}">
${fields.map(
  ([name, value]) => unchanged`<input type="hidden" name="${name}" value="${value}" />
`,
)}<div class="actions"><button class="main-action" type="submit">${say(PAGE_TEXTS.postButton)}</button></div>
</form>`,
    script: SUBMIT_SCRIPT,
  });
}

/** The request was refused. */
export function errorPage(context: PageContext, code: string, judgement: readonly RuleJudgement[]): string {
  const { say } = context;
  return renderPage(context, {
    title: say(PAGE_TEXTS.errorTitle),
    content: markup`<p>${say(PAGE_TEXTS.errorLead)}</p>
<p>${say(PAGE_TEXTS.errorCode)}: <code>${code}</code></p>
<p>${say(PAGE_TEXTS.errorAbout)}</p>
${judgement.length === 0 ? undefined : judgementSection(context, judgement)}`,
  });
}

/** The login is over, or never was. */
export function overPage(context: PageContext): string {
  const { say } = context;
  return renderPage(context, { title: say(PAGE_TEXTS.overTitle), content: markup`<p>${say(PAGE_TEXTS.overLead)}</p>` });
}
