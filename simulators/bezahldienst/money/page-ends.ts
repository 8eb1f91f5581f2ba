/** Ends of pages in order of time. Every payment has one, so they are kept in columns instead of as objects. */

export interface PageEnd {
  /** Virtual time, milliseconds since the epoch. */
  readonly at: number;
  /** Order among equals. */
  readonly number: number;
  readonly transactionId: string;
}

export interface PageEnds {
  add(end: PageEnd): void;
  first(): PageEnd | undefined;
  /** When the first is; Infinity without any. */
  firstAt(): number;
  removeFirst(): void;
  all(): readonly PageEnd[];
}

/** How many that are over are dropped at once. */
const BLOCK = 1_000;

/** No ends yet. */
export function createPageEnds(): PageEnds {
  const times: number[] = [];
  const numbers: number[] = [];
  const ids: string[] = [];
  let first = 0;
  const endAt = (index: number): PageEnd | undefined => {
    const [at, number, transactionId] = [times[index], numbers[index], ids[index]];
    return at === undefined || number === undefined || transactionId === undefined ? undefined : { at, number, transactionId };
  };
  /** Behind all that are not later; nearly always the end, because all pages are open equally long. */
  const placeOf = (at: number): number => {
    let place = times.length;
    while (place > first && (times[place - 1] ?? 0) > at) place -= 1;
    return place;
  };
  return {
    add({ at, number, transactionId }) {
      const place = placeOf(at);
      insert(times, place, at);
      insert(numbers, place, number);
      insert(ids, place, transactionId);
    },
    first: () => endAt(first),
    firstAt: () => times[first] ?? Infinity,
    removeFirst() {
      first += 1;
      if (first < BLOCK) return;
      for (const column of [times, numbers, ids]) column.splice(0, first);
      first = 0;
    },
    all: () => times.slice(first).flatMap((_, index) => endAt(first + index) ?? []),
  };
}

/** At the end without a list of what is taken out, which `splice` makes even of nothing. */
function insert<T>(column: T[], place: number, value: T): void {
  if (place === column.length) column.push(value);
  else column.splice(place, 0, value);
}
