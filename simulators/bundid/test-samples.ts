/**
 * Samples for the simulator's own tests: keys, metadata and requests of a service provider, and the reading of what it gets.
 * Keys are made once per process and short.
 */
import { attributeUrn } from '../../src/core/account-attributes.ts';
import type { AttributeName } from '../../src/core/account-attributes.ts';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import { BINDINGS, SAML_METADATA, SAML_METADATA_UI, XML_SIGNATURE } from '../../src/formats/saml-names.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { readAssertion, readResponse } from '../../src/formats/saml-response.ts';
import type { AssertionModel, ResponseModel } from '../../src/formats/saml-response.ts';
import { decryptXml } from '../../src/formats/xml-encryption.ts';
import { createSamlIdpKeys } from '../saml-idp-keys.ts';
import type { SamlIdpKeys, SamlKey } from '../saml-idp-keys.ts';

export const NOW = Date.parse('2026-03-01T10:00:00.000Z');
export const ORIGIN = 'https://bundid.test';
export const SP = 'https://portal.kita-wolkenpruefstand.example/saml';
export const ACS = 'https://portal.kita-wolkenpruefstand.example/saml/acs';

export interface TestKeys {
  readonly idp: SamlIdpKeys;
  readonly spSigning: SamlKey;
  readonly spEncryption: SamlKey;
}

let made: Promise<TestKeys> | undefined;

/** Keys of 2048 bits, the same for all tests of a process. */
export async function testKeys(): Promise<TestKeys> {
  made ??= (async () => {
    const [idp, spSigning, spEncryption] = await Promise.all([
      createSamlIdpKeys({ name: 'BundID', now: NOW, kind: 'RSA-2048' }),
      spKey('sign'),
      spKey('encrypt'),
    ]);
    return { idp, spSigning, spEncryption };
  })();
  return made;
}

async function spKey(name: string): Promise<SamlKey> {
  const day = 86_400_000;
  const { key, certificate } = await issueCertificate({
    subject: `CN=${name}, O=Kita Wolkenpruefstand`,
    keyKind: 'RSA-2048',
    notBefore: NOW - day,
    notAfter: NOW + 9_000 * day,
  });
  return { privateKey: key, certificate };
}

const base64Of = (pem: string): string => pem.replaceAll(/-----[A-Z ]+-----|\s/g, '');

export interface MetadataOptions {
  readonly entityId?: string;
  readonly acs?: string;
  readonly descriptorAttributes?: string;
  readonly withoutEncryption?: boolean;
}

/** Metadata of the service provider. */
export function metadataOf(keys: TestKeys, { entityId = SP, acs = ACS, descriptorAttributes = '', withoutEncryption = false }: MetadataOptions = {}): string {
  const key = (use: string, { certificate }: SamlKey): string =>
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo xmlns:ds="${XML_SIGNATURE}"><ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  return `<md:EntityDescriptor xmlns:md="${SAML_METADATA}" entityID="${entityId}"${descriptorAttributes}><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${key('signing', keys.spSigning)}${
    withoutEncryption ? '' : key('encryption', keys.spEncryption)
  }<md:AssertionConsumerService Binding="${BINDINGS['HTTP-POST']}" Location="${acs}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>`;
}

export const ASKED: readonly AttributeName[] = [
  'bPK2',
  'givenName',
  'surname',
  'birthdate',
  'legacyPostkorbHandle',
  'level',
  'assertionProvedBy',
  'applicationId',
];

let counter = 0;

/** A request that breaks no rule. */
export function goodRequest(ssoUrl: string, change: AuthnRequestToWrite = {}): AuthnRequestToWrite {
  counter += 1;
  return {
    id: `_${String(counter).padStart(32, 'a')}`,
    version: '2.0',
    issueInstant: new Date(NOW).toISOString(),
    destination: ssoUrl,
    issuer: SP,
    assertionConsumerServiceUrl: ACS,
    protocolBinding: BINDINGS['HTTP-POST'],
    forceAuthn: true,
    isPassive: false,
    requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-1'] },
    extension: {
      version: '2',
      enableStatusDetail: true,
      requestedAttributes: ASKED.map((name) => ({ name: attributeUrn(name), isRequired: false })),
      display: { organizationDisplayName: 'Kita Wolkenprüfstand', lang: 'de', onlineServiceId: 'BMI-X0000' },
    },
    ...change,
  };
}

export type Extension = NonNullable<AuthnRequestToWrite['extension']>;

/** The extension of a good request with other members. */
export function extended(change: Partial<Extension>): AuthnRequestToWrite {
  const { extension } = goodRequest('');
  return { extension: { version: '2', ...extension, ...change } };
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
  const field = (name: string): string | undefined => unescapeHtml(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]);
  const xml = Buffer.from(field('SAMLResponse') ?? '', 'base64').toString('utf8');
  const response = readResponse(xml);
  const relayState = field('RelayState');
  const [first] = response.assertions;
  const assertionXml = first?.kind === 'encrypted' ? decryptXml(xml, keys.spEncryption.privateKey) : undefined;
  return {
    response,
    xml,
    action: unescapeHtml(/action="([^"]*)"/.exec(html)?.[1]) ?? '',
    ...(relayState === undefined ? {} : { relayState }),
    ...(assertionXml === undefined
      ? first?.kind === 'plain'
        ? { assertion: first.assertion }
        : {}
      : { assertionXml, assertion: readAssertion(assertionXml) }),
  };
}

/** Text of an attribute value of our own markup. */
export function unescapeHtml(text: string | undefined): string | undefined {
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Values of an assertion by our name for the attribute. */
export function valueOf(assertion: AssertionModel | undefined, name: AttributeName): string | undefined {
  const content = assertion?.attributes.find((attribute) => attribute.name === attributeUrn(name))?.values[0]?.content;
  return typeof content === 'string' ? content : undefined;
}

/** The same metadata with what integrators of BayernID add for people. */
export function writeServiceMetadata(metadata: string): string {
  const texts = (element: string, text: string): string => `<${element} xml:lang="de">${text}</${element}>`;
  const ui = `<md:Extensions><mdui:UIInfo xmlns:mdui="${SAML_METADATA_UI}">${texts('mdui:DisplayName', 'Kita')}${texts('mdui:Description', 'Anmeldung')}</mdui:UIInfo></md:Extensions>`;
  const service = `<md:AttributeConsumingService index="0">${texts('md:ServiceName', 'Kita')}${texts('md:ServiceDescription', 'Anmeldung')}<md:RequestedAttribute Name="urn:oid:2.5.4.4"/></md:AttributeConsumingService>`;
  const organization = `<md:Organization>${texts('md:OrganizationName', 'Kita')}${texts('md:OrganizationDisplayName', 'Kita')}${texts('md:OrganizationURL', 'https://kita.example/')}</md:Organization>`;
  const contacts = ['technical', 'support'].map((type) => `<md:ContactPerson contactType="${type}"/>`).join('');
  return metadata
    .replace(/(<md:SPSSODescriptor[^>]*>)/, `$1${ui}`)
    .replace('</md:SPSSODescriptor>', `${service}</md:SPSSODescriptor>${organization}${contacts}`);
}
