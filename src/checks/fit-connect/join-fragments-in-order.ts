/**
 * Fragments are joined in the listed order before they are hashed.
 * Basis: our inference; the mechanism is not published. Not checked: fragments of different sizes.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-027 */
export const joinFragmentsInOrder = accepts('FC-SUB-027', 'join-fragments-in-order');
