/** Why and when a certificate was revoked (RFC 5280, section 5.3.1), by the names of the specification. */

export const REVOCATION_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const;

export type RevocationReason = keyof typeof REVOCATION_REASONS;

export interface RevocationEntry {
  /** Lower-case hex. */
  readonly serialNumber: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: RevocationReason;
}
