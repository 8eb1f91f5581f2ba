/**
 * The event is posted as `application/jose`, the body being the compact token and nothing else.
 * Clause: Submission API 1.1.3, send-case-event. Not checked: parameters of the media type.
 */
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import { mediaTypeOf } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-040';

/** @requirement FC-SUB-040 */
export const postEventAsJose: Check<RunSubject> = {
  id: 'post-event-as-jose',
  requirement: REQUIREMENT,
  run: (subject) =>
    eachEvent(REQUIREMENT, subject, (event) => {
      const seen = mediaTypeOf(event.exchange);
      if (seen === 'application/jose') return [];
      return [
        {
          requirement: REQUIREMENT,
          kind: 'broken',
          messageKey: 'event-media-type',
          params: { seen: excerpt(seen) },
          cause: 'product',
          evidence: [{ exchange: event.exchange.id, at: 'request/header/Content-Type' }],
          nearest: 'Content-Type: application/jose',
        },
      ];
    }),
};
