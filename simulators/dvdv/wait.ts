/** What a caller of the control interface may wait for. */
import type { HostHooks } from '../host-hooks.ts';
import { exchangeQuestion, handshakeQuestion, stateQuestion } from '../waiting.ts';
import type { Question } from '../waiting.ts';
import type { WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';

/** The question that a condition asks. */
export function questionOf({ id, service, calls, onChange }: Tenant, condition: WaitCondition, hosts: readonly HostHooks[]): Question {
  switch (condition.kind) {
    case 'exchange':
      return exchangeQuestion(service.recorder, id, condition);
    case 'call':
      return stateQuestion(onChange, () => calls.query(condition.query).length >= (condition.count ?? 1));
    case 'handshake':
      return handshakeQuestion(hosts, condition);
  }
}
