/**
 * From a response to the one assertion in it whose bytes a trusted signature covers. The response signature comes first,
 * then decryption, then the signature inside (MUK signs the response only, BundID the assertion at least). Everything
 * after this file reads what was signed, never what was received.
 */
import { XMLSerializer } from '@xmldom/xmldom';
import type { Faults } from '../faults.ts';
import { decryptAssertion } from './decryption.ts';
import type { Decryption } from './decryption.ts';
import { isLabelledLatin1 } from './inbound.ts';
import { verifiesAnySignature } from './homegrown-verification.ts';
import { NS } from './names.ts';
import { Refusal, must } from './refusal.ts';
import { signedContent } from './signature.ts';
import type { Trust } from './signature.ts';
import { attributesOf, childrenNamed, descendants, isNamed, parseXml } from './xml.ts';

/** An assertion whose origin is proven. */
export interface SignedAssertion {
  /** The signed text. */
  readonly xml: string;
  readonly root: Element;
  /** The assertion as it came; only faults read it. */
  readonly received: Element;
}

/**
 * Finds, decrypts and verifies the assertion of a response.
 *
 * @throws Refusal when there is not exactly one, or nobody trusted signed it
 */
export async function readSignedAssertion(xml: string, response: Element, trust: Trust, decryption: Decryption): Promise<SignedAssertion> {
  const { faults } = trust;
  const pick = careless(trust);
  if (pick !== undefined) return readCarelessly(response, pick, trust, decryption);

  if (!faults.has('prefers-plain-assertion') && !faults.has('reads-by-prefix')) mustHaveOneAssertion(response, 1);
  mustHaveUniqueIds(response);
  const signedResponse = signedContent(xml, response, trust);
  const base = signedResponse === undefined ? response : parseXml(signedResponse, !faults.has('accepts-any-size')).documentElement;
  const [encrypted] = childrenNamed(base, NS.saml, 'EncryptedAssertion');
  const [plain] = childrenNamed(base, NS.saml, 'Assertion');
  must(encrypted !== undefined || (plain !== undefined && faults.has('accepts-plain-assertion')), 'not-encrypted');
  const text = encrypted === undefined ? serialise(plain) : await decryptAssertion(encrypted, decryption);
  const received = parseAssertion(text);
  const signed = signedContent(text, received, trust);
  must(signed !== undefined || signedResponse !== undefined || faults.has('unsigned-accepted'), 'not-signed');
  const misread = misreadAssertion(response, encrypted === undefined ? undefined : plain, faults);
  if (misread !== undefined) return misread;
  const content = signed ?? text;
  return { ...asAssertion(faults.has('decodes-by-label') && isLabelledLatin1(xml) ? asLatin1(content) : content), received };
}

/** The fault: what was UTF-8 all along is read in the encoding that the head of the message names. */
const asLatin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The faults: one assertion is verified, another one is read. */
function misreadAssertion(response: Element, plain: Element | undefined, faults: Faults): SignedAssertion | undefined {
  const lookAlike = faults.has('reads-by-prefix') ? descendants(response).find(isLookAlike) : undefined;
  if (lookAlike !== undefined) return asAssertion(serialise(lookAlike).replaceAll(lookAlike.namespaceURI ?? '', NS.saml));
  return plain !== undefined && faults.has('prefers-plain-assertion') ? asAssertion(serialise(plain)) : undefined;
}

const serialise = (element: Element | undefined): string => (element === undefined ? '' : new XMLSerializer().serializeToString(element));

function asAssertion(xml: string): SignedAssertion {
  const root = parseXml(xml).documentElement;
  return { xml, root, received: root };
}

function parseAssertion(text: string): Element {
  must(!/<!(DOCTYPE|ENTITY)/i.test(text), 'doctype');
  const root = parseXml(text).documentElement;
  must(isNamed(root, NS.saml, 'Assertion'), 'no-assertion');
  mustHaveOneAssertion(root, 1);
  mustHaveUniqueIds(root);
  return root;
}

const isAssertion = (element: Element): boolean => element.localName === 'Assertion' || element.localName === 'EncryptedAssertion';

/** Of that name in a namespace of its own. */
const isLookAlike = (element: Element): boolean => element.localName === 'Assertion' && element.namespaceURI !== NS.saml;

/** One assertion in the whole document, wherever it is put: legal nesting does not occur with these accounts. */
function mustHaveOneAssertion(root: Element, count: number): void {
  const all = descendants(root);
  must(all.filter(isAssertion).length === count, 'assertion-count');
  must(all.filter((element) => element.localName === 'Response').length <= 1, 'response-count');
}

const ID_NAMES = new Set(['ID', 'Id', 'id']);

/** No value twice among everything that a signature could take for an ID. */
function mustHaveUniqueIds(root: Element): void {
  const ids = descendants(root).flatMap((element) => attributesOf(element).filter(({ localName }) => ID_NAMES.has(localName ?? '')));
  must(new Set(ids.map(({ value }) => value)).size === ids.length, 'duplicate-id');
}

type Pick = (assertions: readonly Element[]) => Element | undefined;

function careless({ faults }: Trust): Pick | undefined {
  if (faults.has('reads-first-assertion')) return (assertions) => assertions[0];
  if (faults.has('reads-last-assertion')) return (assertions) => assertions.at(-1);
  return undefined;
}

const ENCRYPTED = /<(?:[\w.-]+:)?EncryptedAssertion[\s>][^]*?<\/(?:[\w.-]+:)?EncryptedAssertion>/;

/** The faults: any good signature opens the door, and the identity is read from wherever an assertion is found. */
async function readCarelessly(response: Element, pick: Pick, trust: Trust, decryption: Decryption): Promise<SignedAssertion> {
  const texts: string[] = [];
  let whole = serialise(response);
  for (const holder of descendants(response).filter((element) => isNamed(element, NS.saml, 'EncryptedAssertion'))) {
    const text = await decryptAssertion(holder, decryption);
    texts.push(text);
    whole = whole.replace(ENCRYPTED, () => text);
  }
  texts.push(serialise(response));
  const roots = texts.map((text) => ({ text, root: parseXml(text).documentElement }));
  const inPlace = { text: whole, root: parseXml(whole).documentElement };
  const isSigned = [...roots, inPlace].some(({ text, root }) => verifiesAnySignature(text, root, trust.certificates));
  const chosen = pick(roots.flatMap(({ root }) => descendants(root).filter((element) => isNamed(element, NS.saml, 'Assertion'))));
  if (!isSigned || chosen === undefined) throw new Refusal('not-signed');
  return asAssertion(serialise(chosen));
}
