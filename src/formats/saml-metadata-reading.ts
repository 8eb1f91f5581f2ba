/** Reading metadata of service providers (saml-metadata-2.0-os, section 2.4.4) as far as it can be understood. */
import { X509Certificate } from 'node:crypto';
import type { ConsumerService, MetadataProblem, ServicePresentation, ServiceProviderMetadata } from './saml-metadata.ts';
import { SAML_METADATA, SAML_METADATA_UI, XML_NAMESPACE, XML_SIGNATURE } from './saml-names.ts';
import { attributeOf, childNamed, childrenNamed, descendantsOf, readXmlTree } from './xml-dom.ts';
import type { XmlElement } from './xml-dom.ts';
import type { XmlBounds } from './xml-scan.ts';
import { booleanOf, defined } from './xml-values.ts';

type Note = (code: MetadataProblem['code'], where: string) => void;

const METHODS = ['EncryptionMethod', 'DigestMethod', 'SigningMethod'];

/** @throws SamlReadingError when the text is no XML that may be read; never because of what it says */
export function readServiceProvider(xml: string, bounds?: XmlBounds): ServiceProviderMetadata {
  const root = readXmlTree(xml, bounds);
  const problems: MetadataProblem[] = [];
  const note: Note = (code, where) => void problems.push({ code, where });
  if (root.name !== 'EntityDescriptor' || root.namespace !== SAML_METADATA) note('not-an-entity-descriptor', root.name);
  const entityId = attributeOf(root, 'entityID') ?? '';
  if (entityId === '') note('no-entity-id', 'entityID');
  const roles = childrenNamed(root, SAML_METADATA, 'SPSSODescriptor');
  const [role] = roles;
  if (role === undefined) note('no-service-provider', root.name);
  if (roles.length > 1) note('several-service-providers', 'SPSSODescriptor');
  return {
    entityId,
    acs: consumerServicesOf(role, note),
    signingCertificates: certificatesOf(role, 'signing', note),
    encryptionCertificates: certificatesOf(role, 'encryption', () => undefined),
    ...defined({
      validUntil: attributeOf(root, 'validUntil') ?? attributeOf(role, 'validUntil'),
      cacheDuration: attributeOf(root, 'cacheDuration') ?? attributeOf(role, 'cacheDuration'),
      id: attributeOf(root, 'ID') ?? attributeOf(role, 'ID'),
      wantAssertionsSigned: booleanOf(attributeOf(role, 'WantAssertionsSigned')),
      authnRequestsSigned: booleanOf(attributeOf(role, 'AuthnRequestsSigned')),
    }),
    algorithms: algorithmsOf(root),
    hasSignature: [root, role].some((element) => childNamed(element, XML_SIGNATURE, 'Signature') !== undefined),
    nameIdFormats: childrenNamed(role, SAML_METADATA, 'NameIDFormat').map(({ text }) => text.trim()),
    singleLogoutServices: childrenNamed(role, SAML_METADATA, 'SingleLogoutService').map((service) => ({
      binding: attributeOf(service, 'Binding') ?? '',
      location: attributeOf(service, 'Location') ?? '',
    })),
    presentation: presentationOf(root, role),
    problems,
  };
}

function presentationOf(root: XmlElement, role: XmlElement | undefined): ServicePresentation {
  const uiInfo = childNamed(childNamed(role, SAML_METADATA, 'Extensions'), SAML_METADATA_UI, 'UIInfo');
  const services = childrenNamed(role, SAML_METADATA, 'AttributeConsumingService');
  const organization = childNamed(root, SAML_METADATA, 'Organization') ?? childNamed(role, SAML_METADATA, 'Organization');
  const contacts = [...childrenNamed(root, SAML_METADATA, 'ContactPerson'), ...childrenNamed(role, SAML_METADATA, 'ContactPerson')];
  return {
    displayNames: languagesOf(childrenNamed(uiInfo, SAML_METADATA_UI, 'DisplayName')),
    descriptions: languagesOf(childrenNamed(uiInfo, SAML_METADATA_UI, 'Description')),
    serviceNames: languagesOf(services.flatMap((service) => childrenNamed(service, SAML_METADATA, 'ServiceName'))),
    serviceDescriptions: languagesOf(services.flatMap((service) => childrenNamed(service, SAML_METADATA, 'ServiceDescription'))),
    hasOrganization: ['OrganizationName', 'OrganizationDisplayName', 'OrganizationURL'].every(
      (name) => languagesOf(childrenNamed(organization, SAML_METADATA, name)).length > 0,
    ),
    contactTypes: contacts.flatMap((contact) => attributeOf(contact, 'contactType') ?? []),
  };
}

function languagesOf(texts: readonly XmlElement[]): readonly string[] {
  return texts.filter(({ text }) => text.trim() !== '').map((element) => attributeOf(element, 'lang', XML_NAMESPACE) ?? '');
}

function consumerServicesOf(role: XmlElement | undefined, note: Note): readonly ConsumerService[] {
  const services = childrenNamed(role, SAML_METADATA, 'AssertionConsumerService').map((service) => consumerServiceOf(service, note));
  if (role !== undefined && services.length === 0) note('no-consumer-service', 'AssertionConsumerService');
  const indexes = services.flatMap(({ index }) => (index === undefined ? [] : [index]));
  const doubled = indexes.find((index, at) => indexes.indexOf(index) !== at);
  if (doubled !== undefined) note('duplicate-index', String(doubled));
  return services;
}

function consumerServiceOf(service: XmlElement, note: Note): ConsumerService {
  const location = attributeOf(service, 'Location') ?? '';
  if (location === '') note('no-location', 'AssertionConsumerService');
  const index = attributeOf(service, 'index');
  return {
    binding: attributeOf(service, 'Binding') ?? '',
    location,
    ...(index !== undefined && /^\s*\d{1,5}\s*$/u.test(index) ? { index: Number(index) } : {}),
    isDefault: booleanOf(attributeOf(service, 'isDefault')) ?? false,
  };
}

function certificatesOf(role: XmlElement | undefined, use: 'signing' | 'encryption', note: Note): readonly string[] {
  const descriptors = childrenNamed(role, SAML_METADATA, 'KeyDescriptor');
  const unusable = descriptors.flatMap((descriptor) => x509Of(descriptor)).filter((text) => pemOf(text) === undefined);
  for (const text of unusable) note('certificate-unreadable', text.trim().slice(0, 20));
  return descriptors
    .filter((descriptor) => (attributeOf(descriptor, 'use') ?? use) === use)
    .flatMap((descriptor) => x509Of(descriptor))
    .flatMap((text) => pemOf(text) ?? []);
}

function x509Of(descriptor: XmlElement): readonly string[] {
  return [...descendantsOf(descriptor)].filter(({ name, namespace }) => name === 'X509Certificate' && namespace === XML_SIGNATURE).map(({ text }) => text);
}

function pemOf(text: string): string | undefined {
  try {
    return new X509Certificate(Buffer.from(text.replaceAll(/\s/gu, ''), 'base64')).toString();
  } catch {
    return undefined;
  }
}

/** Of the metadata, not of a signature over them. */
function algorithmsOf(root: XmlElement): readonly string[] {
  const named = [...descendantsOf(root)].filter(({ name, namespace }) => METHODS.includes(name) && namespace !== XML_SIGNATURE);
  return [...new Set(named.flatMap((method) => attributeOf(method, 'Algorithm') ?? []))];
}
