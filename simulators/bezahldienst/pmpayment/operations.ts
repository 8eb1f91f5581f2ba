/** The classic interface of pmPayment (fact sheet on other payment interfaces, part B): start by a signed form, status by the ids. */
import { jsonText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { about, formOf, tellsState } from '../call.ts';
import type { Call } from '../call.ts';
import type { MandantSeed, PmPaymentSeed } from '../contract.ts';
import { isHmacOf, PM_PAYMENT_HMAC } from '../hmac.ts';
import { agsPlace } from '../mandanten.ts';
import { carryOutOrder } from '../money/outcomes.ts';
import type { Payment } from '../money/payment.ts';
import { isWebAddress } from '../web-address.ts';
import { localTime, statusOf, txidOf } from './messages.ts';

/** Fields that the HMAC covers, in its order; the ones that may be missing are left out then. */
const SIGNED = ['ags', 'amount', 'procedure', 'desc', 'accountingRecord', 'txid', 'notifyURL', 'redirectURL'] as const;
const MAX_CENTS = 99_999_999;

interface Place {
  readonly mandant: MandantSeed;
  readonly pmPayment: PmPaymentSeed;
}

/** Starts a payment. */
export function openStart(call: Call): () => Answer {
  const form = formOf(call);
  const place = call.tenant.mandanten.byAgs(form?.get('ags') ?? '');
  call.authentication = 'hmac';
  call.labels.face = 'pmpayment';
  const txid = form?.get('txid');
  if (typeof txid === 'string') call.labels.ownId = txid;
  const isSigned = form !== undefined && place !== undefined && isSignedForm(form, place.pmPayment);
  if (isSigned) call.peer = place.mandant.peer ?? 'product';
  return () => {
    if (form === undefined) return refused(415, 'form-expected');
    if (place === undefined) return refused(400, 'ags-unknown');
    // PMP-001: nothing else is said about a form that nobody signed.
    return isSigned ? start(call, form, place) : refused(403, 'hash-wrong');
  };
}

/** Only fields that were sent count, an empty one is sent. @requirement PMP-002 */
function isSignedForm(form: URLSearchParams, { salt }: PmPaymentSeed): boolean {
  const values = SIGNED.flatMap((name) => form.get(name) ?? []);
  return form.has('hash') && isHmacOf(form.get('hash'), PM_PAYMENT_HMAC, salt, values);
}

function start(call: Call, form: URLSearchParams, place: Place): Answer {
  const wrong = wrongField(form, place.pmPayment);
  if (wrong !== undefined) return refused(400, wrong);
  const payment = openPayment(call, form, place.mandant);
  if (payment === undefined) return refused(409, 'txid-in-use');
  about(call, payment);
  const order = call.tenant.arrangements.take(payment, 'creation');
  if (order !== undefined) carryOutOrder(call.tenant.book, payment, order);
  return jsonText(200, JSON.stringify({ url: call.tenant.pageUrl(payment), txid: txidOf(payment) }));
}

function wrongField(form: URLSearchParams, { procedures }: PmPaymentSeed): string | undefined {
  // PMP-003: whole cents, no sign, no decimals.
  const amount = form.get('amount') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(amount) || Number(amount) > MAX_CENTS) return 'amount-invalid';
  if (!procedures.includes(form.get('procedure') ?? '')) return 'procedure-unknown';
  if (!/^[A-Za-z0-9äöüÄÖÜß /?:().,'+-]{1,140}$/.test(form.get('desc') ?? '')) return 'desc-invalid';
  if (form.has('txid') && !/^[\w-]{1,255}$/.test(form.get('txid') ?? '')) return 'txid-invalid';
  const addresses = ['notifyURL', 'redirectURL'].flatMap((name) => form.get(name) ?? []);
  return addresses.every((address) => address === '' || isWebAddress(address)) ? undefined : 'address-invalid';
}

function openPayment(call: Call, form: URLSearchParams, { mandantNr }: MandantSeed): Payment | undefined {
  const value = (name: string): string | undefined => (form.get(name) === '' ? undefined : (form.get(name) ?? undefined));
  const [ownId, returnUrl, notifyUrl, record] = ['txid', 'redirectURL', 'notifyURL', 'accountingRecord'].map(value);
  return call.tenant.book.open({
    transactionId: call.tenant.service.ids(),
    face: 'pmpayment',
    mandantNr,
    place: agsPlace(form.get('ags') ?? ''),
    ...(ownId === undefined ? {} : { ownId }),
    amountCents: Number(form.get('amount')),
    currency: 'EUR',
    purpose: form.get('desc') ?? '',
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(notifyUrl === undefined ? {} : { notifyUrl }),
    source: '',
    details: { procedure: form.get('procedure') ?? '', ...(record === undefined ? {} : { accountingRecord: record }) },
  });
}

/** Status by ags and txid; payments of other faces of the same Mandant can be asked for by their transactionId. @requirement PMP-005 */
export function openStatus(call: Call): () => Answer {
  const [ags = '', txid = ''] = call.segments;
  const { book, mandanten } = call.tenant;
  const place = mandanten.byAgs(ags);
  const found = book.byOwnId(agsPlace(ags), txid) ?? book.byId(txid);
  const payment = found !== undefined && found.mandantNr === place?.mandant.mandantNr ? found : undefined;
  call.authentication = 'none';
  call.labels.face = 'pmpayment';
  if (payment !== undefined) {
    about(call, payment);
    call.peer = place?.mandant.peer ?? 'product';
  }
  return () => {
    if (payment === undefined) return refused(404, 'txid-unknown');
    tellsState(call, payment);
    const timestamp = localTime(payment.endedAtReal ?? payment.createdAtReal);
    return jsonText(200, JSON.stringify({ status: statusOf(payment), timestamp }));
  };
}

/** No error answer of the interface is known; this form is the simulator's own. */
function refused(status: number, name: string): Answer {
  return jsonText(status, JSON.stringify({ error: name }), name);
}
