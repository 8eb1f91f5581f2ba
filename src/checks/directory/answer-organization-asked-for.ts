/** The organisation answered has the key and the category asked for. Clause: DVDV2 API 2.15.0, findauthoritydescription. */
import { isJsonObject } from '../../formats/json.ts';
import { broken } from '../flaw.ts';
import { askedFor, textAt, textsIn } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-057 */
export const answerOrganizationAskedFor = contentRule('DVDV-DIR-057', 'answer-organization-asked-for', 'findauthoritydescription', (value, answer) => {
  const organization = isJsonObject(value) ? value['organization'] : undefined;
  const key = askedFor(answer, 'organizationKey') ?? '';
  const category = askedFor(answer, 'category') ?? '';
  const keys = textsIn(isJsonObject(organization) ? organization['organizationKeys'] : undefined);
  const seen = textAt(organization, 'category');
  return [
    ...(keys.includes(key)
      ? []
      : [broken('other-organization', { params: { wanted: key, seen: keys.join(', ') }, at: 'response/body/organization/organizationKeys' })]),
    ...(seen === undefined || seen === category
      ? []
      : [broken('other-organization', { params: { wanted: category, seen }, at: 'response/body/organization/category' })]),
  ];
});
