/**
 * Deviations: named faults of an account and recipes of attacks, behind one hook. An answer is made in stages, and a
 * deviation may step in at any of them: the plan, the model, the plain XML, the signed XML, the finished response, the HTTP
 * form. It gets the keys and tools to sign and encrypt again, so that a change breaks nothing but what it is meant to break.
 */
import type { DeviationParams, DeviationView } from '../src/core/account-control.ts';
import type { RawHeader } from '../src/core/exchange.ts';
import type { Bilingual } from '../src/core/language.ts';
import type { ServiceProviderMetadata } from '../src/formats/saml-metadata.ts';
import type { ResponseModel, ResponsePrefixes } from '../src/formats/saml-response.ts';
import type { XmlRecipient } from '../src/formats/xml-encryption.ts';
import type { XmlSigner } from '../src/formats/xml-signature.ts';

/** How an answer is signed and encrypted. */
export interface SealPlan {
  readonly signs: 'assertion' | 'response' | 'both' | 'none';
  readonly encrypts: boolean;
  readonly assertionSigner: XmlSigner;
  readonly responseSigner: XmlSigner;
  readonly recipient: XmlRecipient;
  readonly prefixes: ResponsePrefixes;
}

/** What the browser is given to post. */
export interface ResponseForm {
  /** An absolute address of the web; anything else is not sent. */
  readonly action: string;
  /** In order; a name may be there twice. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Default POST with `application/x-www-form-urlencoded`. */
  readonly method?: 'post' | 'get';
  readonly headers?: readonly RawHeader[];
}

/** Texts of an answer as it was made, stage by stage. */
export interface SealedAnswer {
  readonly model: ResponseModel;
  /** Signed where the plan wants it, before encryption; absent without assertion. */
  readonly assertion?: string;
  readonly response: string;
  readonly form: ResponseForm;
}

/** What a deviation knows and can use. */
export interface DeviationContext {
  readonly params: DeviationParams;
  /** Milliseconds since the epoch, of the tenant's clock. */
  readonly now: number;
  readonly idpEntityId: string;
  readonly provider: ServiceProviderMetadata;
  readonly acsUrl: string;
  readonly requestId: string | undefined;
  readonly relayState: string | undefined;
  /** As the answer would be sealed without the deviation. */
  readonly plan: SealPlan;
  /** A key that no metadata document names, with its certificate. */
  readonly stranger: { readonly privateKey: string; readonly certificate: string };
  /** The key of another account that the same services know, where there is one. */
  readonly beside?: { readonly privateKey: string; readonly certificate: string };
  /** The second key of the metadata, for rollover. */
  readonly next: { readonly privateKey: string; readonly certificate: string };
  readonly xmlId: () => string;
  /** Answers of this tenant before this one, oldest first, at most 20. */
  readonly earlier: readonly SealedAnswer[];
  /** IDs of accepted requests of this service provider besides the one that is answered, answered or not, oldest first. */
  readonly earlierRequests: readonly string[];
  /** Kept for the tenant, by the id of the deviation. */
  readonly memory: Map<string, unknown>;
}

/** The stages in the order they run. Every one is optional and returns what goes on. */
export interface DeviationHooks {
  readonly plan?: (plan: SealPlan, context: DeviationContext) => SealPlan;
  readonly model?: (model: ResponseModel, context: DeviationContext) => ResponseModel;
  /** Assertion as XML, before it is signed. Not called in answers without assertion. */
  readonly plainAssertion?: (xml: string, context: DeviationContext) => string;
  /** After signing, before encryption. */
  readonly signedAssertion?: (xml: string, context: DeviationContext) => string;
  /** Content of `EncryptedAssertion`. Only when the plan encrypts. */
  readonly encryptedAssertion?: (xml: string, context: DeviationContext) => string;
  /** Whole response before its own signature. */
  readonly plainResponse?: (xml: string, context: DeviationContext) => string;
  /** Whole response as it would be sent. */
  readonly response?: (xml: string, context: DeviationContext) => string;
  readonly form?: (form: ResponseForm, context: DeviationContext) => ResponseForm;
}

export interface Deviation extends DeviationHooks {
  readonly id: string;
  /** What changes, one sentence. */
  readonly text: Bilingual;
  /** Id or clause that it departs from; absent for a valid variant. */
  readonly violates?: string;
  /** A conforming product accepts the answer. Default false. */
  readonly isValid?: boolean;
  /** Instead of an answer the request is refused with this code. */
  readonly refusesWith?: string;
}

/** As the control interface shows it. */
export function viewOfDeviation({ id, text, violates, isValid }: Deviation): DeviationView {
  return { id, text, isValid: isValid === true, ...(violates === undefined ? {} : { violates }) };
}
