/**
 * An address whose certificate the directory marks as revoked is not used. Known from one open client that mirrors the official
 * library. Not checked: certificates that have ended, of which the sheet says nothing.
 */
import { broken, cannotTell } from '../flaw.ts';
import { lookUpRule, wasAnswered } from './rule.ts';

/** @requirement DVDV-035 */
export const refuseRevokedCertificates = lookUpRule('DVDV-035', 'refuse-revoked-certificates', (lookUp, subject) => {
  const { expected, told, organizationKey } = lookUp;
  if (expected.kind !== 'revoked') return [];
  if (told === undefined) return [cannotTell('dvdv-not-told', { cause: 'product' })];
  if (told.outcome === 'found') return [broken('dvdv-revoked-used', { params: { key: organizationKey } })];
  return wasAnswered(lookUp, subject) ? [] : [cannotTell('dvdv-not-answered', { params: { key: organizationKey }, cause: 'product' })];
});
