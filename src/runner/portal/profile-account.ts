/** Which account a profile of the portal's room is about: its specification says so. */
import type { TestedAccount } from '../../core/account.ts';
import type { Profile } from '../../core/profile.ts';

export function accountOf({ specification }: Pick<Profile, 'specification'>): TestedAccount {
  return specification.id === 'unternehmenskonto' ? 'unternehmenskonto' : 'bundid';
}

/** The one beside it, for products that have both. */
export function otherAccount(account: TestedAccount): TestedAccount {
  return account === 'bundid' ? 'unternehmenskonto' : 'bundid';
}
