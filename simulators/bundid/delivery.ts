/**
 * What a login hands over (SSB 6, 9.2): exactly the requested attributes that exist, each with its trust; a transient NameID
 * and an application id that are new each time. Absent attributes are left out, never sent empty.
 */
import { levelClass } from '../../src/core/account.ts';
import type { PersonaMeans } from '../../src/core/account.ts';
import { ACCOUNT_ATTRIBUTES, ATTRIBUTE_NAMES, attributeOfUrn, attributeUrn } from '../../src/core/account-attributes.ts';
import type { AttributeName } from '../../src/core/account-attributes.ts';
import { AKDB_REQUEST, XML_SCHEMA } from '../../src/formats/saml-names.ts';
import type { AttributeModel, NameIdModel } from '../../src/formats/saml-response.ts';
import type { AccountPerson } from '../account-people.ts';
import type { AcceptedRequest, Delivery, Randomness } from '../account-system.ts';
import { demandOf } from './demand.ts';
import type { Demand } from './demand.ts';
import { bpk2Of, mailboxOf, OF_BUNDID, pseudonymOf } from './identifiers.ts';
import type { IdentifierScope } from './identifiers.ts';
import { hasBpk2, hasMailbox, hasPseudonym } from './means.ts';
import { personalValue } from './person-values.ts';
import type { TrustedValue } from './person-values.ts';

/** The only value that a source names (SSB, attribute Version). */
const INTERFACE_VERSION = '2020.2.1';
const URI_FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
export const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** What identifies a person at a service, the same at each login. */
export function stableIdentity(
  person: AccountPerson,
  means: PersonaMeans,
  entityId: string,
  scope: IdentifierScope = OF_BUNDID,
): Partial<Record<AttributeName, string>> {
  const seed = person.accountSeed;
  return {
    ...(seed !== undefined && hasBpk2(means) ? { bPK2: bpk2Of(seed, entityId, means, scope) } : {}),
    ...(seed !== undefined && hasMailbox(means) ? { legacyPostkorbHandle: mailboxOf(seed, scope) } : {}),
    ...(hasPseudonym(means) ? { pseudonym: pseudonymOf(person.id, entityId) } : {}),
  };
}

/** The account that delivers. */
export interface Delivering {
  /** Qualifies the NameID. */
  readonly idpEntityId: string;
  readonly account: IdentifierScope['account'];
  readonly randomness: Randomness;
}

/** Delivers. */
export function deliver(accepted: AcceptedRequest, person: AccountPerson, means: PersonaMeans, { idpEntityId, account, randomness }: Delivering): Delivery {
  const { entityId } = accepted.provider;
  const demand = demandOf(accepted.facts);
  const applicationId = randomness.uuid();
  const stable = stableIdentity(person, means, entityId, { account, identifiers: accepted.settings.identifiers });
  const available = valuesOf(person, means, { ...stable, applicationId });
  if (accepted.settings.unprovenAttributes === 'omitted') for (const [name, { trust }] of available) if (trust === undefined) available.delete(name);
  const wanted = wantedOf(demand);
  const handed = ATTRIBUTE_NAMES.flatMap((name) => {
    const value = available.get(name);
    return value === undefined || !wanted(name) ? [] : [{ name, ...value }];
  });
  const name = randomness.xmlId();
  const nameId: NameIdModel = { value: name, format: TRANSIENT, nameQualifier: idpEntityId, spNameQualifier: entityId };
  return {
    nameId,
    contextClass: levelClass(means.level),
    attributes: handed.map(attributeModel),
    shown: handed.map(({ name, value, trust }) => ({ label: ACCOUNT_ATTRIBUTES[name].meaning, value, ...(trust === undefined ? {} : { note: trust }) })),
    missing: missingOf(demand, available),
    level: means.level,
    identity: {
      nameId: name,
      ...(stable.bPK2 === undefined ? {} : { bPK2: stable.bPK2 }),
      ...(stable.pseudonym === undefined ? {} : { pseudonym: stable.pseudonym }),
      ...(stable.legacyPostkorbHandle === undefined ? {} : { mailbox: stable.legacyPostkorbHandle }),
      applicationId,
    },
  };
}

function valuesOf(person: AccountPerson, means: PersonaMeans, identifiers: Partial<Record<AttributeName, string>>): Map<AttributeName, TrustedValue> {
  const technical: Partial<Record<AttributeName, string>> = {
    ...identifiers,
    level: levelClass(means.level),
    version: INTERFACE_VERSION,
    assertionProvedBy: means.method,
    mfa: String(means.isMultiFactor),
  };
  const values = new Map<AttributeName, TrustedValue>();
  for (const name of ATTRIBUTE_NAMES) {
    const { kind, isLive } = ACCOUNT_ATTRIBUTES[name];
    if (!isLive) continue;
    const made = technical[name];
    const value = kind === 'personal' ? personalValue(person, means, name) : made === undefined ? undefined : ({ value: made, trust: 'NORMAL' } as const);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function wantedOf({ attributes }: Demand): (name: AttributeName) => boolean {
  if (attributes === 'all') return () => true;
  const names = new Set(attributes.map(({ name }) => attributeOfUrn(name)));
  return (name) => names.has(name);
}

function missingOf({ attributes }: Demand, available: ReadonlyMap<AttributeName, TrustedValue>): readonly string[] {
  if (attributes === 'all') return [];
  return attributes.flatMap(({ name, isRequired }) => {
    const known = attributeOfUrn(name);
    return isRequired && (known === undefined || !available.has(known)) ? [name] : [];
  });
}

function attributeModel({ name, value, trust }: TrustedValue & { readonly name: AttributeName }): AttributeModel {
  return {
    name: attributeUrn(name),
    nameFormat: URI_FORMAT,
    friendlyName: ACCOUNT_ATTRIBUTES[name].friendlyName,
    ...(trust === undefined ? {} : { xmlAttributes: [{ namespace: AKDB_REQUEST, prefix: 'akdb', name: 'TrustLevel', value: trust }] }),
    values: [{ content: value, type: { namespace: XML_SCHEMA, prefix: 'xsd', name: 'string' } }],
  };
}
