/** A draft becomes a payment: member by member, and with texts of its own, because there may be a hundred thousand of them. */
import type { Payment, PaymentDraft } from './payment.ts';
import { detached } from './texts.ts';
import type { SharedTexts } from './texts.ts';

/** What the book adds to a draft. */
interface Opening extends Pick<Payment, 'number' | 'createdAt' | 'createdAtReal'> {
  readonly shared: SharedTexts;
}

const NO_DETAILS: Payment['details'] = {};
const NO_POSTINGS: Payment['postings'] = [];

/** A payment that nobody has paid yet. */
export function opened(draft: PaymentDraft, { number, createdAt, createdAtReal, shared }: Opening): Payment {
  const { transactionId, face, mandantNr, amountCents, currency, details } = draft;
  const payment: { -readonly [Name in keyof Payment]: Payment[Name] } = {
    transactionId,
    face,
    mandantNr,
    place: shared(draft.place),
    amountCents,
    currency,
    purpose: shared(draft.purpose),
    details: Object.keys(details).length === 0 ? NO_DETAILS : details,
    number,
    createdAt,
    createdAtReal,
    status: 'INITIAL',
    isRead: false,
    returns: 0,
    postings: NO_POSTINGS,
  };
  if (draft.ownId !== undefined) payment.ownId = detached(draft.ownId);
  if (draft.description !== undefined) payment.description = shared(draft.description);
  if (draft.returnUrl !== undefined) payment.returnUrl = shared(draft.returnUrl);
  if (draft.notifyUrl !== undefined) payment.notifyUrl = detached(draft.notifyUrl);
  if (draft.isPageless !== undefined) payment.isPageless = draft.isPageless;
  if (draft.reference !== undefined) payment.reference = detached(draft.reference);
  return payment;
}
