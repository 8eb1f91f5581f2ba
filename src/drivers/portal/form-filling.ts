/** Filling in one field of a form of the page and pressing a button of that form; everything else is sent as it stands there. */
import type { HtmlPage } from './html-page.ts';
import { pressed } from './html-form.ts';
import type { FormSubmission } from './html-form.ts';

export interface Entry {
  /** `name` of the field. */
  readonly field: string;
  readonly value: string;
  /** Text of the button, or part of it. */
  readonly press: string;
}

/** @returns what to send; undefined when no form of the page has both field and button */
export function filledForm({ forms }: Pick<HtmlPage, 'forms'>, { field, value, press }: Entry): FormSubmission | undefined {
  for (const form of forms) {
    const button = form.buttons.find(({ text, value: own }) => text.includes(press) || own.includes(press));
    if (button === undefined || !form.fields.some(([name]) => name === field)) continue;
    const { fields, ...rest } = pressed(form, button);
    return { ...rest, fields: fields.map(([name, former]) => [name, name === field ? value : former] as const) };
  }
  return undefined;
}
