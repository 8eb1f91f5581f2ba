/** How a product that asks the directory is reached by the suite. */
export interface DvdvClientTarget {
  readonly adapter: {
    /** Without a slash at the end. */
    readonly url: string;
    readonly token?: string;
  };
}

/** Seconds until a look-up counts as not done, where the target names none. */
export const DEFAULT_DEADLINE_SECONDS = 30;
