/**
 * An organisation key is named whole: prefix, colon and id, 6 to 255 characters. Clause: DVDV2 API 2.15.0, Request.organizationKey.
 * Not checked: whether prefix and id follow the rule for new keys.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject } from './subject.ts';

const KEY = /^[^:]+:.+$/su;
const LENGTH = { min: 6, max: 255 };

/** @requirement DVDV-001 */
export const nameFullKey = callRule<LookUpsSubject>('DVDV-001', 'name-full-key', {
  calls: ({ calls }) => calls.filter(({ requests }) => requests?.some((request) => 'organizationKey' in request) === true),
  judge: ({ requests = [] }) => {
    const wrong = requests.map((request) => request['organizationKey']).find((key) => key !== undefined && !isWhole(key));
    return wrong === undefined ? [] : [broken('dvdv-key-not-whole', { params: { seen: excerpt(wrong, 60) }, at: 'request' })];
  },
});

function isWhole(key: unknown): boolean {
  return typeof key === 'string' && KEY.test(key) && key.length >= LENGTH.min && key.length <= LENGTH.max;
}
