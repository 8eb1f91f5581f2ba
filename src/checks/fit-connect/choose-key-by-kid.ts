/**
 * The private key is chosen by the `kid` of the JWE, so that old and new key work side by side during a roll-over.
 * Basis: behaviour of the official SDK. Not checked: how long an old key is kept.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-013 */
export const chooseKeyByKid = accepts('FC-SUB-013', 'choose-key-by-kid');
