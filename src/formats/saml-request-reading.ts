/**
 * Reading AuthnRequests and the AKDB extension in them. Only a text that is no bounded, DTD-free XML is refused; every other
 * deviation becomes a problem beside what could be read.
 */
import { readAkdbExtension } from './saml-akdb-extension.ts';
import { AKDB_REQUEST, NC_NAME, SAML, SAMLP, XML_SIGNATURE } from './saml-names.ts';
import type { AuthnRequest, RequestProblem } from './saml-request.ts';
import { attributeOf, childNamed, childrenNamed, readXmlTree } from './xml-dom.ts';
import type { XmlElement } from './xml-dom.ts';
import type { XmlBounds } from './xml-scan.ts';
import { booleanOf, defined } from './xml-values.ts';

type Note = (code: RequestProblem['code'], where: string) => void;

/** Children of an AuthnRequest: each at most once. */
const CHILDREN: Readonly<Record<string, string>> = {
  Issuer: SAML,
  Signature: XML_SIGNATURE,
  Extensions: SAMLP,
  Subject: SAML,
  NameIDPolicy: SAMLP,
  Conditions: SAML,
  RequestedAuthnContext: SAMLP,
  Scoping: SAMLP,
};

/** @throws SamlReadingError when the text is no XML that may be read; never because of what it says */
export function readAuthnRequest(xml: string, bounds?: XmlBounds): AuthnRequest {
  const root = readXmlTree(xml, bounds);
  const problems: RequestProblem[] = [];
  const note: Note = (code, where) => void problems.push({ code, where });
  if (root.name !== 'AuthnRequest' || root.namespace !== SAMLP) note('not-an-authn-request', root.name);
  noteChildren(root, note);
  const extensions = childNamed(root, SAMLP, 'Extensions')?.children ?? [];
  const akdb = extensions.filter(({ name, namespace }) => name === 'AuthenticationRequest' && namespace === AKDB_REQUEST);
  if (akdb.length > 1) note('several-extensions', 'AuthenticationRequest');
  return {
    rootName: root.name,
    rootNamespace: root.namespace,
    ...attributesOf(root, note),
    ...defined({
      issuer: childNamed(root, SAML, 'Issuer')?.text.trim(),
      nameIdPolicy: nameIdPolicyOf(root, note),
      requestedAuthnContext: contextOf(root),
      extension: akdb[0] === undefined ? undefined : readAkdbExtension(akdb[0], note),
    }),
    hasSignature: childrenNamed(root, XML_SIGNATURE, 'Signature').length > 0,
    extensions: extensions.map(({ name, namespace }) => ({ name, namespace })),
    problems,
  };
}

function attributesOf(root: XmlElement, note: Note): Partial<AuthnRequest> {
  const text = (name: string): string | undefined => attributeOf(root, name);
  const id = text('ID');
  if (id !== undefined && !NC_NAME.test(id)) note('id-not-ncname', 'ID');
  return defined({
    id,
    version: text('Version'),
    issueInstant: text('IssueInstant'),
    destination: text('Destination'),
    consent: text('Consent'),
    assertionConsumerServiceUrl: text('AssertionConsumerServiceURL'),
    assertionConsumerServiceIndex: text('AssertionConsumerServiceIndex'),
    attributeConsumingServiceIndex: text('AttributeConsumingServiceIndex'),
    protocolBinding: text('ProtocolBinding'),
    providerName: text('ProviderName'),
    forceAuthn: notedBoolean(root, 'ForceAuthn', note),
    isPassive: notedBoolean(root, 'IsPassive', note),
  });
}

function nameIdPolicyOf(root: XmlElement, note: Note): AuthnRequest['nameIdPolicy'] {
  const policy = childNamed(root, SAMLP, 'NameIDPolicy');
  if (policy === undefined) return undefined;
  return defined({
    format: attributeOf(policy, 'Format'),
    allowCreate: notedBoolean(policy, 'AllowCreate', note),
    spNameQualifier: attributeOf(policy, 'SPNameQualifier'),
  });
}

function contextOf(root: XmlElement): AuthnRequest['requestedAuthnContext'] {
  const context = childNamed(root, SAMLP, 'RequestedAuthnContext');
  if (context === undefined) return undefined;
  const classRefs = childrenNamed(context, SAML, 'AuthnContextClassRef').map(({ text }) => text.trim());
  return { ...defined({ comparison: attributeOf(context, 'Comparison') }), classRefs };
}

function noteChildren(root: XmlElement, note: Note): void {
  const seen = new Set<string>();
  for (const { name, namespace } of root.children) {
    const expected = CHILDREN[name];
    if (expected === undefined) note('unknown-element', name);
    else if (expected !== namespace) note('wrong-namespace', name);
    else if (seen.has(name)) note('duplicate-element', name);
    else seen.add(name);
  }
}

function notedBoolean(element: XmlElement, name: string, note: Note): boolean | undefined {
  const text = attributeOf(element, name);
  const value = booleanOf(text);
  if (text !== undefined && value === undefined) note('not-a-boolean', name);
  return value;
}
