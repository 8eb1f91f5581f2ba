/** What the runner hands to the scenarios about a portal, as JSON. */
import type { AccountKind, DeclaredNeeds, TestedAccount } from '../../core/account.ts';
import type { AccountAddresses } from '../../core/account-control.ts';
import type { AttackFacts } from '../../core/attack.ts';
import type { PortalTarget } from './target.ts';

export interface PortalParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly account: TestedAccount;
  readonly idp: AccountAddresses;
  readonly portal: PortalTarget;
  readonly declared: DeclaredNeeds;
  /** PEM of the authorities that the portal's certificate may come from. */
  readonly trusted: readonly string[];
  /** Of the digests that stand for cookies; the same in every worker. */
  readonly salt: string;
  /** Cases of the attack catalogue by id, without their documents. */
  readonly attacks: Readonly<Record<string, AttackFacts>>;
  /** Address of the account below which nothing is and every hit is recorded. */
  readonly canaryBase: string;
  /** Of the eID client that browsers are led to, where logins go by card. */
  readonly cardClientOrigin?: string;
  /** The other account of a portal that has two. */
  readonly other?: { readonly account: AccountKind; readonly controlUrl: string; readonly tenant: string; readonly idp: AccountAddresses };
}
