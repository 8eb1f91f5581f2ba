/** Digests of the files of an archive, each computed once: manifest, result and certificate all state them. */
import { sha256Hex } from '../formats/hash.ts';

const known = new WeakMap<Uint8Array, string>();

/** SHA-256 of a file that nobody changes. @param content always the same object for the same file */
export function fileDigest(content: Uint8Array): string {
  const digest = known.get(content) ?? sha256Hex(content);
  known.set(content, digest);
  return digest;
}
