/**
 * Ordinary things that a product meets seldom and must cope with: an identifier of another form, values and messages with
 * markup, a login without identifiers (SSB 5.3), error codes that nobody announced, and the algorithms of before 2025 (SSB 5.4).
 */
import { AKDB_REQUEST } from '../../../src/formats/saml-names.ts';
import { textElement } from '../../../src/formats/xml-writing.ts';
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { AttributeName } from '../../../src/core/account-attributes.ts';
import type { AttributeModel, ResponseModel } from '../../../src/formats/saml-response.ts';
import { changeAttributes } from '../../saml-idp-change.ts';
import type { Deviation, SealPlan } from '../../saml-idp-deviation.ts';
import { without } from './without.ts';

/** Longer than any other, and with a prefix, as accounts of other states have it. */
const PREFIX = 'FINK:99:Prüfstadt/';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';
const MARKED_MESSAGE = '<b>Eine Pflichtangabe</b> fehlt.';

export const ANSWER_FAULTS: readonly Deviation[] = [
  {
    id: 'bpk2-mit-vorsatz',
    text: { de: 'bPK2 mit Vorsatz und ungewöhnlicher Länge', en: 'bPK2 with a prefix and of unusual length' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => withValue(attributes, 'bPK2', (value) => PREFIX + value)),
  },
  {
    id: 'werte-mit-auszeichnung',
    text: { de: 'Namen mit spitzen Klammern', en: 'Names with angle brackets' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => withValue(attributes, 'surname', (value) => `${value} <i>von der Prüfung</i> & Söhne`)),
  },
  {
    id: 'ohne-kennzeichen',
    text: { de: 'Einmalige Anmeldung: weder bPK2 noch Postfach noch Kennung des Vorgangs', en: 'One-off login: neither bPK2 nor mailbox nor application id' },
    violates: 'BID-AT-07',
    model: (model) => changeAttributes(model, (attributes) => without(attributes, 'bPK2', 'legacyPostkorbHandle', 'applicationId')),
  },
  {
    id: 'meldung-mit-auszeichnung',
    text: { de: 'Die Meldung einer Fehlerantwort enthält Auszeichnung', en: 'The message of an error answer has markup in it' },
    violates: 'BID-ER-01',
    model: withMarkedMessage,
  },
  {
    id: 'unbekannter-status',
    text: { de: 'Eine Fehlerantwort mit einem Code, den niemand angekündigt hat', en: 'An error answer with a code that nobody announced' },
    violates: 'BID-ER-03',
    model: (model) =>
      model.assertions.length > 0 ? model : { ...model, status: { ...model.status, codes: [`${STATUS}Responder`, 'urn:pruefstand:status:unangekuendigt'] } },
  },
  {
    id: 'aeltere-signatur',
    text: { de: 'Signatur mit rsa-sha256 statt RSASSA-PSS', en: 'Signature with rsa-sha256 instead of RSASSA-PSS' },
    violates: 'SSB 5.4',
    plan: (plan) => olderPlan(plan),
  },
  {
    id: 'aeltere-verfahren',
    text: { de: 'Signatur mit rsa-sha256, Verschlüsselung mit AES-256-CBC', en: 'Signature with rsa-sha256, encryption with AES-256-CBC' },
    violates: 'SSB 5.4',
    plan: (plan) => olderPlan({ ...plan, recipient: { ...plan.recipient, content: 'aes256-cbc' } }),
  },
];

function withValue(attributes: readonly AttributeModel[], name: AttributeName, change: (value: string) => string): readonly AttributeModel[] {
  const urn = attributeUrn(name);
  return attributes.map((attribute) =>
    attribute.name === urn
      ? { ...attribute, values: attribute.values.map((value) => (typeof value.content === 'string' ? { ...value, content: change(value.content) } : value)) }
      : attribute,
  );
}

function withMarkedMessage(model: ResponseModel): ResponseModel {
  const { status } = model;
  if (status === undefined || model.assertions.length > 0) return model;
  const detail = JSON.stringify({ version: '1.0', errors: [{ code: 'IDP_REQUIRED_ATTRIBUTES_MISSING', message: MARKED_MESSAGE }] });
  return { ...model, status: { ...status, message: MARKED_MESSAGE, detail: textElement('akdb:StatusDetail', detail, { 'xmlns:akdb': AKDB_REQUEST }) } };
}

function olderPlan(plan: SealPlan): SealPlan {
  const older = { algorithm: 'rsa-sha256' } as const;
  return { ...plan, assertionSigner: { ...plan.assertionSigner, ...older }, responseSigner: { ...plan.responseSigner, ...older } };
}
