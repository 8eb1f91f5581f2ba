/** Sentences of findings about attacks on the login, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_ATTACKS_EN: MessageTable = {
  'attack-unknown': {
    summary: '{case}, form {variant} ({attackEn}): the case does not know this form.',
    expected: 'A case and a form of the catalogue.',
    observed: 'Unknown.',
  },
  'attack-not-carried-out': {
    summary: '{case}, form {variant} ({attackEn}): the trial was not carried out.',
    expected: 'A trial between two ordinary logins.',
    observed: 'No trial.',
  },
  'attack-control-before-failed': {
    summary: '{case}, form {variant} ({attackEn}): the ordinary login before it did not succeed already; the trial shows nothing.',
    expected: 'A session after the ordinary login.',
    observed: 'None.',
  },
  'attack-control-after-failed': {
    summary: '{case}, form {variant} ({attackEn}): the ordinary login after it did not succeed; the trial shows nothing.',
    expected: 'A session after the ordinary login.',
    observed: 'None.',
  },
  'attack-accepted': {
    summary: '{case}, form {variant} ({attackEn}): a response that had to be refused was accepted.',
    expected: 'No session.',
    observed: 'An authenticated session.',
  },
  'attack-evil-identity': {
    summary: '{case}, form {variant} ({attackEn}): the person whom the attacker put in was logged in.',
    expected: 'No session, on no account of this person.',
    observed: 'A session of the person put in.',
  },
  'attack-other-identity': {
    summary: '{case}, form {variant} ({attackEn}): somebody else than the person whose data are signed was logged in.',
    expected: 'No session, or that of the signed person.',
    observed: 'A session with another key.',
  },
  'attack-genuine-accepted': {
    summary: '{case}, form {variant} ({attackEn}): the response was accepted, with the right person though. It should be refused all the same.',
    expected: 'No session.',
    observed: 'A session of the right person.',
  },
  'attack-identity-not-shown': {
    summary: '{case}, form {variant} ({attackEn}): the response was accepted; who is logged in could not be seen.',
    expected: 'Key and attributes of the person logged in, by adapter or page.',
    observed: 'No sufficient information.',
  },
  'attack-level-raised': {
    summary: '{case}, form {variant} ({attackEn}): of contradictory or unknown levels the higher one counted.',
    expected: 'No session, or level {lowerLevel}.',
    observed: 'A session at level {level}.',
  },
  'attack-level-not-shown': {
    summary: '{case}, form {variant} ({attackEn}): the response was accepted; at which level could not be seen.',
    expected: 'The level of the session, by adapter or page.',
    observed: 'No information.',
  },
  'attack-valid-refused': {
    summary: '{case}, form {variant} ({attackEn}): a valid response was refused.',
    expected: 'A session.',
    observed: 'No session (last page: status {status}).',
  },
  'attack-attributes-differ': {
    summary: '{case}, form {variant} ({attackEn}): attributes were not taken over as they were delivered.',
    expected: 'Mapping by Name.',
    observed: 'Different: {names}',
  },
  'attack-recorded': {
    summary: '{case}, form {variant} ({attackEn}): noted, not judged.',
    expected: 'Decision of the operator.',
    observed: 'Response {sessionEn}.',
  },
  'attack-crash': {
    summary: '{case}, form {variant} ({attackEn}): the product crashed.',
    expected: 'Acceptance or refusal, status below 500.',
    observed: 'No answer or status {status}.',
  },
  'attack-no-answer': {
    summary: '{case}, form {variant} ({attackEn}): the product did not answer.',
    expected: 'An answer within the deadline.',
    observed: '{seen}',
  },
  'attack-trace': {
    summary: '{case}, form {variant} ({attackEn}): the answer shows a stack trace.',
    expected: 'A page without technical details.',
    observed: 'A stack trace.',
  },
  'attack-traces': {
    summary: '{count} of {tried} attacks were answered with a stack trace.',
    expected: 'Pages without technical details.',
    observed: 'A stack trace at {cases}.',
  },
  'attack-answers-not-seen': {
    summary: 'No attack was answered; whether answers show a stack trace is open.',
    expected: 'Answers to attacks.',
    observed: 'No answer.',
  },
  'attack-slow': {
    summary: '{case}, form {variant} ({attackEn}): the answer took more than ten times as long as an ordinary login.',
    expected: 'Fast refusal.',
    observed: '{seconds} s against {controlSeconds} s.',
  },
  'attack-canary': {
    summary: '{case}, form {variant} ({attackEn}): the product fetched an address that stood in the message only.',
    expected: 'No fetch.',
    observed: 'Fetch of this address.',
  },
  'attack-told-apart': {
    summary: '{case}, form {variant} ({attackEn}): the answer shows why decryption failed.',
    expected: 'Same status and page for every broken ciphertext.',
    observed: 'Different from the form {other}.',
  },
  'attack-peers-not-seen': {
    summary: '{case}, form {variant} ({attackEn}): pages of other broken ciphertexts were not at hand to compare.',
    expected: 'At least one other form.',
    observed: 'None.',
  },
  'attack-effect-not-seen': {
    summary: '{case}, form {variant} ({attackEn}): whether the trial had an effect could not be seen.',
    expected: 'Answers and information that would show it.',
    observed: 'No sufficient information.',
  },
  'attack-unproven-taken': {
    summary: '{case}, form {variant} ({attackEn}): attributes of low trust count as proven.',
    expected: 'Treated as unproven.',
    observed: '{names}',
  },
  'attack-case-taken': {
    summary: '{case}, form {variant} ({attackEn}): the open case passed to another person.',
    expected: 'The case stays with the first person.',
    observed: 'It belongs to the other one now.',
  },
  'attack-accounts-merged': {
    summary: '{case}, form {variant} ({attackEn}): equal identifiers of two accounts count as one account.',
    expected: 'Two accounts.',
    observed: 'One account.',
  },
  'attack-values-merged': {
    summary: '{case}, form {variant} ({attackEn}): an identifier in another form counts as the same.',
    expected: 'Another account, or refusal.',
    observed: 'The same account.',
  },
  'attack-markup-shown': {
    summary: '{case}, form {variant} ({attackEn}): text of the message appears on the page as markup.',
    expected: 'Escaped characters.',
    observed: 'Unchanged markup.',
  },
  'attack-redirected': {
    summary: '{case}, form {variant} ({attackEn}): the browser was led to a foreign address, or a header could be injected.',
    expected: 'An address of the service itself.',
    observed: 'The foreign value.',
  },
  'attack-in-back-url': {
    summary: '{case}, form {variant} ({attackEn}): the foreign address stands in the BackURL of the request.',
    expected: 'A fixed or validated BackURL.',
    observed: 'The foreign address.',
  },
  'attack-session-fixed': {
    summary: '{case}, form {variant} ({attackEn}): who has only the cookies from before the login is logged in.',
    expected: 'A new session id at login.',
    observed: 'The old id is logged in.',
  },
  'attack-cacheable': {
    summary: '{case}, form {variant} ({attackEn}): the answer of the ACS may be stored.',
    expected: 'Cache-Control: no-store',
    observed: 'Cache-Control: {seen}',
  },
  'attack-logged-out': {
    summary: '{case}, form {variant} ({attackEn}): a forged logout ended the session.',
    expected: 'The session goes on.',
    observed: 'No session any more.',
  },
  'attack-true-logout-failed': {
    summary: '{case}, form {variant} ({attackEn}): a true logout did not end the session either, so that its going on says nothing.',
    expected: 'No session after the true logout.',
    observed: 'The session goes on, or it could not be seen.',
  },
  'attack-metadata-over-https': {
    summary: '{case}, form {variant} ({attackEn}): the new key was taken over; the metadata came over https.',
    expected: 'Decision of the operator.',
    observed: 'An authenticated session.',
  },
  'attack-metadata-trusted': {
    summary: '{case}, form {variant} ({attackEn}): the key of unsigned metadata was trusted without more ado.',
    expected: 'No session with this key.',
    observed: 'An authenticated session.',
  },
  'attack-several-sessions': {
    summary: '{case}, form {variant} ({attackEn}): the same response led to several sessions.',
    expected: 'At most one session.',
    observed: '{count} sessions of {tried} simultaneous responses.',
  },
};
