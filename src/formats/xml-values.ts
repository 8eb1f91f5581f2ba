/** Small values of XML Schema, and leaving out members that have none. */

/** An `xs:boolean` (XML Schema part 2, 3.2.2); undefined for every other text. */
export function booleanOf(text: string | undefined): boolean | undefined {
  const trimmed = text?.trim();
  if (trimmed === 'true' || trimmed === '1') return true;
  return trimmed === 'false' || trimmed === '0' ? false : undefined;
}

/** Members with a value only. */
export type Defined<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same members without those that are undefined. */
export function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
