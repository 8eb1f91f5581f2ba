/** Sentences of findings about error pages, sessions and logs, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_SESSIONS_EN: MessageTable = {
  'page-shows-trace': {
    summary: 'A login {loginEn} ended with a page that shows a stack trace.',
    expected: 'A page without technical details.',
    observed: 'A stack trace.',
  },
  'page-crashed': { summary: 'A login {loginEn} ended in a crash.', expected: 'A page with a status below 500.', observed: 'No answer or status {status}.' },
  'page-not-readable': {
    summary: 'A login {loginEn} ended without a readable page.',
    expected: 'Understandable text.',
    observed: 'An empty page or raw data.',
  },
  'form-not-seen': { summary: 'Whether data entered before are kept could not be seen.', expected: 'The form after the cancel.', observed: 'Not captured.' },
  'form-data-lost': { summary: 'A login {loginEn}: data entered before were lost.', expected: 'The entered data in the form.', observed: 'No longer there.' },
  'later-requests-not-seen': {
    summary: 'Whether the product restarts by itself was not captured.',
    expected: 'The requests after the late response.',
    observed: 'Not captured.',
  },
  'login-restarts': {
    summary: 'A login {loginEn}: the product restarted by itself.',
    expected: 'A restart that the person sets off.',
    observed: '{count} requests without anybody acting.',
  },
  'log-not-seen': {
    summary: "The product's log was not at hand; the rule could not be checked.",
    expected: 'Lines of the log, by the adapter.',
    observed: 'None.',
  },
  'person-in-log': { summary: 'Data of the person logged in stand in the log.', expected: 'No personal data.', observed: '{names}' },
  'assertion-in-log': { summary: 'A whole assertion stands in the log.', expected: 'References and codes.', observed: 'An element Assertion.' },
  'cancel-not-recognised': {
    summary: 'A cancel with another message text was not recognised as one.',
    expected: 'The same page as with the German text.',
    observed: 'Another page.',
  },
  'session-time-not-seen': {
    summary: 'It could not be found out whether the session ends in time.',
    expected: 'A session, and information on it after the limit.',
    observed: 'No information.',
  },
  'session-too-long': {
    summary: 'A session at level {level} lasted too long.',
    expected: 'End after {age} s, without use after {idle} s.',
    observed: 'Still logged in after {ageSeconds} s, {idleSeconds} s of them without use.',
  },
  'session-after-logout': { summary: 'After logout the session went on.', expected: 'No session.', observed: 'Logged in.' },
  'session-copy-after-logout': {
    summary: 'After logout the old session id was still valid.',
    expected: 'The session ends at the service, not in the browser only.',
    observed: 'Logged in with the cookies from before.',
  },
  'login-without-request': { summary: 'The next login did without a new request.', expected: 'A new request to the account.', observed: 'None.' },
  'old-cookies-not-tried': {
    summary: 'Whether cookies from before are still valid was not found out.',
    expected: 'An access with them.',
    observed: 'No information.',
  },
  'session-id-kept': {
    summary: 'The session id from before the login is valid after it.',
    expected: 'A new session id at login.',
    observed: 'The old id is logged in.',
  },
  'step-up-without-request': {
    summary: 'Raising the level did without a new request.',
    expected: 'A new request with the higher level.',
    observed: 'No new request.',
  },
  'step-up-same-level': { summary: 'Raising the level did not demand a higher one.', expected: 'At least STORK-QAA-Level-{wanted}', observed: 'Level {seen}' },
  'case-owner-not-shown': {
    summary: 'Whose the open case is could not be seen.',
    expected: 'What the adapter tells before and after the step-up.',
    observed: 'Nothing.',
  },
  'case-taken-over': {
    summary: 'Another person took the open case over.',
    expected: 'The case stays with the first person.',
    observed: 'It belongs to the other one now.',
  },
};
