/**
 * Writing responses and assertions: everything escaped, children in the order of the schema. An assertion declares all
 * namespaces it needs itself, so that it can be signed, encrypted and moved as it stands.
 */
import { SAML, SAMLP, XML_SCHEMA, XML_SCHEMA_INSTANCE } from './saml-names.ts';
import type {
  AssertionModel,
  AttributeModel,
  AttributeValueModel,
  AuthnStatementModel,
  ConditionsModel,
  ResponseAssertion,
  ResponseModel,
  ResponsePrefixes,
  StatusModel,
  SubjectModel,
  XmlContent,
} from './saml-response.ts';
import { escapeText, textElement, xmlElement } from './xml-writing.ts';

/** Qualified names under the chosen prefixes. */
interface Names {
  readonly declarations: Readonly<Record<string, string>>;
  readonly schemaPrefix: string;
  saml(name: string): string;
  samlp(name: string): string;
}

/** @returns a response without XML declaration. @throws TypeError for characters XML cannot carry */
export function writeResponse(model: ResponseModel, prefixes: ResponsePrefixes = {}): string {
  const names = namesWith(prefixes);
  const content = [
    textElement(names.saml('Issuer'), model.issuer),
    model.extensions === undefined ? '' : xmlElement(names.samlp('Extensions'), {}, model.extensions),
    model.status === undefined ? '' : writeStatus(model.status, names),
    ...model.assertions.map((assertion) => writePart(assertion, names, prefixes)),
  ];
  const attributes = {
    ID: model.id,
    Version: model.version,
    IssueInstant: model.issueInstant,
    Destination: model.destination,
    Consent: model.consent,
    InResponseTo: model.inResponseTo,
  };
  const declarations = { [`xmlns:${prefixes.protocol ?? 'samlp'}`]: SAMLP, ...names.declarations };
  return xmlElement(names.samlp('Response'), { ...declarations, ...attributes }, content.join(''));
}

/** @returns an assertion that can stand alone. @throws TypeError for characters XML cannot carry */
export function writeAssertion(model: AssertionModel, prefixes: ResponsePrefixes = {}): string {
  const names = namesWith(prefixes);
  const statement = model.attributes.map((attribute) => writeAttribute(attribute, names)).join('');
  const content = [
    textElement(names.saml('Issuer'), model.issuer),
    model.subject === undefined ? '' : writeSubject(model.subject, names),
    model.conditions === undefined ? '' : writeConditions(model.conditions, names),
    model.advice === undefined ? '' : xmlElement(names.saml('Advice'), {}, model.advice),
    ...model.authnStatements.map((authn) => writeAuthnStatement(authn, names)),
    statement === '' ? '' : xmlElement(names.saml('AttributeStatement'), {}, statement),
  ];
  const attributes = { ID: model.id, Version: model.version, IssueInstant: model.issueInstant };
  const declarations = { ...names.declarations, [`xmlns:${names.schemaPrefix}`]: XML_SCHEMA };
  return xmlElement(names.saml('Assertion'), { ...declarations, ...attributes }, content.join(''));
}

function namesWith(prefixes: ResponsePrefixes): Names {
  const { protocol = 'samlp', assertion = 'saml', schema = 'xs' } = prefixes;
  return {
    declarations: { [assertion === '' ? 'xmlns' : `xmlns:${assertion}`]: SAML },
    schemaPrefix: schema,
    saml: (name) => (assertion === '' ? name : `${assertion}:${name}`),
    samlp: (name) => `${protocol}:${name}`,
  };
}

function writePart(part: ResponseAssertion, names: Names, prefixes: ResponsePrefixes): string {
  if (part.kind === 'markup') return part.xml;
  return part.kind === 'plain' ? writeAssertion(part.assertion, prefixes) : xmlElement(names.saml('EncryptedAssertion'), {}, part.content);
}

function writeStatus({ codes, message, detail }: StatusModel, names: Names): string {
  const nested = codes.reduceRight((inner, Value) => xmlElement(names.samlp('StatusCode'), { Value }, inner), '');
  const rest = [textElement(names.samlp('StatusMessage'), message), detail === undefined ? '' : xmlElement(names.samlp('StatusDetail'), {}, detail)];
  return xmlElement(names.samlp('Status'), {}, nested + rest.join(''));
}

function writeSubject({ nameId, confirmations }: SubjectModel, names: Names): string {
  const id =
    nameId === undefined
      ? ''
      : xmlElement(
          names.saml('NameID'),
          { NameQualifier: nameId.nameQualifier, SPNameQualifier: nameId.spNameQualifier, Format: nameId.format },
          contentText(nameId.value),
        );
  const confirmed = confirmations.map(({ method, data }) => {
    const inner =
      data === undefined
        ? ''
        : xmlElement(names.saml('SubjectConfirmationData'), {
            NotBefore: data.notBefore,
            NotOnOrAfter: data.notOnOrAfter,
            Recipient: data.recipient,
            InResponseTo: data.inResponseTo,
            Address: data.address,
          });
    return xmlElement(names.saml('SubjectConfirmation'), { Method: method }, inner);
  });
  return xmlElement(names.saml('Subject'), {}, id + confirmed.join(''));
}

function writeConditions(conditions: ConditionsModel, names: Names): string {
  const restrictions = conditions.audienceRestrictions.map((audiences) =>
    xmlElement(names.saml('AudienceRestriction'), {}, audiences.map((audience) => textElement(names.saml('Audience'), audience)).join('')),
  );
  const content = `${restrictions.join('')}${conditions.isOneTimeUse === true ? xmlElement(names.saml('OneTimeUse'), {}) : ''}${conditions.others ?? ''}`;
  return xmlElement(names.saml('Conditions'), { NotBefore: conditions.notBefore, NotOnOrAfter: conditions.notOnOrAfter }, content);
}

function writeAuthnStatement(statement: AuthnStatementModel, names: Names): string {
  const locality = statement.subjectAddress === undefined ? '' : xmlElement(names.saml('SubjectLocality'), { Address: statement.subjectAddress });
  const context = xmlElement(names.saml('AuthnContext'), {}, textElement(names.saml('AuthnContextClassRef'), statement.contextClass));
  const attributes = {
    AuthnInstant: statement.authnInstant,
    SessionIndex: statement.sessionIndex,
    SessionNotOnOrAfter: statement.sessionNotOnOrAfter,
  };
  return xmlElement(names.saml('AuthnStatement'), attributes, locality + context);
}

function writeAttribute(attribute: AttributeModel, names: Names): string {
  const foreign = (attribute.xmlAttributes ?? []).flatMap(({ prefix, namespace, name, value }) => [
    [`xmlns:${prefix}`, namespace] as const,
    [`${prefix}:${name}`, value] as const,
  ]);
  const attributes = { FriendlyName: attribute.friendlyName, Name: attribute.name, NameFormat: attribute.nameFormat, ...Object.fromEntries(foreign) };
  return xmlElement(names.saml('Attribute'), attributes, attribute.values.map((value) => writeValue(value, names)).join(''));
}

function writeValue({ content, type }: AttributeValueModel, names: Names): string {
  const standard = typeof content === 'string' ? { namespace: XML_SCHEMA, prefix: names.schemaPrefix, name: 'string' } : null;
  const chosen = type === undefined ? standard : type;
  const typed =
    chosen === null
      ? {}
      : {
          ...(chosen.namespace === XML_SCHEMA && chosen.prefix === names.schemaPrefix ? {} : { [`xmlns:${chosen.prefix}`]: chosen.namespace }),
          'xmlns:xsi': XML_SCHEMA_INSTANCE,
          'xsi:type': `${chosen.prefix}:${chosen.name}`,
        };
  return xmlElement(names.saml('AttributeValue'), typed, contentText(content));
}

function contentText(content: XmlContent): string {
  return typeof content === 'string' ? escapeText(content) : content.xml;
}
