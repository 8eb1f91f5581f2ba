/**
 * What the simulator follows, and how sure each behaviour is. `verified`: seen in a source that speaks for the service or was
 * run against it. `inferred`: our reading; nobody may fail because of it alone. The official description of the REST
 * interface is not public.
 */
import type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';

const SCRIPTS = 'scripts run against the integration environment in 2025, with a captured answer';
const BRIDGE = 'client library for the FIT-Connect bridge';
const GUIDE = 'BundID onboarding guide 1.9';
const FAQ = 'BundID FAQ, January 2025';
const DESCRIPTION = 'BundID interface description 10.2.0.0';
const DEFAULT = 'default of the simulator; no public source shows an error answer';

const DOCUMENTS: readonly FollowedDocument[] = [
  { title: 'ZBP scripts', version: 'commit 70325e27', url: 'https://github.com/mfasihiy/ZBP_REST_MAIN' },
  { title: 'FIT-Connect library with ZBP messages', version: 'commit 8dac2d6d', url: 'https://github.com/optiGov/php-fitconnect' },
  { title: 'BundID: Schnittstellenbeschreibung, Anbindungsleitfaden, FAQ', version: 'commit 4c89edd2', url: 'https://github.com/jguzdv/bundid-connector' },
  { title: 'FIT-Connect: Zentrales Bürgerpostfach', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/zbp/' },
];

const REST: readonly Behaviour[] = [
  { rule: 'Senders connect with a client certificate of their environment', fidelity: 'verified', source: GUIDE, requirement: 'ZBP-01' },
  { rule: '403 without a client certificate, or with one that is unknown, expired or of another environment', fidelity: 'inferred', source: DEFAULT },
  {
    rule: 'Token signed by the sender itself: RS512, iat, exp, signer, roles with THIRD_PARTY',
    fidelity: 'verified',
    source: `${SCRIPTS}; ${BRIDGE}`,
    requirement: 'ZBP-02',
  },
  { rule: 'Token and content are signed with the key of the client certificate', fidelity: 'inferred', source: 'one key pair per environment in the scripts' },
  { rule: 'Clocks may differ by 30 seconds; a token may live for any time', fidelity: 'inferred', source: 'neither is known' },
  { rule: '401 for a token that is missing, malformed, expired, of another algorithm or key; 403 for signer or role', fidelity: 'inferred', source: DEFAULT },
  {
    rule: 'sha512sum is an RSA PKCS #1 v1.5 signature with SHA-512 over the exact bytes of content',
    fidelity: 'verified',
    source: `${SCRIPTS}; ${BRIDGE}`,
    requirement: 'ZBP-04',
  },
  { rule: '422 for a signature that does not fit', fidelity: 'inferred', source: DEFAULT },
  { rule: 'An envelope has no other members than content and sha512sum', fidelity: 'inferred', source: 'none was seen with more' },
  { rule: 'Message: multipart/form-data with one part json and parts files', fidelity: 'verified', source: SCRIPTS },
  { rule: '415 for another media type, also of the part json; 400 for other parts', fidelity: 'inferred', source: DEFAULT },
  { rule: 'Members and limits of a message', fidelity: 'verified', source: `${SCRIPTS}; ${BRIDGE}`, requirement: 'ZBP-07' },
  { rule: 'Limits count characters; content ends at 1048576; further members are ignored', fidelity: 'inferred', source: 'about 1 MB is all that is known' },
  { rule: 'attachments list name, digest and length of every part files, in order', fidelity: 'verified', source: SCRIPTS, requirement: 'ZBP-08' },
  { rule: '400 for a broken limit, and for attachments that differ from the parts', fidelity: 'inferred', source: DEFAULT },
  {
    rule: 'File names in UTF-8, escaped as browsers do, or as filename*; encoded words are not decoded',
    fidelity: 'inferred',
    source: 'a name with umlaut was seen, its form was not',
    requirement: 'ZBP-09',
  },
  { rule: 'At most 20 attachments of 20 MiB, any type: 413 and 415 otherwise', fidelity: 'inferred', source: 'limits are in the unpublished document' },
  { rule: '200 with mailboxHandle, messageId, messageUuid, no-store, cookie of a load balancer', fidelity: 'verified', source: SCRIPTS },
  { rule: 'Two identical messages are stored twice', fidelity: 'inferred', source: 'no means against it is known' },
  { rule: 'The sender gets an error for a deleted account', fidelity: 'verified', source: `${FAQ}, 11.1.4`, requirement: 'ZBP-12' },
  { rule: '404 for an unknown or deleted mailbox alike', fidelity: 'inferred', source: DEFAULT },
  { rule: 'The EICAR test file is refused with 422', fidelity: 'inferred', source: 'senders tried it; the outcome is not known' },
  { rule: 'Status report: JSON envelope; members, values, form of createdDate', fidelity: 'verified', source: SCRIPTS, requirement: 'ZBP-17' },
  { rule: 'NONE is an error', fidelity: 'verified', source: SCRIPTS, requirement: 'ZBP-16' },
  { rule: '422 for NONE, 404 for an application that no login has, 200 without content', fidelity: 'inferred', source: DEFAULT },
];

const SOAP: readonly Behaviour[] = [
  { rule: 'Off after 30 June 2025 of the virtual clock', fidelity: 'verified', source: `${GUIDE}; ${DESCRIPTION}, 11`, requirement: 'ZBP-18' },
  { rule: '410 when off', fidelity: 'inferred', source: 'the host is gone' },
  { rule: 'Endpoint, SOAPAction, client certificate or list of addresses', fidelity: 'verified', source: `${DESCRIPTION}, 13, 14` },
  { rule: 'sendBspNachrichtNative answers every message with a receipt and a code of table 9006', fidelity: 'verified', source: `${DESCRIPTION}, 13.1` },
  {
    rule: 'sendBspNachricht: parameters of OK.KOMM, faults BSP1010 to BSP1999, fault and output in one body',
    fidelity: 'verified',
    source: `${DESCRIPTION}, 13.2`,
  },
  {
    rule: 'Which fault code stands for which code of table 9006; place of the elements in ZKOCXML',
    fidelity: 'inferred',
    source: 'the lists have the same entries',
  },
  { rule: 'Members needed in practice; Ereignis and Encoding may be missing', fidelity: 'verified', source: `${DESCRIPTION}, 12.1, and its sample` },
  { rule: 'Five attachments of 2 MB, types with their extensions, characters replaced in names, code 32', fidelity: 'verified', source: `${DESCRIPTION}, 12` },
  { rule: 'HTML of a list of elements and https links only, code 31', fidelity: 'verified', source: `${DESCRIPTION}, 12.1.4` },
  { rule: 'Which elements of HTML these are', fidelity: 'inferred', source: 'the list of the login page, cut down' },
  { rule: 'A level that is missing or unknown counts as 4', fidelity: 'verified', source: `${DESCRIPTION}, 12.1.2`, requirement: 'ZBP-06' },
];

const INBOX: readonly Behaviour[] = [
  { rule: 'A reader below stork_qaa_level has to step up', fidelity: 'verified', source: `${FAQ}, 11.1.1` },
  { rule: 'Subjects are in the list whatever the level of the login', fidelity: 'inferred', source: 'not known' },
  { rule: 'Texts are shown as text, HTML included', fidelity: 'inferred', source: 'support of HTML is not known' },
  {
    rule: 'An administrative act counts as made known on the fourth day after provision',
    fidelity: 'verified',
    source: `${FAQ}, 8.2.1; section 9 OZG`,
    requirement: 'ZBP-11',
  },
];

const BY_FIT_CONNECT: readonly Behaviour[] = [
  {
    rule: 'Service identifiers message_v6 and status_v6; data with content, sha512sum, authorToken, authorCertificate',
    fidelity: 'verified',
    source: `${BRIDGE}; FIT-Connect documentation`,
    requirement: 'ZBP-19',
  },
  {
    rule: 'Problems come back as the event reject-submission, what was taken as accept-submission',
    fidelity: 'inferred',
    source: 'the library reads events; that ITZBund writes these is not shown',
    requirement: 'ZBP-12',
  },
  { rule: 'authorCertificate is PEM or Base64 of the DER; the signer is its common name', fidelity: 'inferred', source: 'form not shown' },
];

/** Documents, behaviours and known deviations of everything the simulator plays. */
export const SPECIFICATION: SimulatorSpecification = {
  documents: DOCUMENTS,
  behaviours: [...REST, ...SOAP, ...INBOX, ...BY_FIT_CONNECT],
  deviations: [
    'Types, titles and order of refusals are the simulator’s own; no error body of the service is public.',
    'Chains of client certificates are not verified: a certificate counts when it is registered, octet by octet.',
    'Read receipts are noted, not sent by e-mail.',
    'The official XML Schema of BspNachricht is not applied; presence of members is checked, their order is not.',
    'Tokens and certificates follow the real clock; provision and the end of the SOAP interface follow the virtual one.',
    'Inbox pages are the simulator’s own, pretend a login by choosing its level, and are not recorded.',
    'Reading and writing interfaces for citizens’ programs, and the mailbox of Mein Unternehmenskonto, are not played.',
  ],
};
