/** A portal as its room meets it: read from a target file, or come along. */
import type { AccountAddresses } from '../../core/account-control.ts';
import type { AccountKind, DeclaredNeeds, TestedAccount } from '../../core/account.ts';
import type { AttackAuthorisation, PortalTarget } from '../../drivers/portal/target.ts';
import type { ListenOptions, Loaded, RunningProduct } from '../product.ts';

/** A portal, and what its vendor declares about the procedure behind its login. */
export interface PortalLoaded extends Loaded<'portal'> {
  readonly account: TestedAccount;
  /** The account beside it, where the portal has two. */
  readonly beside?: AccountKind;
  readonly declared: DeclaredNeeds;
  readonly listen: ListenOptions;
  /** Where the portal is; for one that is started, it says so itself. */
  readonly portal?: PortalTarget;
  /** `other` are the addresses of the second account, where the portal has two. */
  readonly start?: (addresses: AccountAddresses, signal?: AbortSignal, other?: AccountAddresses) => Promise<RunningPortal>;
  /** Who allowed attacks on the portal; the report says so. */
  readonly permission?: AttackAuthorisation;
  /** Logins with an ID card go by a simulated eID client. */
  readonly eid?: 'simulated-card';
}

/** A portal that was started. */
export interface RunningPortal extends RunningProduct {
  readonly portal: PortalTarget;
}
