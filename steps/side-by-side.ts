/** Which scenarios may run beside others. */

/** A scenario as cucumber's scheduler knows it. */
interface Tagged {
  readonly tags: readonly { readonly name: string }[];
}

/**
 * Whether a scenario may begin now. One that needs the product to itself runs alone. So does one that looks at the whole run: the
 * scheduler passes over what has to wait, and it would overtake those that it is about.
 */
export function mayBegin(candidate: Tagged, running: readonly Tagged[]): boolean {
  return running.length === 0 || (!isAlone(candidate) && !running.some(isAlone));
}

function isAlone({ tags }: Tagged): boolean {
  return tags.some(({ name }) => name === '@allein' || name === '@zuletzt');
}
