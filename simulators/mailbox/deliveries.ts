/** Deliveries of a tenant: what each request, or each submission by way of FIT-Connect, showed. The oldest go first. */
import type { KeyObject } from 'node:crypto';
import { toTimestamp } from '../../src/core/clock.ts';
import type { DeliveryView } from './contract.ts';
import type { CertificateFacts } from './senders.ts';
import type { Tenant } from './tenant.ts';
import { isSignedWith } from './zbp/token.ts';
import type { AuthorToken } from './zbp/token.ts';

const MAX_DELIVERIES = 1_000;

/** Notes one, and tells those who wait. */
export function noteDelivery({ deliveries, onChange }: Tenant, delivery: DeliveryView): void {
  deliveries.push(delivery);
  if (deliveries.length > MAX_DELIVERIES) deliveries.shift();
  for (const listener of [...onChange]) listener();
}

/** What a certificate shows. */
export function certificateShown({ sha256, commonName, notBefore, notAfter }: CertificateFacts): NonNullable<DeliveryView['certificate']> {
  return { sha256, commonName, notBefore: toTimestamp(notBefore), notAfter: toTimestamp(notAfter) };
}

/** What a token shows; never its signature. @param key of the sender, where one is known */
export function tokenShown(token: AuthorToken, key: KeyObject | undefined): NonNullable<DeliveryView['token']> {
  const { header, payload } = token.jws;
  return { header, claims: payload, sha256: token.sha256, isSignatureValid: key !== undefined && isSignedWith(token, key) };
}
