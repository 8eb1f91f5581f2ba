/** The tree of categories: four levels at most, names unique over all of them, children in alphabetical order. */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { CategorySeed } from './seed.ts';

export interface Categories {
  /** As answered: sorted on every level. */
  readonly tree: readonly CategorySeed[];
  isLeaf(name: string): boolean;
  readonly leaves: readonly string[];
}

const MAX_LEVELS = 4;
/** German order, the same on every machine. */
const ALPHABETICAL = new Intl.Collator('de-DE');

/** @throws ERR_CONTROL_REFUSED for a name that is there twice, or a fifth level */
export function createCategories(seeds: readonly CategorySeed[]): Categories {
  const names = new Set<string>();
  const leaves: string[] = [];
  const visit = (list: readonly CategorySeed[], level: number): readonly CategorySeed[] =>
    [...list]
      .sort((a, b) => ALPHABETICAL.compare(a.name, b.name))
      .map((seed) => {
        if (level > MAX_LEVELS) throw refused(`The category "${seed.name}" is on a fifth level.`);
        if (names.has(seed.name)) throw refused(`The category "${seed.name}" is there twice.`);
        names.add(seed.name);
        if (seed.children === undefined || seed.children.length === 0) leaves.push(seed.name);
        return { ...seed, ...(seed.children === undefined ? {} : { children: visit(seed.children, level + 1) }) };
      });
  const tree = visit(seeds, 1);
  const known = new Set(leaves);
  return { tree, leaves, isLeaf: (name) => known.has(name) };
}

function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
