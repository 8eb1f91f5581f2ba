/**
 * The payment page: shown, answered, left. Answers are posted and lead to a page of their own, so that going back or sending again books nothing
 * twice; from there the browser goes back to the service. Payments whose outcome is chosen already need no page.
 */
import type { Language } from '../../../src/core/language.ts';
import type { Answer } from '../answer.ts';
import { about, formOf, headerValue } from '../call.ts';
import type { Call } from '../call.ts';
import { carryOutOrder } from '../money/outcomes.ts';
import type { OutcomeOrder } from '../money/outcomes.ts';
import { METHODS } from '../money/payment.ts';
import type { Payment } from '../money/payment.ts';
import { PATHS } from '../paths.ts';
import { isWebAddress } from '../web-address.ts';
import { openContent, resultContent } from './content.ts';
import type { PageContext } from './content.ts';
import { markup, pageAnswer, redirect } from './frame.ts';
import { returnOf } from './returns.ts';
import { TEXTS } from './texts.ts';

/** Shows the page, or carries out what was chosen for the payment before. */
export function openPage(call: Call): () => Answer {
  const payment = paymentOf(call);
  return () => {
    if (payment === undefined) return unknown(call);
    const order = payment.status === 'INITIAL' ? call.tenant.arrangements.take(payment, 'page') : undefined;
    if (order !== undefined) return automatic(call, payment, order);
    const context = contextOf(call, payment);
    if (payment.status !== 'INITIAL') return over(call, payment);
    return pageAnswer({ language: context.language, title: TEXTS.pay, path: context.path, content: openContent(payment, context) });
  };
}

function automatic(call: Call, payment: Payment, order: OutcomeOrder): Answer {
  carryOutOrder(call.tenant.book, payment, order);
  const way = order.returns === false ? undefined : lead(call, payment);
  if (way === undefined) return redirect(`${contextOf(call, payment).path}/ende`);
  return way.form === undefined ? redirect(way.url) : redirect(`${contextOf(call, payment).path}/ergebnis`);
}

/** Carries out what the person chose. A payment that is over stays as it is. */
export function openChoice(call: Call): () => Answer {
  const payment = paymentOf(call);
  const form = formOf(call);
  return () => {
    if (payment === undefined) return unknown(call);
    const { path, language } = contextOf(call, payment);
    if (payment.status !== 'INITIAL') return redirect(`${path}?lang=${language}`);
    const action = form?.get('action') ?? '';
    const choice = CHOICES[action];
    if (choice === undefined) return redirect(`${path}?lang=${language}`);
    const named = METHODS.find((method) => method === form?.get('method'));
    if (choice.order !== undefined) carryOutOrder(call.tenant.book, payment, { method: named ?? 'creditcard', ...choice.order });
    return redirect(`${path}/${choice.isClosed === true ? 'ende' : 'ergebnis'}?lang=${language}`);
  };
}

const CHOICES: Readonly<Record<string, { readonly order?: OutcomeOrder; readonly isClosed?: true }>> = {
  pay: { order: { result: 'paid' } },
  cancel: { order: { result: 'canceled' } },
  fail: { order: { result: 'failed' } },
  later: { order: { result: 'paid', resultDelaySeconds: 60 } },
  leave: {},
  'pay-close': { order: { result: 'paid' }, isClosed: true },
  'cancel-close': { order: { result: 'canceled' }, isClosed: true },
  'pay-twice': { order: { result: 'paid', againAfterSeconds: 0 } },
};

/** Tells the result and leads back to the service. */
export function openResult(call: Call): () => Answer {
  const payment = paymentOf(call);
  return () => {
    if (payment === undefined) return unknown(call);
    const context = contextOf(call, payment);
    const { language } = context;
    const way = lead(call, payment);
    const content = resultContent(payment, context);
    if (way === undefined)
      return pageAnswer({
        language,
        title: TEXTS.resultTitle,
        path: `${context.path}/ergebnis`,
        content: markup`${content}<p>${TEXTS.noReturn[language]}</p>`,
      });
    if (way.form === undefined) {
      const link = markup`<p>${TEXTS.goingBack[language]} <a rel="nofollow" id="return" href="${way.url}">${TEXTS.back[language]}</a></p>`;
      return pageAnswer({ language, title: TEXTS.resultTitle, content: markup`${content}${link}`, goesTo: way.url });
    }
    const inputs = way.form.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}" />`);
    const form = markup`<form method="post" id="return" action="${way.url}">${inputs}<button class="main-action">${TEXTS.back[language]}</button></form>`;
    return pageAnswer({ language, title: TEXTS.resultTitle, content: markup`${content}${form}`, formOrigin: new URL(way.url).origin });
  };
}

/** What remains when the window was closed. */
export function openEnd(call: Call): () => Answer {
  const payment = paymentOf(call);
  return () => {
    if (payment === undefined) return unknown(call);
    const context = contextOf(call, payment);
    const content = markup`<p>${TEXTS.closed[context.language]}</p>${resultContent(payment, context)}`;
    return pageAnswer({ language: context.language, title: TEXTS.closedTitle, path: `${context.path}/ende`, content });
  };
}

/** The link that clients of ePayBL make; both back links are taken from it and bound to the claim. @spec fact sheet on other payment interfaces, A4 */
export function openPaypage(call: Call): () => Answer {
  const query = new URLSearchParams(call.query);
  const claim = call.tenant.book.byReference(query.get('kassenzeichen') ?? '');
  const payment = claim?.face === 'epaybl' ? claim : undefined;
  if (payment !== undefined) about(call, payment);
  return () => {
    const [success, abort] = [query.get('backlinkSuccess') ?? '', query.get('backlinkAbort') ?? ''];
    const isWhole = isWebAddress(success) && isWebAddress(abort);
    if (payment === undefined || !isWhole || payment.mandantNr !== query.get('mandant') || payment.details['customer'] !== query.get('EShopKundenNr')) {
      const language = languageOf(call);
      return pageAnswer({ language, title: TEXTS.linkTitle, content: markup`<p>${TEXTS.linkWrong[language]}</p>`, status: 400, refusal: 'link-wrong' });
    }
    payment.returnUrl = success;
    payment.abortUrl = abort;
    return redirect(call.tenant.pageUrl(payment));
  };
}

/** The way back, counted; for GiroCheckout it is the message that tells the result. */
function lead(call: Call, payment: Payment): ReturnType<typeof returnOf> {
  const way = returnOf(call.tenant, payment, call);
  if (way === undefined) return undefined;
  call.onDelivered.push(() => {
    payment.returns += 1;
    if (payment.face === 'girocheckout' && payment.status !== 'INITIAL') payment.isRead = true;
  });
  return way;
}

function over(call: Call, payment: Payment): Answer {
  const context = contextOf(call, payment);
  const way = returnOf(call.tenant, payment, { ...call, operation: 'payment-over' });
  const link = way === undefined || way.form !== undefined ? undefined : markup`<p><a rel="nofollow" href="${way.url}">${TEXTS.back[context.language]}</a></p>`;
  const content = markup`<p>${TEXTS.done[context.language]}</p>${resultContent(payment, context)}${link}`;
  return pageAnswer({ language: context.language, title: TEXTS.doneTitle, path: context.path, content });
}

function unknown(call: Call): Answer {
  const language = languageOf(call);
  return pageAnswer({ language, title: TEXTS.unknownTitle, content: markup`<p>${TEXTS.unknown[language]}</p>`, status: 404, refusal: 'payment-unknown' });
}

function paymentOf(call: Call): Payment | undefined {
  const payment = call.tenant.book.byId(decoded(call.segments[0] ?? ''));
  if (payment !== undefined) about(call, payment);
  return payment;
}

function contextOf(call: Call, payment: Payment): PageContext {
  const { prefix, mandanten, book } = call.tenant;
  return {
    language: languageOf(call),
    payee: mandanten.byNumber(payment.mandantNr)?.name ?? payment.mandantNr,
    source: book.sourceOf(payment),
    path: `${prefix}${PATHS.page}/${encodeURIComponent(payment.transactionId)}`,
  };
}

/** Chosen on the page, else that of the browser, else German. */
function languageOf(call: Call): Language {
  const chosen = new URLSearchParams(call.query).get('lang');
  if (chosen === 'de' || chosen === 'en') return chosen;
  return /^\s*en\b/i.test(headerValue(call, 'accept-language') ?? '') ? 'en' : 'de';
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
