/**
 * Where the browser is led after the payment page, by face: XBezahldienste exactly to `redirectUrl` with nothing added, ePayBL to one of the two
 * back links, pmPayment and GiroCheckout with signed fields (PAY-013; fact sheet on other payment interfaces, A4, B3, C2).
 */
import type { FaultSubject } from '../faults/definition.ts';
import { textParam } from '../../fault-definition.ts';
import { giroFields } from '../girocheckout/messages.ts';
import type { Payment } from '../money/payment.ts';
import { returnFields } from '../pmpayment/messages.ts';
import { tamper } from '../tampering.ts';
import type { Fields } from '../tampering.ts';
import type { Tenant } from '../tenant.ts';
import { withFields } from '../web-address.ts';

/** A place to go: by its address, or by a form that is posted there. */
export interface Return {
  readonly url: string;
  readonly form?: Fields;
}

/** @param subject what faults are matched with; those that change the return have struck then @returns undefined where no address is known */
export function returnOf(tenant: Tenant, payment: Payment, subject: FaultSubject): Return | undefined {
  const { faults } = tenant;
  const address = payment.face === 'epaybl' && payment.status !== 'PAYED' ? payment.abortUrl : payment.returnUrl;
  if (address === undefined) return undefined;
  const elsewhere = faults.wants('return-elsewhere', subject);
  const url = elsewhere === undefined ? address : textParam(elsewhere, 'url');
  if (payment.face === 'xbezahldienste' || payment.face === 'epaybl') {
    const claim = faults.wants('return-claims-paid', subject);
    return { url: claim === undefined ? url : withFields(url, CLAIM(payment)) };
  }
  const fields = tamper(tenant, subject, payment, fieldsOf(tenant, payment));
  const isPosted = tenant.mandanten.byNumber(payment.mandantNr)?.pmPayment?.returnMethod === 'post' && payment.face === 'pmpayment';
  return isPosted ? { url, form: fields } : { url: withFields(url, fields) };
}

/** What a forger would add, in the words of the interface. */
const CLAIM = ({ transactionId }: Payment): Fields => [
  ['status', 'PAYED'],
  ['paymentStatus', 'PAYED'],
  ['transactionId', transactionId],
];

function fieldsOf({ mandanten }: Tenant, payment: Payment): Fields {
  if (payment.face === 'girocheckout') {
    const project = mandanten.byProject(payment.details['merchant'] ?? '', payment.details['project'] ?? '')?.project;
    return project === undefined ? [] : giroFields(payment, project);
  }
  const pmPayment = mandanten.byNumber(payment.mandantNr)?.pmPayment;
  return pmPayment === undefined ? [] : returnFields(payment, pmPayment);
}
