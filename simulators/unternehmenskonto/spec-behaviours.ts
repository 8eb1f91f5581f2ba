/** The behaviours of the Unternehmenskonto simulator with the source each rests on; sources by their short names in `spec.ts`. */
import type { Behaviour } from '../specification.ts';

const READING = 'no source; our reading';

const ARRIVAL: readonly Behaviour[] = [
  { rule: 'Requests by HTTP-POST at /ekona/sso, not deflated', fidelity: 'verified', source: 'EGOVS, GS', requirement: 'MUK-RQ-01' },
  { rule: 'The entityID is the origin', fidelity: 'verified', source: 'EGOVS' },
  { rule: 'Metadata are published at /ekona/metadata', fidelity: 'inferred', source: 'EGOVS has no address of metadata, the key is pinned by hand' },
  { rule: 'The login page is at /ekona/login/softpse', fidelity: 'verified', source: 'GS, end-to-end test' },
  {
    rule: 'Unsigned requests, unknown issuers, unregistered addresses, wrong signatures and destinations are refused',
    fidelity: 'inferred',
    source: 'that requests are signed and services registered is seen, what happens else is not',
    requirement: 'MUK-RQ-01',
  },
  { rule: 'Refusals by an error page, or as a SAML answer by choice', fidelity: 'inferred', source: READING },
  { rule: 'Only what a valid signature covers is read', fidelity: 'inferred', source: 'OWASP, applied to the identity provider' },
  { rule: 'Requests signed with rsa-sha256 and with RSASSA-PSS are taken', fidelity: 'verified', source: 'GS, EGOVS' },
  { rule: 'Another NameIDPolicy than persistent with AllowCreate is remarked upon', fidelity: 'inferred', source: READING, requirement: 'MUK-RQ-02' },
  { rule: 'Without ForceAuthn the person logs in all the same', fidelity: 'inferred', source: READING, requirement: 'MUK-RQ-03' },
  {
    rule: 'RequestedAuthnContext is not evaluated',
    fidelity: 'verified',
    source: 'GS sends the default of its library and works; EGOVS use_stork',
    requirement: 'MUK-RQ-04',
  },
  { rule: 'Extensions and AttributeConsumingServiceIndex are not evaluated', fidelity: 'inferred', source: 'their meaning is not known' },
  { rule: 'IsPassive is answered NoPassive', fidelity: 'inferred', source: 'SAML 2.0 Core 3.2.2.2' },
];

const ANSWERS: readonly Behaviour[] = [
  { rule: 'The response is signed, the assertion inside is not', fidelity: 'verified', source: 'EGOVS, GS', requirement: 'MUK-RS-01' },
  { rule: 'RSASSA-PSS with SHA-256; rsa-sha256 in the profile legacy', fidelity: 'verified', source: 'EGOVS; GS of 2022', requirement: 'MUK-RS-01' },
  { rule: 'The assertion is encrypted, key transport RSA-OAEP', fidelity: 'verified', source: 'GOV', requirement: 'MUK-RS-03' },
  { rule: 'Content encryption AES-256-GCM', fidelity: 'inferred', source: 'not known for the service' },
  { rule: 'The NameID is persistent, the same for an organisation and a service', fidelity: 'verified', source: 'EGOVS' },
  { rule: 'The NameID is ko- and 40 hex digits', fidelity: 'inferred', source: READING },
  {
    rule: 'DatenuebermittlerPseudonymId is du- and 40 hex digits, another one for each service',
    fidelity: 'verified',
    source: 'GAL, GOV',
    requirement: 'MUK-AT-02',
  },
  { rule: 'SessionIndex is _ and 40 hex digits', fidelity: 'verified', source: 'GS' },
  { rule: 'The context class is unspecified', fidelity: 'inferred', source: READING },
  {
    rule: 'Five minutes in Conditions and confirmation, Recipient, InResponseTo, Address, one audience',
    fidelity: 'inferred',
    source: 'SAML 2.0 Profiles 4.1.4.2',
  },
  { rule: 'Attributes have NameFormat basic', fidelity: 'verified', source: 'EGOVS' },
  { rule: 'All attributes of a data set are delivered, whatever the service needs', fidelity: 'inferred', source: 'a request names none' },
  { rule: 'Data sets StNr, IdNr and BZStNr; PersTyp NatPers or NNatPers', fidelity: 'verified', source: 'GOV, GAL', requirement: 'MUK-AT-03' },
  { rule: 'PersTyp and DatenuebermittlerPseudonymId come with the data set IdNr as well', fidelity: 'inferred', source: READING, requirement: 'MUK-AT-03' },
  {
    rule: 'Levels in attributes: substanziell or hoch for the identification, substanziell for the login',
    fidelity: 'verified',
    source: 'GS, GOV',
    requirement: 'MUK-AT-05',
  },
  { rule: 'Levels in lower case, in upper case by choice', fidelity: 'verified', source: 'GS, GOV', requirement: 'MUK-AT-05' },
  {
    rule: 'Addresses are XML of the type AdresseType in the namespace of the extensions; abroad the postal code may lack',
    fidelity: 'verified',
    source: 'EGOVS, GS',
    requirement: 'MUK-AT-07',
  },
  {
    rule: 'The acting person is XML in the namespace of the extensions, and may be absent',
    fidelity: 'verified',
    source: 'EGOVS, GOV; its absence is inferred',
    requirement: 'MUK-AT-04',
  },
  { rule: 'The acting person has no xsi:type', fidelity: 'inferred', source: 'no source names one' },
  { rule: 'Dates are written dd.MM.yyyy', fidelity: 'verified', source: 'EGOVS, GS', requirement: 'MUK-AT-06' },
  { rule: 'IstTestkonto is true or false, as the persona is', fidelity: 'verified', source: 'GS', requirement: 'MUK-RS-05' },
];

const ENDINGS: readonly Behaviour[] = [
  { rule: 'A cancelled login: Requester, AuthnFailed, and a German message', fidelity: 'verified', source: 'GS', requirement: 'MUK-ER-01' },
  { rule: 'A session ends after 30 minutes', fidelity: 'verified', source: 'GS, comment at its cookie' },
  { rule: 'A session that has ended is answered with Responder', fidelity: 'inferred', source: READING },
  { rule: 'By order an answer names the request before', fidelity: 'verified', source: 'GS', requirement: 'MUK-RS-06' },
  {
    rule: 'LogoutRequests to services, on order of the control interface only',
    fidelity: 'inferred',
    source: 'SAML Profiles 4.4; behaviour of the service is not public',
  },
  { rule: 'Single logout by HTTP-POST at /ekona/slo', fidelity: 'verified', source: 'EGOVS for the address' },
  {
    rule: 'A signed LogoutRequest of a known service is answered with a signed LogoutResponse, others are refused by a page',
    fidelity: 'inferred',
    source: 'SAML 2.0 Profiles 4.4; not documented',
  },
];

export const SPEC_BEHAVIOURS: readonly Behaviour[] = [...ARRIVAL, ...ANSWERS, ...ENDINGS];
