/** Writing metadata of an identity provider (saml-metadata-2.0-os, section 2.4.3), in the order of its schema. */
import { X509Certificate } from 'node:crypto';
import type { IdentityProviderModel } from './saml-metadata.ts';
import { BINDINGS, SAMLP, SAML_METADATA, XML_SIGNATURE } from './saml-names.ts';
import { textElement, xmlElement } from './xml-writing.ts';

/** @returns the descriptor without XML declaration, unsigned; `signXml` can sign it if it has an `id` */
export function writeIdentityProvider(model: IdentityProviderModel): string {
  const keys = model.signingCertificates.map(writeKey);
  const services = [
    ...(model.singleLogout ?? []).map((service) => writeService('SingleLogoutService', service)),
    ...(model.nameIdFormats ?? []).map((format) => textElement('md:NameIDFormat', format)),
    ...model.singleSignOn.map((service) => writeService('SingleSignOnService', service)),
  ];
  const role = xmlElement(
    'md:IDPSSODescriptor',
    { WantAuthnRequestsSigned: model.wantAuthnRequestsSigned?.toString(), protocolSupportEnumeration: SAMLP },
    [...keys, ...services].join(''),
  );
  const attributes = { 'xmlns:md': SAML_METADATA, 'xmlns:ds': XML_SIGNATURE, ID: model.id, entityID: model.entityId, validUntil: model.validUntil };
  return xmlElement('md:EntityDescriptor', attributes, role + writeOrganization(model));
}

function writeKey(certificate: string): string {
  const content = textElement('ds:X509Certificate', new X509Certificate(certificate).raw.toString('base64'));
  return xmlElement('md:KeyDescriptor', { use: 'signing' }, xmlElement('ds:KeyInfo', {}, xmlElement('ds:X509Data', {}, content)));
}

function writeService(name: string, { binding, location }: IdentityProviderModel['singleSignOn'][number]): string {
  return xmlElement(`md:${name}`, { Binding: BINDINGS[binding], Location: location });
}

function writeOrganization({ organization }: IdentityProviderModel): string {
  if (organization === undefined) return '';
  const language = { 'xml:lang': organization.lang ?? 'de' };
  const content = [
    textElement('md:OrganizationName', organization.name, language),
    textElement('md:OrganizationDisplayName', organization.displayName, language),
    textElement('md:OrganizationURL', organization.url, language),
  ];
  return xmlElement('md:Organization', {}, content.join(''));
}
