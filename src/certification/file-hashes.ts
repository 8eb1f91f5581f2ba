/** Hashes of the files of an archive, each computed once: manifest, result, certificate and the tree over the exchanges rest on them. */
import { sha256Hex } from '../formats/hash.ts';
import { leafHash, rootOfLeaves } from '../formats/merkle.ts';

/** Of a file that nobody changes: always the same object for the same file. */
const digests = new WeakMap<Uint8Array, string>();
const trees = new WeakMap<Uint8Array, Tree>();

/** SHA-256 of a file. */
export function fileDigest(content: Uint8Array): string {
  const digest = digests.get(content) ?? sha256Hex(content);
  digests.set(content, digest);
  return digest;
}

/** The tree over the lines of a file. */
export interface Tree {
  /** Hashes of the lines. */
  readonly leaves: readonly string[];
  readonly root: string;
}

export function treeOf(content: Uint8Array): Tree {
  const tree = trees.get(content) ?? grown(linesOf(content).map(leafHash));
  trees.set(content, tree);
  return tree;
}

function grown(leaves: readonly string[]): Tree {
  return { leaves, root: rootOfLeaves(leaves) };
}

/** As many exchanges do not fit into the largest file that is unpacked. */
const MAX_LINES = 400_000;

/**
 * Lines without their ends; every line has to have one.
 * @param most what is behind so many of them is one more line, which nobody can read
 */
export function linesOf(bytes: Uint8Array | undefined, most = MAX_LINES): readonly Uint8Array[] {
  if (bytes === undefined) return [];
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = lines.length < most ? bytes.indexOf(0x0a, start) : -1;
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length : end + 1;
  }
  return lines;
}

/** Hashes of one file; the tree of those whose lines are leaves. */
export interface FileHashes {
  readonly path: string;
  readonly sha256: string;
  readonly tree?: Tree;
}

/** Files whose lines are leaves of a tree. */
const HASHED_BY_LINE = '/exchanges.ndjson';

/** For another thread, which has files of its own. */
export function hashesOf(path: string, content: Uint8Array): FileHashes {
  return { path, sha256: fileDigest(content), ...(path.endsWith(HASHED_BY_LINE) ? { tree: treeOf(content) } : {}) };
}

/** Takes over what another thread has found. @param content the same bytes here */
export function rememberHashes(content: Uint8Array, hashes: FileHashes): void {
  digests.set(content, hashes.sha256);
  if (hashes.tree !== undefined) trees.set(content, hashes.tree);
}
