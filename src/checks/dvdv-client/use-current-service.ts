/**
 * The address that is used is that of the one current service for key and service URI, found among its elements by type. Clause: DVDV2
 * API 2.15.0, findservicedescription. Not checked: whether the rest of a route is built right, which is OSCI's business.
 */
import { addressFlaws, lookUpRule } from './rule.ts';

/** @requirement DVDV-040 */
export const useCurrentService = lookUpRule('DVDV-040', 'use-current-service', (lookUp, subject) => addressFlaws(lookUp, subject));
