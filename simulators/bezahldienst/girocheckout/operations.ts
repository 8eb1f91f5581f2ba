/**
 * Start of a transaction at GiroCheckout (fact sheet on other payment interfaces, C1). The HMAC covers all values as they were sent, in the
 * order in which they were sent; published orders differ by method in the two addresses, and both are taken.
 */
import { jsonText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { about, formOf } from '../call.ts';
import type { Call } from '../call.ts';
import type { GiroCheckoutSeed, MandantSeed } from '../contract.ts';
import { GIRO_CHECKOUT_HMAC, hmacOf, isHmacOf } from '../hmac.ts';
import { projectPlace } from '../mandanten.ts';
import { carryOutOrder } from '../money/outcomes.ts';
import type { Payment } from '../money/payment.ts';
import { isWebAddress } from '../web-address.ts';
import { lengthOf } from '../text-length.ts';

/** Results of the start; 0 is good. The numbers are the simulator's choice. */
const CODES = {
  0: '',
  5000: 'Authentication failed',
  5001: 'Missing or unknown field',
  5010: 'Amount invalid',
  5011: 'Currency invalid',
  5012: 'Purpose invalid',
  5013: 'Address invalid',
  5014: 'merchantTxId invalid or in use',
  5034: 'Fields in another order than documented',
} as const;

type Code = keyof typeof CODES;

/** The documented order; `type` and what follows it are optional. */
const ORDER = ['merchantId', 'projectId', 'merchantTxId', 'amount', 'currency', 'purpose', 'type'];
const ADDRESSES = ['urlRedirect', 'urlNotify'];
const MAX_CENTS = 99_999_999;

interface Place {
  readonly mandant: MandantSeed;
  readonly project: GiroCheckoutSeed;
}

/** Starts a transaction. */
export function openStart(call: Call): () => Answer {
  const form = formOf(call);
  const place = call.tenant.mandanten.byProject(form?.get('merchantId') ?? '', form?.get('projectId') ?? '');
  call.authentication = 'hmac';
  call.labels.face = 'girocheckout';
  const ownId = form?.get('merchantTxId');
  if (typeof ownId === 'string') call.labels.ownId = ownId;
  const isSigned = form !== undefined && place !== undefined && isSignedForm(form, place.project);
  if (isSigned) call.peer = place.mandant.peer ?? 'product';
  return () => {
    // GIRO-001: whatever else is wrong, it is not told to who cannot sign.
    if (form === undefined || place === undefined || !isSigned) return answer(call, place?.project, 5000);
    const code = wrongField(form, place.project);
    return code === undefined ? start(call, form, place) : answer(call, place.project, code);
  };
}

/** All values but the HMAC, in the order of the form. */
function isSignedForm(form: URLSearchParams, { projectPassword }: GiroCheckoutSeed): boolean {
  const values = [...form].flatMap(([name, value]) => (name === 'hash' ? [] : [value]));
  return form.has('hash') && isHmacOf(form.get('hash'), GIRO_CHECKOUT_HMAC, projectPassword, values);
}

function wrongField(form: URLSearchParams, { method }: GiroCheckoutSeed): Code | undefined {
  const value = (name: string): string => form.get(name) ?? '';
  if (new Set(form.keys()).size !== [...form].length || ['merchantTxId', 'amount', 'currency', 'purpose', ...ADDRESSES].some((name) => !form.has(name)))
    return 5001;
  if (!isInOrder([...form.keys()])) return 5034;
  if (!/^[1-9]\d{0,8}$/.test(value('amount')) || Number(value('amount')) > MAX_CENTS) return 5010;
  if (value('currency') !== 'EUR') return 5011;
  const most = (method ?? 'giropay') === 'giropay' ? 20 : 27;
  if (!/^[A-Za-z0-9äöüÄÖÜß /?:().,'+-]+$/.test(value('purpose')) || lengthOf(value('purpose')) > most) return 5012;
  if (!ADDRESSES.every((name) => isWebAddress(value(name)) && value(name).length <= 2048)) return 5013;
  if (!/^.{1,255}$/u.test(value('merchantTxId'))) return 5014;
  return lengthOf(value('kassenzeichen')) > 255 ? 5001 : undefined;
}

/** Fields that are known have their order; the hash comes last. */
function isInOrder(names: readonly string[]): boolean {
  const known = names.flatMap((name) => (ORDER.includes(name) ? [ORDER.indexOf(name)] : []));
  const addresses = names.flatMap((name, index) => (ADDRESSES.includes(name) ? [index] : []));
  const lastKnown = names.findLastIndex((name) => ORDER.includes(name));
  return (
    known.every((place, index) => index === 0 || place > (known[index - 1] ?? -1)) && addresses.every((index) => index > lastKnown) && names.at(-1) === 'hash'
  );
}

function start(call: Call, form: URLSearchParams, { mandant, project }: Place): Answer {
  const payment = openPayment(call, form, mandant, project);
  if (payment === undefined) return answer(call, project, 5014);
  about(call, payment);
  const order = call.tenant.arrangements.take(payment, 'creation');
  if (order !== undefined) carryOutOrder(call.tenant.book, payment, order);
  return answer(call, project, 0, payment);
}

function openPayment(call: Call, form: URLSearchParams, { mandantNr }: MandantSeed, project: GiroCheckoutSeed): Payment | undefined {
  const value = (name: string): string => form.get(name) ?? '';
  const reference = value('kassenzeichen');
  return call.tenant.book.open({
    transactionId: call.tenant.service.ids(),
    face: 'girocheckout',
    mandantNr,
    place: projectPlace(project),
    ownId: value('merchantTxId'),
    amountCents: Number(value('amount')),
    currency: 'EUR',
    purpose: value('purpose'),
    returnUrl: value('urlRedirect'),
    notifyUrl: value('urlNotify'),
    source: '',
    ...(reference === '' ? {} : { reference }),
    details: { project: value('projectId'), merchant: value('merchantId') },
  });
}

/** The reply, its HMAC over the exact bytes in the header `hash`. @requirement GIRO-002 */
function answer(call: Call, project: GiroCheckoutSeed | undefined, rc: Code, payment?: Payment): Answer {
  const body = JSON.stringify({
    rc,
    msg: CODES[rc],
    ...(payment === undefined ? {} : { reference: payment.transactionId, redirect: call.tenant.pageUrl(payment) }),
  });
  const reply = jsonText(200, body, rc === 0 ? undefined : `rc-${rc}`);
  return project === undefined ? reply : { ...reply, headers: [...reply.headers, ['hash', hmacOf(GIRO_CHECKOUT_HMAC, project.projectPassword, [body])]] };
}
