/** A sender of notices as it is known before it sends anything. */

export type SenderRole = 'online-service' | 'back-office';

/** What is declared about the sender, and registered for it. */
export interface SenderFacts {
  /** Registered name, the common name of the certificate. */
  readonly signer: string;
  /** Environment of the simulated mailbox. */
  readonly environment: 'int' | 'prod';
  /** SHA-256 of the DER, lower-case hex, with the environment each was issued for. */
  readonly certificates: readonly { readonly sha256: string; readonly environment: 'int' | 'prod' }[];
  readonly role: SenderRole;
  /** Level that notices of the procedure need. */
  readonly level?: number;
}
