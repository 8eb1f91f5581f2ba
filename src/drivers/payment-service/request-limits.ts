/** Requests at the edge of what is allowed, by the words of the scenarios: a payment service has to accept them. */
import type { Basis } from '../../core/requirement.ts';
import { composeRequest, itemOf } from './request-composing.ts';
import type { ComposedRequest } from './request-composing.ts';
import { longAddress } from './request-flaws.ts';
import type { PaymentServiceView } from './target.ts';

export interface AllowedRequest {
  readonly compose: (target: PaymentServiceView) => ComposedRequest;
  /** Where it is known from clients only that it has to be accepted. */
  readonly basis?: Basis;
}

const changed =
  (change: (target: PaymentServiceView) => Readonly<Record<string, unknown>>): AllowedRequest['compose'] =>
  (target) =>
    composeRequest(target, change(target));

/** Members as long or as large as allowed. */
export const FIELD_LIMITS: ReadonlyMap<string, AllowedRequest> = new Map<string, AllowedRequest>([
  ['purpose mit 27 Zeichen', { compose: changed(() => ({ purpose: 'Kita-Anmeldung_2026 Nr 0815' })) }],
  ['description mit 250 Zeichen', { compose: changed(() => ({ description: 'Gebühr für Łukasz, Kita. '.repeat(10) })) }],
  ['description fehlt', { compose: changed(() => ({ description: undefined })) }],
  ['redirectUrl mit 2082 Zeichen', { compose: changed(() => ({ redirectUrl: longAddress(2082) })) }],
  ['99 Positionen', { compose: changed((target) => ({ grosAmount: 24.75, items: Array.from({ length: 99 }, () => itemOf(target, 0.25)) })) }],
  ['grosAmount 999999', { compose: changed((target) => ({ grosAmount: 999_999, items: [itemOf(target, 999_999)] })) }],
  [
    'items.quantity 999999',
    { compose: changed((target) => ({ grosAmount: 499_999.5, items: [itemOf(target, 0.5, 0, { quantity: 999_999, totalNetAmount: 499_999.5 })] })) },
  ],
]);

/** Right sums that come out wrong when decimals are reckoned in binary. */
export const RIGHT_SUMS: ReadonlyMap<string, AllowedRequest> = new Map<string, AllowedRequest>([
  ['0,10 und 0,20 ergeben 0,30', { compose: changed((target) => ({ grosAmount: 0.3, items: [itemOf(target, 0.1), itemOf(target, 0.2)] })) }],
  ['1,10 und 2,20 ergeben 3,30', { compose: changed((target) => ({ grosAmount: 3.3, items: [itemOf(target, 1.1), itemOf(target, 2.2)] })) }],
  [
    '4,0025 und 4,0025 ergeben aufgerundet 8,01',
    { compose: changed((target) => ({ grosAmount: 8.01, items: [itemOf(target, 4.0025), itemOf(target, 4.0025)] })), basis: 'C' },
  ],
  [
    '4,002 und 4,002 ergeben abgerundet 8,00',
    { compose: changed((target) => ({ grosAmount: 8, items: [itemOf(target, 4.002), itemOf(target, 4.002)] })), basis: 'C' },
  ],
]);
