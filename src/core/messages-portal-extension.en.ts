/** Sentences of findings about the extension in requests to BundID, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_EXTENSION_EN: MessageTable = {
  'extension-missing': {
    summary: 'The request lacks the extension akdb:AuthenticationRequest.',
    expected: 'akdb:AuthenticationRequest with Version="2" below samlp:Extensions.',
    observed: 'No such extension.',
  },
  'extension-version': { summary: 'The extension has the wrong version.', expected: 'Version="2"', observed: 'Version: {seen}' },
  'extension-odd': {
    summary: 'The extension holds parts that the interface description does not know.',
    expected: 'The described elements, once each.',
    observed: '{seen}',
  },
  'no-requested-attribute': { summary: 'The request asks for no attribute.', expected: 'At least one RequestedAttribute.', observed: 'None.' },
  'requested-attribute-name': { summary: 'An attribute is not asked for by its full name.', expected: 'Name="urn:oid:…"', observed: '{seen}' },
  'display-name-missing': {
    summary: 'The request does not name the authority.',
    expected: 'OrganizationDisplayName with text.',
    observed: 'Missing or empty.',
  },
  'display-name-long': {
    summary: 'The name of the authority is too long and may appear cut.',
    expected: 'At most 50 characters.',
    observed: '{length} characters',
  },
  'online-service-id-missing': {
    summary: 'The request does not name the identifier of the service.',
    expected: 'OnlineServiceId with the BMI-ID.',
    observed: 'Missing or empty.',
  },
  'online-service-id-form': {
    summary: 'The identifier of the service has not the form of a BMI-ID.',
    expected: 'BMI- with a letter and digits',
    observed: '{seen}',
  },
  'no-declared-attributes': {
    summary: 'The target does not name which attributes the procedure needs; the rule could not be checked.',
    expected: 'List of needed attributes in the target file.',
    observed: 'None.',
  },
  'attribute-not-needed': {
    summary: 'The request asks for attributes that the procedure does not need.',
    expected: 'Only attributes named in the target file.',
    observed: '{seen}',
  },
  'attribute-required-without-reason': {
    summary: 'The request makes attributes mandatory without a reason stated.',
    expected: 'RequiredAttribute="true" with a reason only.',
    observed: '{seen}',
  },
  'attribute-required-at-level-1': {
    summary: 'The request makes attributes mandatory at level 1.',
    expected: 'No mandatory attributes at level 1.',
    observed: '{seen}',
  },
  'bpk-required': {
    summary: 'The request demands the withdrawn bPK as mandatory.',
    expected: 'bPK2 instead of bPK.',
    observed: 'bPK with RequiredAttribute="true".',
  },
  'no-declared-identifier': {
    summary: 'The target does not say whether the procedure needs an identifier; the rule could not be checked.',
    expected: 'A statement in the target file.',
    observed: 'None.',
  },
  'identifier-not-asked': {
    summary: 'The request asks for neither bPK2 nor mailbox handle although the procedure needs one of them.',
    expected: 'bPK2 or legacyPostkorbHandle among the attributes asked for.',
    observed: 'Neither.',
  },
  'methods-empty': {
    summary: 'The request holds an empty list of login methods.',
    expected: 'No list, or at least one method.',
    observed: 'List without entry.',
  },
  'methods-smart-eid': { summary: 'The request names Smart-eID as a login method.', expected: 'eID, which includes Smart-eID.', observed: 'Smart-eID' },
  'methods-all-off': {
    summary: 'The request switches every named login method off.',
    expected: 'At least one method with Enabled true or without Enabled.',
    observed: 'All with Enabled false.',
  },
  'methods-unknown': {
    summary: 'The request names login methods that do not exist.',
    expected: 'Authega, Benutzername, eID, eIDAS, Diia, Elster, FINK',
    observed: '{seen}',
  },
  'back-url-injected': {
    summary: 'The BackURL holds what was written into an address from outside.',
    expected: 'A fixed or validated BackURL.',
    observed: '{seen}',
  },
  'back-url-not-https': { summary: 'The BackURL is no https address.', expected: 'https://…', observed: '{seen}' },
  'back-url-loopback': {
    summary: 'The BackURL leads to this machine; whether it is https in production cannot be seen.',
    expected: 'https://…',
    observed: '{seen}',
  },
  'purpose-sent': { summary: 'The request states a purpose that is shown no more.', expected: 'No Purpose.', observed: 'Purpose with text.' },
  'purpose-forbidden-html': {
    summary: 'The purpose holds forbidden markup.',
    expected: 'No Purpose, in any case without scripts, handlers and links other than https.',
    observed: 'Forbidden markup.',
  },
  'purpose-other-html': { summary: 'The purpose holds elements that are not known to be allowed.', expected: 'h1, p, a, b, i', observed: '{seen}' },
  'lang-unknown': { summary: 'The request names a language that is not offered.', expected: 'de, en, ru or uk', observed: 'Lang: {seen}' },
};
