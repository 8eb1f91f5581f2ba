/**
 * Merkle tree over a list of lines, as RFC 9162 section 2.1 (RFC 6962 section 2.1) defines it with SHA-256: a leaf is
 * hashed behind 0x00, a node behind 0x01, so that neither passes for the other. The root stands for every line and their
 * order; a path proves one line without the others. Hashes are lower-case hex throughout.
 */
import { hash } from 'node:crypto';

export { locateChange } from './leaf-changes.ts';
export type { LeafChange } from './leaf-changes.ts';

/** Root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = hash('sha256', '', 'hex');

const LEAF = 0;
const NODE = 1;

/** Where what is hashed is put together, so that not every line needs memory of its own. */
let desk = Buffer.alloc(65_536);

function onDesk(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 1);
  if (size > desk.length) desk = Buffer.alloc(2 * size);
  desk[0] = prefix;
  let end = 1;
  for (const part of parts) {
    desk.set(part, end);
    end += part.length;
  }
  return desk.subarray(0, end);
}

/** Hash of one line; a text is taken as UTF-8, and without the end of the line. */
export function leafHash(line: Uint8Array | string): string {
  return hash('sha256', onDesk(LEAF, typeof line === 'string' ? Buffer.from(line, 'utf8') : line), 'hex');
}

/** Root over lines. */
export function merkleRoot(lines: readonly (Uint8Array | string)[]): string {
  return rootOfLeaves(lines.map(leafHash));
}

/** Root over the hashes of leaves, in order. */
export function rootOfLeaves(leaves: readonly string[]): string {
  // Whole subtrees, the largest first. A leaf completes as many of them as its index has ones at its end.
  const subtrees: Buffer[] = [];
  leaves.forEach((leaf, index) => {
    subtrees.push(Buffer.from(leaf, 'hex'));
    for (let rest = index; rest % 2 === 1; rest = Math.floor(rest / 2)) joinLast(subtrees);
  });
  while (subtrees.length > 1) joinLast(subtrees);
  return subtrees[0]?.toString('hex') ?? EMPTY_ROOT;
}

function joinLast(subtrees: Buffer[]): void {
  const [left, right] = subtrees.splice(-2);
  if (left !== undefined && right !== undefined) subtrees.push(nodeHash(left, right));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', onDesk(NODE, left, right), 'buffer');
}

/**
 * Path from a leaf to the root (RFC 9162 section 2.1.3.1): the hashes of the neighbours on the way, nearest first.
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(leaves: readonly string[], index: number): readonly string[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`There is no leaf ${index} among ${leaves.length}.`);
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...inclusionProof(left, index), rootOfLeaves(right)] : [...inclusionProof(right, index - split), rootOfLeaves(left)];
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

export interface InclusionClaim {
  /** Hash of the leaf in question. */
  readonly leaf: string;
  readonly index: number;
  /** Number of leaves in the tree. */
  readonly size: number;
  readonly proof: readonly string[];
  readonly root: string;
}

/** Whether the leaf stands at that place in the tree (RFC 9162 section 2.1.3.2). Never throws. */
export function provesInclusion({ leaf, index, size, proof, root }: InclusionClaim): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (![leaf, root, ...proof].every((text) => /^[0-9a-f]{64}$/.test(text))) return false;
  let place = index;
  let last = size - 1;
  let node: Buffer = Buffer.from(leaf, 'hex');
  for (const hex of proof) {
    if (last === 0) return false;
    const neighbour = Buffer.from(hex, 'hex');
    if (place % 2 === 1 || place === last) {
      node = nodeHash(neighbour, node);
      // A node at the right edge without a neighbour is its own parent until it is somebody's right child.
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, neighbour);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && node.toString('hex') === root;
}
