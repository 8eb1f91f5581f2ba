/** The armed faults of one tenant, matched by server, asker, and what is asked for. */
import { createArming } from '../../fault-arming.ts';
import { createFaultBook as createBook } from '../../fault-book.ts';
import type { FaultBook as Book } from '../../fault-book.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';
import type { LookUp } from '../functions/answering.ts';
import { FAULTS } from './index.ts';

export type FaultBook = Book<Call, Answer, FaultMatch, [carryOut: LookUp]>;

/** An empty book. */
export function createFaultBook(): FaultBook {
  return createBook(createArming(FAULTS), fits);
}

function fits(match: FaultMatch, { server, peer, notes }: Call): boolean {
  if (match.server !== undefined && match.server !== server) return false;
  if (match.peer !== undefined && match.peer !== peer) return false;
  const asksFor = (member: 'organizationKey' | 'serviceSpecificationUri'): boolean =>
    match[member] === undefined || notes.requests?.some((request) => request[member] === match[member]) === true;
  return asksFor('organizationKey') && asksFor('serviceSpecificationUri');
}
