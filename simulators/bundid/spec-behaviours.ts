/** The behaviours of the BundID simulator with the source each rests on. */
import type { Behaviour } from '../specification.ts';

const SHEET = 'fact sheet, our reading';

const ARRIVAL: readonly Behaviour[] = [
  { rule: 'HTTP-POST and HTTP-Redirect at the paths of the service', fidelity: 'verified', source: 'client configurations; SSB 8.1', requirement: 'BID-RQ-19' },
  { rule: 'The entityID is the address of the metadata', fidelity: 'verified', source: 'SSB 10.2; client configurations' },
  {
    rule: 'Unknown issuer, unregistered address, wrong Destination, repeated ID: error page, nothing is sent to the service',
    fidelity: 'inferred',
    source: SHEET,
  },
  { rule: 'A missing Destination and a distant IssueInstant are remarked upon', fidelity: 'inferred', source: 'the tolerance of the service is not known' },
  { rule: 'Only what a valid signature covers is read', fidelity: 'inferred', source: 'OWASP SAML Security Cheat Sheet, applied to the identity provider' },
  {
    rule: 'Requests signed with rsa-sha256 and with RSASSA-PSS are taken',
    fidelity: 'inferred',
    source: 'FAQ 10.9.2; client configurations',
    requirement: 'BID-RQ-03',
  },
  {
    rule: 'Version 2 enforced: signature, display name, version 2 and an attribute are needed',
    fidelity: 'verified',
    source: 'SSB 9',
    requirement: 'BID-RQ-04',
  },
  { rule: 'The nine codes of the error page', fidelity: 'verified', source: 'SSB 9.6' },
  { rule: 'The order of the checks', fidelity: 'inferred', source: SHEET },
  { rule: 'Refusals by error page with idp.code in its address', fidelity: 'verified', source: 'SSB 9.6' },
  { rule: 'Refusals as a SAML answer, by choice: Requester, RequestDenied, the code as message', fidelity: 'inferred', source: 'SSB 9 says that there is one' },
  {
    rule: 'Not enforced: an unsigned request or a malformed list of attributes makes the extension as good as absent',
    fidelity: 'verified',
    source: 'SSB 9, 9.2.2',
  },
  { rule: 'Version 1, and no extension: all attributes are delivered', fidelity: 'verified', source: 'SSB 9.2; without extension by analogy' },
  { rule: 'IsPassive is answered NoPassive', fidelity: 'inferred', source: 'SAML 2.0 Core 3.2.2.2; there is no single sign-on' },
];

const DECISIONS: readonly Behaviour[] = [
  { rule: 'Means are offered when listed, high enough, and able to deliver bPK2 and mailbox if asked for', fidelity: 'verified', source: 'SSB 9.2.1' },
  { rule: 'An absent list means all; Enabled absent counts as true', fidelity: 'verified', source: 'SSB 9.1' },
  { rule: 'A temporary login is offered with the means that it uses', fidelity: 'inferred', source: 'SSB 9.1 says that it cannot be deselected' },
  { rule: 'Levels of the means; eIDAS low as 1, substantial as 3, high as 4', fidelity: 'inferred', source: 'SSB 5; the mapping of eIDAS is ours' },
  { rule: 'Comparison exact wants exactly that level, anything else at least', fidelity: 'inferred', source: 'SSB 5.1 calls exact obsolete' },
  { rule: 'Nothing to offer: answer NoAuthnContext', fidelity: 'inferred', source: 'client code' },
  {
    rule: 'A missing required attribute: Requester, RequestDenied, security-msg, JSON detail on request, no data',
    fidelity: 'verified',
    source: 'SSB 9.2, 9.7',
    requirement: 'BID-ER-01',
  },
  { rule: 'Exactly the requested attributes that exist, never empty ones', fidelity: 'verified', source: 'SSB 9.2', requirement: 'BID-AT-02' },
  {
    rule: 'BackURL: plain navigation, no answer; an address that is none of the web is not followed',
    fidelity: 'verified',
    source: 'SSB 9.5; the restriction is ours',
    requirement: 'BID-ER-02',
  },
  {
    rule: 'Going back without BackURL: Requester, AuthnFailed',
    fidelity: 'inferred',
    source: 'SSB 9.5 for the answer; codes of client code',
    requirement: 'BID-ER-02',
  },
  { rule: 'Failure and end of the session: Responder', fidelity: 'inferred', source: SHEET, requirement: 'BID-ER-03' },
  { rule: 'No single sign-on between services', fidelity: 'verified', source: 'FAQ 5.3.1' },
];

const ANSWERS: readonly Behaviour[] = [
  { rule: 'Encrypted assertion, signed inside, by HTTP-POST', fidelity: 'verified', source: 'SSB 3, 10.2', requirement: 'BID-RS-03' },
  { rule: 'The response itself is not signed by default; response or both by choice', fidelity: 'inferred', source: 'not known for the service' },
  {
    rule: 'Five minutes in Conditions and confirmation, Recipient, InResponseTo, Address, one audience',
    fidelity: 'verified',
    source: 'SSB 10.2',
    requirement: 'BID-RS-09',
  },
  { rule: 'RSASSA-PSS with AES-GCM; rsa-sha256 with AES-CBC in the profile legacy', fidelity: 'verified', source: 'SSB 5.4, 10.2', requirement: 'BID-RS-13' },
  { rule: 'AES with 256 bits and rsa-oaep-mgf1p', fidelity: 'inferred', source: 'not known for the service' },
  { rule: 'NameID transient, new at each login', fidelity: 'verified', source: 'SSB 10.2; freshness by its format' },
  {
    rule: 'bPK2: 43 characters, the same for a host name, another for another',
    fidelity: 'verified',
    source: 'SSB 6.2.2; the size is that of the sample',
    requirement: 'BID-AT-03',
  },
  { rule: 'bPK2 of FINK has the prefix FINK:', fidelity: 'inferred', source: 'SSB 6.2.2 for a prefix, its form is not known', requirement: 'BID-AT-04' },
  { rule: 'applicationId new at each login', fidelity: 'verified', source: 'SSB 6.2.7; ALF', requirement: 'BID-AT-11' },
  { rule: 'Values of an eID in upper case with capital sharp s; NFC', fidelity: 'verified', source: 'SSB 6, 10.2', requirement: 'BID-AT-09' },
  {
    rule: 'Trust of identity data by level, of mail NORMAL, of other declared data UNTERGEORDNET, of technical data NORMAL',
    fidelity: 'inferred',
    source: 'sample of SSB 10.2, extended',
  },
  { rule: 'Unknown trust: without mark, or left out by choice', fidelity: 'inferred', source: 'SSB 6.2.9 has two readings', requirement: 'BID-AT-05' },
  { rule: 'Pseudonym for eID only, specific to card and service', fidelity: 'verified', source: 'SSB 6.2.8; its form is ours', requirement: 'BID-AT-08' },
  { rule: 'mfa true for eID and ELSTER', fidelity: 'verified', source: 'SSB 6.2.10' },
  { rule: 'Withdrawn bPK and issuingState are never delivered', fidelity: 'inferred', source: 'SSB 6.1, 6.2.1; the sample still has bPK' },
];

const EID: readonly Behaviour[] = [
  { rule: 'eID by a local client: a link with tcTokenURL, a TcToken, a return with ResultMajor', fidelity: 'verified', source: 'AusweisApp SDK and source' },
  {
    rule: 'The token is given once and belongs to the browser that began',
    fidelity: 'inferred',
    source: 'TR-03124-1 at second hand',
    requirement: 'BID-EID-01',
  },
  { rule: 'The account itself is the eID server, and reads everything that an account keeps', fidelity: 'inferred', source: SHEET },
  {
    rule: 'Client and server exchange two JSON messages of ours instead of PAOS over TLS with a pre-shared key',
    fidelity: 'inferred',
    source: 'simplified: the messages are not read',
  },
  { rule: 'The result counts as the server has it, never as the browser says', fidelity: 'inferred', source: SHEET },
  { rule: 'A login by card lasts ten minutes at most', fidelity: 'inferred', source: SHEET },
];

const BAYERNID: readonly Behaviour[] = [
  {
    rule: 'BayernID: the paths, extension, attributes and levels of BundID, with an entityID and keys of its own',
    fidelity: 'verified',
    source: 'SSB 9.5, 10.1; client configurations',
  },
  { rule: 'BayernID: HTTP-Redirect at the path of BundID', fidelity: 'inferred', source: 'the same product; only HTTP-POST is seen' },
  { rule: 'BayernID: Authega, level 3', fidelity: 'verified', source: 'README of a BayernID plug-in' },
  { rule: 'BayernID: Authega has bPK2 and mailbox, and is called so in AssertionProvedBy', fidelity: 'inferred', source: SHEET },
  {
    rule: 'BayernID: version 1 and requests without extension are taken',
    fidelity: 'inferred',
    source: 'the samples of both versions go there (SSB 10.1); nobody says what is enforced',
  },
  { rule: 'BayernID: no BMI-ID is asked for', fidelity: 'inferred', source: 'it belongs to the onboarding of BundID' },
  {
    rule: 'BayernID: mdui:UIInfo, AttributeConsumingService, Organization and ContactPerson are missed when absent',
    fidelity: 'inferred',
    source: 'practice of integrators, seen in client code',
  },
  {
    rule: 'BayernID: the bPK2 of BundID at the same service, or one of its own by choice',
    fidelity: 'inferred',
    source: 'no source relates the two; equal values are the harder case',
  },
  { rule: 'BayernID: a mailbox of its own', fidelity: 'inferred', source: 'the mailbox of BayernID is another system' },
];

export const SPEC_BEHAVIOURS: readonly Behaviour[] = [...ARRIVAL, ...DECISIONS, ...ANSWERS, ...EID, ...BAYERNID];
