/**
 * pmPayment as a client: a signed form starts a payment, its status is asked for. A notice proves nothing, so it only makes this product
 * ask; a return is signed, and one that is old or about another amount puts the payment in doubt.
 */
import { decimal, feeOf, plainText } from './application.ts';
import type { Application, Attempt } from './application.ts';
import type { Config, PmPaymentSettings } from './config.ts';
import type { Faults } from './faults.ts';
import { OPEN } from './gateway.ts';
import type { Addresses, Gateway, Message, Reading } from './gateway.ts';
import type { Http } from './http.ts';
import { FORM, areSame, formText, signatureOf } from './signed-form.ts';

type Field = readonly [name: string, value: string];

const STATUS = new Map<unknown, Reading['state']>([
  [1, 'paid'],
  [0, 'failed'],
  [-1, 'open'],
]);
const SIGNED_RETURN = ['ags', 'txid', 'amount', 'desc', 'status', 'payment_method', 'created_at'];
/** A return is made when the payment ends; what is older was kept. Times come without a zone, so that two hours are given. */
const MOST_AGE_MS = (4 + 2) * 3_600_000;
const MOST_TEXT_CHARACTERS = 140;

/** The interface with these settings. */
export function createPmPayment(settings: PmPaymentSettings, { faults }: Pick<Config, 'faults'>, http: Http): Gateway {
  return {
    async begin(application, attempt, addresses) {
      const answer = await http({
        method: 'POST',
        url: `${settings.url}/payment/secure`,
        headers: FORM,
        body: formText(startFields(application, attempt, addresses, settings, faults)),
      });
      if (answer === undefined || answer.status >= 500) return { kind: 'down', reason: `pmPayment: ${answer?.status ?? 'no answer'}` };
      const { url } = answer.status === 200 ? objectIn(answer.body) : {};
      return typeof url === 'string'
        ? { kind: 'begun', pageUrl: url, transactionId: attempt.ownId }
        : { kind: 'refused', reason: `pmPayment: ${answer.status}` };
    },
    async read(_, { ownId }) {
      const answer = await http({ method: 'GET', url: `${settings.url}/payment/status/${settings.ags}/${encodeURIComponent(ownId)}` });
      const state = answer?.status === 200 ? STATUS.get(objectIn(answer.body)['status']) : undefined;
      return state === undefined ? OPEN : { state, receipt: { transactionId: ownId, texts: [], raw: {} } };
    },
    async take(application, attempt, message) {
      if (message.kind === 'notice') return faults.has('pm-notice-believed') && message.fields.get('status') === '1' ? { state: 'paid' } : undefined;
      return isGenuine(message, settings) && isDoubtful(application, message, faults) ? { state: 'clarify' } : undefined;
    },
  };
}

function startFields(
  { order }: Application,
  { ownId }: Attempt,
  { returnUrl, noticeUrl }: Addresses,
  { ags, procedure, salt }: PmPaymentSettings,
  faults: Faults,
): readonly Field[] {
  const cents = feeOf(order);
  const fields: readonly Field[] = [
    ['ags', ags],
    ['amount', faults.has('pm-amount-in-euros') ? decimal(cents) : String(cents)],
    ['procedure', procedure],
    ['desc', plainText(order.purpose).slice(0, MOST_TEXT_CHARACTERS)],
    ['txid', ownId],
    ['notifyURL', noticeUrl],
    ['redirectURL', returnUrl],
  ];
  const signed = faults.has('pm-hash-other-order') ? [...fields].sort(([a], [b]) => (a < b ? -1 : 1)) : fields;
  const values = signed.map(([, value]) => value);
  if (faults.has('pm-hash-with-absent')) values.splice(4, 0, '');
  return [...fields, ['hash', signatureOf('sha256', salt, values, '|')]];
}

function isGenuine({ fields }: Message, { salt }: PmPaymentSettings): boolean {
  const values = SIGNED_RETURN.map((name) => fields.get(name) ?? '');
  return areSame(fields.get('hash') ?? '', signatureOf('sha256', salt, values, '|'));
}

function isDoubtful({ order }: Application, { fields }: Message, faults: Faults): boolean {
  const madeAt = Date.parse(`${(fields.get('created_at') ?? '').replace(' ', 'T')}Z`);
  const isOld = !(Date.now() - madeAt < MOST_AGE_MS);
  const isOther = fields.get('amount') !== String(feeOf(order));
  return (isOld && !faults.has('pm-age-unchecked')) || (isOther && !faults.has('pm-amount-unchecked'));
}

function objectIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
