/** What is known of a directory, and of a product that asks it, before anybody asks. */

/** What the target says is in the directory. */
export interface KnownEntries {
  /** An organisation with a service that is valid. */
  readonly known?: { readonly organizationKey: string; readonly category: string; readonly serviceSpecificationUri: string };
  /** A service that is no longer valid. */
  readonly ended?: { readonly organizationKey: string; readonly serviceSpecificationUri: string };
  /** What is not there. */
  readonly absent: { readonly organizationKey: string; readonly category: string; readonly serviceSpecificationUri: string };
  /** Who asks. */
  readonly own?: {
    /** SHA-1 of the client certificate, lower-case hex. */
    readonly fingerprint: string;
    readonly organizationKey?: string;
  };
}

/** What is known of a product that asks. */
export interface ClientFacts {
  /** SHA-1 of the registered client certificate, lower-case hex; absent for a directory without authentication. */
  readonly fingerprint?: string;
}
