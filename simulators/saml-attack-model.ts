/** Changes to answers as data that several groups of attacks share: confirmations, conditions, attributes, the level. */
import { ACCOUNT_ATTRIBUTES, attributeUrn } from '../src/core/account-attributes.ts';
import { attributeOf, elementsNamed } from '../src/formats/saml-crafting/markup.ts';
import type { AssertionModel, AttributeModel, ConditionsModel, ResponseModel, SubjectConfirmationModel } from '../src/formats/saml-response.ts';
import { defined } from '../src/formats/xml-values.ts';
import { KEY_NAMES, LEVEL_NAMES, onAssertion, onModel, param } from './saml-attack-document.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';

type ConfirmationData = NonNullable<SubjectConfirmationModel['data']>;
/** Members to be set; undefined takes one away. */
type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Members of all confirmation data. */
export function withConfirmationData(assertion: AssertionModel, change: Change<ConfirmationData>): AssertionModel {
  const { subject } = assertion;
  if (subject === undefined || subject.confirmations.length === 0) throw new TypeError('The assertion has no subject confirmation.');
  const confirmations = subject.confirmations.map(({ method, data }) => ({ method, data: defined({ ...data, ...change }) }));
  return { ...assertion, subject: { ...subject, confirmations } };
}

/** Other confirmations. */
export function withConfirmations(
  assertion: AssertionModel,
  change: (confirmations: readonly SubjectConfirmationModel[]) => readonly SubjectConfirmationModel[],
): AssertionModel {
  const subject = assertion.subject ?? { confirmations: [] };
  return { ...assertion, subject: { ...subject, confirmations: change(subject.confirmations) } };
}

/** Members of the conditions. */
export function withConditions(assertion: AssertionModel, change: Change<ConditionsModel>): AssertionModel {
  const conditions = { ...assertion.conditions, ...change };
  return { ...assertion, conditions: { ...defined(conditions), audienceRestrictions: conditions.audienceRestrictions ?? [] } };
}

/** Hooks that change the confirmation data. */
export function confirmationData(change: (context: DeviationContext) => Change<ConfirmationData>): DeviationHooks {
  return onAssertion((assertion, context) => withConfirmationData(assertion, change(context)));
}

/** Hooks that change the conditions. */
export function conditions(change: (context: DeviationContext, conditions: ConditionsModel) => Change<ConditionsModel>): DeviationHooks {
  return onAssertion((assertion, context) => withConditions(assertion, change(context, assertion.conditions ?? { audienceRestrictions: [] })));
}

/** Hooks that change the list of attributes. */
export function attributes(change: (list: readonly AttributeModel[], context: DeviationContext) => readonly AttributeModel[]): DeviationHooks {
  return onAssertion((assertion, context) => ({ ...assertion, attributes: change(assertion.attributes, context) }));
}

/** Changes the response and its assertion alike. */
export function everywhere(
  response: (model: ResponseModel, context: DeviationContext) => ResponseModel,
  assertion: (model: AssertionModel, context: DeviationContext) => AssertionModel,
): DeviationHooks {
  return onModel((model, context) => ({
    ...response(model, context),
    assertions: model.assertions.map((part) => (part.kind === 'plain' ? { ...part, assertion: assertion(part.assertion, context) } : part)),
  }));
}

/** The attribute that is the key. @throws TypeError when there is none */
export function keyAttribute(list: readonly AttributeModel[]): AttributeModel {
  return demand(
    list.find(({ name }) => KEY_NAMES.includes(name)),
    'key of an account',
  );
}

const LASTING = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** Another NameID, where it is one that stays the same: then services may key the account by it. */
export function withLastingNameId(assertion: AssertionModel, change: (nameId: string) => string): AssertionModel {
  const { subject } = assertion;
  const { nameId } = subject ?? {};
  if (subject === undefined || nameId?.format !== LASTING || typeof nameId.value !== 'string') return assertion;
  return { ...assertion, subject: { ...subject, nameId: { ...nameId, value: change(nameId.value) } } };
}

/** Text of one value, with the type of the first that was there. */
export function withValues(attribute: AttributeModel, ...values: readonly string[]): AttributeModel {
  const type = attribute.values[0]?.type;
  return { ...attribute, values: values.map((content) => ({ content, ...(type === undefined ? {} : { type }) })) };
}

const PREFERRED = [attributeUrn('surname'), 'Firmenname', 'Name', attributeUrn('givenName')];
const TECHNICAL: readonly string[] = [
  ...KEY_NAMES,
  ...LEVEL_NAMES,
  ...Object.entries(ACCOUNT_ATTRIBUTES).flatMap(([, { oid, kind }]) => (kind === 'technical' ? [`urn:oid:${oid}`] : [])),
  'DatenkranzTyp',
  'PersTyp',
  'IstTestkonto',
  'ElsterVertrauensniveauIdentifizierung',
  'ElsterVertrauensniveauAuthentifizierung',
];

/** Name of an attribute with a value of the person or organisation: the parameter `attribute`, or one that is there. */
export function ordinaryName(names: readonly string[], context: DeviationContext): string {
  const wanted = param(context, 'attribute');
  const candidates = wanted === '' ? [...PREFERRED, ...names.filter((name) => !TECHNICAL.includes(name))] : [wanted];
  return demand(
    candidates.find((name) => names.includes(name)),
    'attribute of the person',
  );
}

/** The same in an assertion as text. */
export function ordinaryAttribute(xml: string, context: DeviationContext): string {
  return ordinaryName(
    elementsNamed(xml, 'Attribute').flatMap((element) => attributeOf(xml, element, 'Name') ?? []),
    context,
  );
}

/** Changes one ordinary attribute, or takes it away. */
export function ordinary(change: (attribute: AttributeModel, context: DeviationContext) => readonly AttributeModel[]): DeviationHooks {
  return attributes((list, context) => {
    const name = ordinaryName(
      list.map((item) => item.name),
      context,
    );
    return list.flatMap((item) => (item.name === name ? change(item, context) : [item]));
  });
}

/** Where the level stands: context class, attribute, or both. Absent members stay as they are. */
export function levels(change: { readonly contextClass?: string; readonly attribute?: string }): DeviationHooks {
  return onAssertion((assertion) => ({
    ...assertion,
    authnStatements: assertion.authnStatements.map((statement) =>
      change.contextClass === undefined ? statement : { ...statement, contextClass: change.contextClass },
    ),
    attributes: assertion.attributes.map((item) =>
      change.attribute !== undefined && LEVEL_NAMES.includes(item.name) ? withValues(item, change.attribute) : item,
    ),
  }));
}

function demand<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`The assertion has no ${what} that could be changed.`);
  return value;
}
