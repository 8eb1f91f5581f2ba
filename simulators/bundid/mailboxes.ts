/** Mailboxes of the people with an account, for whoever plays the mailbox: the handle of the login is its address (SSB 6.2.6). */
import { readPeople } from '../account-people.ts';
import type { AccountPerson } from '../account-people.ts';
import { mailboxOf } from './identifiers.ts';

export interface AccountMailbox {
  readonly persona: string;
  readonly owner: string;
  readonly mailboxUuid: string;
}

/** One for each account; people without account have none, and accounts of other states neither. @param people default: those of the simulator */
export function mailboxesOf(people: readonly AccountPerson[] = readPeople()): readonly AccountMailbox[] {
  return people.flatMap(({ id, accountSeed, means, values }) => {
    if (accountSeed === undefined || means.every(({ method, isTemporary }) => isTemporary || method === 'FINK')) return [];
    const owner = [values.givenName, values.surname].flatMap((name) => (name === undefined ? [] : [name.value])).join(' ');
    return [{ persona: id, owner, mailboxUuid: mailboxOf(accountSeed) }];
  });
}
