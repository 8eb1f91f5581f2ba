/** verifycategory is true exactly for a certificate that an organisation of the category has. Clause: DVDV2 API 2.15.0, verifycategory. */
import { isJsonObject } from '../../formats/json.ts';
import { broken } from '../flaw.ts';
import { askedFor } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-053 */
export const verifyTruly = contentRule('DVDV-DIR-053', 'verify-truly', 'verifycategory', (value, answer, { entries }) => {
  const seen = isJsonObject(value) ? value['verifyCategory'] : undefined;
  const wanted = entries.own !== undefined && askedFor(answer, 'fingerPrint') === entries.own.fingerprint;
  const category = askedFor(answer, 'category') ?? '';
  return typeof seen !== 'boolean' || seen === wanted
    ? []
    : [broken('verification-untrue', { params: { category, wanted: String(wanted), seen: String(seen) }, at: 'response/body/verifyCategory' })];
});
