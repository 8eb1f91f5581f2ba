/** Length of a text in characters, as people and the limits of interfaces count: a character outside the first plane is one. */
export function lengthOf(text: string): number {
  return SURROGATE.test(text) ? Array.from(text).length : text.length;
}

const SURROGATE = /[\uD800-\uDFFF]/;
