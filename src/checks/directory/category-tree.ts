/** The tree of categories as lists of names, level by level. What is no name is left to the rule about types. */
import { isJsonObject } from '../../formats/json.ts';

/** Names of every list of siblings in the tree, in their order. */
export function siblingsIn(tree: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(tree)) return [];
  const nodes = tree.filter(isJsonObject);
  const names = nodes.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return [names, ...nodes.flatMap(({ children }) => siblingsIn(children))];
}
