/**
 * A key the service has published since the product last looked is found, so that a roll-over of the service stops nobody.
 * Clause: FIT-Connect documentation, validation of SETs (key by `kid`); that it must be looked up anew is our inference.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-010 */
export const findNewServiceKey = accepts('FC-SUB-010', 'find-new-service-key');
