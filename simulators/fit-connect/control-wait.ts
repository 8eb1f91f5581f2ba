/** What a caller of the control interface may wait for. */
import type { HostHooks } from '../host-hooks.ts';
import { exchangeQuestion, handshakeQuestion, stateQuestion } from '../waiting.ts';
import type { Question } from '../waiting.ts';
import type { WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';

/** The question that a condition asks. */
export function questionOf({ id, service, answered, onAnswered }: Tenant, condition: WaitCondition, host: HostHooks | undefined): Question {
  switch (condition.kind) {
    case 'exchange':
      return exchangeQuestion(service.recorder, id, condition);
    case 'answered':
      return stateQuestion(onAnswered, () => condition.submissionIds.every((submissionId) => answered.has(submissionId)));
    case 'handshake':
      return handshakeQuestion(host === undefined ? [] : [host], condition);
  }
}
