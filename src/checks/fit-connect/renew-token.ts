/**
 * A token that the service no longer takes is replaced by a new one and the work goes on.
 * Clause: FIT-Connect documentation, authentication. Not checked: whether the product renews before it meets a 401.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-001 */
export const renewToken = accepts('FC-SUB-001', 'renew-token');
