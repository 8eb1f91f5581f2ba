/**
 * A bPK2 of unusual length or with a prefix is taken as it is. Clause: BundID interface description 6.2.2. Where the product
 * shows a key of its own, only that the login succeeds can be seen.
 */
import { broken } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** @requirement BID-AT-04 */
export const keepBpk2Opaque = takesLogin('BID-AT-04', 'keep-bpk2-opaque', {
  further({ delivered, seen }) {
    const [key, wanted] = [seen.identity?.userKey, delivered.identity?.bPK2];
    if (key === undefined || wanted === undefined || key === wanted) return [];
    const isDerived = plain(key) === plain(wanted) || (key.length >= 8 && wanted.includes(key));
    return isDerived ? [broken('user-key-altered')] : [];
  },
});
