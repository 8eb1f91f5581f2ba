/**
 * Makes data invalid in one point: a member that the schema requires is taken out, and the result is validated to be
 * invalid because of it. Nothing is guessed: where no such change is found there is no broken variant.
 */
import { isJsonObject, parseJson } from '../formats/json.ts';
import type { DataRules } from './target-file-schemas.ts';

const MAX_TRIES = 2_000;

/** @returns undefined when no single removal breaks the schema */
export function breakJson(bytes: Uint8Array, rules: DataRules): Uint8Array | undefined {
  const document = parseJson(bytes)?.value;
  const paths = memberPaths(document, []);
  const leavesFirst = [...paths.filter(({ isLeaf }) => isLeaf), ...paths.filter(({ isLeaf }) => !isLeaf)];
  for (const { path } of leavesFirst.slice(0, MAX_TRIES)) {
    const copy: unknown = structuredClone(document);
    removeAt(copy, path);
    const candidate = new TextEncoder().encode(JSON.stringify(copy, null, 2));
    if (rules(candidate).some(({ kind }) => kind === 'required')) return candidate;
  }
  return undefined;
}

type Path = readonly (string | number)[];

function memberPaths(node: unknown, path: Path): readonly { readonly path: Path; readonly isLeaf: boolean }[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => memberPaths(item, [...path, index]));
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    const own = [...path, name];
    return [{ path: own, isLeaf: typeof value !== 'object' || value === null }, ...memberPaths(value, own)];
  });
}

function removeAt(document: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], document);
  const name = path.at(-1);
  if (isJsonObject(parent) && name !== undefined) Reflect.deleteProperty(parent, name);
}

/** An element that holds text only; comments and CDATA sections are blanked out before the search. */
const TEXT_ELEMENT = /<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>[^<>]*<\/\1\s*>/g;
const HIDDEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g;

/** @returns undefined when no single removal breaks the schema */
export function breakXml(bytes: Uint8Array, rules: DataRules): Uint8Array | undefined {
  const text = new TextDecoder().decode(bytes);
  const searched = text.replaceAll(HIDDEN, (hidden) => ' '.repeat(hidden.length));
  let tries = 0;
  for (const match of searched.matchAll(TEXT_ELEMENT)) {
    if (++tries > MAX_TRIES) return undefined;
    const candidate = new TextEncoder().encode(text.slice(0, match.index) + text.slice(match.index + match[0].length));
    if (rules(candidate).some(({ kind }) => kind === 'required')) return candidate;
  }
  return undefined;
}
