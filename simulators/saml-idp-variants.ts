/**
 * Valid variants of an answer of any account (section 3 of the attack sheet): unusual and right. A product that refuses one of
 * them refuses too much.
 */
import type { ResponseModel } from '../src/formats/saml-response.ts';
import { changeAssertion, changeAttributes } from './saml-idp-change.ts';
import type { Deviation } from './saml-idp-deviation.ts';

const ALLOWED_SKEW_MS = 20_000;

export const COMMON_VARIANTS: readonly Deviation[] = [
  {
    id: 'attribute-umgekehrt',
    text: { de: 'Attribute in umgekehrter Reihenfolge', en: 'Attributes in reverse order' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => attributes.toReversed()),
  },
  {
    id: 'ohne-key-info',
    text: { de: 'Signatur ohne Zertifikat in KeyInfo', en: 'Signature without a certificate in KeyInfo' },
    isValid: true,
    plan(plan) {
      const { certificate: _, ...assertionSigner } = plan.assertionSigner;
      const { certificate: __, ...responseSigner } = plan.responseSigner;
      return { ...plan, assertionSigner, responseSigner };
    },
  },
  {
    id: 'beides-signiert',
    text: { de: 'Antwort und Assertion signiert', en: 'Response and assertion signed' },
    isValid: true,
    plan: (plan) => ({ ...plan, signs: 'both' }),
  },
  {
    id: 'schluessel-daneben',
    text: { de: 'EncryptedKey neben EncryptedData', en: 'EncryptedKey beside EncryptedData' },
    isValid: true,
    plan: (plan) => ({ ...plan, recipient: { ...plan.recipient, keyPlacement: 'beside' } }),
  },
  {
    id: 'andere-praefixe',
    text: { de: 'Andere Präfixe der Namensräume', en: 'Other namespace prefixes' },
    isValid: true,
    plan: (plan) => ({ ...plan, prefixes: { protocol: 'p', assertion: 'a', schema: plan.prefixes.schema ?? 'xsd' } }),
  },
  {
    id: 'base64-mit-umbruechen',
    text: { de: 'Base64 mit Zeilenumbrüchen', en: 'Base64 with line breaks' },
    isValid: true,
    form: (form) => ({
      ...form,
      fields: form.fields.map(([name, value]) => [name, name === 'SAMLResponse' ? value.replaceAll(/.{76}/g, '$&\r\n') : value] as const),
    }),
  },
  {
    id: 'uhr-20-sekunden-vor',
    text: { de: 'Die Uhr des Kontos geht 20 Sekunden vor', en: 'The clock of the account is 20 seconds fast' },
    isValid: true,
    model: (model) => shifted(model),
  },
];

function shifted(model: ResponseModel): ResponseModel {
  const later = (instant: string | undefined): string => new Date(Date.parse(instant ?? '') + ALLOWED_SKEW_MS).toISOString();
  const moved = changeAssertion(model, (assertion) => ({
    ...assertion,
    issueInstant: later(assertion.issueInstant),
    ...(assertion.conditions === undefined
      ? {}
      : { conditions: { ...assertion.conditions, notBefore: later(assertion.conditions.notBefore), notOnOrAfter: later(assertion.conditions.notOnOrAfter) } }),
    authnStatements: assertion.authnStatements.map((statement) => ({ ...statement, authnInstant: later(statement.authnInstant) })),
  }));
  return { ...moved, issueInstant: later(model.issueInstant) };
}
