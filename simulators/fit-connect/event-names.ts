/** Names of the events of a case and who may author them (fact sheet, section 16; DOC:getting-started/event-log). */

export const EVENT_PREFIX = 'https://schema.fitko.de/fit-connect/events/';

/** Events of submissions and of replies. `notify-` and `delete-` of replies are inferred by analogy. */
export const EVENT_NAMES = [
  'create-submission',
  'submit-submission',
  'notify-submission',
  'forward-submission',
  'accept-submission',
  'reject-submission',
  'delete-submission',
  'create-reply',
  'submit-reply',
  'notify-reply',
  'accept-reply',
  'reject-reply',
  'delete-reply',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** What an event does, apart from the kind of item it is about. */
export type EventVerb = 'create' | 'submit' | 'notify' | 'forward' | 'accept' | 'reject' | 'delete';

const BY_URI: ReadonlyMap<string, EventName> = new Map(EVENT_NAMES.map((name) => [EVENT_PREFIX + name, name]));

/** The event of a URI as it stands in `events`. */
export function eventOfUri(uri: string): EventName | undefined {
  return BY_URI.get(uri);
}

/** Verb and kind of an event, `accept-reply` is `accept` of a `reply`. */
export function partsOfEvent(name: EventName): { readonly verb: EventVerb; readonly kind: 'submission' | 'reply' } {
  const [verb, kind] = name.split('-') as [EventVerb, 'submission' | 'reply'];
  return { verb, kind };
}

/** The event of that verb for a submission or reply; `forward` exists for submissions only. */
export function eventName(verb: Exclude<EventVerb, 'forward'>, kind: 'submission' | 'reply'): EventName {
  return `${verb}-${kind}`;
}
