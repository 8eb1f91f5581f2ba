/** The name of a category is unique over all levels. Clause: DVDV2 API 2.15.0, categories. */
import { broken } from '../flaw.ts';
import { contentRule } from './answer-rule.ts';
import { siblingsIn } from './category-tree.ts';

/** @requirement DVDV-DIR-031 */
export const nameCategoriesOnce = contentRule('DVDV-DIR-031', 'name-categories-once', 'categories', (tree) => {
  const names = siblingsIn(tree).flat();
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].slice(0, MOST_FLAWS).map((name) => broken('category-twice', { params: { name }, at: 'response/body' }));
});

const MOST_FLAWS = 5;
