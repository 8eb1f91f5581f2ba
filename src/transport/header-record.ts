/**
 * What is kept of headers, after redaction. A product sends nearly the same ones with every request; those that are equal
 * to the ones before are kept once. Nothing is left out and nothing is put in another order.
 */
import type { RawHeader } from '../core/exchange.ts';

export interface HeaderKeeper {
  /** @returns equal headers, as far as possible the very objects that earlier exchanges have */
  keep(headers: readonly RawHeader[]): readonly RawHeader[];
}

/** Messages with more headers than this are kept as they are. */
const MOST_HEADERS = 64;

/** Makes a keeper; it remembers one message for each number of headers, which tells apart those that different clients send. */
export function createHeaderKeeper(): HeaderKeeper {
  const earlier: (readonly RawHeader[] | undefined)[] = Array.from({ length: MOST_HEADERS + 1 });
  return {
    keep(headers) {
      if (headers.length > MOST_HEADERS) return headers;
      const before = earlier[headers.length];
      if (before === headers) return headers;
      const kept = before === undefined ? headers : shared(headers, before);
      earlier[headers.length] = kept;
      return kept;
    },
  };
}

/** Compares place by place, which is cheaper than a table that every name and value has to be hashed for. */
function shared(headers: readonly RawHeader[], before: readonly RawHeader[]): readonly RawHeader[] {
  if (headers.every((header, at) => isEqual(header, before[at]))) return before;
  return headers.map((header, at) => {
    const known = before[at];
    return known !== undefined && isEqual(header, known) ? known : header;
  });
}

function isEqual([name, value]: RawHeader, known: RawHeader | undefined): boolean {
  return known?.[0] === name && known[1] === value;
}
