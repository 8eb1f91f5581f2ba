/**
 * Samples for the simulator's own tests: keys, metadata and requests of a service provider, and the reading of what it gets.
 * Keys are made once per process and short.
 */
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import { BINDINGS, SAML_METADATA, XML_SIGNATURE } from '../../src/formats/saml-names.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { readAssertion, readResponse } from '../../src/formats/saml-response.ts';
import type { AssertionModel, ResponseModel } from '../../src/formats/saml-response.ts';
import { decryptXml } from '../../src/formats/xml-encryption.ts';
import { createSamlIdpKeys } from '../saml-idp-keys.ts';
import type { SamlIdpKeys, SamlKey } from '../saml-idp-keys.ts';
import { PERSISTENT } from './delivery.ts';

export const NOW = Date.parse('2026-03-01T10:00:00.000Z');
export const ORIGIN = 'https://muk.test';
export const SSO = '/ekona/sso';
export const SP = 'https://foerderung.pruefhausen.example/saml';
export const ACS = `${SP}/acs`;
export const SLO = `${SP}/slo`;

export interface TestKeys {
  readonly idp: SamlIdpKeys;
  readonly spSigning: SamlKey;
  readonly spEncryption: SamlKey;
}

let made: Promise<TestKeys> | undefined;

/** Keys of 2048 bits, the same for all tests of a process. */
export async function testKeys(): Promise<TestKeys> {
  made ??= (async () => {
    const idp = createSamlIdpKeys({ name: 'ELSTER', now: NOW, kind: 'RSA-2048' });
    const [spSigning, spEncryption] = await Promise.all([spKey('sign'), spKey('encrypt')]);
    return { idp: await idp, spSigning, spEncryption };
  })();
  return made;
}

async function spKey(name: string): Promise<SamlKey> {
  const day = 86_400_000;
  const dates = { notBefore: NOW - day, notAfter: NOW + 9_000 * day };
  const { key, certificate } = await issueCertificate({ subject: `CN=${name}, O=Pruefhausen`, keyKind: 'RSA-2048', ...dates });
  return { privateKey: key, certificate };
}

export interface MetadataOptions {
  readonly entityId?: string;
  readonly acs?: string;
  /** Default: none. */
  readonly slo?: string;
  readonly sloRedirect?: string;
  readonly withoutSigning?: boolean;
  readonly hasOneKey?: boolean;
}

/** Metadata of the service provider. */
export function metadataOf(
  keys: TestKeys,
  { entityId = SP, acs = ACS, slo, sloRedirect, withoutSigning = false, hasOneKey = false }: MetadataOptions = {},
): string {
  const base64 = (pem: string): string => pem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const key = (use: string, { certificate }: SamlKey): string =>
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo xmlns:ds="${XML_SIGNATURE}"><ds:X509Data><ds:X509Certificate>${base64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  const endpoint = (name: string, location: string): string => `<md:${name} Binding="${BINDINGS['HTTP-POST']}" Location="${location}"`;
  const parts = [
    withoutSigning ? '' : key('signing', keys.spSigning),
    key('encryption', hasOneKey ? keys.spSigning : keys.spEncryption),
    slo === undefined ? '' : `${endpoint('SingleLogoutService', slo)}/>`,
    sloRedirect === undefined ? '' : `${endpoint('SingleLogoutService', sloRedirect).replace('HTTP-POST', 'HTTP-Redirect')}/>`,
    `${endpoint('AssertionConsumerService', acs)} index="0" isDefault="true"/>`,
  ];
  return `<md:EntityDescriptor xmlns:md="${SAML_METADATA}" entityID="${entityId}"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${parts.join('')}</md:SPSSODescriptor></md:EntityDescriptor>`;
}

let counter = 0;

/** A request that breaks no rule. */
export function goodRequest(ssoUrl: string, change: AuthnRequestToWrite = {}): AuthnRequestToWrite {
  counter += 1;
  return {
    id: `_${String(counter).padStart(32, 'b')}`,
    version: '2.0',
    issueInstant: new Date(NOW).toISOString(),
    destination: ssoUrl,
    issuer: SP,
    assertionConsumerServiceUrl: ACS,
    protocolBinding: BINDINGS['HTTP-POST'],
    forceAuthn: true,
    nameIdPolicy: { format: PERSISTENT, allowCreate: true },
    ...change,
  };
}

export interface Answered {
  readonly response: ResponseModel;
  readonly xml: string;
  /** Absent in answers without data. */
  readonly assertion?: AssertionModel;
  readonly assertionXml?: string;
  readonly relayState?: string;
  readonly action: string;
}

/** Hidden fields and action of the page that posts an answer, and what they hold. */
export function readPosting(html: string, keys: TestKeys): Answered {
  const fields = fieldsOf(html);
  const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString('utf8');
  const response = readResponse(xml);
  const relayState = fields.get('RelayState');
  const [first] = response.assertions;
  const assertionXml = first?.kind === 'encrypted' ? decryptXml(xml, keys.spEncryption.privateKey) : /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0];
  return {
    response,
    xml,
    action: unescapeHtml(/action="([^"]*)"/.exec(html)?.[1] ?? ''),
    ...(relayState === null ? {} : { relayState }),
    ...(assertionXml === undefined ? {} : { assertionXml, assertion: readAssertion(assertionXml) }),
  };
}

/** Fields of a form with a value, in the order of the page. */
export function fieldsOf(html: string): URLSearchParams {
  const found = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(found.map(([, name = '', value = '']): [string, string] => [name, unescapeHtml(value)]));
}

/** Text of an attribute value of our own markup. */
export function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** The text of an attribute; markup of one whose value is XML. */
export function valueOf(assertion: AssertionModel | undefined, name: string): string | undefined {
  const content = assertion?.attributes.find((attribute) => attribute.name === name)?.values[0]?.content;
  return typeof content === 'object' ? content.xml : content;
}

/** Elements of a complex value: local names with their text, as a reader finds them whatever the prefix. */
export function partsOf(assertion: AssertionModel | undefined, name: string): readonly (readonly [string, string])[] {
  return [...(valueOf(assertion, name) ?? '').matchAll(/<(?:\w+:)?(\w+)[^>]*>([^<]*)</g)].map(([, part = '', text = '']) => [part, unescapeHtml(text)]);
}
