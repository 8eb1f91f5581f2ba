/**
 * Signatures of HTTP-Redirect (SAML 2.0 Bindings, 3.4.4.1) over the octets that a browser makes of a form with GET. They
 * differ from those of `encodeURIComponent` in a few characters, and a signature is over the octets as they are sent.
 */
import { SIGNATURE_ALGORITHMS } from '../xml-algorithms.ts';
import type { XmlSigner } from '../xml-signature.ts';

type Fields = readonly (readonly [name: string, value: string])[];

/** The fields in the order that is signed, with `SigAlg` and `Signature`. */
export function signedQuery(fields: Fields, signer: XmlSigner): Fields {
  const { uri, sign } = SIGNATURE_ALGORITHMS[signer.algorithm];
  const ordered = [...['SAMLResponse', 'RelayState'].flatMap((wanted) => fields.filter(([name]) => name === wanted)), ['SigAlg', uri] as const];
  const octets = new URLSearchParams(Array.from(ordered, ([name, value]): [string, string] => [name, value])).toString();
  return [...ordered, ['Signature', sign(Buffer.from(octets, 'utf8'), signer).toString('base64')]];
}
