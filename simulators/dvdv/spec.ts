/**
 * What the simulator follows, and how sure each behaviour is. `verified`: in the published description, the operators'
 * documentation, or sample answers of a client that works against the service. `inferred`: our reading; nobody may fail because
 * of it alone.
 */
import type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';

const API = 'DVDV2 öffentliche API, v2 - 2.15.0';
const CLIENT = 'open client modelled on the official library, with sample answers';
const FAQ = 'FITKO, DVDV, frequent questions';
const JAVA = 'FITKO, DVDV, description of the Java interface';
const DEFAULT = 'default of the simulator; no public source says';

const DOCUMENTS: readonly FollowedDocument[] = [
  { title: 'DVDV2 öffentliche API (OpenAPI)', version: 'v2 - 2.15.0, commit f1a8b38a', url: 'https://github.com/ThatScalaGuy/zustellix' },
  { title: 'zustellix, module dvdv', version: 'commit f1a8b38a', url: 'https://github.com/ThatScalaGuy/zustellix' },
  { title: 'FITKO: DVDV', version: 'as of 2026', url: 'https://docs.fitko.de/dvdv/' },
];

const ACCESS: readonly Behaviour[] = [
  { rule: 'Address of operator, entry path, v2, function; letter case counts', fidelity: 'verified', source: API, requirement: 'DVDV-010' },
  { rule: 'Token for a form with client_credentials and a JWT with RS256, subject fp: and SHA-1', fidelity: 'verified', source: API, requirement: 'DVDV-020' },
  { rule: 'The certificate is a client certificate of an organisation of the directory', fidelity: 'verified', source: API, requirement: 'DVDV-021' },
  {
    rule: 'exp, nbf and iat may be missing; 30 seconds of tolerance; aud, iss and jti are not looked at',
    fidelity: 'inferred',
    source: 'other claims are not specified',
  },
  { rule: 'Expired and revoked client certificates get no token', fidelity: 'inferred', source: DEFAULT },
  { rule: 'Hexadecimal digits of a fingerprint in either case', fidelity: 'inferred', source: DEFAULT },
  { rule: 'Token for 86,400 seconds, no refresh token, token_type Bearer', fidelity: 'verified', source: `${API}; ${CLIENT}`, requirement: 'DVDV-023' },
  { rule: 'A token of one server is good at the other; can be switched', fidelity: 'inferred', source: CLIENT },
  { rule: 'Look-ups carry EmbeddedBearer; without a good token 401 and no content', fidelity: 'verified', source: API, requirement: 'DVDV-022' },
  { rule: 'With the federal IAM the word is Bearer', fidelity: 'inferred', source: 'EmbeddedBearer is described for standalone authentication alone' },
  { rule: 'Networks without authentication: inside a data centre, and test servers', fidelity: 'verified', source: `${API}; ${JAVA}`, requirement: 'DVDV-025' },
];

const LOOK_UPS: readonly Behaviour[] = [
  { rule: 'GET with request_json, POST of a list of at most 200 requests', fidelity: 'verified', source: API, requirement: 'DVDV-011' },
  { rule: '400 for more than 200, 415 for another media type, 405 for another method', fidelity: 'inferred', source: DEFAULT },
  { rule: 'A plus in the query is a space; unknown members and parameters are ignored', fidelity: 'inferred', source: DEFAULT },
  { rule: '400 INPUT_VALIDATION 7006 for JSON that cannot be read and values of no enumeration', fidelity: 'verified', source: API },
  { rule: '400 SERVICE_VALIDATION for a member that is missing', fidelity: 'verified', source: API },
  { rule: '400 SERVICE_VALIDATION for a member beyond its length; members that are no text are 7006', fidelity: 'inferred', source: DEFAULT },
  { rule: 'One request of a batch that is refused refuses the batch', fidelity: 'inferred', source: DEFAULT },
  { rule: 'Nothing found: 404 with 5009 or 5005, or 204; can be switched', fidelity: 'verified', source: API },
  { rule: 'A service that is not valid now: 204 with dvdv-warning-msg as encoded word', fidelity: 'verified', source: API },
  { rule: 'Text of the warning', fidelity: 'inferred', source: 'not public' },
  { rule: 'Services are answered only while they are valid', fidelity: 'verified', source: API, requirement: 'DVDV-040' },
  { rule: 'Organisations are found only while they are valid', fidelity: 'inferred', source: DEFAULT },
  {
    rule: 'verifycategory is true exactly when an organisation of the category has the certificate',
    fidelity: 'verified',
    source: API,
    requirement: 'DVDV-041',
  },
  { rule: 'A revoked client certificate is still verified', fidelity: 'inferred', source: 'the description names no other condition' },
  { rule: 'findcategories names leaves of the tree; the tree is in alphabetical order', fidelity: 'verified', source: API },
  { rule: 'findCertificateByFingerprint: 404 without content', fidelity: 'verified', source: API },
  { rule: 'Batches are answered in order, null for misses, an empty list for functions that answer lists', fidelity: 'verified', source: CLIENT },
  { rule: 'Representatives stand beside the organisation', fidelity: 'verified', source: API },
  { rule: 'Keys are compared character by character', fidelity: 'inferred', source: DEFAULT, requirement: 'DVDV-003' },
  { rule: 'Failover servers hold the same entries', fidelity: 'verified', source: FAQ, requirement: 'DVDV-031' },
  { rule: 'An element can have a type of the table and one of the installation, and is found by either', fidelity: 'verified', source: CLIENT },
];

const ENTRIES: readonly Behaviour[] = [
  { rule: 'XTA endpoints as elements of type WEBSERVER with a type of their own', fidelity: 'inferred', source: 'no public entry concept has one' },
  {
    rule: 'FIT-Connect destinations as elements of a type of their own',
    fidelity: 'inferred',
    source: 'FIT-Connect does not route by the DVDV; some installation might',
  },
  { rule: 'Content of service descriptions', fidelity: 'inferred', source: 'written by us' },
];

/** Documents, behaviours and known deviations of everything the simulator plays. */
export const SPECIFICATION: SimulatorSpecification = {
  documents: DOCUMENTS,
  behaviours: [...ACCESS, ...LOOK_UPS, ...ENTRIES],
  deviations: [
    'Where the wire differs from the published description, the observed form is sent; each difference is a switch (wire-form.ts).',
    'The description gives four batches the schema of a single answer, which cannot carry several; lists are sent whatever the switches say.',
    'Titles and details of problem documents are written by us; types, instances and numbers are those of the description.',
    'v1, v3, the maintenance interface and replication are not played: nothing public describes them.',
    'The same fingerprint cannot be there twice; the documented 404 for more than one certificate does not happen.',
    'Validities and revocations follow the virtual clock, tokens and assertions the real one.',
    'Categories have their prefix from the second level on, as one per category; keys are not held to it.',
    'Pages for people are the simulator’s own and are not recorded.',
  ],
};
