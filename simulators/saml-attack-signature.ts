/** Attacks on the signature of an answer: sections 2.1 of the attack sheet, cases 01 to 09. SAML 2.0 Core, section 5. */
import { X509Certificate } from 'node:crypto';
import { cloneCertificate } from '../src/formats/saml-crafting/certificate-clone.ts';
import { withPlace } from '../src/formats/saml-crafting/identity.ts';
import { elementNamed, rootElement, withAttribute, withContent } from '../src/formats/saml-crafting/markup.ts';
import { signedOnlyChild, withMatchingDigest } from '../src/formats/saml-crafting/signatures.ts';
import { separated, withSignature } from '../src/formats/saml-crafting/wrapping.ts';
import { XML_SIGNATURE } from '../src/formats/saml-names.ts';
import type { SignatureAlgorithm } from '../src/formats/xml-signature.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import {
  asEvil,
  evilIdentity,
  fromSealed,
  KEY_NAMES,
  onAssertion,
  onSealedAssertion,
  onSigned,
  remembering,
  signedPart,
  signerOf,
  withAssertions,
  withSigners,
} from './saml-attack-document.ts';
import { ordinaryAttribute, withConfirmationData } from './saml-attack-model.ts';
import type { DeviationHooks } from './saml-idp-deviation.ts';

const SIGNED = ['BID-RS-01', 'MUK-RS-01'];
const UNSIGNED = ['BID-RS-01', 'MUK-RS-02'];

const refused = (draft: Omit<AttackDraft, 'expected' | 'requirements'> & { readonly requirements?: readonly string[] }): Attack =>
  attack({ requirements: SIGNED, expected: 'refuse', changes: ['signature'], isSignatureValid: false, ...draft });

const hmac = (algorithm: SignatureAlgorithm, kind: 'pem' | 'der'): Attack =>
  refused({
    id: `ATK-SIG-08/${algorithm}-${kind}`,
    de: `Signiert mit ${algorithm}; Schlüssel ist das öffentliche Zertifikat als ${kind.toUpperCase()}`,
    en: `Signed with ${algorithm}; the key is the public certificate as ${kind.toUpperCase()}`,
    requirements: ['BID-RS-14', 'MUK-RS-01'],
    hooks: {
      plan(plan) {
        const { certificate } = signedPart(plan) === 'response' ? plan.responseSigner : plan.assertionSigner;
        if (certificate === undefined) throw new TypeError('The account signs without a certificate.');
        const secret = kind === 'der' ? new X509Certificate(certificate).raw : Buffer.from(certificate, 'utf8');
        return withSigners(plan, { algorithm, secret });
      },
    },
  });

/** The answer belonged to an earlier request; the new one is written in after signing. */
const movedToThisRequest: DeviationHooks = {
  ...remembering,
  model(model, context) {
    const stale = context.xmlId();
    const before = onAssertion((assertion) => withConfirmationData(assertion, { inResponseTo: stale }));
    return before.model?.({ ...model, inResponseTo: stale }, context) ?? model;
  },
  response(response, context) {
    if (context.requestId === undefined) throw new TypeError('The answer belongs to no request.');
    const { requestId } = context;
    const change = onSealedAssertion((assertion) => withAttribute(assertion, elementNamed(assertion, 'SubjectConfirmationData'), 'InResponseTo', requestId));
    return change.response?.(withAttribute(response, rootElement(response), 'InResponseTo', requestId), context) ?? response;
  },
};

const tampered = (variant: string, de: string, en: string, changes: Attack['changes'], hooks: DeviationHooks): Attack =>
  refused({ id: `ATK-SIG-05/${variant}`, de: `Nach dem Signieren geändert: ${de}`, en: `Changed after signing: ${en}`, changes, hooks });

const ONLY_CHILD = (variant: string, element: string, needs: Attack['needs']): Attack =>
  refused({
    id: `ATK-SIG-09/${variant}`,
    de: `Die Signatur deckt nur ${element} ab`,
    en: `The signature covers only ${element}`,
    requirements: ['BID-RS-02', 'MUK-RS-01'],
    needs,
    breaksSchema: true,
    hooks: onSigned(({ bare, id }, context) => signedOnlyChild(bare, id, context.xmlId(), element, signerOf(context))),
  });

export const SIGNATURE_ATTACKS: readonly Attack[] = [
  refused({
    id: 'ATK-SIG-01',
    de: 'Keine Signatur, weder an der Antwort noch an der Assertion',
    en: 'No signature, neither on the response nor on the assertion',
    requirements: UNSIGNED,
    hooks: { plan: (plan) => ({ ...plan, signs: 'none' }) },
  }),
  refused({
    id: 'ATK-SIG-02/removed',
    de: 'Die Signatur wurde nach dem Signieren entfernt und die Identität ausgetauscht',
    en: 'The signature was removed after signing and the identity replaced',
    requirements: UNSIGNED,
    changes: ['identity', 'signature'],
    hooks: fromSealed(({ response, assertion }, context) => {
      const isResponse = signedPart(context.plan) === 'response';
      const bare = (xml: string): string => xml.replace(/<ds:Signature[ >][^]*?<\/ds:Signature>/u, '');
      return withAssertions(isResponse ? bare(response) : response, [asEvil(isResponse ? assertion : bare(assertion), context)], context);
    }),
  }),
  refused({
    id: 'ATK-SIG-02/empty-element',
    de: 'Die Signatur ist ein leeres Element',
    en: 'The signature is an empty element',
    requirements: UNSIGNED,
    breaksSchema: true,
    hooks: onSigned(({ bare }) => withSignature(bare, `<ds:Signature xmlns:ds="${XML_SIGNATURE}"/>`)),
  }),
  refused({
    id: 'ATK-SIG-02/empty-value',
    de: 'SignatureValue ist leer',
    en: 'SignatureValue is empty',
    requirements: UNSIGNED,
    hooks: onSigned(({ bare, signature }) => withSignature(bare, withContent(signature, elementNamed(signature, 'SignatureValue'), ''))),
  }),
  refused({
    id: 'ATK-SIG-03',
    de: 'Signiert mit einem fremden Schlüssel, dessen Zertifikat in KeyInfo steht',
    en: 'Signed with a strange key whose certificate is in KeyInfo',
    hooks: { plan: (plan, { stranger }) => withSigners(plan, stranger) },
  }),
  refused({
    id: 'ATK-SIG-04',
    de: 'Signiert mit einem fremden Schlüssel; KeyInfo hat einen Nachbau des echten Zertifikats (Name, Aussteller, Seriennummer gleich)',
    en: 'Signed with a strange key; KeyInfo has a copy of the real certificate (same subject, issuer, serial number)',
    hooks: {
      plan(plan, { stranger: { privateKey } }) {
        const { certificate } = signedPart(plan) === 'response' ? plan.responseSigner : plan.assertionSigner;
        if (certificate === undefined) throw new TypeError('The account signs without a certificate.');
        return withSigners(plan, { privateKey, certificate: cloneCertificate(certificate, { privateKey }) });
      },
    },
  }),
  tampered(
    'name-id',
    'NameID',
    'NameID',
    ['identity'],
    onSealedAssertion((xml, context) => withPlace(xml, 'name-id', evilIdentity(context).nameId, KEY_NAMES)),
  ),
  tampered(
    'bpk2',
    'Kennzeichen des Kontos (bPK2 oder Pseudonym)',
    'key of the account (bPK2 or pseudonym)',
    ['identity'],
    onSealedAssertion((xml, context) => withPlace(xml, 'key', evilIdentity(context).key, KEY_NAMES)),
  ),
  tampered(
    'attribute',
    'ein Attribut',
    'one attribute',
    ['attributes'],
    onSealedAssertion((xml, context) => withPlace(xml, 'key', 'Geändert', [ordinaryAttribute(xml, context)])),
  ),
  tampered(
    'in-response-to',
    'InResponseTo; die Antwort gehörte zu einer anderen Anfrage',
    'InResponseTo; the answer belonged to another request',
    ['signature'],
    movedToThisRequest,
  ),
  refused({
    id: 'ATK-SIG-06',
    de: 'Identität ausgetauscht und DigestValue angepasst, SignatureValue bleibt',
    en: 'Identity replaced and DigestValue adapted, SignatureValue stays',
    mark: 'I',
    changes: ['identity'],
    hooks: fromSealed(({ response, assertion }, context) => {
      const adapt = (signed: string, change: (bare: string) => string): string => {
        const { bare, signature, id } = separated(signed);
        return withSignature(change(bare), withMatchingDigest(change(bare), id, signature, signerOf(context)));
      };
      if (signedPart(context.plan) === 'assertion') return withAssertions(response, [adapt(assertion, (bare) => asEvil(bare, context))], context);
      const evil = withAssertions(response, [asEvil(assertion, context)], context);
      return adapt(evil, (bare) => bare);
    }),
  }),
  refused({
    id: 'ATK-SIG-07',
    de: 'Richtiger Schlüssel, aber rsa-sha1 mit SHA-1 als Digest',
    en: 'The right key, but rsa-sha1 with a SHA-1 digest',
    requirements: ['BID-RS-14', 'MUK-RS-01'],
    level: 'SHOULD',
    isSignatureValid: true,
    hooks: { plan: (plan) => withSigners(plan, { algorithm: 'rsa-sha1', digest: 'sha1' }) },
  }),
  hmac('hmac-sha1', 'pem'),
  hmac('hmac-sha1', 'der'),
  hmac('hmac-sha256', 'pem'),
  hmac('hmac-sha256', 'der'),
  ONLY_CHILD('issuer', 'Issuer', []),
  ONLY_CHILD('attribute-statement', 'AttributeStatement', ['signed-assertion']),
];
