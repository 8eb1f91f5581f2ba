/** Sentences of findings about logins, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_LOGINS_EN: MessageTable = {
  'login-refused': {
    summary: 'A login {loginEn} did not succeed.',
    expected: 'A session, as with ordinary logins before and after.',
    observed: 'No session (last page: status {status}).',
  },
  'login-accepted': { summary: 'A login {loginEn} led to a session.', expected: 'No session.', observed: 'An authenticated session.' },
  'session-unknown': {
    summary: 'It could not be found out whether there is a session.',
    expected: 'Information on the session, by adapter, page or person.',
    observed: '{seen}',
  },
  'control-login-failed': {
    summary: 'Ordinary logins did not succeed, so the trial shows nothing.',
    expected: 'A session after each ordinary login.',
    observed: 'Not after each.',
  },
  'person-not-delivered': {
    summary: 'A login {loginEn} did not come about at the account; whether the service takes it could not be checked.',
    expected: 'A request that this person can log in with.',
    observed: 'The account answered without data ({outcome}).',
  },
  'attributes-not-shown': {
    summary: 'The product shows none of the attributes; whether they were taken over rightly cannot be seen.',
    expected: 'Attributes of the person logged in, by adapter or page.',
    observed: 'None.',
  },
  'attributes-differ': {
    summary: 'A login {loginEn}: attributes were not taken over as they were delivered.',
    expected: 'Each attribute unchanged.',
    observed: 'Different: {names}',
  },
  'user-key-not-shown': {
    summary: 'The product does not show what it recognises the person by.',
    expected: 'The key of the account, by adapter or page.',
    observed: 'Nothing told.',
  },
  'user-key-is-other': {
    summary: 'The product recognises the person by an attribute that is not fit for it.',
    expected: 'The identifier that the interface has for it.',
    observed: '{what}',
  },
  'user-key-changes': {
    summary: 'The same person was not recognised at the second login.',
    expected: 'The same key at each login.',
    observed: 'Two different keys.',
  },
  'user-key-altered': { summary: 'The product changed or cut the bPK2.', expected: 'The bPK2 character by character.', observed: 'A changed version.' },
  'no-second-login': { summary: 'What the person is recognised by is shown by a second login only.', expected: 'A second login.', observed: 'None.' },
  'proof-not-shown': {
    summary: 'The product does not show which attributes it takes as proven.',
    expected: 'List of proven attributes, by the adapter.',
    observed: 'None.',
  },
  'unproven-taken-as-proven': {
    summary: 'Attributes without sufficient trust count as proven in the product.',
    expected: 'Proven are only attributes whose TrustLevel reaches the demanded level.',
    observed: '{names}',
  },
  'page-not-seen': {
    summary: 'The page that people see in the end could not be captured; the rule could not be checked.',
    expected: 'A page of the product.',
    observed: 'None.',
  },
  'no-own-message': {
    summary: 'A login {loginEn} ended without a message of its own.',
    expected: 'A page that names the reason and differs from the general error page.',
    observed: 'The general error page, a crash or an empty page.',
  },
  'account-not-told': { summary: 'The adapter gave no usable information on the account.', expected: 'Answer to whoami as a JSON object.', observed: 'None.' },
  'pseudonym-not-delivered': {
    summary: 'The login delivered no pseudonym; the rule could not be checked.',
    expected: 'A login with pseudonym.',
    observed: 'None.',
  },
  'pseudonym-alone': {
    summary: 'The pseudonym is kept without its source.',
    expected: 'Pseudonym together with AssertionProvedBy: {wanted}',
    observed: 'Source: {seen}',
  },
  'markup-unescaped': {
    summary: 'A login {loginEn}: delivered text appears on the page as markup instead of text.',
    expected: 'Escaped characters.',
    observed: 'Unchanged markup.',
  },
  'mailbox-not-shown': {
    summary: 'Whether mailbox handle and applicationId were passed on could not be seen.',
    expected: 'A message in the mailbox or what the adapter tells.',
    observed: 'Neither.',
  },
  'mailbox-not-delivered': {
    summary: 'The login delivered neither mailbox handle nor applicationId; the rule could not be checked.',
    expected: 'A login with both.',
    observed: 'None.',
  },
  'mailbox-lost': {
    summary: 'Data for the mailbox were not passed on.',
    expected: 'legacyPostkorbHandle and applicationId as delivered.',
    observed: 'Missing or different: {names}',
  },
  'organisation-not-shown': {
    summary: 'The adapter does not show what the product took over of the organisation.',
    expected: 'Member organisation in the answer to whoami.',
    observed: 'None, or without the datum in question.',
  },
  'organisation-differs': {
    summary: 'A login {loginEn}: data of the organisation were not taken over as they were delivered.',
    expected: 'Each datum unchanged.',
    observed: 'Different: {names}',
  },
  'organisations-confused': {
    summary: 'Two organisations of the same name count as one in the product.',
    expected: 'Two different keys.',
    observed: 'The same key.',
  },
  'person-is-organisation': {
    summary: 'The product keeps the acting person as the organisation.',
    expected: 'Name of the organisation, the acting person apart from it.',
    observed: 'The name of the acting person.',
  },
  'date-misread': { summary: 'A date was misread.', expected: '{wanted}', observed: '{seen}' },
};
