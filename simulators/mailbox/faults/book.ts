/** The armed faults of one tenant, matched by sender, mailbox and application. */
import { createArming } from '../../fault-arming.ts';
import { createFaultBook as createBook } from '../../fault-book.ts';
import type { FaultBook as Book } from '../../fault-book.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';
import { isSame } from '../store.ts';
import { FAULTS } from './index.ts';

export type FaultBook = Book<Call, Answer, FaultMatch>;

/** An empty book. */
export function createFaultBook(): FaultBook {
  return createBook(createArming(FAULTS), fits);
}

function fits({ peer, mailboxUuid, applicationId }: FaultMatch, call: Call): boolean {
  const isWanted = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || isSame(wanted, actual ?? '');
  return (peer === undefined || peer === call.peer) && isWanted(mailboxUuid, call.labels.mailboxUuid) && isWanted(applicationId, call.labels.applicationId);
}
