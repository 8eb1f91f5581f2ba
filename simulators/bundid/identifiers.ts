/**
 * Identifiers of an account towards services. Derived, not stored: the same person gets the same bPK2 at the same host name
 * for ever, and another one at another host (SSB 6.2.2). The values are worth nothing outside the simulator.
 */
import { createHmac } from 'node:crypto';
import type { PersonaMeans } from '../../src/core/account.ts';
import type { BundidKind } from './kinds.ts';

/** Which account derives: others than BundID have mailboxes of their own, and bPK2 where the tenant wants it so. */
export interface IdentifierScope {
  readonly account: BundidKind;
  /** See `AccountTenantSeed.identifiers`. Default `shared`. */
  readonly identifiers?: 'shared' | 'own' | undefined;
}

export const OF_BUNDID: IdentifierScope = { account: 'bundid' };

/** Marks accounts of other states. That there is a prefix is known, its form is not. */
const FINK_PREFIX = 'FINK:';

/** Host name of an entityID, the part that feeds bPK2; the whole text when it is no address. */
export function hostOf(entityId: string): string {
  return URL.parse(entityId)?.hostname ?? entityId;
}

/** 43 characters of base64url; longer for FINK. */
export function bpk2Of(accountSeed: string, entityId: string, { method }: PersonaMeans, { account, identifiers }: IdentifierScope = OF_BUNDID): string {
  const purpose = account === 'bundid' || identifiers !== 'own' ? 'bpk2' : `bpk2 ${account}`;
  const value = derive(accountSeed, purpose, hostOf(entityId)).toString('base64url');
  return method === 'FINK' ? FINK_PREFIX + value : value;
}

/** Card- and service-specific: a new card has another one. */
export function pseudonymOf(personaId: string, entityId: string): string {
  return derive(personaId, 'pseudonym', hostOf(entityId)).toString('base64url');
}

/** UUID of the mailbox, the same for all services (SSB 6.2.6). */
export function mailboxOf(accountSeed: string, { account }: IdentifierScope = OF_BUNDID): string {
  const bytes = derive(accountSeed, 'mailbox', account === 'bundid' ? '' : account).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function derive(seed: string, purpose: string, scope: string): Buffer {
  return createHmac('sha256', seed).update(`${purpose}\n${scope}`).digest();
}
