/**
 * Collects the forms of a page while it is walked in document order. Fields belong to the form around them or to the one
 * their `form` attribute names (HTML, 4.10.18.3 "Association of controls and forms").
 */
import { defaultTreeAdapter } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { addField, addInput, buttonOf, formOf } from './html-form.ts';
import type { Attributes, FormDraft, HtmlForm } from './html-form.ts';

type Element = DefaultTreeAdapterTypes.Element;

export interface FormReader {
  enter(element: Element, attribute: Attributes, base: string): void;
  leave(element: Element): void;
  /** @param doesSubmit whether a script of the page sends a form */
  finish(place: { readonly address: string; readonly base: string }, doesSubmit: boolean): readonly HtmlForm[];
}

type Change = (draft: FormDraft) => void;
type Option = { readonly value: string; readonly isSelected: boolean };

const MAX_FORMS = 200;
const MAX_TEXT_NODES = 1_000;

export function createFormReader(): FormReader {
  const owners = createOwners();
  let options: Option[] = [];
  const enterControl = (element: Element, attribute: Attributes, base: string): void => {
    const name = attribute['name'] ?? '';
    if (element.tagName === 'input') owners.change(attribute, (draft) => addInput(draft, attribute, base));
    if (element.tagName === 'textarea') owners.change(attribute, (draft) => addField(draft, name, () => textWithin(element), true));
    if (element.tagName === 'button' && (attribute['type'] ?? 'submit').toLowerCase() === 'submit') {
      owners.change(attribute, (draft) => draft.buttons.push(buttonOf(attribute, textWithin(element), base)));
    }
    if (element.tagName === 'option')
      options.push({ value: attribute['value'] ?? textWithin(element).trim(), isSelected: attribute['selected'] !== undefined });
    if (element.tagName === 'select') {
      const own: Option[] = [];
      options = own;
      const chosen = (): string => (own.find(({ isSelected }) => isSelected) ?? own[0])?.value ?? '';
      owners.change(attribute, (draft) => addField(draft, name, chosen, true));
    }
  };
  return {
    enter(element, attribute, base) {
      if (element.tagName === 'form') owners.open(element, attribute);
      else if (attribute['disabled'] === undefined) enterControl(element, attribute, base);
    },
    leave: (element) => owners.close(element),
    finish: (place, doesSubmit) => owners.finish().map((draft) => formOf(draft, place, doesSubmit)),
  };
}

interface Owners {
  open(element: Element, attribute: Attributes): void;
  close(element: Element): void;
  /** Changes the form a control belongs to, at once or when the form has been read. */
  change(attribute: Attributes, change: Change): void;
  finish(): readonly FormDraft[];
}

function createOwners(): Owners {
  const drafts: (FormDraft & { readonly element: Element })[] = [];
  const byId = new Map<string, FormDraft>();
  const later: { readonly owner: string; readonly change: Change }[] = [];
  let current: (typeof drafts)[number] | undefined;
  return {
    open(element, attribute) {
      if (drafts.length >= MAX_FORMS) return;
      current = { element, attribute, fields: [], buttons: [], hasVisibleField: false };
      drafts.push(current);
      const { id } = attribute;
      if (id !== undefined && !byId.has(id)) byId.set(id, current);
    },
    close(element) {
      // Inside tables a parser closes a form at once, and what follows still belongs to it.
      if (element === current?.element && element.childNodes.length > 0) current = undefined;
    },
    change(attribute, change) {
      const { form } = attribute;
      if (form !== undefined) later.push({ owner: form, change });
      else if (current !== undefined) change(current);
    },
    finish() {
      for (const { owner, change } of later) {
        const draft = byId.get(owner);
        if (draft !== undefined) change(draft);
      }
      return drafts;
    },
  };
}

/** Text inside an element, without recursion and bounded. */
export function textWithin(element: Element): string {
  const open: DefaultTreeAdapterTypes.ChildNode[] = element.childNodes.toReversed();
  let text = '';
  for (let count = 0; count < MAX_TEXT_NODES; count += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (defaultTreeAdapter.isTextNode(node)) text += node.value;
    else if (defaultTreeAdapter.isElementNode(node)) open.push(...node.childNodes.slice(0, MAX_TEXT_NODES).toReversed());
  }
  return text;
}
