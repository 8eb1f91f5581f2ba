/**
 * The accounts that people and companies log in with. BundID and other citizen accounts built alike are of one kind,
 * Mein Unternehmenskonto is of the other.
 */

/** The names of the accounts this product can be connected to. */
export const PROVIDER_NAMES = ['bundid', 'bayernid', 'muk'] as const;

/** One of the accounts. */
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** What the product knows of an account: its metadata, or what the operator entered. */
export interface Provider {
  readonly name: ProviderName;
  readonly kind: 'citizen' | 'company';
  /** As shown to people. */
  readonly label: string;
  readonly entityId: string;
  readonly ssoUrl: string;
  /** Where messages of single logout go by POST; undefined where the account has none. */
  readonly sloUrl: string | undefined;
  /** How requests go there; POST unless the account offers nothing else. */
  readonly binding: 'post' | 'redirect';
  /** PEM; several during a change of keys. */
  readonly certificates: readonly string[];
}

/** The connected accounts. */
export type Providers = ReadonlyMap<ProviderName, Provider>;

/** Names as shown to people. */
export const LABELS: Readonly<Record<ProviderName, string>> = { bundid: 'BundID', bayernid: 'BayernID', muk: 'Mein Unternehmenskonto' };

/** The kind of an account. */
export const kindOf = (name: ProviderName): Provider['kind'] => (name === 'muk' ? 'company' : 'citizen');

/** True for the name of an account. */
export const isProviderName = (name: string | null | undefined): name is ProviderName => PROVIDER_NAMES.some((known) => known === name);

/** The path that takes the responses of an account; one for each, so that no response fits a second one. */
export const acsPath = (name: ProviderName): string => (name === 'bundid' ? '/saml/acs' : `/saml/acs/${name}`);

/** The path that takes messages of single logout, for accounts that have it. */
export const sloPath = (name: ProviderName): string => `/saml/slo/${name}`;

/** The path of the metadata for an account. */
export const metadataPath = (name: ProviderName): string => (name === 'bundid' ? '/saml/metadata' : `/saml/metadata/${name}`);
