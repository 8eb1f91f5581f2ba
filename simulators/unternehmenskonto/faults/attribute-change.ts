/** Changes of single attributes of an answer that several faults share. */
import type { AttributeModel, AttributeValueModel, ResponseModel } from '../../../src/formats/saml-response.ts';
import { changeAttributes } from '../../saml-idp-change.ts';
import { changeParts } from '../complex-values.ts';

export const LEVELS = { identification: 'ElsterVertrauensniveauIdentifizierung', authentication: 'ElsterVertrauensniveauAuthentifizierung' } as const;

/** The texts of the attributes of these names become others. */
export function changeTexts(model: ResponseModel, names: readonly string[], change: (text: string) => string): ResponseModel {
  const changed = ({ content, ...value }: AttributeValueModel): AttributeValueModel => ({
    ...value,
    content: typeof content === 'string' ? change(content) : content,
  });
  return eachAttribute(model, (attribute) => (names.includes(attribute.name) ? { ...attribute, values: attribute.values.map(changed) } : attribute));
}

/** Values that are XML get other parts, or another prefix. */
export function changeComplex(model: ResponseModel, change: Parameters<typeof changeParts>[1], prefix?: string): ResponseModel {
  return eachAttribute(model, (attribute) => ({ ...attribute, values: attribute.values.map((value) => changeParts(value, change, prefix)) }));
}

/** Attributes of these names are left out. */
export function without(model: ResponseModel, ...names: readonly string[]): ResponseModel {
  return changeAttributes(model, (attributes) => attributes.filter(({ name }) => !names.includes(name)));
}

function eachAttribute(model: ResponseModel, change: (attribute: AttributeModel) => AttributeModel): ResponseModel {
  return changeAttributes(model, (attributes) => attributes.map(change));
}
