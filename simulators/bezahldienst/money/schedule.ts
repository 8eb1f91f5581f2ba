/** What happens later by the virtual clock, in order of time: a heap of plain data, so that it can be written down. */
import { createPageEnds } from './page-ends.ts';
import type { Method } from './payment.ts';

export type LaterAction = 'expire' | 'pay' | 'fail' | 'cancel' | 'reference' | 'pay-again' | 'give-back' | 'notice';

export interface Later {
  /** Virtual time, milliseconds since the epoch. */
  readonly at: number;
  /** Order among equals, from 1. */
  readonly number: number;
  readonly transactionId: string;
  readonly action: LaterAction;
  readonly method?: Method;
  /** What comes in, where it is not what is owed. */
  readonly cents?: number;
}

export interface Schedule {
  add(later: Omit<Later, 'number'>): void;
  /** Takes out the first that is due. */
  due(now: number): Later | undefined;
  /** When something but the end of a page is due next; undefined when nothing is. */
  nextAt(): number | undefined;
  all(): readonly Later[];
}

/** A schedule. @param entries from an earlier one */
export function createSchedule(entries: readonly Later[] = []): Schedule {
  // Every payment has an end of its page; kept apart, so that the next of the others is known at once.
  const ends = createPageEnds();
  const others: Later[] = [];
  let last = entries.reduce((greatest, { number }) => Math.max(greatest, number), 0);
  const push = (entry: Later): void => {
    if (entry.action === 'expire') return ends.add(entry);
    others.push(entry);
    siftUp(others, others.length - 1);
  };
  for (const entry of entries) push(entry);
  return {
    add: (later) => push({ ...later, number: (last += 1) }),
    due(now) {
      const other = others[0];
      if (Math.min(ends.firstAt(), other?.at ?? Infinity) > now) return undefined;
      const end = ends.first();
      if (end !== undefined && (other === undefined || isBefore(end, other))) {
        ends.removeFirst();
        return { ...end, action: 'expire' };
      }
      removeFirst(others);
      return other;
    },
    nextAt: () => others[0]?.at,
    all: () => [...ends.all().map((end): Later => ({ ...end, action: 'expire' })), ...others],
  };
}

function isBefore(a: Pick<Later, 'at' | 'number'>, b: Pick<Later, 'at' | 'number'>): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number);
}

function siftUp(heap: Later[], start: number): void {
  for (let index = start; index > 0;) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function removeFirst(heap: Later[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    const child = right < heap.length && isBefore(at(heap, right), at(heap, left)) ? right : left;
    if (child >= heap.length || !swapIfBefore(heap, child, index)) return;
    index = child;
  }
}

/** @returns whether the entry at `index` was before the one at `other`, and changed places with it */
function swapIfBefore(heap: Later[], index: number, other: number): boolean {
  const [one, two] = [at(heap, index), at(heap, other)];
  if (!isBefore(one, two)) return false;
  heap[index] = two;
  heap[other] = one;
  return true;
}

function at(heap: readonly Later[], index: number): Later {
  const entry = heap[index];
  if (entry === undefined) throw new RangeError('The heap is shorter than its index.');
  return entry;
}
