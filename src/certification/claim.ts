/** Work that either of two threads can do, and only one of them does: whoever begins it first. */

/** Shared by both. */
export type Claim = Int32Array<SharedArrayBuffer>;

export function newClaim(): Claim {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** @returns whether nobody has begun it before; from here on somebody has */
export function begins(claim: Claim): boolean {
  return Atomics.exchange(claim, 0, 1) === 0;
}
