/** A look-up by an element finds the organisation whose service has it. The printed form can name one organisation only. Clause: DVDV2 API 2.15.0, findOrganizationsByServiceElement. */
import { isJsonObject } from '../../formats/json.ts';
import { broken, cannotTell } from '../flaw.ts';
import { objectsIn, textsIn } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-063 */
export const findOrganizationsOfElement = contentRule(
  'DVDV-DIR-063',
  'find-organizations-of-element',
  'findOrganizationsByServiceElement',
  (value, _, { entries }) => {
    const wanted = entries.known?.organizationKey;
    if (wanted === undefined) return [cannotTell('directory-not-asked')];
    if (isJsonObject(value)) return Object.keys(value).length > 0 ? [] : [broken('element-not-found', { params: { key: wanted }, at: 'response/body' })];
    const keys = objectsIn(value).flatMap(({ organizationKeys }) => textsIn(organizationKeys));
    return keys.includes(wanted) ? [] : [broken('element-not-found', { params: { key: wanted }, at: 'response/body' })];
  },
);
