/**
 * Attacks on the signature of an answer, second part: section 2.1 of the attack sheet, cases 10 to 15. References, transforms,
 * hulls, and two signatures (SAML 2.0 Core 5.4).
 */
import { markupAt, withPlace } from '../src/formats/saml-crafting/identity.ts';
import { attributeOf, elementNamed } from '../src/formats/saml-crafting/markup.ts';
import { inTwoPieces } from '../src/formats/saml-crafting/parser-tricks.ts';
import {
  signedAsBase64,
  signedElsewhere,
  signedInclusively,
  signedTwice,
  signedWithComments,
  signedWithoutName,
  signedWithXPath,
  signedWithXslt,
  withBrokenValue,
} from '../src/formats/saml-crafting/signatures.ts';
import { separated, withSignature } from '../src/formats/saml-crafting/wrapping.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { KEY_NAMES, idOf, onSigned, param, signerOf } from './saml-attack-document.ts';
import type { DeviationHooks } from './saml-idp-deviation.ts';

export const inferred = (draft: Omit<AttackDraft, 'expected' | 'requirements'> & Partial<Pick<AttackDraft, 'expected' | 'requirements'>>): Attack =>
  attack({ requirements: ['BID-RS-02', 'MUK-RS-01'], expected: 'refuse', mark: 'I', changes: ['signature'], isSignatureValid: false, ...draft });

/** Both signatures are there, one of them has a wrong value. */
function oneBroken(stage: 'signedAssertion' | 'response'): DeviationHooks {
  const broken = (xml: string): string => {
    const { bare, signature } = separated(xml);
    return withSignature(bare, withBrokenValue(signature));
  };
  return { plan: (plan) => ({ ...plan, signs: 'both' }), [stage]: broken };
}

/** A comment in the middle of NameID and key, as part of what is signed. */
const commented: DeviationHooks = {
  plainAssertion: (xml) =>
    (['name-id', 'key'] as const).reduce((text, place) => withPlace(text, place, inTwoPieces(markupAt(text, place, KEY_NAMES), '<!-- -->'), KEY_NAMES), xml),
};

export const SIGNATURE_FORM_ATTACKS: readonly Attack[] = [
  inferred({
    id: 'ATK-SIG-10/empty-uri',
    de: 'Die Referenz hat eine leere URI: das ganze Dokument',
    en: 'The reference has an empty URI: the whole document',
    hooks: onSigned(({ bare, id }, context) => signedWithoutName(bare, id, '', signerOf(context))),
  }),
  inferred({
    id: 'ATK-SIG-10/no-uri',
    de: 'Die Referenz hat keine URI',
    en: 'The reference has no URI',
    hooks: onSigned(({ bare, id }, context) => signedWithoutName(bare, id, null, signerOf(context))),
  }),
  ...[true, false].map((isFirst) =>
    inferred({
      id: `ATK-SIG-11/${isFirst ? 'element-first' : 'element-last'}`,
      de: `Zwei Referenzen; das signierte Element ist die ${isFirst ? 'erste' : 'zweite'}`,
      en: `Two references; the signed element is the ${isFirst ? 'first' : 'second'}`,
      hooks: onSigned(({ bare, id }, context) => signedTwice(bare, id, context.xmlId(), isFirst, signerOf(context))),
    }),
  ),
  inferred({
    id: 'ATK-SIG-12/xpath',
    de: 'Ein XPath-Filter nimmt die NameID aus dem Signierten heraus',
    en: 'An XPath filter takes the NameID out of what is signed',
    hooks: onSigned(({ bare, id }, context) => signedWithXPath(bare, id, signerOf(context))),
  }),
  inferred({
    id: 'ATK-SIG-12/xslt',
    de: 'Eine XSLT-Transformation ruft beim Prüfen eine Adresse ab',
    en: 'An XSLT transform fetches an address while verifying',
    params: ['canaryUrl'],
    watch: ['canary'],
    hooks: onSigned(({ bare, id }, context) => signedWithXslt(bare, id, param(context, 'canaryUrl'), signerOf(context))),
  }),
  inferred({
    id: 'ATK-SIG-12/base64',
    de: 'Eine Base64-Transformation lässt alle Auszeichnungen aus dem Signierten weg',
    en: 'A Base64 transform leaves all tags out of what is signed',
    hooks: onSigned(({ bare, id }, context) => signedAsBase64(bare, id, signerOf(context))),
  }),
  inferred({
    id: 'ATK-SIG-13/exclusive',
    de: 'Exklusive Kanonisierung mit Kommentaren; mitten in NameID und Kennzeichen steht einer',
    en: 'Exclusive canonicalization with comments; one stands in the middle of NameID and key',
    expected: 'same-identity',
    hooks: { ...commented, ...onSigned(({ bare, id }, context) => signedWithComments(bare, id, signerOf(context))) },
  }),
  inferred({
    id: 'ATK-SIG-13/inclusive',
    de: 'Inklusive Kanonisierung mit Kommentaren; mitten in NameID und Kennzeichen steht einer',
    en: 'Inclusive canonicalization with comments; one stands in the middle of NameID and key',
    expected: 'same-identity',
    hooks: { ...commented, ...onSigned(({ bare, id }, context) => signedInclusively(bare, id, signerOf(context))) },
  }),
  inferred({
    id: 'ATK-SIG-14/unsigned-inside',
    de: 'Die Assertion ist verschlüsselt, aber weder sie noch die Antwort ist signiert',
    en: 'The assertion is encrypted, but neither it nor the response is signed',
    requirements: ['BID-RS-01', 'MUK-RS-02'],
    mark: 'V',
    needs: ['encryption'],
    hooks: { plan: (plan) => ({ ...plan, signs: 'none' }) },
  }),
  inferred({
    id: 'ATK-SIG-14/hull',
    de: 'Signiert ist nur die Hülle EncryptedData; die Assertion darin und die Antwort sind es nicht',
    en: 'Only the hull EncryptedData is signed; neither the assertion inside nor the response is',
    requirements: ['BID-RS-01', 'MUK-RS-02'],
    mark: 'V',
    needs: ['encryption'],
    hooks: {
      plan: (plan) => ({ ...plan, signs: 'none' }),
      response(xml, context) {
        const id = attributeOf(xml, elementNamed(xml, 'EncryptedData'), 'Id');
        if (id === undefined) throw new TypeError('The EncryptedData has no Id.');
        return signedElsewhere(xml, idOf(xml), id, signerOf(context));
      },
    },
  }),
  inferred({
    id: 'ATK-SIG-15/assertion-broken',
    de: 'Antwort und Assertion signiert; die Signatur der Assertion ist falsch',
    en: 'Response and assertion signed; the signature of the assertion is wrong',
    hooks: oneBroken('signedAssertion'),
  }),
  inferred({
    id: 'ATK-SIG-15/response-broken',
    de: 'Antwort und Assertion signiert; die Signatur der Antwort ist falsch',
    en: 'Response and assertion signed; the signature of the response is wrong',
    hooks: oneBroken('response'),
  }),
];
