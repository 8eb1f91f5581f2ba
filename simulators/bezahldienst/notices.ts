/**
 * Notices to an online service after a payment ended: pmPayment posts a form without an HMAC, GiroCheckout gets with one. XBezahldienste and
 * ePayBL have none. A notice is sent after the step that caused it and never awaited by it; it is sent once, nobody knows of repeats.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import type { RawHeader } from '../../src/core/exchange.ts';
import { failureOf } from '../../src/transport/transport-failure.ts';
import { numberParam } from '../fault-definition.ts';
import type { FaultSubject } from './faults/definition.ts';
import { giroFields } from './girocheckout/messages.ts';
import type { Payment } from './money/payment.ts';
import { noticeFields } from './pmpayment/messages.ts';
import { labelsOf } from './record.ts';
import { tamper } from './tampering.ts';
import type { Fields } from './tampering.ts';
import type { NoticeAnswer, NoticeRequest, Tenant } from './tenant.ts';
import { withFields } from './web-address.ts';

type NoticeOperation = 'pmpayment-notice' | 'girocheckout-notice';

/** Sends what is to be sent, as far as no fault wants it otherwise. @param reason `due`: the notice was put off before */
export function sendNotices(tenant: Tenant, payment: Payment, reason: 'ended' | 'due'): void {
  const operation = operationOf(payment);
  if (operation === undefined || payment.notifyUrl === undefined || tenant.service.noticeClient === undefined) return;
  const subject: FaultSubject = { operation, peer: 'product', labels: { ...payment }, struck: [] };
  const { faults, book } = tenant;
  if (faults.wants('notice-never', subject) !== undefined) return;
  const late = reason === 'ended' ? faults.wants('notice-late', subject) : undefined;
  if (late !== undefined) return book.later(payment, numberParam(late, 'seconds'), { action: 'notice' });
  const request = requestOf(operation, payment.notifyUrl, tamper(tenant, subject, payment, fieldsOf(tenant, payment)));
  const times = faults.wants('notice-twice', subject) === undefined ? 1 : 2;
  for (let index = 0; index < times; index += 1) track(tenant, send(tenant, payment, operation, request, subject.struck));
}

function operationOf({ face }: Payment): NoticeOperation | undefined {
  if (face === 'pmpayment') return 'pmpayment-notice';
  return face === 'girocheckout' ? 'girocheckout-notice' : undefined;
}

/** Fields that a notice of this payment has. */
function fieldsOf(tenant: Tenant, payment: Payment): Fields {
  if (payment.face === 'pmpayment') return noticeFields(payment);
  const { merchant = '', project = '' } = payment.details;
  const place = tenant.mandanten.byProject(merchant, project);
  return place === undefined ? [] : giroFields(payment, place.project);
}

function requestOf(operation: NoticeOperation, url: string, fields: Fields): NoticeRequest {
  if (operation === 'girocheckout-notice') return { method: 'GET', url: withFields(url, fields), headers: [] };
  const headers: readonly RawHeader[] = [['Content-Type', 'application/x-www-form-urlencoded']];
  return { method: 'POST', url, headers, body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString() };
}

async function send(tenant: Tenant, payment: Payment, operation: NoticeOperation, request: NoticeRequest, faults: readonly string[]): Promise<void> {
  await Promise.resolve();
  const startedAt = tenant.service.clock.now();
  const startedTick = performance.now();
  const response = await deliver(tenant, request);
  if (response?.status === 200) payment.isRead = payment.face === 'girocheckout' || payment.isRead;
  tenant.service.recorder.keep({
    tenant: tenant.id,
    direction: 'outbound',
    peer: tenant.mandanten.byNumber(payment.mandantNr)?.peer ?? 'product',
    operation,
    startedAt: toTimestamp(startedAt),
    durationMs: performance.now() - startedTick,
    labels: labelsOf(payment.transactionId),
    request: { method: request.method, target: request.url, headers: request.headers, body: request.body ?? '' },
    ...(response === undefined ? {} : { response }),
    faults,
  });
  for (const listener of [...tenant.onChange]) listener();
}

/** @returns undefined when no complete answer came */
async function deliver({ service }: Tenant, request: NoticeRequest): Promise<NoticeAnswer | undefined> {
  try {
    return await service.noticeClient?.(request);
  } catch (error) {
    if (failureOf(error) === undefined) service.onInternalError(error);
    return undefined;
  }
}

function track({ service }: Tenant, promise: Promise<unknown>): void {
  service.underWay.add(promise);
  void promise.finally(() => service.underWay.delete(promise));
}
