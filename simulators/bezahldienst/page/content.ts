/** What stands on the payment page: the claim, ways to pay and to stop, outcomes for tests; and what stands there when all is over. */
import { parseExactJson } from '../../../src/formats/exact-json.ts';
import type { Markup } from '../../../src/core/markup.ts';
import type { Bilingual, Language } from '../../../src/core/language.ts';
import { taxesOf } from '../money/basket.ts';
import { OUTCOME_AMOUNTS } from '../money/outcomes.ts';
import { METHODS } from '../money/payment.ts';
import type { Payment } from '../money/payment.ts';
import { readRequest } from '../xbezahldienste/request.ts';
import { markup } from './frame.ts';
import { euros, FACE_NAMES, METHOD_TEXTS, payButton, STATUS_TEXTS, TEST_ACTIONS, TEXTS } from './texts.ts';

export interface PageContext {
  readonly language: Language;
  /** Name of the Mandant. */
  readonly payee: string;
  /** What the online service sent. */
  readonly source: string;
  /** Path of the page, for its forms. */
  readonly path: string;
}

/** The open page. */
export function openContent(payment: Payment, context: PageContext): Markup {
  const say = (text: Bilingual): string => text[context.language];
  const action = `${context.path}?lang=${context.language}`;
  const [first, ...others] = methodsOf(payment);
  const radio = (method: (typeof METHODS)[number], isChecked: boolean): Markup =>
    markup`<li><label><input type="radio" name="method" value="${method}" ${isChecked && CHECKED} />${say(METHOD_TEXTS[method])}</label></li>`;
  return markup`${claim(payment, context)}
<form method="post" action="${action}">
<fieldset><legend>${say(TEXTS.methods)}</legend>
<ul class="methods">${first === undefined ? undefined : radio(first, true)}${others.map((method) => radio(method, false))}</ul>
<button class="main-action" name="action" value="pay">${payButton(payment.amountCents, context.language)}</button></fieldset>
</form>
<form method="post" action="${action}"><button name="action" value="cancel">${say(TEXTS.cancel)}</button></form>
<details><summary>${say(TEXTS.tests)}</summary>
<form method="post" action="${action}"><ul class="choices">${Object.entries(TEST_ACTIONS).map(
    ([value, text]) => markup`<li><button name="action" value="${value}">${say(text)}</button></li>`,
  )}</ul></form>
${amountsTable(context)}</details>`;
}

const CHECKED = markup`checked="checked"`;

/** Ways that the claim allows; all when it says nothing. */
function methodsOf({ details }: Payment): readonly (typeof METHODS)[number][] {
  const allowed = details['methods']?.split(',');
  const order = ['creditcard', ...METHODS.filter((method) => method !== 'creditcard')] as readonly (typeof METHODS)[number][];
  const shown = order.filter((method) => allowed?.includes(method) ?? true);
  return shown.length === 0 ? order : shown;
}

function claim(payment: Payment, { language, payee, source }: PageContext): Markup {
  const row = (label: Bilingual, value: string | undefined, kind?: string): Markup | undefined =>
    value === undefined ? undefined : markup`<dt>${label[language]}</dt><dd class="${kind}">${value}</dd>`;
  return markup`<dl>${row(TEXTS.payTo, payee)}${row(TEXTS.amount, euros(payment.amountCents, language), 'sum')}${row(TEXTS.purpose, payment.purpose)}${row(TEXTS.description, payment.description)}${row(TEXTS.reference, payment.reference)}${row(TEXTS.interfaceName, FACE_NAMES[payment.face])}</dl>
${taxTable(payment, source, language)}`;
}

/** Read from the request each time, for it is seldom looked at. */
function taxTable({ face }: Payment, source: string, language: Language): Markup | undefined {
  const reading = face === 'xbezahldienste' ? readRequest(parseExactJson(source)?.value, undefined) : undefined;
  if (reading?.kind !== 'request') return undefined;
  const say = (text: Bilingual): string => text[language];
  const rows = taxesOf(reading.request.items).map(
    ({ rate, netCents, taxCents }) =>
      markup`<tr><th scope="row">${rateText(rate, language)}</th><td class="number">${euros(netCents, language)}</td><td class="number">${euros(taxCents, language)}</td></tr>`,
  );
  return markup`<table class="taxes"><caption>${say(TEXTS.taxes)}</caption><thead><tr><th scope="col">${say(TEXTS.rate)}</th><th scope="col" class="number">${say(TEXTS.net)}</th><th scope="col" class="number">${say(TEXTS.tax)}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** `19 %`, `10,7 %`. @param rate percent in millionths */
function rateText(rate: bigint, language: Language): string {
  const text = `${rate / 1_000_000n}.${String(rate % 1_000_000n).padStart(6, '0')}`.replace(/\.?0+$/, '');
  return `${language === 'de' ? text.replace('.', ',') : text} %`;
}

function amountsTable({ language }: PageContext): Markup {
  const rows = OUTCOME_AMOUNTS.map(({ amountCents, text }) => markup`<tr><th scope="row">${euros(amountCents, language)}</th><td>${text[language]}</td></tr>`);
  return markup`<table><caption>${TEXTS.amounts[language]}</caption><thead><tr><th scope="col">${TEXTS.amount[language]}</th><th scope="col">${TEXTS.outcome[language]}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Status with the claim, for every page after the payment. */
export function resultContent(payment: Payment, context: PageContext): Markup {
  const { language } = context;
  const method = payment.method === undefined ? undefined : markup` – ${METHOD_TEXTS[payment.method][language]}`;
  return markup`<p class="result">${TEXTS.status[language]}: ${STATUS_TEXTS[payment.status][language]}${method}</p>${claim(payment, context)}`;
}
