/**
 * When the server fails technically, the substitute is asked. Clause: FITKO, frequent questions, which restricts failover to technical
 * errors; that a product has to fail over then is our reading.
 */
import { broken, cannotTell } from '../flaw.ts';
import { callsFor, lookUpRule } from './rule.ts';

/** @requirement DVDV-031 */
export const failOverOnTechnicalErrors = lookUpRule('DVDV-031', 'fail-over-on-technical-errors', (lookUp, subject) => {
  const { troubled } = subject;
  const calls = callsFor(lookUp, subject);
  const firstFailed = calls.findIndex(({ server, exchange }) => server === troubled && exchange.faults.length > 0);
  // Another server may have been chosen for another reason: then nothing failed.
  if (firstFailed < 0) return calls.some(({ outcomes }) => outcomes !== undefined) ? [] : [cannotTell('dvdv-trouble-not-met', { cause: 'product' })];
  const isAnsweredLater = calls.slice(firstFailed + 1).some(({ server, exchange }) => server !== troubled || exchange.faults.length === 0);
  return isAnsweredLater ? [] : [broken('dvdv-no-failover', { params: { key: lookUp.organizationKey }, basis: 'I' })];
});
