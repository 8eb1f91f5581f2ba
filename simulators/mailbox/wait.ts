/** What a caller of the control interface may wait for. */
import type { HostHooks } from '../host-hooks.ts';
import { exchangeQuestion, handshakeQuestion, stateQuestion } from '../waiting.ts';
import type { Question } from '../waiting.ts';
import type { WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';

/** The question that a condition asks. */
export function questionOf({ id, service, store, deliveries, onChange }: Tenant, condition: WaitCondition, host: HostHooks | undefined): Question {
  switch (condition.kind) {
    case 'exchange':
      return exchangeQuestion(service.recorder, id, condition);
    case 'message':
      return stateQuestion(onChange, () => store.messages(condition.query).length >= (condition.count ?? 1));
    case 'delivery':
      return stateQuestion(onChange, () => condition.exchanges.every((wanted) => deliveries.some(({ exchange }) => exchange === wanted)));
    case 'state': {
      const { applicationId, status: wanted, count = 1 } = condition;
      return stateQuestion(onChange, () => store.states(applicationId).filter(({ status }) => wanted === undefined || wanted === status).length >= count);
    }
    case 'handshake':
      return handshakeQuestion(host === undefined ? [] : [host], condition);
  }
}
