/**
 * Keys that no conforming service would use: for signatures by a stranger, for a key roll-over of the service, and for
 * destination keys that break section 14. Made on first use (about a second for RSA-4096) and kept for the process.
 */
import { generateKeyPair } from '../../src/formats/keys.ts';
import type { KeyPair, KeyPairOptions, KeyPurpose } from '../../src/formats/keys.ts';

export interface SpareKeys {
  /** Signing key that is published nowhere. */
  stranger(): Promise<KeyPair>;
  /** The service's next signing key. */
  nextSigning(): Promise<KeyPair>;
  /** Signing key that poses as a destination's. */
  impostor(): Promise<KeyPair>;
  /** Encryption key of 2048 bits. */
  weakEncryption(): Promise<KeyPair>;
  /** Encryption key whose certificate ran out. */
  expiredEncryption(): Promise<KeyPair>;
}

const DAY_MS = 86_400_000;

export interface SpareKeyOptions {
  /** Real time, for the validity of the expired one. */
  readonly now: () => number;
  /** Makes keys whose certificates are like those of good keys. Default: self-signed. */
  readonly makeKey?: MakeKey;
}

export type MakeKey = (purpose: KeyPurpose, options: KeyPairOptions) => Promise<KeyPair>;

/** @param given keys the caller has already, to spare the time */
export function createSpareKeys(given: Partial<Record<keyof SpareKeys, KeyPair>>, { now, makeKey = generateKeyPair }: SpareKeyOptions): SpareKeys {
  const made = new Map<keyof SpareKeys, Promise<KeyPair>>();
  const key =
    (name: keyof SpareKeys, purpose: KeyPurpose, options: () => KeyPairOptions = () => ({})) =>
    async (): Promise<KeyPair> => {
      const known = given[name] ?? made.get(name);
      if (known !== undefined) return known;
      const fresh = makeKey(purpose, options());
      made.set(name, fresh);
      return fresh;
    };
  return {
    stranger: key('stranger', 'signing'),
    nextSigning: key('nextSigning', 'signing'),
    impostor: key('impostor', 'signing'),
    weakEncryption: key('weakEncryption', 'encryption', () => ({ bits: 2048 })),
    expiredEncryption: key('expiredEncryption', 'encryption', () => ({ validity: { notBefore: now() - 400 * DAY_MS, notAfter: now() - 30 * DAY_MS } })),
  };
}
