/** Which account a profile of the portal's room is about: its specification says so. And which one is beside it. */
import type { AccountKind, TestedAccount } from '../../core/account.ts';
import type { Profile } from '../../core/profile.ts';

export function accountOf({ specification }: Pick<Profile, 'specification'>): TestedAccount {
  return specification.id === 'unternehmenskonto' ? 'unternehmenskonto' : 'bundid';
}

/** The one beside it where a target file names none: citizens have one kind of account, organisations the other. */
export function otherAccount(account: TestedAccount): AccountKind {
  return account === 'bundid' ? 'unternehmenskonto' : 'bundid';
}
