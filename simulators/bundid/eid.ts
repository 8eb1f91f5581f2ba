/**
 * Login with an ID card at BundID by an eID client: what the account reads, and how it knows the holder: by the identifier
 * that the card calculates for the account, as long as the name is that of the account too.
 */
import type { AccountPerson } from '../account-people.ts';
import type { AcceptedRequest, AccountEid, Choice } from '../account-system.ts';
import { cardOf, EID_FIELDS, isCard, restrictedIdOf } from '../eid-card.ts';

/** All that an account keeps of a card; the service takes none of it apart, so that nothing can be denied. */
const RIGHTS = Object.fromEntries(EID_FIELDS.map((field) => [field, 'REQUIRED'])) as AccountEid['rights'];

/** @param choiceOf the card of a persona as a choice, where the request lets it */
export function createBundidEid(people: readonly AccountPerson[], choiceOf: (accepted: AcceptedRequest, persona: string) => Choice | undefined): AccountEid {
  return {
    path: '/idp/eid',
    rights: RIGHTS,
    isCard: ({ persona, means }) => people.find(({ id }) => id === persona)?.means.some((item) => item.id === means && isCard(item)) === true,
    recognise(accepted, data, sector) {
      const holder = people.find(({ id }) => data.RestrictedID === restrictedIdOf(id, sector));
      const known = holder === undefined ? undefined : cardOf(holder)?.data;
      if (holder === undefined || known?.FamilyNames !== data.FamilyNames || known?.DateOfBirth !== data.DateOfBirth) return undefined;
      return choiceOf(accepted, holder.id);
    },
  };
}
