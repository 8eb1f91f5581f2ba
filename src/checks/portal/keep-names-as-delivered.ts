/**
 * Names keep their normal form, diacritics, case and length. Clause: BundID interface description 6. That values are escaped
 * on pages is inferred: such a finding rests on basis I.
 */
import { attributeFlaws } from './attribute-comparison.ts';
import { broken } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';
import { rawMarkup } from './page-signs.ts';

/** @requirement BID-AT-09 */
export const keepNamesAsDelivered = takesLogin('BID-AT-09', 'keep-names-as-delivered', {
  further(subject) {
    const raw = rawMarkup(subject.answers, subject.markup ?? []);
    const escaping = raw === undefined ? [] : [broken('markup-unescaped', { basis: 'I', evidence: [{ exchange: raw.exchange, at: 'response/body' }] })];
    return [...attributeFlaws(subject), ...escaping];
  },
});
