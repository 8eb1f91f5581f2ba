/** OnlineServiceId holds the BMI-ID. Clause: BundID interface description 9.5. The form of a BMI-ID is our reading of examples. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-07 */
export const nameTheOnlineService = requestRule('BID-RQ-07', 'name-the-online-service', ({ request: { extension } }) => {
  const id = extension?.display?.onlineServiceId ?? '';
  if (id === '') return [broken('online-service-id-missing', { at: AT })];
  return /^BMI-[A-Z]\d+$/.test(id) ? [] : [broken('online-service-id-form', { params: { seen: id }, at: AT, basis: 'I' })];
});
