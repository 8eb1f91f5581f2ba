/**
 * Conditions of conditional items: ids of items joined by `and`, `or`, `not` and parentheses; `not` binds closest, then
 * `and`, then `or`. Bounded in length and depth, because a proforma may come with a bundle from a stranger.
 */

export type Formula =
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

/** Either the formula, or what is wrong with its text. */
export type FormulaReading = { readonly formula: Formula; readonly problem?: never } | { readonly formula?: never; readonly problem: string };

const MAX_CHARACTERS = 1_000;
const MAX_DEPTH = 20;
const TOKEN = /\s*(?:([()])|([A-Za-z0-9][A-Za-z0-9-]*))/y;
const ITEM = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;

interface Tokens {
  readonly list: readonly string[];
  next: number;
}

class FormulaError extends Error {}

/** Parses a condition. */
export function parseFormula(text: string): FormulaReading {
  try {
    const tokens: Tokens = { list: tokensOf(text), next: 0 };
    const formula = joined('or', tokens, 0);
    const rest = tokens.list[tokens.next];
    if (rest !== undefined) throw new FormulaError(`"${rest}" is not expected where it stands`);
    return { formula };
  } catch (error) {
    if (error instanceof FormulaError) return { problem: error.message };
    throw error;
  }
}

function tokensOf(text: string): readonly string[] {
  if (text.length > MAX_CHARACTERS) throw new FormulaError(`it is longer than ${MAX_CHARACTERS} characters`);
  const list: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const [, sign, word] = TOKEN.exec(text) ?? [];
    const token = sign ?? word;
    if (token === undefined) throw new FormulaError(`it holds a character that belongs to no formula, at ${at + 1}`);
    list.push(token);
  }
  return list;
}

/** `a and b and c`, or the same with `or`. */
function joined(kind: 'and' | 'or', tokens: Tokens, depth: number): Formula {
  const part = (): Formula => (kind === 'or' ? joined('and', tokens, depth) : single(tokens, depth));
  const parts = [part()];
  while (tokens.list[tokens.next] === kind) {
    tokens.next += 1;
    parts.push(part());
  }
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind, of: parts };
}

function single(tokens: Tokens, depth: number): Formula {
  if (depth > MAX_DEPTH) throw new FormulaError(`it is nested more than ${MAX_DEPTH} deep`);
  const token = tokens.list[tokens.next];
  tokens.next += 1;
  if (token === undefined) throw new FormulaError('it ends where an item is expected');
  if (token === 'not') return { kind: 'not', of: single(tokens, depth + 1) };
  if (token === '(') {
    const inner = joined('or', tokens, depth + 1);
    if (tokens.list[tokens.next] !== ')') throw new FormulaError('a closing parenthesis is missing');
    tokens.next += 1;
    return inner;
  }
  if (!ITEM.test(token)) throw new FormulaError(`"${token}" is no id of an item`);
  return { kind: 'item', id: token };
}

/**
 * Whether a formula holds.
 * @param isSupported what is known of an item; undefined where it was not answered
 * @returns undefined where the unanswered items decide
 */
export function holds(formula: Formula, isSupported: (id: string) => boolean | undefined): boolean | undefined {
  if (formula.kind === 'item') return isSupported(formula.id);
  if (formula.kind === 'not') {
    const inner = holds(formula.of, isSupported);
    return inner === undefined ? undefined : !inner;
  }
  const parts = formula.of.map((part) => holds(part, isSupported));
  const decides = formula.kind === 'or';
  if (parts.includes(decides)) return decides;
  return parts.includes(undefined) ? undefined : !decides;
}

/** Ids that a formula names, each once, in order. */
export function itemsOf(formula: Formula): readonly string[] {
  if (formula.kind === 'item') return [formula.id];
  return [...new Set(formula.kind === 'not' ? itemsOf(formula.of) : formula.of.flatMap(itemsOf))];
}
