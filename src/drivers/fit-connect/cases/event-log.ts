/**
 * Submissions whose event log deviates: events that are missing, doubled, forged or bound to something else, and submit
 * events whose authentication tags do not fit what was uploaded. The content itself is flawless.
 */
import type { CaseDefinition, ServiceFault } from '../case.ts';
import { FLAWLESS_WITH_ATTACHMENTS } from '../case.ts';
import { oneAttachment } from './flawless.ts';

const PROBLEM = 'https://schema.fitko.de/fit-connect/events/problems/';

function logCase(phrase: string, en: string, fault: string, problems: readonly string[], more: Partial<CaseDefinition> = {}): CaseDefinition {
  const armed: ServiceFault = { fault, bind: 'case' };
  return {
    phrase,
    en,
    expectation: 'refuse',
    problems: problems.map((name) => ({ type: PROBLEM + name, isVerified: false })),
    faults: [armed],
    ...more,
  };
}

/** With one attachment, so that the fault can be about it. */
function attachmentCase(phrase: string, en: string, fault: string, problems: readonly string[]): CaseDefinition {
  return logCase(phrase, en, fault, problems, {
    control: FLAWLESS_WITH_ATTACHMENTS,
    needs: ['attachments'],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    faults: [{ fault, bind: 'case', attachmentParam: 'attachmentId' }],
  });
}

const INVALID_LOG = ['invalid-event-log'];
const NOT_ONE = ['not-exactly-one-submit-event', 'invalid-event-log'];
const WRONG_TAG = ['incorrect-authentication-tag'];

export const EVENT_LOG_CASES: readonly CaseDefinition[] = [
  logCase(
    'deren Submit-Event nicht mit einem veröffentlichten Schlüssel signiert ist',
    'whose submit event is not signed with a published key',
    'submit-event-foreign-key',
    INVALID_LOG,
  ),
  logCase('deren Submit-Event nach der Signatur verändert wurde', 'whose submit event was changed after it was signed', 'submit-event-tampered', INVALID_LOG),
  logCase('deren Submit-Event einen unbekannten Schlüssel nennt', 'whose submit event names an unknown key', 'submit-event-unknown-kid', INVALID_LOG),
  logCase(
    'deren Submit-Event nicht als Security-Event-Token ausgewiesen ist',
    'whose submit event does not say it is a security event token',
    'submit-event-wrong-typ',
    INVALID_LOG,
  ),
  logCase(
    'deren Submit-Event mit einem anderen Verfahren als PS512 signiert ist',
    'whose submit event is signed with another algorithm than PS512',
    'submit-event-wrong-alg',
    INVALID_LOG,
  ),
  logCase('deren Submit-Event gar nicht signiert ist', 'whose submit event is not signed at all', 'submit-event-alg-none', INVALID_LOG),
  logCase('zu der kein Submit-Event vorliegt', 'without a submit event', 'submit-event-missing', NOT_ONE),
  logCase('zu der zwei Submit-Events vorliegen', 'with two submit events', 'submit-event-twice', NOT_ONE),
  logCase('deren Submit-Event zu einem anderen Vorgang gehört', 'whose submit event belongs to another case', 'submit-event-foreign-case', NOT_ONE),
  logCase(
    'deren Submit-Event zu einer anderen Einreichung gehört',
    'whose submit event belongs to another submission',
    'submit-event-foreign-submission',
    NOT_ONE,
  ),
  logCase(
    'deren Submit-Event der Zustellpunkt selbst statt des Dienstes ausgestellt hat',
    'whose submit event was issued by the destination instead of the service',
    'submit-event-by-destination',
    NOT_ONE,
  ),
  logCase(
    'bei der das Authentication-Tag der Metadaten nicht zum Submit-Event passt',
    'whose metadata tag does not fit the submit event',
    'tag-wrong-metadata',
    WRONG_TAG,
  ),
  logCase(
    'bei der das Authentication-Tag der Fachdaten nicht zum Submit-Event passt',
    'whose data tag does not fit the submit event',
    'tag-wrong-data',
    WRONG_TAG,
  ),
  attachmentCase(
    'bei der das Authentication-Tag einer Anlage nicht zum Submit-Event passt',
    'whose attachment tag does not fit the submit event',
    'tag-wrong-attachment',
    WRONG_TAG,
  ),
  attachmentCase(
    'bei der das Authentication-Tag einer Anlage im Submit-Event fehlt',
    'whose attachment has no tag in the submit event',
    'tag-missing-attachment',
    [...WRONG_TAG, 'missing-authentication-tags'],
  ),
];
