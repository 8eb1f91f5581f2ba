/** Valid variants of this account (fact sheet, sections 4 to 6): unusual and right. A product that refuses one of them refuses too much. */
import type { ResponseModel } from '../../../src/formats/saml-response.ts';
import { changeAttributes } from '../../saml-idp-change.ts';
import type { Deviation, SealPlan } from '../../saml-idp-deviation.ts';
import { COMMON_VARIANTS } from '../../saml-idp-variants.ts';
import { BASIC_FORMAT } from '../delivery.ts';
import { changeComplex, changeTexts, LEVELS, without } from './attribute-change.ts';

const CANCELLED = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed';

export const VALID_VARIANTS: readonly Deviation[] = [
  ...COMMON_VARIANTS,
  {
    id: 'elemente-umgekehrt',
    text: { de: 'Elemente in Anschrift und handelnder Person in umgekehrter Reihenfolge', en: 'Elements of address and acting person in reverse order' },
    isValid: true,
    model: (model) => changeComplex(model, (parts) => parts.toReversed()),
  },
  {
    id: 'unbekannte-elemente',
    text: { de: 'Weitere, unbekannte Elemente in Anschrift und handelnder Person', en: 'Further, unknown elements in address and acting person' },
    isValid: true,
    model: (model) => changeComplex(model, (parts) => [{ name: 'Kennzeichen', markup: 'x' }, ...parts, { name: 'Bemerkung', markup: 'y' }]),
  },
  {
    id: 'anderes-ekona-praefix',
    text: { de: 'Anderes Präfix im Namensraum der Erweiterungen', en: 'Another prefix for the namespace of the extensions' },
    isValid: true,
    model: (model) => changeComplex(model, (parts) => parts, 'ext'),
  },
  {
    id: 'unbekanntes-attribut',
    text: { de: 'Ein weiteres, unbekanntes Attribut', en: 'Another, unknown attribute' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => [...attributes, { name: 'Unbekannt', nameFormat: BASIC_FORMAT, values: [{ content: 'x' }] }]),
  },
  {
    id: 'ohne-name-format',
    text: { de: 'Attribute ohne NameFormat', en: 'Attributes without NameFormat' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => attributes.map(({ nameFormat: _, ...attribute }) => attribute)),
  },
  {
    id: 'niveau-grossbuchstaben',
    text: { de: 'Vertrauensniveaus in Großbuchstaben: SUBSTANZIELL, HOCH', en: 'Levels in upper case: SUBSTANZIELL, HOCH' },
    isValid: true,
    model: (model) => changeTexts(model, Object.values(LEVELS), (text) => text.toUpperCase()),
  },
  {
    id: 'adresstyp-grossbuchstaben',
    text: { de: 'Typ der Anschrift in Großbuchstaben: INLAND, AUSLAND', en: 'Type of the address in upper case: INLAND, AUSLAND' },
    isValid: true,
    model: (model) =>
      changeComplex(model, (parts) => parts.map(({ name, markup }) => (name === 'Typ' ? { name, markup: markup.toUpperCase() } : { name, markup }))),
  },
  {
    id: 'ohne-handelnde-person',
    text: { de: 'Die handelnde Person fehlt', en: 'The acting person is absent' },
    isValid: true,
    model: (model) => without(model, 'HandelndePerson'),
  },
  {
    id: 'kein-testkonto',
    text: { de: 'IstTestkonto ist false', en: 'IstTestkonto is false' },
    isValid: true,
    model: (model) => changeTexts(model, ['IstTestkonto'], () => 'false'),
  },
  {
    id: 'aeltere-signatur',
    text: { de: 'Signatur mit rsa-sha256 statt RSASSA-PSS, wie bis 2023', en: 'Signature with rsa-sha256 instead of RSASSA-PSS, as until 2023' },
    isValid: true,
    plan: (plan) => signedAsBefore(plan),
  },
  {
    id: 'aeltere-verfahren',
    text: { de: 'Signatur mit rsa-sha256, Verschlüsselung mit AES-256-CBC', en: 'Signature with rsa-sha256, encryption with AES-256-CBC' },
    isValid: true,
    plan: (plan) => signedAsBefore({ ...plan, recipient: { ...plan.recipient, content: 'aes256-cbc' } }),
  },
  {
    id: 'abbruch-anderer-text',
    text: { de: 'Nach einem Abbruch steht eine andere Meldung da', en: 'After a cancelled login there is another message' },
    isValid: true,
    model: (model) => withMessage(model, 'Abbruch durch die nutzende Person.'),
  },
  {
    id: 'abbruch-text-mit-auszeichnung',
    text: { de: 'Nach einem Abbruch stehen spitze Klammern in der Meldung', en: 'After a cancelled login there are angle brackets in the message' },
    isValid: true,
    model: (model) => withMessage(model, 'Abgebrochen <script>alert("1")</script> & Ende'),
  },
];

function signedAsBefore(plan: SealPlan): SealPlan {
  const algorithm = 'rsa-sha256';
  return { ...plan, assertionSigner: { ...plan.assertionSigner, algorithm }, responseSigner: { ...plan.responseSigner, algorithm } };
}

/** Another message, where the login was cancelled; other answers stay as they are. */
function withMessage(model: ResponseModel, message: string): ResponseModel {
  const { status } = model;
  return status?.codes.includes(CANCELLED) === true ? { ...model, status: { ...status, message } } : model;
}
