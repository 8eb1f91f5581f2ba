/**
 * Shapes that most checks of senders share: every delivery is held against one rule, or every notice. The same flaw in several
 * deliveries is one finding with all of them as evidence; without a delivery nothing can be told.
 */
import type { Finding } from '../../core/finding.ts';
import type { SenderFacts } from '../../core/sender.ts';
import type { Check } from '../check.ts';
import { cannotTell, findingOf, findingsPerFlaw, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { NoticesSubject, SeenDelivery, SeenNotice, StatesSubject } from './subject.ts';

type JudgeDelivery<Owner> = (delivery: SeenDelivery, owner: Owner) => readonly Flaw[];

/** A check of every message that notices led to. */
export function messageRule(
  requirement: string,
  id: string,
  judge: JudgeDelivery<{ readonly facts: SenderFacts; readonly notice: SeenNotice }>,
): Check<NoticesSubject> {
  return {
    id,
    requirement,
    run: ({ facts, notices }) =>
      judgeDeliveries(
        requirement,
        notices.flatMap((notice) => notice.deliveries.map((delivery) => ({ delivery, flaws: judge(delivery, { facts, notice }) }))),
      ),
  };
}

/** A check of every status report. */
export function reportRule(requirement: string, id: string, judge: JudgeDelivery<StatesSubject>): Check<StatesSubject> {
  return {
    id,
    requirement,
    run: (subject) =>
      judgeDeliveries(
        requirement,
        subject.deliveries.map((delivery) => ({ delivery, flaws: judge(delivery, subject) })),
      ),
  };
}

/** A check of what became of every notice. */
export function noticeRule(requirement: string, id: string, judge: (notice: SeenNotice, subject: NoticesSubject) => readonly Flaw[]): Check<NoticesSubject> {
  return {
    id,
    requirement,
    run: (subject) =>
      subject.notices.flatMap((notice) => {
        const seen = [...notice.deliveries.map(({ exchange }) => exchange), ...(notice.tellingExchange === undefined ? [] : [notice.tellingExchange])];
        return judge(notice, subject).map((flaw) => findingOf(requirement, flaw, placesOf(seen.slice(0, MOST_EVIDENCE))));
      }),
  };
}

/** A product that repeats without end shall not fill the report. */
const MOST_EVIDENCE = 10;

function judgeDeliveries(requirement: string, judged: readonly { readonly delivery: SeenDelivery; readonly flaws: readonly Flaw[] }[]): readonly Finding[] {
  if (judged.length === 0) return [findingOf(requirement, cannotTell('delivery-not-seen'), [])];
  return findingsPerFlaw(
    requirement,
    judged.map(({ delivery, flaws }) => ({ exchange: delivery.exchange, flaws })),
  );
}
