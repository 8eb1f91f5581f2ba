/** Sentences of findings about directories, English; keys as in messages-directory.de.ts. */
import { MESSAGES_DIRECTORY_ENTRIES_EN } from './messages-directory-entries.en.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_DIRECTORY_EN: MessageTable = {
  ...MESSAGES_DIRECTORY_ENTRIES_EN,
  'directory-not-asked': {
    summary: 'What the rule is about was not asked for; it could not be tested.',
    expected: 'A look-up of it.',
    observed: 'None.',
  },
  'directory-silent': {
    summary: 'The directory gave no complete answer, at the second try either.',
    expected: 'A complete answer within the time limit.',
    observed: 'None ({failure}).',
  },
  'directory-unavailable': {
    summary: 'The directory is out of order or busy; the rule could not be tested.',
    expected: 'An answer to the question.',
    observed: 'Status {status}, at the second try too.',
  },
  'directory-status-unexpected': {
    summary: 'The directory answered with a status that is not described; the rule could not be tested.',
    expected: '200, 204, 400, 401 or 404.',
    observed: 'Status {status}.',
  },
  'directory-login-failed': {
    summary: 'The login with the client certificate of the target failed; the rule could not be tested.',
    expected: 'A token.',
    observed: 'Status {status}; is the certificate registered in the directory?',
  },
  'directory-not-admitted': {
    summary: 'The directory did not admit the suite in spite of its login; the rule could not be tested.',
    expected: 'An answer to {function}.',
    observed: 'Status 401.',
  },
  'directory-entry-not-answered': {
    summary: '{function} gave no entry; the rule could not be tested.',
    expected: 'Status 200 with an entry.',
    observed: 'Status {status}; is the entry of the target in the directory?',
  },
  'directory-answer-unreadable': {
    summary: 'The answer to {function} is not JSON of the described shape; this rule could not be tested on it.',
    expected: 'JSON with the members in question.',
    observed: 'Something else.',
  },
  'ended-entry-valid': {
    summary: 'The service that has ended by the target is valid by the directory.',
    expected: 'An ended service of the key {key}.',
    observed: 'A service that is valid now.',
  },
  'function-missing': {
    summary: 'A described function is not offered.',
    expected: 'An answer of the function {function}.',
    observed: 'Status {status} without a problem document of the directory.',
  },
  'answer-cut-off': {
    summary: 'An answer breaks off before its end.',
    expected: 'The whole answer to {function}.',
    observed: 'Its beginning, at the second try too.',
  },
  'answer-not-json': {
    summary: 'An answer with status 200 is no well-formed JSON.',
    expected: 'JSON as answer to {function}.',
    observed: 'Something else.',
  },
  'answer-media-type': {
    summary: 'An answer names the wrong media type.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'status-undescribed': {
    summary: 'A conforming look-up is answered with a status that is not described.',
    expected: '200, 204, 400, 401 or 404 for {function}.',
    observed: 'Status {status}.',
  },
  'problem-member': {
    summary: 'A problem document lacks a member, or it is no text.',
    expected: '{member} as text.',
    observed: 'Something else.',
  },
  'problem-status': {
    summary: 'A problem document names another status than the answer.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'token-answer-member': {
    summary: 'The answer to a valid login lacks a member, or it is of the wrong type.',
    expected: '{member}',
    observed: 'It is missing or of another type.',
  },
  'token-for-stranger': {
    summary: 'A certificate that is not registered gets a token.',
    expected: '401 with the problem type AUTHENTICATION.',
    observed: 'Status {status}.',
  },
  'login-refused-otherwise': {
    summary: 'The login of a stranger is refused otherwise than described.',
    expected: '401 with the problem type AUTHENTICATION.',
    observed: 'Status {status}, another problem type or none.',
  },
  'token-for-bad-signature': {
    summary: 'A JWT without a valid signature of the certificate it names gets a token.',
    expected: 'No admission.',
    observed: 'A token ({assertion}).',
  },
  'token-for-ended-assertion': {
    summary: 'A JWT that has ended gets a token.',
    expected: 'No admission.',
    observed: 'A token.',
  },
  'look-up-without-token': {
    summary: 'A look-up without a valid token is carried out.',
    expected: '401',
    observed: 'Status {status} ({authorization}).',
  },
  'look-up-refused-otherwise': {
    summary: 'A look-up without a valid token is refused with another status.',
    expected: '401',
    observed: 'Status {status} ({authorization}).',
  },
  'bearer-taken': {
    summary: 'A good token is taken behind the word Bearer as well.',
    expected: '401',
    observed: 'Status 200.',
  },
  'token-not-taken': {
    summary: 'A fresh token is not taken.',
    expected: 'An answer.',
    observed: '401',
  },
  'request-not-refused': {
    summary: 'A faulty look-up is not refused as described.',
    expected: '400 with the problem type {type} for {function}.',
    observed: 'Status {status}, or another problem type.',
  },
  'large-batch-refused': {
    summary: 'A batch of an allowed size is refused.',
    expected: '200 for {requests} requests.',
    observed: 'Status {status}.',
  },
};
