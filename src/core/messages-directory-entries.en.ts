/** Sentences of findings about what directories answer, English; keys as in messages-directory-entries.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DIRECTORY_ENTRIES_EN: MessageTable = {
  'answer-shape': {
    summary: 'An answer does not conform to its description.',
    expected: '{function} as described.',
    observed: '{member}: {problem}',
  },
  'category-twice': {
    summary: 'The name of a category is in the tree twice.',
    expected: 'Every name once.',
    observed: '"{name}" several times.',
  },
  'categories-unordered': {
    summary: 'The tree of categories is not in alphabetical order.',
    expected: '"{after}" before "{before}".',
    observed: 'The other way round.',
  },
  'order-not-due': {
    summary: 'Version {version} need not sort the tree of categories yet.',
    expected: 'From 2.15.0 on.',
    observed: '{version}',
  },
  'miss-told-otherwise': {
    summary: 'What is not there is told otherwise than described.',
    expected: 'The described miss of {function}.',
    observed: 'Status {status}, or another problem type.',
  },
  'miss-with-entries': {
    summary: '{function} answers entries where there are none.',
    expected: 'An empty list.',
    observed: 'Entries.',
  },
  'verification-untrue': {
    summary: 'The result of a verification is untrue.',
    expected: '{wanted} for "{category}".',
    observed: '{seen}',
  },
  'own-categories-missing': {
    summary: 'No category is named for the own key and certificate.',
    expected: 'At least one.',
    observed: 'An empty list.',
  },
  'certificate-not-seen': {
    summary: 'The answer holds no certificate.',
    expected: '–',
    observed: 'None.',
  },
  'certificate-unreadable': {
    summary: 'content of a certificate is no certificate.',
    expected: 'DER in Base64.',
    observed: 'Something else ({fingerprint}).',
  },
  'certificate-told-otherwise': {
    summary: 'What is said of a certificate is not what the certificate says.',
    expected: '{member}: {own}',
    observed: '{seen}',
  },
  'other-certificate': {
    summary: 'Another certificate comes than the one asked for.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'other-organization': {
    summary: 'Another organisation comes than the one asked for.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'other-service': {
    summary: 'Another service comes than the one asked for.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'service-ended': {
    summary: 'A service comes that is no longer valid.',
    expected: 'A service that is valid now, or none.',
    observed: 'Valid until {validTo}.',
  },
  'service-not-yet': {
    summary: 'A service comes that is not yet valid.',
    expected: 'A service that is valid now, or none.',
    observed: 'Valid from {validFrom}.',
  },
  'warning-not-seen': {
    summary: 'The directory does not warn of the ended service; it need not.',
    expected: '–',
    observed: 'No dvdv-warning-msg.',
  },
  'warning-not-encoded': {
    summary: 'dvdv-warning-msg is not encoded by RFC 2047.',
    expected: 'ASCII with encoded words.',
    observed: 'Other characters, or a broken encoded word.',
  },
  'service-not-listed': {
    summary: 'A service that is offered is missing in the list of its category.',
    expected: '{uri}',
    observed: 'Not among {listed} entries.',
  },
  'element-not-found': {
    summary: 'The look-up by an element does not find the organisation whose service has it.',
    expected: '{key}',
    observed: 'Others or none.',
  },
  'batch-count': {
    summary: 'A batch has another number of results than of requests.',
    expected: '{requests}',
    observed: '{results}',
  },
  'batch-order': {
    summary: 'The results of a batch are not in the order of the requests.',
    expected: 'The order of the requests.',
    observed: 'Another one.',
  },
  'servers-disagree': {
    summary: 'The servers answer different things.',
    expected: 'The same answer to {function}.',
    observed: 'Another one, or none.',
  },
};
