/**
 * What recipes of attacks are written with: parameters, the other identity, and hooks for the places of an answer. An answer
 * that cannot carry an attack is a TypeError, so that no login passes for an attack that did not take place.
 */
import { ATTACK_DEFAULTS } from '../src/core/attack.ts';
import type { AttackParam } from '../src/core/attack.ts';
import { attributeUrn } from '../src/core/account-attributes.ts';
import { withIdentity } from '../src/formats/saml-crafting/identity.ts';
import type { CraftedIdentity } from '../src/formats/saml-crafting/identity.ts';
import { childrenOfRoot, prefixOf, replaced, rootElement } from '../src/formats/saml-crafting/markup.ts';
import { separated, withId } from '../src/formats/saml-crafting/wrapping.ts';
import type { AssertionModel, ResponseModel } from '../src/formats/saml-response.ts';
import { encryptXml } from '../src/formats/xml-encryption.ts';
import type { XmlSigner } from '../src/formats/xml-signature.ts';
import type { DeviationContext, DeviationHooks, ResponseForm, SealPlan } from './saml-idp-deviation.ts';

/** `Name` of the attributes that portals key an account by. */
export const KEY_NAMES: readonly string[] = [attributeUrn('bPK2'), 'DatenuebermittlerPseudonymId'];
export const LEVEL_NAMES: readonly string[] = [attributeUrn('level')];

const ASSERTION = 'signed assertion';

/** A parameter as text. @throws TypeError when it is missing and has no default */
export function param({ params }: Pick<DeviationContext, 'params'>, name: AttackParam): string {
  const given = params[name];
  if (typeof given === 'string' && given !== '') return given;
  if (name === 'canaryUrl') throw new TypeError('The parameter canaryUrl is missing: without it nothing could be noticed.');
  return ATTACK_DEFAULTS[name];
}

/** The identity that nobody may get. */
export function evilIdentity(context: DeviationContext): CraftedIdentity {
  return { nameId: param(context, 'evilNameId'), key: param(context, 'evilKey') };
}

/** An assertion with that identity; everything else stays. */
export function asEvil(assertion: string, context: DeviationContext): string {
  return withIdentity(assertion, evilIdentity(context), KEY_NAMES);
}

/** The same with an ID of its own. */
export function evilCopy(assertion: string, context: DeviationContext): string {
  return withId(asEvil(assertion, context), context.xmlId());
}

/** An instant of the tenant's clock, shifted. */
export function instant({ now }: DeviationContext, seconds = 0): string {
  return new Date(now + seconds * 1000).toISOString();
}

/** What the plan signs. With two signatures an attacker leaves the outer one away. */
export function signedPart({ signs }: SealPlan): 'assertion' | 'response' {
  if (signs === 'none') throw new TypeError('The account signs nothing: there is no signature to attack.');
  return signs === 'response' ? 'response' : 'assertion';
}

/** The key in use for what is signed. */
export function signerOf({ plan }: DeviationContext): XmlSigner {
  return signedPart(plan) === 'response' ? plan.responseSigner : plan.assertionSigner;
}

/** Both signers changed alike. */
export function withSigners(plan: SealPlan, change: Partial<XmlSigner>): SealPlan {
  return { ...plan, assertionSigner: { ...plan.assertionSigner, ...change }, responseSigner: { ...plan.responseSigner, ...change } };
}

/** One signature only: the inner one where there are two. */
export const oneSignature = (plan: SealPlan): SealPlan => ({ ...plan, signs: signedPart(plan) });

interface SignedElement {
  readonly bare: string;
  readonly signature: string;
  readonly id: string;
}

/** Changes the signed element, wherever it is, after it was signed. */
export function onSigned(change: (signed: SignedElement, context: DeviationContext) => string): DeviationHooks {
  const at = (part: ReturnType<typeof signedPart>) => (xml: string, context: DeviationContext) =>
    signedPart(context.plan) === part ? change(separated(xml), context) : xml;
  return { plan: oneSignature, signedAssertion: at('assertion'), response: at('response') };
}

interface Sealed {
  /** As it would be sent, signed and encrypted. */
  readonly response: string;
  /** Signed if the plan says so, not encrypted. */
  readonly assertion: string;
}

/** Builds the response anew from the finished one and its assertion. */
export function fromSealed(build: (sealed: Sealed, context: DeviationContext) => string): DeviationHooks {
  return { ...remembering, response: (response, context) => build({ response, assertion: rememberedAssertion(context) }, context) };
}

/** Keeps the assertion for later stages. */
export const remembering: DeviationHooks = {
  plan(plan, { memory }) {
    memory.delete(ASSERTION);
    return oneSignature(plan);
  },
  signedAssertion(xml, { memory }) {
    memory.set(ASSERTION, xml);
    return xml;
  },
};

/** @throws TypeError in an answer without assertion */
export function rememberedAssertion({ memory }: DeviationContext): string {
  const assertion = memory.get(ASSERTION);
  if (typeof assertion !== 'string') throw new TypeError('The answer has no assertion that could be changed.');
  return assertion;
}

/** Changes the assertion after everything was signed; it is encrypted again. */
export function onSealedAssertion(change: (assertion: string, context: DeviationContext) => string): DeviationHooks {
  return fromSealed(({ response, assertion }, context) => withAssertions(response, [change(assertion, context)], context));
}

/** Markup of an assertion, enclosed as the plan says, or plain in any case. */
export type Enclosed = string | { readonly plain: string };

/** Other assertions in the place of the one that is there. */
export function withAssertions(response: string, assertions: readonly Enclosed[], context: DeviationContext): string {
  const there = childrenOfRoot(response).find(({ name }) => name === 'Assertion' || name === 'EncryptedAssertion');
  if (there === undefined) throw new TypeError('The answer has no assertion that could be replaced.');
  const prefix = prefixOf(there);
  return replaced(response, there, assertions.map((item) => (typeof item === 'string' ? enclosed(item, prefix, context) : item.plain)).join(''));
}

function enclosed(assertion: string, prefix: string, { plan }: DeviationContext): string {
  if (!plan.encrypts) return assertion;
  const { data, beside = '' } = encryptXml(assertion, plan.recipient);
  return `<${prefix}EncryptedAssertion>${data}${beside}</${prefix}EncryptedAssertion>`;
}

/** ID of the root. */
export function idOf(xml: string): string {
  return /\sID="([^"]*)"/u.exec(xml.slice(rootElement(xml).start, rootElement(xml).contentStart))?.[1] ?? '';
}

/** Changes the first assertion as data. @throws TypeError in an answer without assertion */
export function onAssertion(change: (assertion: AssertionModel, context: DeviationContext) => AssertionModel): DeviationHooks {
  return {
    model(model, context) {
      const [first, ...rest] = model.assertions;
      if (first?.kind !== 'plain') throw new TypeError('The answer has no assertion that could be changed.');
      return { ...model, assertions: [{ kind: 'plain', assertion: change(first.assertion, context) }, ...rest] };
    },
  };
}

/** Changes the response around the assertion as data. */
export function onModel(change: (model: ResponseModel, context: DeviationContext) => ResponseModel): DeviationHooks {
  return { model: change };
}

/** The message in the form as other octets. */
export function withMessage(form: ResponseForm, change: (xml: string) => Uint8Array | string): ResponseForm {
  return {
    ...form,
    fields: form.fields.map(([name, value]) => {
      if (name !== 'SAMLResponse') return [name, value];
      const changed = change(Buffer.from(value, 'base64').toString('utf8'));
      return [name, typeof changed === 'string' ? changed : Buffer.from(changed).toString('base64')];
    }),
  };
}
