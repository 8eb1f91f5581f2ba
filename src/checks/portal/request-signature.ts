/** The signature of a request in either binding, verified with the keys of the metadata. KeyInfo counts for nothing. */
import { verifyRedirectSignature } from '../../formats/saml-message.ts';
import { XML_SIGNATURE } from '../../formats/saml-names.ts';
import { attributeOf, childNamed, descendantsOf, readXmlTree } from '../../formats/xml-dom.ts';
import { verifyXml } from '../../formats/xml-signature.ts';
import type { ReadRequest } from './request-reading.ts';

export interface RequestSignature {
  readonly isPresent: boolean;
  /** `unsound`: nothing that SAML allows as a signature. `unverifiable`: no key, or an algorithm the suite does not have. */
  readonly state: 'valid' | 'wrong' | 'unsound' | 'unverifiable';
  /** Why it is not valid, a code. */
  readonly reason?: string;
  /** URI as written. */
  readonly algorithm?: string;
  /** URIs of the digests in it. */
  readonly digests: readonly string[];
}

/** @param certificates of the metadata, PEM */
export function signatureOf({ received, request }: ReadRequest, certificates: readonly string[]): RequestSignature {
  const isRedirect = received.binding === 'HTTP-Redirect';
  const isPresent = isRedirect ? received.query?.signature !== undefined : request.hasSignature;
  if (!isPresent) return { isPresent, state: 'unsound', reason: 'not-signed', digests: [] };
  const { isValid, reason } = isRedirect ? verifyRedirectSignature(received, certificates) : verifyXml(received.xml, certificates);
  const written = isRedirect ? { algorithm: received.query?.sigAlg, digests: [] } : methodsIn(received.xml);
  return {
    isPresent,
    state: isValid ? 'valid' : stateOf(reason),
    ...(reason === undefined ? {} : { reason }),
    ...(written.algorithm === undefined ? {} : { algorithm: written.algorithm }),
    digests: written.digests,
  };
}

function stateOf(reason: string | undefined): RequestSignature['state'] {
  if (reason === 'wrong') return 'wrong';
  return reason === 'algorithm' || reason === 'no-key' ? 'unverifiable' : 'unsound';
}

/** Algorithms as the signature of the root names them, whether or not they can be verified. */
function methodsIn(xml: string): { readonly algorithm: string | undefined; readonly digests: readonly string[] } {
  const signature = childNamed(readXmlTree(xml), XML_SIGNATURE, 'Signature');
  if (signature === undefined) return { algorithm: undefined, digests: [] };
  const named = (name: string): readonly string[] =>
    [...descendantsOf(signature)]
      .filter((element) => element.name === name && element.namespace === XML_SIGNATURE)
      .flatMap((element) => attributeOf(element, 'Algorithm') ?? []);
  return { algorithm: named('SignatureMethod')[0], digests: named('DigestMethod') };
}
