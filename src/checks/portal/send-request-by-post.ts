/** Requests go by HTTP-POST. Clause: BundID interface description 8.1. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement BID-RQ-19 */
export const sendRequestByPost = requestRule('BID-RQ-19', 'send-request-by-post', ({ received: { binding } }) =>
  binding === 'HTTP-POST' ? [] : [broken('request-by-redirect', { at: 'request/target' })],
);
