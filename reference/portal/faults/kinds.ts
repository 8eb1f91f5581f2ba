/**
 * What a fault is: a mistake seen in, or feared for, real online services, switched on by its name.
 */

/** What a fault does, in both languages, and the requirements and attacks that it breaks. */
export interface FaultDescription {
  readonly breaks: readonly [string, ...string[]];
  readonly de: string;
  readonly en: string;
}

/** Describes a fault; `breaks` holds ids separated by blanks. */
export const fault = (breaks: string, de: string, en: string): FaultDescription => {
  const [first = '', ...others] = breaks.split(' ');
  return { breaks: [first, ...others], de, en };
};
