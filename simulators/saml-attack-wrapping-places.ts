/**
 * Signature wrapping without touching the signature: section 2.2 of the attack sheet, case 12. An evil assertion stands where
 * SAML allows markup of others, and an application that searches the whole document finds it.
 */
import { appended, elementNamed, elementsNamed, insertedAfter, prefixOf } from '../src/formats/saml-crafting/markup.ts';
import { withExtensions } from '../src/formats/saml-crafting/parser-tricks.ts';
import type { Attack, AttackChange } from './saml-attack.ts';
import { evilCopy } from './saml-attack-document.ts';
import type { DeviationHooks } from './saml-idp-deviation.ts';
import { wrapping } from './saml-attack-wrapping.ts';

/** An evil assertion in a place that is signed or belongs to nobody: everything is in order but what is read from there. */
const evilIn = (place: string, element: string, changes: readonly AttackChange[], hooks: DeviationHooks): Attack =>
  wrapping(`12/${place}`, `Böse Assertion ohne Signatur in ${element}`, `Evil assertion without signature in ${element}`, hooks, {
    needs: [],
    changes,
    isSignatureValid: true,
  });

function insideAssertion(place: (xml: string, evil: string) => string): DeviationHooks {
  return { plainAssertion: (xml, context) => place(xml, evilCopy(xml, context)) };
}

function insideResponse(place: (xml: string, evil: string) => string): DeviationHooks {
  return {
    plainAssertion(xml, context) {
      context.memory.set('evil', evilCopy(xml, context));
      return xml;
    },
    plainResponse: (xml, { memory }) => place(xml, String(memory.get('evil'))),
  };
}

function inAdvice(xml: string, evil: string): string {
  const conditions = elementNamed(xml, 'Conditions');
  const prefix = prefixOf(conditions);
  return insertedAfter(xml, conditions, `<${prefix}Advice>${evil}</${prefix}Advice>`);
}

function inAttributeValue(xml: string, evil: string): string {
  const last = elementsNamed(xml, 'Attribute').at(-1);
  if (last === undefined) throw new TypeError('The assertion has no attribute.');
  const prefix = prefixOf(last);
  return insertedAfter(
    xml,
    last,
    `<${prefix}Attribute Name="urn:pruefstand:anhang"><${prefix}AttributeValue>${evil}</${prefix}AttributeValue></${prefix}Attribute>`,
  );
}

function inStatusDetail(xml: string, evil: string): string {
  const status = elementNamed(xml, 'Status');
  const prefix = prefixOf(status);
  return appended(xml, status, `<${prefix}StatusDetail>${evil}</${prefix}StatusDetail>`);
}

export const WRAPPING_PLACE_ATTACKS: readonly Attack[] = [
  evilIn('extensions', 'samlp:Extensions', ['extensions'], insideResponse(withExtensions)),
  evilIn('status-detail', 'StatusDetail', ['status'], insideResponse(inStatusDetail)),
  evilIn('advice', 'Advice', ['advice'], insideAssertion(inAdvice)),
  evilIn('attribute-value', 'AttributeValue', ['attributes'], insideAssertion(inAttributeValue)),
];
