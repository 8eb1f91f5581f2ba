/** Absent optional members are left out of a payment request and not sent as null. Client practice. */
import { isJsonObject } from '../../formats/json.ts';
import { broken } from '../flaw.ts';
import { creationRule, requestIn } from './payment-rule.ts';

const DEEPEST = 6;

/** @requirement PAY-025 */
export const leaveAbsentMembersOut = creationRule('PAY-025', 'leave-absent-members-out', (creation) => {
  const found = nullsIn(requestIn(creation), '', 0);
  return found.slice(0, 1).map((pointer) => broken('fee-null-sent', { params: { members: found.join(', ') }, at: `request/body${pointer}` }));
});

function nullsIn(value: unknown, pointer: string, depth: number): readonly string[] {
  if (value === null) return [pointer];
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((entry, index) => nullsIn(entry, `${pointer}/${index}`, depth + 1));
  return isJsonObject(value) ? Object.entries(value).flatMap(([name, member]) => nullsIn(member, `${pointer}/${name}`, depth + 1)) : [];
}
