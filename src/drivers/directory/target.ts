/** Where a directory is and how the suite logs in there, and what can be asked of it. Secrets stay in the process that asks. */

/** Servers of one directory; `first` is asked first, `second` stands in for it. */
export type DirectoryServer = 'first' | 'second';

/** A directory as the suite reaches it. */
export interface DirectoryTarget {
  /** Addresses up to and with `/dvdv2-backend`, without a slash at the end. */
  readonly backendUrls: Readonly<{ first: string; second?: string }>;
  /** Entry path between address and `/v2/`. @spec DVDV2 API 2.15.0, entryPath */
  readonly entryPath: string;
  /** Absent for a directory that demands no login. */
  readonly login?: DirectoryLogin;
}

export interface DirectoryLogin {
  /** SHA-1 of the client certificate, 40 lower-case hex characters. */
  readonly fingerprint: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

/** How a look-up identifies itself: `own` by the token of the run, `fresh` by a new one. */
export type Authorization = 'own' | 'fresh' | 'none' | 'made-up' | 'bearer';

/** Assertion of a token request. */
export type Assertion = 'own' | 'unknown-certificate' | 'foreign-signature' | 'unsigned' | 'ended';

/** One thing to ask. */
export type Asking =
  | {
      readonly kind: 'look-up';
      readonly server?: DirectoryServer;
      /** As printed in the description. */
      readonly function: string;
      /** JSON of `request_json`; a text goes out as it is; absent for functions without members. */
      readonly request?: unknown;
      readonly authorization?: Authorization;
    }
  | { readonly kind: 'batch'; readonly server?: DirectoryServer; readonly function: string; readonly requests: readonly unknown[] }
  | { readonly kind: 'token'; readonly server?: DirectoryServer; readonly assertion: Assertion };
