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

/** What a product looks up by itself. */
export interface OwnLookUps {
  readonly lookUps: readonly [OwnLookUp, ...OwnLookUp[]];
  /** Seconds from one round to the next; absent for a product that asks once. */
  readonly everySeconds?: number;
  /** Seconds that what it asks by itself is waited for, at most. */
  readonly observeSeconds: number;
}

export interface OwnLookUp {
  readonly organizationKey: string;
  readonly serviceUri: string;
  readonly category: string;
}
