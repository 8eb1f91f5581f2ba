/** Types of xpath, which xml-crypto names in its own: nothing of it is used here. See xmldom.d.ts. */
export type SelectReturnType = unknown;
