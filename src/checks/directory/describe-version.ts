/** version tells versions as JSON, as text or as object. Clause: DVDV2 API 2.15.0, version. */
import { isJsonObject, parseJson } from '../../formats/json.ts';
import { broken } from '../flaw.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-034 */
export const describeVersion = contentRule('DVDV-DIR-034', 'describe-version', 'version', (value) => {
  const told = typeof value === 'string' ? parseJson(value)?.value : value;
  const params = { function: 'version', member: '/' };
  if (typeof value === 'string' && told === undefined)
    return [broken('answer-shape', { params: { ...params, problem: 'must be JSON' }, at: 'response/body', basis: 'I' })];
  if (!isJsonObject(told)) return [broken('answer-shape', { params: { ...params, problem: 'must be object' }, at: 'response/body' })];
  return typeof told['version'] === 'string'
    ? []
    : [broken('answer-shape', { params: { ...params, member: '/version', problem: 'must be string' }, basis: 'I' })];
});
