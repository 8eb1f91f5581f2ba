/**
 * After every outcome the browser is led to exactly the redirectUrl of the transaction; addresses that mean the same are the same. An address
 * that neither the scenario nor the target file knows may be a further page of the provider, and tells nothing.
 */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import type { SeenPayment } from './subject.ts';

/** Addresses of the suite end like this (RFC 2606 reserves it). */
const OWN_HOST = /(^|\.)pruefstand\.example$/;

/** @requirement PAY-013 */
export const leadBackToRedirectUrl = paymentRule('PAY-013', 'lead-back-to-redirect-url', (payment) => {
  const { creation, visit, outcome } = payment;
  if (outcome === undefined) return [];
  return [{ exchange: visit?.hops.at(-1) ?? creation, flaws: visit === undefined ? [cannotTell('provider-page-not-seen')] : flawsOf(payment, visit) }];
});

function flawsOf({ redirectUrl, finalReadings }: SeenPayment, { end, arrivedAt = '' }: NonNullable<SeenPayment['visit']>): readonly Flaw[] {
  if (end === 'left') {
    if (URL.parse(arrivedAt)?.href === URL.parse(redirectUrl)?.href) return [];
    const host = URL.parse(arrivedAt)?.hostname ?? '';
    return [
      OWN_HOST.test(host)
        ? broken('provider-led-elsewhere', { params: { wanted: excerpt(redirectUrl), seen: excerpt(arrivedAt) }, at: 'response/header/Location' })
        : cannotTell('provider-page-unknown', { params: { host: excerpt(host === '' ? '–' : host, 100) } }),
    ];
  }
  if (end === 'stayed' && finalReadings.length > 0) return [broken('provider-not-led-back', { params: { wanted: excerpt(redirectUrl) }, at: 'response' })];
  return [cannotTell('provider-page-not-seen')];
}
