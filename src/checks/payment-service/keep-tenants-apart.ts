/** A transaction is not shown under another combination, nor to its client. The two ids select the tenant; that tenants are kept apart is our reading. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess } from './content.ts';

/** @requirement PAY-003 */
export const keepTenantsApart = callRule('PAY-003', 'keep-tenants-apart', ({ about, exchange }) =>
  isSuccess(exchange) ? [broken('provider-of-other-tenant', { params: { about }, basis: 'I', at: 'response/body' })] : [],
);
