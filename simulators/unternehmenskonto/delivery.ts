/**
 * What a login hands over (fact sheet, section 5): all attributes of the data set, whoever asks, since a request names none. The
 * NameID and the pseudonym stay the same for a service provider; absent values are left out, never sent empty.
 */
import type { CompanyPersona } from '../../src/core/account.ts';
import type { AttributeModel, AttributeValueModel } from '../../src/formats/saml-response.ts';
import type { Delivery, Randomness, ShownValue } from '../account-system.ts';
import { actingPersonValue, addressValue } from './complex-values.ts';
import { addressLine, personLine } from './company-texts.ts';
import { nameIdOf, pseudonymOf, sessionIndexOf } from './identifiers.ts';
import { LABELS } from './labels.ts';

export const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
export const BASIC_FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
/** Levels are stated in attributes; which class goes with them is not known. */
const CONTEXT_CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified';
/** A login with an ELSTER certificate, always. */
const AUTHENTICATION_LEVEL = 'substanziell';

/** What identifies an organisation at a service, the same at each login. */
export function stableIdentity(persona: string, entityId: string): { readonly nameId: string; readonly pseudonym: string } {
  return { nameId: nameIdOf(persona, entityId), pseudonym: pseudonymOf(persona, entityId) };
}

/** Delivers. */
export function deliver(company: CompanyPersona, entityId: string, randomness: Randomness): Delivery {
  const identity = stableIdentity(company.id, entityId);
  const values = valuesOf(company, identity.pseudonym);
  return {
    nameId: { value: identity.nameId, format: PERSISTENT },
    contextClass: CONTEXT_CLASS,
    sessionIndex: sessionIndexOf(randomness),
    attributes: values.map(({ name, value }): AttributeModel => ({ name, nameFormat: BASIC_FORMAT, values: [value] })),
    shown: values.flatMap(shownValue),
    marksTrust: false,
    missing: [],
    identity,
  };
}

interface NamedValue {
  readonly name: string;
  readonly value: AttributeValueModel;
  /** As the pages have it; a complex value is one line. */
  readonly text: string;
}

function valuesOf({ dataSet, personType, identificationLevel, isTestAccount, values, address, actingPerson }: CompanyPersona, pseudonym: string): NamedValue[] {
  const plain = Object.entries({
    IstTestkonto: String(isTestAccount),
    DatenkranzTyp: dataSet,
    ElsterVertrauensniveauIdentifizierung: identificationLevel,
    ElsterVertrauensniveauAuthentifizierung: AUTHENTICATION_LEVEL,
    DatenuebermittlerPseudonymId: pseudonym,
    PersTyp: personType,
    ...values,
  }).map(([name, text]) => ({ name, text, value: { content: text } }));
  const addressName = dataSet === 'IdNr' ? 'Anschrift' : 'Unternehmensanschrift';
  return [
    ...plain,
    ...(address === undefined ? [] : [{ name: addressName, text: addressLine(address), value: addressValue(address) }]),
    ...(actingPerson === undefined ? [] : [{ name: 'HandelndePerson', text: personLine(actingPerson), value: actingPersonValue(actingPerson) }]),
  ];
}

function shownValue({ name, text }: NamedValue): readonly ShownValue[] {
  const label = LABELS[name];
  return label === undefined ? [] : [{ label, value: text }];
}
