/** Length of a text in characters, as people and the limits of interfaces count: a character outside the first plane is one. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
