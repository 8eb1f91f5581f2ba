/** Writing AuthnRequests for tests and drivers: schema order, prefixes samlp and saml, nothing that was not asked for. */
import { writeAkdbExtension } from './saml-akdb-extension.ts';
import { SAML, SAMLP } from './saml-names.ts';
import type { AuthnRequestToWrite } from './saml-request.ts';
import { textElement, xmlElement } from './xml-writing.ts';

/** @returns the request without XML declaration; unsigned. @throws TypeError for characters XML cannot carry */
export function writeAuthnRequest(model: AuthnRequestToWrite): string {
  const extensions = `${model.extension === undefined ? '' : writeAkdbExtension(model.extension)}${model.otherExtensions ?? ''}`;
  const content = [
    textElement('saml:Issuer', model.issuer),
    extensions === '' ? '' : xmlElement('samlp:Extensions', {}, extensions),
    nameIdPolicy(model),
    authnContext(model),
  ];
  return xmlElement('samlp:AuthnRequest', { 'xmlns:samlp': SAMLP, 'xmlns:saml': SAML, ...attributesOf(model) }, content.join(''));
}

function attributesOf(model: AuthnRequestToWrite): Readonly<Record<string, string | undefined>> {
  return {
    ID: model.id,
    Version: model.version,
    IssueInstant: model.issueInstant,
    Destination: model.destination,
    Consent: model.consent,
    ForceAuthn: model.forceAuthn?.toString(),
    IsPassive: model.isPassive?.toString(),
    ProtocolBinding: model.protocolBinding,
    AssertionConsumerServiceIndex: model.assertionConsumerServiceIndex,
    AssertionConsumerServiceURL: model.assertionConsumerServiceUrl,
    AttributeConsumingServiceIndex: model.attributeConsumingServiceIndex,
    ProviderName: model.providerName,
  };
}

function nameIdPolicy({ nameIdPolicy: policy }: AuthnRequestToWrite): string {
  if (policy === undefined) return '';
  return xmlElement('samlp:NameIDPolicy', { Format: policy.format, SPNameQualifier: policy.spNameQualifier, AllowCreate: policy.allowCreate?.toString() });
}

function authnContext({ requestedAuthnContext: context }: AuthnRequestToWrite): string {
  if (context === undefined) return '';
  const references = context.classRefs.map((reference) => textElement('saml:AuthnContextClassRef', reference));
  return xmlElement('samlp:RequestedAuthnContext', { Comparison: context.comparison }, references.join(''));
}
