/** Every organisation of the list has the key asked for. Clause: DVDV2 API 2.15.0, findauthoritydescriptions. */
import { isJsonObject } from '../../formats/json.ts';
import { broken, cannotTell } from '../flaw.ts';
import { askedFor, objectsIn, textsIn } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-058 */
export const answerOrganizationsOfKey = contentRule('DVDV-DIR-058', 'answer-organizations-of-key', 'findauthoritydescriptions', (value, answer) => {
  const key = askedFor(answer, 'organizationKey') ?? '';
  const organizations = objectsIn(value).flatMap(({ organization }) => (isJsonObject(organization) ? [textsIn(organization['organizationKeys'])] : []));
  if (organizations.length === 0) return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status: 200 } })];
  const other = organizations.find((keys) => !keys.includes(key));
  return other === undefined ? [] : [broken('other-organization', { params: { wanted: key, seen: other.join(', ') }, at: 'response/body' })];
});
