/**
 * What a document of an attack is, read without the recipes: its parts, whether the wanted signature holds, and the kinds of
 * difference to the control.
 */
import { inflateRawSync } from 'node:zlib';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import { SamlReadingError, readPostForm } from '../../src/formats/saml-message.ts';
import { readAssertion, readResponse } from '../../src/formats/saml-response.ts';
import type { AssertionModel, ResponseModel } from '../../src/formats/saml-response.ts';
import { descendantsOf, readXmlTree } from '../../src/formats/xml-dom.ts';
import type { XmlElement } from '../../src/formats/xml-dom.ts';
import { decryptXml } from '../../src/formats/xml-encryption.ts';
import { verifyXml } from '../../src/formats/xml-signature.ts';
import type { ResponseForm } from '../../simulators/saml-idp-deviation.ts';

export interface ReadAnswer {
  readonly xml: string;
  readonly response: ResponseModel;
  /** Decrypted where they were encrypted; of one that cannot be, the text is empty. */
  readonly assertions: readonly { readonly xml: string; readonly model?: AssertionModel; readonly isEncrypted: boolean }[];
}

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const KEYS = [attributeUrn('bPK2'), 'DatenuebermittlerPseudonymId'];

/** @throws SamlReadingError as a strict receiver does */
export function readAnswer(form: ResponseForm, spKey: string): ReadAnswer {
  const xml = messageOf(form);
  const response = readResponse(xml);
  const assertions = readXmlTree(xml)
    .children.filter(({ name }) => name === 'Assertion' || name === 'EncryptedAssertion')
    .map((element) => {
      const isEncrypted = element.name === 'EncryptedAssertion';
      const text = isEncrypted ? attempt(TypeError, () => decryptXml(element.outerXml(), spKey)) : element.outerXml();
      const model = text === undefined ? undefined : attempt(SamlReadingError, () => readAssertion(text));
      return { xml: text ?? '', isEncrypted, ...(model === undefined ? {} : { model }) };
    });
  return { xml, response, assertions };
}

function messageOf(form: ResponseForm): string {
  if (form.method === 'get') return inflateRawSync(Buffer.from(form.fields.find(([name]) => name === 'SAMLResponse')?.[1] ?? '', 'base64')).toString('utf8');
  return readPostForm(new URLSearchParams(Array.from(form.fields, ([name, value]): [string, string] => [name, value])), 'SAMLResponse').xml;
}

function attempt<T>(expected: new (...args: never[]) => Error, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof expected) return undefined;
    throw error;
  }
}

/** Exactly one assertion, every signature there is verifies, and the wanted one is there. */
export function isStrictlySigned({ xml, assertions }: ReadAnswer, certificates: readonly string[], wanted: 'assertion' | 'response'): boolean {
  const [assertion] = assertions;
  if (assertion?.model === undefined || assertions.length > 1) return false;
  const holds = (text: string): boolean | undefined => (readXmlTree(text).children.some(isSignature) ? verifyXml(text, certificates).isValid : undefined);
  const [outer, inner] = [holds(xml), holds(assertion.xml)];
  return outer !== false && inner !== false && (wanted === 'response' ? outer : inner) === true;
}

type Compare = (kind: string, before: unknown, after: unknown) => void;

/** Kinds of difference, sorted; what is random in every answer is none. */
export function differences(control: ReadAnswer, changed: ReadAnswer): readonly string[] {
  const kinds = new Set<string>();
  const compare: Compare = (kind, before, after) => {
    if (JSON.stringify(before ?? null) !== JSON.stringify(after ?? null)) kinds.add(kind);
  };
  for (const [kind, member] of RESPONSE_MEMBERS) compare(kind, control.response[member], changed.response[member]);
  compare('signature', skeleton(control.xml), skeleton(changed.xml));
  if (control.assertions.length === changed.assertions.length) assertionDifferences(control, changed, compare);
  // Of several assertions the added ones are the difference, not what they say.
  else kinds.add('assertions');
  if (kinds.size === 0) compare('markup', plainText(control), plainText(changed));
  return [...kinds].sort();
}

function assertionDifferences(control: ReadAnswer, changed: ReadAnswer, compare: Compare): void {
  const [before, after] = [control.assertions[0], changed.assertions[0]];
  if (before === undefined || after === undefined) return;
  compare('encryption', [before.isEncrypted, encryptionOf(control.xml)], [after.isEncrypted, encryptionOf(changed.xml)]);
  compare('encryption', before.model === undefined, after.model === undefined);
  if (before.model === undefined || after.model === undefined) return;
  compare('signature', skeleton(before.xml), skeleton(after.xml));
  modelDifferences(before.model, after.model, compare);
}

const RESPONSE_MEMBERS = [
  ['version', 'version'],
  ['instants', 'issueInstant'],
  ['destination', 'destination'],
  ['in-response-to', 'inResponseTo'],
  ['issuer', 'issuer'],
  ['extensions', 'extensions'],
  ['status', 'status'],
] as const;
const DATA_MEMBERS = [
  ['confirmation-validity', 'notBefore'],
  ['confirmation-validity', 'notOnOrAfter'],
  ['recipient', 'recipient'],
  ['in-response-to', 'inResponseTo'],
] as const;

function modelDifferences(a: AssertionModel, b: AssertionModel, compare: Compare): void {
  const each = (kind: string, of: (model: AssertionModel) => unknown): void => compare(kind, of(a), of(b));
  const contents = ({ attributes }: AssertionModel, names: readonly string[]): unknown =>
    attributes.filter(({ name }) => names.includes(name)).map(({ values }) => values.map(({ content }) => content));
  each('assertion-id', ({ id }) => id);
  each('version', ({ version }) => version);
  each('instants', ({ issueInstant }) => issueInstant);
  each('issuer', ({ issuer }) => issuer);
  each('identity', (model) => [model.subject?.nameId?.value, contents(model, KEYS)]);
  each('confirmation', ({ subject }) => subject?.confirmations.map(({ method }) => method));
  // Without confirmation there is no data either: that is one difference. The same goes for conditions.
  if (a.subject?.confirmations.length === b.subject?.confirmations.length)
    for (const [kind, member] of DATA_MEMBERS) each(kind, ({ subject }) => subject?.confirmations[0]?.data?.[member]);
  each('conditions', ({ conditions }) => [conditions === undefined, conditions?.isOneTimeUse, conditions?.others]);
  if ((a.conditions === undefined) === (b.conditions === undefined)) {
    each('validity', ({ conditions }) => [conditions?.notBefore, conditions?.notOnOrAfter]);
    each('audience', ({ conditions }) => conditions?.audienceRestrictions);
  }
  each('advice', ({ advice }) => advice);
  each('level', (model) => [model.authnStatements.map(({ contextClass }) => contextClass), contents(model, [attributeUrn('level')])]);
  each('session', ({ authnStatements }) => [authnStatements[0]?.authnInstant, authnStatements[0]?.sessionNotOnOrAfter]);
  const isIdentity = (name: string): boolean => KEYS.includes(name) || name === attributeUrn('level');
  each('attributes', ({ attributes }) =>
    attributes
      .filter(({ name }) => !isIdentity(name))
      .map((item) => ({ ...item, values: item.values.map(({ content, type }) => [content, type?.namespace, type?.name]) })),
  );
}

const VOLATILE = ['DigestValue', 'SignatureValue'];

/** Signatures of the root without what changes with every content. */
function skeleton(xml: string): unknown {
  const root = readXmlTree(xml);
  const id = `#${root.attributes.find(({ name }) => name === 'ID')?.value ?? ''}`;
  // The prefix of XML Schema has two usual names.
  const known = (value: string): string => (value === id ? '#' : value === 'xsd' ? 'xs' : value);
  return root.children
    .filter(isSignature)
    .map((signature) =>
      [...descendantsOf(signature)].map(({ name, attributes, children, text }) => [
        name,
        attributes.map((item) => `${item.name}=${known(item.value)}`),
        VOLATILE.includes(name) ? text === '' : children.length === 0 && text,
      ]),
    );
}

function isSignature({ name, namespace }: XmlElement): boolean {
  return name === 'Signature' && namespace === DS;
}

const ENCRYPTION_PARTS = ['EncryptionMethod', 'RetrievalMethod', 'EncryptedKey'];

/** Algorithms and places of keys; references inside the document are random. */
function encryptionOf(xml: string): unknown {
  const encrypted = readXmlTree(xml).children.find(({ name }) => name === 'EncryptedAssertion');
  return (encrypted === undefined ? [] : [...descendantsOf(encrypted)])
    .filter(({ name }) => ENCRYPTION_PARTS.includes(name))
    .map(({ name, attributes }) => [name, attributes.filter((item) => item.name !== 'Id' && !item.value.startsWith('#_')).map(({ value }) => value)]);
}

/** Text of everything, without what is random. */
function plainText({ xml, assertions }: ReadAnswer): readonly string[] {
  return [xml, ...assertions.map((assertion) => assertion.xml)].map((text) =>
    text.replaceAll(/<(?:\w+:)?(?:CipherValue|DigestValue|SignatureValue)>[^<]*</gu, '<').replaceAll(/\s(?:Id|URI)="[^"]*"/gu, ''),
  );
}
