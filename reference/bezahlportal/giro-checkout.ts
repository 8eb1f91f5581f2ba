/**
 * GiroCheckout as a client: form, reply, notice and return are signed with the password of the project. The service cannot be asked; a
 * message counts when its signature, own id, amount and currency are right, and is a payment when its result is 4000.
 */
import { feeOf, plainText } from './application.ts';
import type { Application, Attempt } from './application.ts';
import type { Config, GiroCheckoutSettings } from './config.ts';
import type { Faults } from './faults.ts';
import type { Gateway, Message, Reading } from './gateway.ts';
import type { Http, HttpAnswer } from './http.ts';
import { FORM, areSame, formText, signatureOf } from './signed-form.ts';

const SIGNED = ['gcReference', 'gcMerchantTxId', 'gcBackendTxId', 'gcAmount', 'gcCurrency', 'gcResultPayment'];
/** giropay takes no more. */
const MOST_PURPOSE_CHARACTERS = 20;

/** The interface with these settings. */
export function createGiroCheckout(settings: GiroCheckoutSettings, { faults }: Pick<Config, 'faults'>, http: Http): Gateway {
  const { merchantId, projectId, password, url } = settings;
  return {
    async begin({ order }, { ownId }, { returnUrl, noticeUrl }) {
      const fields: readonly (readonly [string, string])[] = [
        ['merchantId', merchantId],
        ['projectId', projectId],
        ['merchantTxId', ownId],
        ['amount', String(feeOf(order))],
        ['currency', 'EUR'],
        ['purpose', plainText(order.purpose).slice(0, MOST_PURPOSE_CHARACTERS).trim()],
        ['urlRedirect', returnUrl],
        ['urlNotify', noticeUrl],
      ];
      const values = fields.map(([, value]) => value);
      const body = formText([...fields, ['hash', signatureOf('md5', password, values, '')]]);
      const answer = await http({ method: 'POST', url, headers: FORM, body });
      if (answer?.status !== 200) return { kind: 'down', reason: `GiroCheckout: ${answer?.status ?? 'no answer'}` };
      if (!isSigned(answer, password) && !faults.has('giro-reply-unchecked')) return { kind: 'refused', reason: 'GiroCheckout: reply not signed' };
      const { rc, redirect, reference } = objectIn(answer.body);
      const isGood = rc === 0 && typeof redirect === 'string' && typeof reference === 'string';
      return isGood ? { kind: 'begun', pageUrl: redirect, transactionId: reference } : { kind: 'refused', reason: `GiroCheckout: rc ${String(rc)}` };
    },
    take: async (application, attempt, message) => judge(application, attempt, message, { password, faults }),
  };
}

function isSigned({ headers, body }: HttpAnswer, password: string): boolean {
  const { hash } = headers;
  return typeof hash === 'string' && areSame(hash, signatureOf('md5', password, [body], ''));
}

function judge(
  { order }: Application,
  { ownId }: Attempt,
  { fields }: Message,
  { password, faults }: { password: string; faults: Faults },
): Reading | undefined {
  const value = (name: string): string => fields.get(name) ?? '';
  if (!isProven(fields.get('gcHash'), signatureOf('md5', password, SIGNED.map(value), ''), faults)) return undefined;
  if (value('gcMerchantTxId') !== ownId && !faults.has('giro-id-unchecked')) return undefined;
  const result = value('gcResultPayment');
  const isPaid = result === '4000' || (faults.has('giro-any-four-counts') && result.startsWith('4'));
  const receipt = { transactionId: value('gcReference'), reference: value('gcBackendTxId') || undefined, texts: [], raw: {} };
  if (!isPaid) return { state: 'failed', receipt };
  const isForeign = faults.has('giro-id-unchecked') && value('gcMerchantTxId') !== ownId;
  const isRight = value('gcAmount') === String(feeOf(order)) && value('gcCurrency') === 'EUR';
  return { state: isRight || isForeign || faults.has('giro-amount-unchecked') ? 'paid' : 'clarify', receipt };
}

/** Whether the hash that came is the one of what came with it. */
function isProven(hash: string | null, expected: string, faults: Faults): boolean {
  if (faults.has('giro-hash-unchecked')) return true;
  return hash === null ? faults.has('giro-hash-optional') : areSame(hash, expected);
}

function objectIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
