/**
 * Signature wrapping: section 2.2 of the attack sheet. Before encryption an evil copy of the signed element is put where an
 * application may read, and the original stays where a verifier finds it. An evil copy has another NameID and another key.
 */
import { withExtensions } from '../src/formats/saml-crafting/parser-tricks.ts';
import { signedInfoFor } from '../src/formats/saml-crafting/signatures.ts';
import {
  evilAroundOriginal,
  evilKeepsSignature,
  evilWithOtherId,
  originalBeforeSignature,
  originalInObject,
  originalInSignature,
  separated,
  twoSignedInfos,
  withId,
  wrappingParts,
} from '../src/formats/saml-crafting/wrapping.ts';
import type { WrappingParts } from '../src/formats/saml-crafting/wrapping.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { asEvil, fromSealed, rememberedAssertion, remembering, signerOf, withAssertions } from './saml-attack-document.ts';
import type { Enclosed } from './saml-attack-document.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';

interface Wrapped {
  readonly assertions: readonly Enclosed[];
  /** Content of Extensions of the response. */
  readonly extensions?: string;
}

/** Rebuilds the answer from the parts of its signed assertion. */
function aroundAssertion(build: (parts: WrappingParts, context: DeviationContext) => Wrapped): DeviationHooks {
  return fromSealed(({ response, assertion }, context) => {
    const parts = wrappingParts(assertion, context.xmlId(), (bare) => asEvil(bare, context));
    const { assertions, extensions } = build(parts, context);
    const rebuilt = withAssertions(response, assertions, context);
    return extensions === undefined ? rebuilt : withExtensions(rebuilt, extensions);
  });
}

/** The same for a signed response: the evil one has an evil assertion, encrypted for the service as anybody can. */
function aroundResponse(build: (parts: WrappingParts) => string): DeviationHooks {
  return {
    ...remembering,
    plan: (plan, context) => ({ ...(remembering.plan?.(plan, context) ?? plan), signs: plan.signs === 'assertion' ? 'assertion' : 'response' }),
    response(xml, context) {
      const { bare, signature, id } = separated(xml);
      const changed = withAssertions(bare, [asEvil(rememberedAssertion(context), context)], context);
      return build({ original: xml, id, bare, signature, evil: withId(changed, context.xmlId()) });
    },
  };
}

type Rest = Partial<Pick<AttackDraft, 'needs' | 'changes' | 'isSignatureValid' | 'breaksSchema'>>;

export const wrapping = (number: string, de: string, en: string, hooks: DeviationHooks, rest: Rest = {}): Attack =>
  attack({
    id: `ATK-XSW-${number}`,
    de,
    en,
    requirements: ['BID-RS-02', 'MUK-RS-01'],
    expected: 'refuse',
    needs: ['signed-assertion'],
    changes: ['assertions'],
    isSignatureValid: false,
    params: ['evilNameId', 'evilKey'],
    hooks,
    ...rest,
  });

const RESPONSE: Rest = { needs: ['signed-response'], changes: ['identity', 'signature'] };

const ROOT_ONLY: Rest = { changes: ['identity', 'assertion-id', 'signature'] };

const plain = (assertion: string): Enclosed => ({ plain: assertion });

const BOTH: Rest = { needs: ['signed-assertion', 'encryption'] };

export const WRAPPING_ATTACKS: readonly Attack[] = [
  wrapping(
    '1',
    'Böse Antwort behält die Signatur; die echte steht in Signature',
    'Evil response keeps the signature; the original is inside Signature',
    aroundResponse(originalInSignature),
    {
      ...RESPONSE,
      breaksSchema: true,
    },
  ),
  wrapping(
    '2',
    'Böse Antwort behält die Signatur; die echte steht davor',
    'Evil response keeps the signature; the original stands before it',
    aroundResponse(originalBeforeSignature),
    {
      ...RESPONSE,
      breaksSchema: true,
    },
  ),
  wrapping(
    '3',
    'Böse Assertion ohne Signatur vor der echten',
    'Evil unsigned assertion before the original',
    aroundAssertion(({ evil, original }) => ({ assertions: [evil, original] })),
  ),
  wrapping(
    '4',
    'Böse Assertion umschließt die echte',
    'Evil assertion around the original',
    aroundAssertion((parts) => ({ assertions: [evilAroundOriginal(parts)] })),
    {
      ...ROOT_ONLY,
      breaksSchema: true,
    },
  ),
  wrapping(
    '5',
    'Böse Assertion behält die Signatur; die echte ohne Signatur am Ende der Antwort',
    'Evil assertion keeps the signature; the original without it at the end of the response',
    aroundAssertion((parts) => ({ assertions: [evilKeepsSignature(parts), parts.bare] })),
  ),
  wrapping(
    '6',
    'Böse Assertion behält die Signatur, in der die echte steht',
    'Evil assertion keeps the signature, with the original inside it',
    aroundAssertion((parts) => ({ assertions: [originalInSignature(parts)] })),
    { ...ROOT_ONLY, breaksSchema: true },
  ),
  wrapping(
    '7',
    'Böse Assertion mit derselben ID in Extensions vor der echten',
    'Evil assertion with the same ID in Extensions before the original',
    aroundAssertion(({ evil, id, original }) => ({ assertions: [original], extensions: withId(evil, id) })),
    { changes: ['extensions'], isSignatureValid: true },
  ),
  wrapping(
    '8',
    'Böse Assertion behält die Signatur; die echte in deren ds:Object',
    'Evil assertion keeps the signature; the original in its ds:Object',
    aroundAssertion((parts) => ({ assertions: [originalInObject(parts)] })),
    ROOT_ONLY,
  ),
  wrapping(
    '9',
    'Böse Assertion mit zwei SignedInfo; das erste passt zu ihr, das zweite zur Signatur (CVE-2019-3465)',
    'Evil assertion with two SignedInfo; the first fits it, the second the signature (CVE-2019-3465)',
    aroundAssertion((parts, context) => ({ assertions: [twoSignedInfos(parts, signedInfoFor(withId(parts.evil, parts.id), parts.id, signerOf(context)))] })),
    { changes: ['identity', 'signature'], breaksSchema: true },
  ),
  wrapping(
    '10',
    'Böse Assertion ohne Signatur nach der echten (CVE-2022-41912)',
    'Evil unsigned assertion after the original (CVE-2022-41912)',
    aroundAssertion(({ evil, original }) => ({ assertions: [original, evil] })),
  ),
  wrapping(
    '11/evil-first',
    'Böse und echte Assertion mit derselben ID, die böse zuerst',
    'Evil and original assertion with the same ID, the evil one first',
    aroundAssertion(({ evil, id, original }) => ({ assertions: [withId(evil, id), original] })),
  ),
  wrapping(
    '11/evil-last',
    'Böse und echte Assertion mit derselben ID, die böse zuletzt',
    'Evil and original assertion with the same ID, the evil one last',
    aroundAssertion(({ evil, id, original }) => ({ assertions: [original, withId(evil, id)] })),
  ),
  wrapping(
    '13/plain-evil',
    'Gültige EncryptedAssertion und eine böse Assertion im Klartext',
    'Valid EncryptedAssertion and an evil assertion in plain text',
    aroundAssertion(({ evil, original }) => ({ assertions: [plain(evil), original] })),
    BOTH,
  ),
  wrapping(
    '13/encrypted-evil',
    'Böse EncryptedAssertion und die signierte Assertion im Klartext',
    'Evil EncryptedAssertion and the signed assertion in plain text',
    aroundAssertion(({ evil, original }) => ({ assertions: [evil, plain(original)] })),
    BOTH,
  ),
  ...(['Id', 'id', 'xml:id'] as const).map((spelling) =>
    wrapping(
      `14/${spelling.replace(':', '-')}`,
      `Böse Assertion trägt die ID der echten im Attribut ${spelling}`,
      `Evil assertion carries the ID of the original in the attribute ${spelling}`,
      aroundAssertion((parts) => ({ assertions: [evilWithOtherId(parts, spelling), parts.original] })),
      { breaksSchema: true },
    ),
  ),
];
