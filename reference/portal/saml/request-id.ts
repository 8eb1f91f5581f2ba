/**
 * The ID of a request: an NCName (it starts with an underscore), 160 random bits, new for each login.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';

let count = 0;

/** Makes an ID. */
export function requestId(faults: Faults): string {
  if (faults.has('request-id-bare-uuid')) return `7${randomUUID().slice(1)}`;
  if (faults.has('request-id-counter')) return `_${String(++count)}`;
  return `_${randomBytes(20).toString('hex')}`;
}
