/**
 * A tiny account for tests: builds responses as text, signs and encrypts them. It shares no code with the product, so that
 * a mistake in reading is not hidden by the same mistake in writing.
 */
import { X509Certificate, randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { encrypt } from './encryption.ts';
import type { Encryption } from './encryption.ts';
import type { TestKey } from './keys.ts';

/** An attribute of an assertion; `value` is text, `xml` goes in as it is. */
export interface Attribute {
  readonly name: string;
  readonly value?: string;
  readonly xml?: string;
  readonly friendly?: string;
  readonly trust?: string;
}

/** Everything a test may want otherwise. Times are seconds from now. */
export interface ResponseWish {
  readonly destination: string | undefined;
  readonly recipient: string | undefined;
  readonly inResponseTo: string | undefined;
  readonly confirmedRequest: string | undefined;
  readonly issuer: string;
  readonly assertionIssuer: string;
  readonly audiences: readonly (readonly string[])[] | undefined;
  readonly version: string;
  readonly issued: number;
  readonly notBefore: number;
  readonly notOnOrAfter: number;
  readonly confirmationEnd: number | undefined;
  readonly confirmationExtra: string;
  readonly method: string;
  readonly extraCondition: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly contexts: readonly string[];
  readonly sessionEnd: number | undefined;
  readonly attributes: readonly Attribute[];
  readonly assertionId: string;
  readonly status: string;
  readonly signs: 'assertion' | 'response' | 'both' | 'none';
  readonly key: TestKey;
  readonly algorithm: string;
  readonly digest: string;
  /** Default: exclusive, without comments. */
  readonly canonicalization?: string;
  readonly encryption: Encryption | undefined;
  /** Changes the assertion after it was signed and before it is encrypted. */
  readonly afterAssertion: (xml: string) => string;
  /** Changes the response at the very end. */
  readonly atEnd: (xml: string) => string;
}

const RSA_PSS = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
const SUCCESS = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** A status with one code inside another. */
export const errorStatus = (code: string, subcode: string, message = '', detail = ''): string => {
  const prefix = 'urn:oasis:names:tc:SAML:2.0:status:';
  const text = message === '' ? '' : `<samlp:StatusMessage>${escape(message)}</samlp:StatusMessage>`;
  const more =
    detail === ''
      ? ''
      : `<samlp:StatusDetail><akdb:StatusDetail xmlns:akdb="https://www.akdb.de/request/2018/09">${escape(detail)}</akdb:StatusDetail></samlp:StatusDetail>`;
  return `<samlp:StatusCode Value="${prefix}${code}"><samlp:StatusCode Value="${prefix}${subcode}"/></samlp:StatusCode>${text}${more}`;
};

/** What everything is like unless a test wants otherwise. */
export function usualWish(facts: {
  readonly issuer: string;
  readonly acs: string;
  readonly audience: string;
  readonly requestId: string;
  readonly key: TestKey;
  readonly encryptFor: string;
}): ResponseWish {
  const { issuer, acs, audience, requestId, key, encryptFor } = facts;
  return {
    destination: acs,
    recipient: acs,
    inResponseTo: requestId,
    confirmedRequest: requestId,
    issuer,
    assertionIssuer: issuer,
    audiences: [[audience]],
    version: '2.0',
    issued: 0,
    notBefore: 0,
    notOnOrAfter: 300,
    confirmationEnd: 300,
    confirmationExtra: '',
    method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    extraCondition: '',
    nameId: `_${randomBytes(16).toString('hex')}`,
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    contexts: ['STORK-QAA-Level-4'],
    sessionEnd: undefined,
    attributes: [],
    assertionId: `_${randomBytes(16).toString('hex')}`,
    status: SUCCESS,
    signs: 'assertion',
    key,
    algorithm: RSA_PSS,
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    encryption: { certificate: encryptFor, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p' },
    afterAssertion: (xml) => xml,
    atEnd: (xml) => xml,
  };
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const time = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
const optional = (name: string, value: string | undefined): string => (value === undefined ? '' : ` ${name}="${escape(value)}"`);

/** Builds a response as a wish says. */
export function buildResponse(wish: ResponseWish): string {
  const signsAssertion = wish.signs === 'assertion' || wish.signs === 'both';
  const plain = buildAssertion(wish);
  const assertion = wish.afterAssertion(signsAssertion ? sign(plain, wish.assertionId, wish) : plain);
  const hasAssertion = wish.status === SUCCESS || wish.attributes.length > 0;
  const body = !hasAssertion ? '' : wish.encryption === undefined ? assertion : encrypt(assertion, wish.encryption);
  const id = `_${randomBytes(16).toString('hex')}`;
  const response =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="${wish.version}"` +
    ` IssueInstant="${time(wish.issued)}"${optional('Destination', wish.destination)}${optional('InResponseTo', wish.inResponseTo)}>` +
    `<saml:Issuer>${escape(wish.issuer)}</saml:Issuer><samlp:Status>${wish.status}</samlp:Status>${body}</samlp:Response>`;
  return wish.atEnd(wish.signs === 'response' || wish.signs === 'both' ? sign(response, id, wish) : response);
}

function buildAssertion(wish: ResponseWish): string {
  const restrictions = (wish.audiences ?? []).map(
    (list) => `<saml:AudienceRestriction>${list.map((name) => `<saml:Audience>${escape(name)}</saml:Audience>`).join('')}</saml:AudienceRestriction>`,
  );
  const end = wish.confirmationEnd === undefined ? '' : ` NotOnOrAfter="${time(wish.confirmationEnd)}"`;
  const data = `<saml:SubjectConfirmationData${optional('InResponseTo', wish.confirmedRequest)}${optional('Recipient', wish.recipient)}${end}${wish.confirmationExtra}/>`;
  const sessionEnd = wish.sessionEnd === undefined ? '' : ` SessionNotOnOrAfter="${time(wish.sessionEnd)}"`;
  const statements = wish.contexts.map(
    (context) =>
      `<saml:AuthnStatement AuthnInstant="${time(wish.issued)}" SessionIndex="_s"${sessionEnd}><saml:AuthnContext><saml:AuthnContextClassRef>${escape(context)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
  );
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xsd="http://www.w3.org/2001/XMLSchema" ID="${wish.assertionId}" Version="${wish.version}" IssueInstant="${time(wish.issued)}">` +
    `<saml:Issuer>${escape(wish.assertionIssuer)}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${wish.nameIdFormat}">${wish.nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="${wish.method}">${data}</saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${time(wish.notBefore)}" NotOnOrAfter="${time(wish.notOnOrAfter)}">${restrictions.join('')}${wish.extraCondition}</saml:Conditions>` +
    `${statements.join('')}<saml:AttributeStatement>${wish.attributes.map(buildAttribute).join('')}</saml:AttributeStatement></saml:Assertion>`
  );
}

function buildAttribute({ name, value = '', xml, friendly, trust }: Attribute): string {
  const akdb = trust === undefined ? '' : ` xmlns:akdb="https://www.akdb.de/request/2018/09" akdb:TrustLevel="${trust}"`;
  return `<saml:Attribute Name="${escape(name)}"${optional('FriendlyName', friendly)}${akdb}><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:string">${xml ?? escape(value)}</saml:AttributeValue></saml:Attribute>`;
}

/** A LogoutRequest of an account; without key nobody signs it. */
export function buildLogoutRequest(facts: { readonly issuer: string; readonly destination: string; readonly nameId: string; readonly key?: TestKey }): string {
  const { issuer, destination, nameId, key } = facts;
  const id = `_${randomBytes(16).toString('hex')}`;
  const xml =
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" ` +
    `IssueInstant="${time(0)}" Destination="${escape(destination)}"><saml:Issuer>${escape(issuer)}</saml:Issuer><saml:NameID>${escape(nameId)}</saml:NameID></samlp:LogoutRequest>`;
  return key === undefined ? xml : sign(xml, id, { key, algorithm: RSA_PSS, digest: 'http://www.w3.org/2001/04/xmlenc#sha256' });
}

function sign(xml: string, id: string, wish: Pick<ResponseWish, 'key' | 'algorithm' | 'digest' | 'canonicalization'>): string {
  const { canonicalization = EXCLUSIVE } = wish;
  const signature = new SignedXml({
    privateKey: wish.key.privateKey,
    publicCert: wish.key.certificate,
    signatureAlgorithm: wish.algorithm,
    canonicalizationAlgorithm: canonicalization,
  });
  if (wish.algorithm.endsWith('hmac-sha1')) {
    signature.enableHMAC();
    signature.privateKey = new X509Certificate(wish.key.certificate).toString();
  }
  const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', canonicalization];
  signature.addReference({ xpath: `//*[@ID="${id}"]`, transforms, digestAlgorithm: wish.digest });
  signature.computeSignature(xml, { prefix: 'ds', location: { reference: `//*[@ID="${id}"]/*[local-name(.)="Issuer"]`, action: 'after' } });
  return signature.getSignedXml();
}
