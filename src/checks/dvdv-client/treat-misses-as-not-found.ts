/**
 * Both answers to a look-up without result, 204 and 404, mean that there is no such service; neither is a failure. Clause: DVDV2 API
 * 2.15.0, findservicedescription.
 */
import { broken, cannotTell } from '../flaw.ts';
import { callsFor, lookUpRule } from './rule.ts';

/** @requirement DVDV-040 */
export const treatMissesAsNotFound = lookUpRule('DVDV-040', 'treat-misses-as-not-found', (lookUp, subject) => {
  const { expected, told, organizationKey: key } = lookUp;
  if (expected.kind !== 'nothing') return [];
  if (told === undefined) return [cannotTell('dvdv-not-told', { cause: 'product' })];
  if (told.outcome === 'found') return [broken('dvdv-address-invented', { params: { key, seen: told.address ?? '–' } })];
  // Who asks for the authority first and finds none need not ask for its service.
  if (!callsFor(lookUp, subject).some(({ outcomes }) => outcomes !== undefined))
    return [cannotTell('dvdv-not-answered', { params: { key }, cause: 'product' })];
  return told.outcome === 'failed' ? [broken('dvdv-miss-as-failure', { params: { key } })] : [];
});
