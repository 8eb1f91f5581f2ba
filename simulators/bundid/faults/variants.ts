/** Valid variants (section 3 of the attack sheet): unusual and right. A product that refuses one of them refuses too much. */
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { Deviation } from '../../saml-idp-deviation.ts';
import { COMMON_VARIANTS } from '../../saml-idp-variants.ts';
import { changeAttributes } from '../../saml-idp-change.ts';

const SWAPPED: Readonly<Record<string, string>> = { [attributeUrn('givenName')]: 'surname', [attributeUrn('surname')]: 'givenName' };

export const VALID_VARIANTS: readonly Deviation[] = [
  ...COMMON_VARIANTS,
  {
    id: 'unbekanntes-attribut',
    text: { de: 'Ein weiteres, unbekanntes Attribut', en: 'Another, unknown attribute' },
    isValid: true,
    model: (model) =>
      changeAttributes(model, (attributes) => [
        ...attributes,
        { name: 'urn:oid:2.999.4711', nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri', friendlyName: 'unbekannt', values: [{ content: 'x' }] },
      ]),
  },
  {
    id: 'ohne-friendly-name',
    text: { de: 'Attribute ohne FriendlyName', en: 'Attributes without FriendlyName' },
    isValid: true,
    model: (model) => changeAttributes(model, (attributes) => attributes.map(({ friendlyName: _, ...attribute }) => attribute)),
  },
  {
    id: 'friendly-name-vertauscht',
    text: { de: 'FriendlyName von Vor- und Familienname vertauscht', en: 'FriendlyName of given and family name swapped' },
    isValid: true,
    model: (model) =>
      changeAttributes(model, (attributes) =>
        attributes.map((attribute) => {
          const friendlyName = SWAPPED[attribute.name];
          return friendlyName === undefined ? attribute : { ...attribute, friendlyName };
        }),
      ),
  },
  {
    id: 'zweiter-schluessel',
    text: { de: 'Mit dem zweiten Schlüssel der Metadaten signiert', en: 'Signed with the second key of the metadata' },
    isValid: true,
    plan: (plan, { next }) => ({ ...plan, assertionSigner: { ...plan.assertionSigner, ...next }, responseSigner: { ...plan.responseSigner, ...next } }),
  },
];
