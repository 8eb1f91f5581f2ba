/**
 * Reading responses and assertions into the same data that writes them. Nothing is judged: missing members are absent,
 * doubled ones are lists. What may be believed is decided before, by the signature (`verifyXml`, then its `signed`).
 */
import { SAML, SAMLP, XML_SCHEMA_INSTANCE, XML_SIGNATURE } from './saml-names.ts';
import type {
  AssertionModel,
  AttributeModel,
  AttributeValueModel,
  AuthnStatementModel,
  ConditionsModel,
  QualifiedName,
  ResponseAssertion,
  ResponseModel,
  StatusModel,
  SubjectConfirmationModel,
  SubjectModel,
  XmlContent,
} from './saml-response.ts';
import { SamlReadingError } from './saml-error.ts';
import { attributeOf, childNamed, childrenNamed, readXmlTree } from './xml-dom.ts';
import type { XmlElement } from './xml-dom.ts';
import type { XmlBounds } from './xml-scan.ts';
import { defined } from './xml-values.ts';

const CONDITIONS = ['AudienceRestriction', 'OneTimeUse'];

/** @throws SamlReadingError when the text is refused or its root is no `samlp:Response` */
export function readResponse(xml: string, bounds?: XmlBounds): ResponseModel {
  const root = rootNamed(xml, SAMLP, 'Response', bounds);
  const status = childNamed(root, SAMLP, 'Status');
  return {
    ...defined({
      id: attributeOf(root, 'ID'),
      version: attributeOf(root, 'Version'),
      issueInstant: attributeOf(root, 'IssueInstant'),
      destination: attributeOf(root, 'Destination'),
      inResponseTo: attributeOf(root, 'InResponseTo'),
      consent: attributeOf(root, 'Consent'),
      issuer: childNamed(root, SAML, 'Issuer')?.text,
      extensions: childNamed(root, SAMLP, 'Extensions')?.innerXml(),
      status: status === undefined ? undefined : statusOf(status),
    }),
    assertions: root.children.flatMap(partOf),
    hasSignature: isSigned(root),
  };
}

/** Reads an assertion alone, as decryption and verification give it. @throws SamlReadingError as `readResponse` does */
export function readAssertion(xml: string, bounds?: XmlBounds): AssertionModel {
  return assertionOf(rootNamed(xml, SAML, 'Assertion', bounds));
}

function rootNamed(xml: string, namespace: string, name: string, bounds: XmlBounds | undefined): XmlElement {
  const root = readXmlTree(xml, bounds);
  if (root.name !== name || root.namespace !== namespace) throw new SamlReadingError('wrong-root', `the root is no ${name} of SAML`);
  return root;
}

function partOf(element: XmlElement): readonly ResponseAssertion[] {
  if (element.namespace !== SAML) return [];
  if (element.name === 'Assertion') return [{ kind: 'plain', assertion: assertionOf(element) }];
  return element.name === 'EncryptedAssertion' ? [{ kind: 'encrypted', content: element.innerXml() }] : [];
}

function statusOf(status: XmlElement): StatusModel {
  const codes: string[] = [];
  for (let code = childNamed(status, SAMLP, 'StatusCode'); code !== undefined; code = childNamed(code, SAMLP, 'StatusCode'))
    codes.push(attributeOf(code, 'Value') ?? '');
  const detail = childNamed(status, SAMLP, 'StatusDetail')?.innerXml();
  return { codes, ...defined({ message: childNamed(status, SAMLP, 'StatusMessage')?.text, detail }) };
}

function assertionOf(element: XmlElement): AssertionModel {
  const subject = childNamed(element, SAML, 'Subject');
  const conditions = childNamed(element, SAML, 'Conditions');
  return {
    ...defined({
      id: attributeOf(element, 'ID'),
      version: attributeOf(element, 'Version'),
      issueInstant: attributeOf(element, 'IssueInstant'),
      issuer: childNamed(element, SAML, 'Issuer')?.text,
      subject: subject === undefined ? undefined : subjectOf(subject),
      conditions: conditions === undefined ? undefined : conditionsOf(conditions),
      advice: childNamed(element, SAML, 'Advice')?.innerXml(),
    }),
    authnStatements: childrenNamed(element, SAML, 'AuthnStatement').map(authnStatementOf),
    attributes: childrenNamed(element, SAML, 'AttributeStatement').flatMap((statement) => childrenNamed(statement, SAML, 'Attribute').map(attributeFrom)),
    hasSignature: isSigned(element),
  };
}

function subjectOf(subject: XmlElement): SubjectModel {
  const nameId = childNamed(subject, SAML, 'NameID');
  return {
    ...(nameId === undefined
      ? {}
      : {
          nameId: {
            value: contentOf(nameId),
            ...defined({
              format: attributeOf(nameId, 'Format'),
              nameQualifier: attributeOf(nameId, 'NameQualifier'),
              spNameQualifier: attributeOf(nameId, 'SPNameQualifier'),
            }),
          },
        }),
    confirmations: childrenNamed(subject, SAML, 'SubjectConfirmation').map(confirmationOf),
  };
}

function confirmationOf(confirmation: XmlElement): SubjectConfirmationModel {
  const method = attributeOf(confirmation, 'Method') ?? '';
  const data = childNamed(confirmation, SAML, 'SubjectConfirmationData');
  if (data === undefined) return { method };
  return {
    method,
    data: defined({
      notBefore: attributeOf(data, 'NotBefore'),
      notOnOrAfter: attributeOf(data, 'NotOnOrAfter'),
      recipient: attributeOf(data, 'Recipient'),
      inResponseTo: attributeOf(data, 'InResponseTo'),
      address: attributeOf(data, 'Address'),
    }),
  };
}

function conditionsOf(conditions: XmlElement): ConditionsModel {
  const others = conditions.children.filter(({ name, namespace }) => namespace !== SAML || !CONDITIONS.includes(name));
  return {
    ...defined({ notBefore: attributeOf(conditions, 'NotBefore'), notOnOrAfter: attributeOf(conditions, 'NotOnOrAfter') }),
    audienceRestrictions: childrenNamed(conditions, SAML, 'AudienceRestriction').map((restriction) =>
      childrenNamed(restriction, SAML, 'Audience').map(({ text }) => text),
    ),
    ...(childNamed(conditions, SAML, 'OneTimeUse') === undefined ? {} : { isOneTimeUse: true }),
    ...(others.length === 0 ? {} : { others: others.map((other) => other.outerXml()).join('') }),
  };
}

function authnStatementOf(statement: XmlElement): AuthnStatementModel {
  return defined({
    authnInstant: attributeOf(statement, 'AuthnInstant'),
    sessionIndex: attributeOf(statement, 'SessionIndex'),
    sessionNotOnOrAfter: attributeOf(statement, 'SessionNotOnOrAfter'),
    subjectAddress: attributeOf(childNamed(statement, SAML, 'SubjectLocality'), 'Address'),
    contextClass: childNamed(childNamed(statement, SAML, 'AuthnContext'), SAML, 'AuthnContextClassRef')?.text,
  });
}

function attributeFrom(attribute: XmlElement): AttributeModel {
  const foreign = attribute.attributes.filter(({ namespace }) => namespace !== '');
  return {
    name: attributeOf(attribute, 'Name') ?? '',
    ...defined({ nameFormat: attributeOf(attribute, 'NameFormat'), friendlyName: attributeOf(attribute, 'FriendlyName') }),
    ...(foreign.length === 0 ? {} : { xmlAttributes: foreign }),
    values: childrenNamed(attribute, SAML, 'AttributeValue').map(valueOf),
  };
}

function valueOf(value: XmlElement): AttributeValueModel {
  return { content: contentOf(value), type: typeOf(value) };
}

function typeOf(value: XmlElement): QualifiedName | null {
  const type = attributeOf(value, 'type', XML_SCHEMA_INSTANCE)?.trim();
  if (type === undefined) return null;
  const [prefix = '', name = ''] = type.includes(':') ? type.split(':', 2) : ['', type];
  return { namespace: value.namespaceOf(prefix), prefix, name };
}

function contentOf(element: XmlElement): XmlContent {
  return element.children.length === 0 ? element.text : { xml: element.innerXml() };
}

function isSigned(element: XmlElement): boolean {
  return childNamed(element, XML_SIGNATURE, 'Signature') !== undefined;
}
