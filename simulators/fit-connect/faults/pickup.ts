/** Pickup lists that leave out, repeat, keep or invent items (at-least-once delivery, fact sheet section 10). */
import type { Call } from '../call.ts';
import { numberParam, stringParam, stringsParam } from './definition.ts';
import type { Armed, FaultDefinition, PickupItem } from './definition.ts';

const LIST = ['list-submissions'];
const IDS = { submissionIds: { kind: 'strings', isRequired: true, text: 'Submissions it is about' } } as const;

/**
 * Decided items that stay listed. A round begins with a request from offset 0; each item is counted from the first round
 * after its decision.
 */
function keptItems(call: Call, armed: Armed): readonly PickupItem[] {
  const isNewRound = call.query === '' || !/(?:^|&)offset=[1-9]/.test(call.query);
  return stringsParam(armed, 'submissionIds').flatMap((submissionId) => {
    const submission = call.tenant.store.submission(submissionId);
    if (submission === undefined || (submission.status !== 'accepted' && submission.status !== 'rejected')) return [];
    const rounds = Number(armed.memory.get(submissionId) ?? 0) + (isNewRound ? 1 : 0);
    armed.memory.set(submissionId, rounds);
    if (rounds > numberParam(armed, 'rounds')) return [];
    const { destinationId, caseId } = submission;
    return [{ destinationId, submissionId, caseId }];
  });
}

function ghosts(call: Call, armed: Armed): readonly PickupItem[] {
  const known = armed.memory.get('ghosts') as readonly PickupItem[] | undefined;
  if (known !== undefined) return known;
  const { ids } = call.tenant.service;
  const asked = new URLSearchParams(call.query).get('destinationId') ?? [...(call.client?.destinationIds ?? [])][0] ?? ids();
  const named = stringsParam(armed, 'submissionIds');
  const listed = named.length > 0 ? named : Array.from({ length: numberParam(armed, 'count') }, ids);
  const made = listed.map((submissionId) => ({ destinationId: asked, submissionId, caseId: call.tenant.store.submission(submissionId)?.caseId ?? ids() }));
  armed.memory.set('ghosts', made);
  return made;
}

/** The same list when nothing was added, so that the fault does not count as struck. */
function joined(...parts: readonly (readonly PickupItem[])[]): readonly PickupItem[] {
  const filled = parts.filter(({ length }) => length > 0);
  return filled.length === 1 ? (filled[0] ?? []) : filled.flat();
}

export const PICKUP_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'pickup-hides',
    text: 'The named submissions are missing from the list; they can be fetched by id.',
    violates: 'FC-SVC-012',
    operations: LIST,
    params: IDS,
    pickup(items, _call, armed) {
      const hidden = new Set(stringsParam(armed, 'submissionIds'));
      const rest = items.filter(({ submissionId }) => !hidden.has(submissionId));
      return rest.length === items.length ? items : rest;
    },
  },
  {
    name: 'pickup-keeps-decided',
    text: 'The named submissions stay listed for some rounds after their decision, and can be fetched as long as the fault is armed.',
    violates: 'FC-SVC-012',
    operations: [...LIST, 'get-submission', 'get-attachment'],
    params: { ...IDS, rounds: { kind: 'number', default: 2, text: 'Rounds of listing, each from offset 0' } },
    pickup: (items, call, armed) => joined(keptItems(call, armed), items),
    keepsFetchable: (submission, armed) =>
      submission.status !== 'incomplete' && submission.status !== 'deleted' && stringsParam(armed, 'submissionIds').includes(submission.submissionId),
  },
  {
    name: 'pickup-lists-twice',
    text: 'The named submissions stand twice in the list, one right after the other.',
    violates: 'FC-SVC-012',
    operations: LIST,
    params: IDS,
    pickup(items, _call, armed) {
      const doubled = new Set(stringsParam(armed, 'submissionIds'));
      const list = items.flatMap((item) => (doubled.has(item.submissionId) ? [item, item] : [item]));
      return list.length === items.length ? items : list;
    },
  },
  {
    name: 'pickup-ghosts',
    text: 'The list holds submissions that do not exist; fetching them answers 404.',
    violates: 'FC-SVC-012',
    operations: LIST,
    params: {
      count: { kind: 'number', default: 1, text: 'How many, when none are named' },
      submissionIds: { kind: 'strings', default: [], text: 'Which; one that exists is listed here besides its own place' },
      position: { kind: 'string', default: 'first', oneOf: ['first', 'last'], text: 'Where in the list' },
    },
    pickup(items, call, armed) {
      const made = ghosts(call, armed);
      return stringParam(armed, 'position') === 'last' ? joined(items, made) : joined(made, items);
    },
  },
];
