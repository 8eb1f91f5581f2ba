/**
 * A single request is a GET with exactly one parameter `request_json` that holds JSON, percent-encoded as UTF-8. Clause: DVDV2 API
 * 2.15.0, functions. Characters that RFC 3986 allows in a query may stay as they are, and a space may be a plus sign.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { functionOf, meantBy } from './printed-functions.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

const QUERY = /^[\w.~!$&'()*+,;=:@/?%-]*$/;
const WITHOUT_MEMBERS = ['categories', 'intermediaries', 'version'];

/** @requirement DVDV-011 */
export const encodeSingleRequests = callRule<LookUpsSubject>('DVDV-011', 'encode-single-requests', {
  calls: ({ calls }) => calls.filter(isSingle),
  judge: judgeSingle,
});

/** Whether a function was asked alone that takes members. */
export function isSingle({ exchange }: SeenCall): boolean {
  const asked = functionOf(exchange.request.target);
  const meant = asked === undefined || asked.isBatch ? undefined : meantBy(asked);
  return meant !== undefined && !WITHOUT_MEMBERS.includes(meant);
}

/** Method, parameters and encoding. */
export function judgeSingle({ exchange: { request }, query, requests }: SeenCall): readonly Flaw[] {
  if (request.method !== 'GET') return [broken('dvdv-single-not-get', { params: { seen: request.method }, at: 'request' })];
  // Where the name was not understood nothing was read; another rule says so.
  if (query === undefined) return [];
  const { parameters } = query;
  const raw = request.target.slice(request.target.indexOf('?') + 1);
  const flaws: Flaw[] = [];
  if (parameters.length !== 1 || parameters[0] !== 'request_json')
    flaws.push(broken('dvdv-parameters', { params: { seen: excerpt(parameters.join(', ') || '–', 80) }, at: 'request' }));
  if (!QUERY.test(raw)) flaws.push(broken('dvdv-query-not-encoded', { params: { seen: excerpt(raw, 80) }, at: 'request' }));
  if (requests === undefined && parameters.includes('request_json'))
    flaws.push(broken('dvdv-request-unreadable', { params: { seen: excerpt(raw, 80) }, at: 'request' }));
  return flaws;
}
