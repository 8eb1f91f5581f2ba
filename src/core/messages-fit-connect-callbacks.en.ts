/** Sentences about callbacks at FIT-Connect, English; keys as in messages-fit-connect-callbacks.de.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_CALLBACKS_EN: MessageTable = {
  'callback-reaction-not-shown': {
    summary: 'No reaction of the product to a correct callback could be seen, so {callbackEn} shows nothing.',
    expected: 'Fetch of the named submission after a correct callback.',
    observed: 'No visible reaction.',
  },
  'forged-callback-followed': {
    summary: 'The product followed a callback it had to ignore: {callbackEn}.',
    expected: 'No reaction.',
    observed: 'Fetch of the submission named only there (answer {status}).',
  },
  'valid-callback-ignored': {
    summary: 'The product did not follow a correct callback: {callbackEn}.',
    expected: 'Fetch of the named submission.',
    observed: 'No fetch (answer {status}).',
  },
  'callback-status': { summary: 'A callback was not answered with 200: {callbackEn}.', expected: '200', observed: '{status}' },
  'callback-unreachable': {
    summary: 'The callback receiver could not be reached: {callbackEn}.',
    expected: 'Answer 200 at the address the target names.',
    observed: '{failure}',
  },
  'callback-observed': {
    summary: 'Noted without a rule, not judged: {callbackEn}.',
    expected: 'No rule known.',
    observed: 'Answer {status}; {seenEn}.',
  },
  'callback-trusted': {
    summary: "The product used the case id of the callback instead of the service's.",
    expected: 'What a callback says is a hint; the API decides.',
    observed: 'Requests for case {caseId}, which does not exist.',
  },
};
