/**
 * Every request has an ID of its own that is an XML name and cannot be guessed. Clause: SAML 2.0 Core 1.3.4, xs:ID. Seen are
 * repetition and counting; that an ID is too short for its randomness is our reading of the number of bits.
 */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { ReadRequest } from './request-reading.ts';
import { isRead, readRequest } from './request-reading.ts';
import type { RequestsSubject } from './subject.ts';

const AT = 'request/body/SAMLRequest';
/** 128 bits in 6 bits a character, with a character in front. */
const LEAST_CHARACTERS = 22;
const LARGEST_STEP = 1000;

/** @requirement BID-RQ-02 */
export const sendFreshRequestIds: Check<RequestsSubject> = {
  id: 'send-fresh-request-ids',
  requirement: 'BID-RQ-02',
  run({ requests }) {
    const read = requests.map(readRequest).filter(isRead);
    const evidence = placesOf(read.length === 0 ? requests : read.map(({ exchange }) => exchange));
    if (read.length === 0) return [findingOf('BID-RQ-02', cannotTell(requests.length === 0 ? 'request-not-seen' : 'no-readable-request'), evidence)];
    return [...formFlaws(read), ...freshnessFlaws(read.map(({ request }) => request.id ?? ''))].map((flaw) => findingOf('BID-RQ-02', flaw, evidence));
  },
};

function formFlaws(read: readonly ReadRequest[]): readonly Flaw[] {
  const wrong = read.find(({ request }) => request.problems.some(({ code }) => code === 'id-not-ncname'));
  return wrong === undefined ? [] : [broken('request-id-form', { params: { seen: wrong.request.id ?? '' }, evidence: placesOf([wrong.exchange], AT) })];
}

function freshnessFlaws(ids: readonly string[]): readonly Flaw[] {
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined) return [broken('request-id-repeated', { params: { seen: repeated } })];
  if (ids.length > 1 && isCounted(ids)) return [broken('request-id-counted', { params: { seen: ids.slice(0, 3).join(', ') } })];
  const short = ids.find((id) => id.length < LEAST_CHARACTERS);
  if (short !== undefined) return [broken('request-id-short', { params: { seen: short }, basis: 'I' })];
  return ids.length > 1 ? [] : [cannotTell('one-request-only')];
}

/** The same text with a number behind it that rises by little each time. */
function isCounted(ids: readonly string[]): boolean {
  const parts = ids.map((id) => /^(.*?)(\d{1,15})$/.exec(id));
  const [first] = parts;
  const numbers = parts.map((part) => (part?.[1] === first?.[1] ? Number(part?.[2] ?? Number.NaN) : Number.NaN));
  return numbers.slice(1).every((number, at) => {
    const step = number - (numbers[at] ?? Number.NaN);
    return step > 0 && step <= LARGEST_STEP;
  });
}
