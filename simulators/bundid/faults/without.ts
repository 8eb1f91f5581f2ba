/** Leaving attributes of BundID out of an answer. */
import type { AttributeModel } from '../../../src/formats/saml-response.ts';
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { AttributeName } from '../../../src/core/account-attributes.ts';

/** The attributes without those of these names. */
export function without(attributes: readonly AttributeModel[], ...names: readonly AttributeName[]): readonly AttributeModel[] {
  const urns = new Set<string>(names.map(attributeUrn));
  return attributes.filter(({ name }) => !urns.has(name));
}
