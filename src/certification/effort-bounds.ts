/**
 * How much of what is written is followed before it is too much. Judgements name each exchange a few times; one that names them
 * without end does it to keep the verifier busy.
 */
import { UnresolvedReference } from '../checks/written-subject.ts';
import { seqOfExchange } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { EvidencePart } from './evidence.ts';
import type { Shown } from './inconsistencies.ts';

/** References of all judgements of a part together. */
export const MAX_REFERENCES = 20_000_000;

/** A body is read anew by each judge that is shown it: so long are those of all references on average. @unit characters */
const MEAN_LENGTH = 3_200;

/** Finds exchanges by id, so many times, and as long as their bodies do not come to more than can be read. */
export function boundedBy(exchanges: EvidencePart['exchanges'], most: number): (id: string) => Exchange | undefined {
  let asked = 0;
  let read = 0;
  return (id) => {
    const found = asked++ < most && read <= most * MEAN_LENGTH ? exchanges.get(id) : undefined;
    read += (found?.request.body.text?.length ?? 0) + (found?.response?.body.text?.length ?? 0);
    return found;
  };
}

/** To look whether an exchange was left out takes less than to name one, by so much. */
const LOOKS_PER_REFERENCE = 16;

/**
 * What is put together once and remembered is compared with the evidence for every call that names it: references count wherever they
 * stand, and with them the exchanges that are looked through for what a call leaves out.
 * @returns counts a subject to those before it; throws UnresolvedReference for one too many
 */
export function effortWithin(most: number, { bySubmission, inbound }: Shown): (subject: unknown) => void {
  let effort = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      effort += typeof member === 'string' ? namedIn(name, member) : 0;
      if (name === 'submission' && typeof member === 'string') effort += (bySubmission.get(member)?.length ?? 0) / LOOKS_PER_REFERENCE;
      if (name === 'exchanges' && typeof member !== 'string') effort += inbound.length / LOOKS_PER_REFERENCE;
      visit(member);
    }
  };
  return (subject) => {
    visit(subject);
    if (effort > most) throw new UnresolvedReference(`> ${most}`);
  };
}

/** How many exchanges a member refers to, whether they exist or not. */
function namedIn(name: string, text: string): number {
  if (name !== '$exchanges' && name !== 'exchanges') return 0;
  return text.split(' ').reduce((sum, range) => {
    const [first = 0, last = first] = range.split('-').map(seqOfExchange);
    return sum + (last > first ? last - first + 1 : 1);
  }, 0);
}
