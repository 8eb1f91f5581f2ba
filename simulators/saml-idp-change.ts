/** Small changes of a response model that several faults share. */
import type { AssertionModel, AttributeModel, ResponseModel } from '../src/formats/saml-response.ts';

/** The same response with another assertion; answers without one stay as they are. */
export function changeAssertion(model: ResponseModel, change: (assertion: AssertionModel) => AssertionModel): ResponseModel {
  return { ...model, assertions: model.assertions.map((item) => (item.kind === 'plain' ? { ...item, assertion: change(item.assertion) } : item)) };
}

/** The same response with other attributes. */
export function changeAttributes(model: ResponseModel, change: (attributes: readonly AttributeModel[]) => readonly AttributeModel[]): ResponseModel {
  return changeAssertion(model, (assertion) => ({ ...assertion, attributes: change(assertion.attributes) }));
}
