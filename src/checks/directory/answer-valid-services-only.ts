/** Only a service that is valid now is answered; the clocks may differ by five minutes. Clause: DVDV2 API 2.15.0, findservicedescription. */
import { broken, cannotTell } from '../flaw.ts';
import { askedFor, objectOf, statusOf, textAt } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-060 */
export const answerValidServicesOnly = answerRule(
  'DVDV-DIR-060',
  'answer-valid-services-only',
  (answer, { entries }) => {
    if (statusOf(answer) !== 200) return [];
    const service = objectOf(answer);
    const at = Date.parse(answer.exchange.startedAt);
    const [from, to] = ['validFrom', 'validTo'].map((member) => textAt(service, member));
    if (to !== undefined && Date.parse(to) + TOLERANCE_MS <= at) return [broken('service-ended', { params: { validTo: to }, at: 'response/body/validTo' })];
    if (from !== undefined && Date.parse(from) - TOLERANCE_MS > at)
      return [broken('service-not-yet', { params: { validFrom: from }, at: 'response/body/validFrom' })];
    const isEnded = entries.ended !== undefined && askedFor(answer, 'organizationKey') === entries.ended.organizationKey;
    return isEnded ? [cannotTell('ended-entry-valid', { params: { key: entries.ended.organizationKey } })] : [];
  },
  { takes: ({ kind, function: asked }) => kind === 'look-up' && asked === 'findservicedescription' },
);

const TOLERANCE_MS = 300_000;
