/**
 * A form of a page and what a browser would send of it (HTML, 4.10.21.4 "Constructing the entry list"). File uploads are
 * left out: nobody logs in with one.
 */
import { absolute } from './web-address.ts';

/** Attributes of an element by name. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export interface HtmlButton {
  readonly text: string;
  readonly name?: string;
  readonly value: string;
  readonly action?: string;
  readonly method?: FormSubmission['method'];
}

/** A form as it would be sent; tests change any part of it before they send it. */
export interface FormSubmission {
  readonly method: 'GET' | 'POST';
  /** Absolute. Sent by GET with fields, they take the place of its query. */
  readonly action: string;
  /** Names and values in order, as entered. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly enctype?: 'application/x-www-form-urlencoded' | 'multipart/form-data';
  /** Address of the page the form is on: who starts the navigation, which decides about cookies. Absent: nobody's page. */
  readonly page?: string;
}

export interface HtmlForm extends FormSubmission {
  readonly buttons: readonly HtmlButton[];
  /** It has no field to fill in, and a script of the page or a SAML message in it says that it sends itself. */
  readonly isSelfSubmitting: boolean;
}

/** A form while its page is read. */
export interface FormDraft {
  readonly attribute: Attributes;
  readonly fields: { readonly name: string; readonly value: () => string }[];
  readonly buttons: HtmlButton[];
  hasVisibleField: boolean;
}

const NOT_SENT = new Set(['submit', 'image', 'button', 'reset', 'file']);
const SAML_FIELDS: ReadonlySet<string> = new Set(['SAMLRequest', 'SAMLResponse']);

export function addField(draft: FormDraft, name: string, value: () => string, isVisible: boolean): void {
  draft.hasVisibleField ||= isVisible;
  if (name !== '') draft.fields.push({ name, value });
}

export function addInput(draft: FormDraft, attribute: Attributes, base: string): void {
  const type = (attribute['type'] ?? 'text').toLowerCase();
  const value = attribute['value'] ?? '';
  if (type === 'submit' || type === 'image') draft.buttons.push(buttonOf(attribute, value, base));
  if (NOT_SENT.has(type)) return;
  const isChoice = type === 'checkbox' || type === 'radio';
  if (isChoice && attribute['checked'] === undefined) draft.hasVisibleField = true;
  else addField(draft, attribute['name'] ?? '', () => (isChoice && attribute['value'] === undefined ? 'on' : value), type !== 'hidden');
}

export function buttonOf(attribute: Attributes, text: string, base: string): HtmlButton {
  const { name, formaction, formmethod } = attribute;
  const action = formaction === undefined ? undefined : absolute(formaction, base);
  return {
    text: text.replaceAll(/\s+/gu, ' ').trim(),
    ...(name === undefined || name === '' ? {} : { name }),
    value: attribute['value'] ?? '',
    ...(action === undefined ? {} : { action }),
    ...(formmethod === undefined ? {} : { method: methodOf(formmethod) }),
  };
}

/** @param place address of the page, and what relative addresses on it start from */
export function formOf(draft: FormDraft, place: { readonly address: string; readonly base: string }, doesSubmit: boolean): HtmlForm {
  const { attribute, buttons, hasVisibleField } = draft;
  const { action = '' } = attribute;
  const fields = draft.fields.map(({ name, value }) => [name, value()] as const);
  return {
    method: methodOf(attribute['method'] ?? 'get'),
    action: action === '' ? place.address : (absolute(action, place.base) ?? place.address),
    enctype: attribute['enctype']?.toLowerCase() === 'multipart/form-data' ? 'multipart/form-data' : 'application/x-www-form-urlencoded',
    fields,
    page: place.address,
    buttons,
    isSelfSubmitting: !hasVisibleField && (doesSubmit || fields.some(([name]) => SAML_FIELDS.has(name))),
  };
}

/** What pressing a button sends: the form with the button's own name, address and method. */
export function pressed(form: HtmlForm, button: HtmlButton): FormSubmission {
  const own = button.name === undefined ? [] : [[button.name, button.value] as const];
  return { ...form, method: button.method ?? form.method, action: button.action ?? form.action, fields: [...form.fields, ...own] };
}

function methodOf(text: string): FormSubmission['method'] {
  return text.toLowerCase() === 'post' ? 'POST' : 'GET';
}
