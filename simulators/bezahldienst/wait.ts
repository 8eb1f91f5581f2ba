/** What a caller of the control interface may wait for. */
import type { HostHooks } from '../host-hooks.ts';
import { exchangeQuestion, handshakeQuestion, stateQuestion } from '../waiting.ts';
import type { Question } from '../waiting.ts';
import type { WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';
import { paymentsOf } from './views.ts';

/** The question that a condition asks. */
export function questionOf(tenant: Tenant, condition: WaitCondition, host: HostHooks | undefined): Question {
  switch (condition.kind) {
    case 'exchange':
      return exchangeQuestion(tenant.service.recorder, tenant.id, condition);
    case 'payment':
      return stateQuestion(tenant.onChange, () => paymentsOf(tenant, condition.query).length >= (condition.count ?? 1));
    case 'read':
      return stateQuestion(tenant.onChange, () => paymentsOf(tenant, condition.query).filter(({ isRead }) => isRead).length >= (condition.count ?? 1));
    case 'handshake':
      return handshakeQuestion(host === undefined ? [] : [host], condition);
  }
}
