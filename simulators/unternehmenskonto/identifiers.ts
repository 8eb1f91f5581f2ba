/**
 * Identifiers of an organisation towards services. Derived, not stored: the same for a persona and a service provider for ever,
 * another one elsewhere. The form of the pseudonym is known, that of the NameID is inferred; the values are worth nothing
 * outside the simulator.
 */
import { createHmac } from 'node:crypto';
import type { Randomness } from '../account-system.ts';

const HEX_DIGITS = 40;

/** Persistent NameID: `ko-` and 40 hex digits. */
export function nameIdOf(persona: string, entityId: string): string {
  return `ko-${derive(persona, 'name-id', entityId)}`;
}

/** `DatenuebermittlerPseudonymId`: `du-` and 40 hex digits, another one for each service provider. */
export function pseudonymOf(persona: string, entityId: string): string {
  return `du-${derive(persona, 'pseudonym', entityId)}`;
}

/** `SessionIndex`: `_` and 40 hex digits, new at each login. */
export function sessionIndexOf({ xmlId }: Randomness): string {
  return `_${`${xmlId()}${xmlId()}`.replaceAll('_', '').slice(0, HEX_DIGITS)}`;
}

function derive(persona: string, purpose: string, entityId: string): string {
  return createHmac('sha256', persona).update(`${purpose}\n${entityId}`).digest('hex').slice(0, HEX_DIGITS);
}
