/** Faults of the account: identifiers, levels and trust that a product has to look at (section 2.5 of the attack sheet). */
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { TrustLevel } from '../../../src/core/account.ts';
import type { Deviation } from '../../saml-idp-deviation.ts';
import { changeAssertion, changeAttributes } from '../../saml-idp-change.ts';
import { without } from './without.ts';

const LEVEL_ONE = 'STORK-QAA-Level-1';

export const ACCOUNT_FAULTS: readonly Deviation[] = [
  {
    id: 'ohne-bpk2',
    text: { de: 'bPK2 fehlt in einer erfolgreichen Antwort', en: 'bPK2 is missing in a successful answer' },
    violates: 'BID-AT-03',
    model: (model) => changeAttributes(model, (attributes) => without(attributes, 'bPK2')),
  },
  {
    id: 'ohne-postfach',
    text: { de: 'Die Adresse des Postfachs fehlt', en: 'The address of the mailbox is missing' },
    violates: 'BID-AT-07',
    model: (model) => changeAttributes(model, (attributes) => without(attributes, 'legacyPostkorbHandle')),
  },
  {
    id: 'niveau-zu-niedrig',
    text: { de: 'Geliefert wird Niveau 1, gleich was verlangt war', en: 'Level 1 is delivered, whatever was demanded' },
    violates: 'BID-RS-12',
    model: (model) =>
      changeAssertion(model, (assertion) => ({
        ...assertion,
        authnStatements: assertion.authnStatements.map((statement) => ({ ...statement, contextClass: LEVEL_ONE })),
        attributes: assertion.attributes.map((attribute) =>
          attribute.name === attributeUrn('level') ? { ...attribute, values: attribute.values.map((value) => ({ ...value, content: LEVEL_ONE })) } : attribute,
        ),
      })),
  },
  {
    id: 'niveaus-uneins',
    text: { de: 'Das Attribut nennt Niveau 1, der Kontext das verlangte', en: 'The attribute says level 1, the context what was demanded' },
    violates: 'BID-RS-12',
    model: (model) =>
      changeAttributes(model, (attributes) => [
        ...without(attributes, 'level'),
        {
          name: attributeUrn('level'),
          nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
          friendlyName: 'EID-CITIZEN-QAA-LEVEL',
          values: [{ content: LEVEL_ONE }],
        },
      ]),
  },
  {
    id: 'vertrauen-untergeordnet',
    text: { de: 'Alle Attribute haben das Vertrauen UNTERGEORDNET', en: 'All attributes have the trust UNTERGEORDNET' },
    violates: 'BID-AT-05',
    model: (model) => changeTrust(model, 'UNTERGEORDNET'),
  },
  {
    id: 'nicht-verschluesselt',
    text: { de: 'Die Assertion ist nicht verschlüsselt', en: 'The assertion is not encrypted' },
    violates: 'BID-RS-03',
    plan: (plan) => ({ ...plan, encrypts: false }),
  },
  {
    id: 'fremder-schluessel',
    text: { de: 'Mit einem unbekannten Schlüssel signiert', en: 'Signed with a key that is not known' },
    violates: 'BID-RS-01',
    plan: (plan, { stranger }) => ({
      ...plan,
      assertionSigner: { ...plan.assertionSigner, ...stranger },
      responseSigner: { ...plan.responseSigner, ...stranger },
    }),
  },
  {
    id: 'nicht-signiert',
    text: { de: 'Nichts ist signiert', en: 'Nothing is signed' },
    violates: 'BID-RS-01',
    plan: (plan) => ({ ...plan, signs: 'none' }),
  },
  {
    id: 'missing-berca',
    text: { de: 'Das Berechtigungszertifikat ist nicht hinterlegt: Fehlerseite', en: 'The authorisation certificate is not on file: error page' },
    violates: 'SSB 9.6',
    refusesWith: 'missing-berca',
  },
];

function changeTrust(model: Parameters<typeof changeAttributes>[0], trust: TrustLevel): ReturnType<typeof changeAttributes> {
  return changeAttributes(model, (attributes) =>
    attributes.map((attribute) => ({
      ...attribute,
      ...(attribute.xmlAttributes === undefined
        ? {}
        : { xmlAttributes: attribute.xmlAttributes.map((item) => (item.name === 'TrustLevel' ? { ...item, value: trust } : item)) }),
    })),
  );
}
