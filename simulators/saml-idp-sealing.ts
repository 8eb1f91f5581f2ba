/**
 * From the model of a response to the form that a browser posts: write, sign, encrypt, write, sign, encode. A deviation may
 * change what goes from one stage to the next.
 */
import { writeAssertion, writeResponse } from '../src/formats/saml-response.ts';
import type { ResponseAssertion, ResponseModel } from '../src/formats/saml-response.ts';
import { encryptXml } from '../src/formats/xml-encryption.ts';
import { signXml } from '../src/formats/xml-signature.ts';
import type { DeviationContext, DeviationHooks, ResponseForm, SealedAnswer, SealPlan } from './saml-idp-deviation.ts';

type Stage = keyof Omit<DeviationHooks, 'plan' | 'model' | 'form'>;

/** Seals an answer. @throws TypeError when the model or a deviation asks for what cannot be written */
export function seal(model: ResponseModel, context: DeviationContext, hooks: DeviationHooks = {}): SealedAnswer {
  const plan = hooks.plan?.(context.plan, context) ?? context.plan;
  const changed = hooks.model?.(model, context) ?? model;
  const at = (stage: Stage, xml: string): string => hooks[stage]?.(xml, context) ?? xml;
  const [first] = changed.assertions;
  const assertion = first?.kind === 'plain' ? sealAssertion(first, plan, at) : undefined;
  const assertions = assertion === undefined ? changed.assertions : [enclose(assertion, plan, at), ...changed.assertions.slice(1)];
  const response = sealResponse({ ...changed, assertions }, plan, at);
  const form = formOf(response, context);
  return {
    model: changed,
    ...(assertion === undefined ? {} : { assertion }),
    response,
    form: hooks.form?.(form, context) ?? form,
  };
}

type At = (stage: Stage, xml: string) => string;

function sealAssertion({ assertion }: Extract<ResponseAssertion, { kind: 'plain' }>, plan: SealPlan, at: At): string {
  const plain = at('plainAssertion', writeAssertion(assertion, plan.prefixes));
  const isSigned = (plan.signs === 'assertion' || plan.signs === 'both') && assertion.id !== undefined;
  return at('signedAssertion', isSigned ? signXml(plain, assertion.id, plan.assertionSigner) : plain);
}

function enclose(assertion: string, plan: SealPlan, at: At): ResponseAssertion {
  if (!plan.encrypts) return { kind: 'markup', xml: assertion };
  const { data, beside = '' } = encryptXml(assertion, plan.recipient);
  return { kind: 'encrypted', content: at('encryptedAssertion', data + beside) };
}

function sealResponse(model: ResponseModel, plan: SealPlan, at: At): string {
  const plain = at('plainResponse', writeResponse(model, plan.prefixes));
  const isSigned = (plan.signs === 'response' || plan.signs === 'both') && model.id !== undefined;
  return at('response', isSigned ? signXml(plain, model.id, plan.responseSigner) : plain);
}

function formOf(response: string, { acsUrl, relayState }: DeviationContext): ResponseForm {
  const message = ['SAMLResponse', Buffer.from(response, 'utf8').toString('base64')] as const;
  return { action: acsUrl, fields: relayState === undefined ? [message] : [message, ['RelayState', relayState]] };
}
