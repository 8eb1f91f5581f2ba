/**
 * One-point changes of JSON documents for tests: the place is a JSON Pointer (RFC 6901), the document stays untouched.
 * A pointer whose parent does not exist is an error, so that a test cannot break nothing.
 */

type Container = Record<string, unknown>;

function tokens(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** The value at a pointer. @throws Error when there is none */
export function valueAt(document: unknown, pointer: string): unknown {
  return tokens(pointer).reduce<unknown>((node, token) => {
    if (!isContainer(node) || !(token in node)) throw new Error(`Nothing at ${pointer}.`);
    return node[token];
  }, document);
}

function parentIn(document: unknown, pointer: string): { readonly parent: Container; readonly key: string } {
  const cut = pointer.lastIndexOf('/');
  const parent = valueAt(document, pointer.slice(0, cut));
  if (!isContainer(parent)) throw new Error(`Nothing to change at ${pointer}.`);
  return { parent, key: tokens(pointer.slice(cut))[0] ?? '' };
}

/** A copy with `value` at the pointer, added or replaced; `-` appends to an array. The empty pointer replaces everything. */
export function withValue(document: unknown, pointer: string, value: unknown): unknown {
  if (pointer === '') return value;
  const copy: unknown = structuredClone(document);
  const { parent, key } = parentIn(copy, pointer);
  if (Array.isArray(parent) && key === '-') parent.push(value);
  else parent[key] = value;
  return copy;
}

/** A copy without the member or element at the pointer. */
export function without(document: unknown, pointer: string): unknown {
  const copy: unknown = structuredClone(document);
  const { parent, key } = parentIn(copy, pointer);
  if (!(key in parent)) throw new Error(`Nothing to remove at ${pointer}.`);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return copy;
}
