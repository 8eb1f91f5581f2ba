/** All cases by the phrase of the features. A phrase stands for one case only. */
import type { CaseDefinition } from '../case.ts';
import { CONTENT_CASES } from './content.ts';
import { EVENT_LOG_CASES } from './event-log.ts';
import { FLAWLESS_CASES } from './flawless.ts';
import { NETWORK_CASES } from './network.ts';
import { PAYMENT_CASES } from './payment.ts';

export const CASES: ReadonlyMap<string, CaseDefinition> = new Map(
  [...FLAWLESS_CASES, ...CONTENT_CASES, ...EVENT_LOG_CASES, ...NETWORK_CASES, ...PAYMENT_CASES].map((definition) => [definition.phrase, definition]),
);
