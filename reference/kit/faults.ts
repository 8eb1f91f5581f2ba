/**
 * Named faults: each one switches exactly one behaviour of a product to a mistake seen in, or feared for, real products. Every product
 * has one table of its own; its code asks `faults.has('name')` at the place concerned.
 */

/** What a fault does, in both languages, and the requirements that it breaks. */
export interface FaultDescription {
  readonly breaks: readonly [string, ...string[]];
  readonly de: string;
  readonly en: string;
}

/** The faults of a product by name. */
export type FaultTable<Name extends string> = Readonly<Record<Name, unknown>>;

/** A row of a table. @param breaks requirements, separated by spaces */
export function fault(breaks: string, de: string, en: string): FaultDescription {
  const [first = '', ...others] = breaks.split(' ');
  return { breaks: [first, ...others], de, en };
}

/**
 * Reads names separated by commas.
 *
 * @returns the faults, or the first name that is none
 */
export function parseFaults<Name extends string>(table: FaultTable<Name>, text: string): { readonly faults: ReadonlySet<Name> } | { readonly unknown: string } {
  const isName = (name: string): name is Name => Object.hasOwn(table, name);
  const faults = new Set<Name>();
  for (const name of text.split(',').map((part) => part.trim())) {
    if (name === '') continue;
    if (!isName(name)) return { unknown: name };
    faults.add(name);
  }
  return { faults };
}
