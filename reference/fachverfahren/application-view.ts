/**
 * Turns the data of an application into lines for the screen: name of the child for the overview, all fields for the
 * detail page. Works on any JSON or XML with a part named "kind", so that it follows small changes of the schema.
 */
import type { Application } from './store.ts';

/** A field for the screen. */
export interface Field {
  readonly label: string;
  readonly value: string;
}

const MAX_FIELDS = 500;
const NAME_FIELDS = [/vorname/i, /(nach|familien)name/i];

/** All fields of the data in the order of the document; empty when the data cannot be read. */
export async function fieldsOf(application: Application): Promise<readonly Field[]> {
  try {
    if (application.mimeType === 'application/xml') return await xmlFields(application.data);
    return jsonFields(JSON.parse(application.data.toString('utf8')) as unknown);
  } catch {
    return [];
  }
}

/** First and last name of the child, empty when the data name none. */
export function childNameIn(fields: readonly Field[]): string {
  const ofChild = fields.filter(({ label }) => /(^|\/)kind(\/|$)/i.test(label) || /^kind/i.test(label.split('/').at(-1) ?? ''));
  const names = NAME_FIELDS.map((pattern) => ofChild.find(({ label }) => pattern.test(label.split('/').at(-1) ?? ''))?.value);
  return names.filter((name) => name !== undefined).join(' ');
}

function jsonFields(root: unknown): readonly Field[] {
  const fields: Field[] = [];
  const visit = (value: unknown, label: string): void => {
    if (fields.length >= MAX_FIELDS) return;
    if (typeof value === 'object' && value !== null) for (const [key, member] of Object.entries(value)) visit(member, label === '' ? key : `${label}/${key}`);
    else fields.push({ label, value: textOf(value) });
  };
  visit(root, '');
  return fields;
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

async function xmlFields(data: Buffer): Promise<readonly Field[]> {
  const { XmlDocument, XmlElement, ParseOption } = await import('libxml2-wasm');
  using document = XmlDocument.fromBuffer(data, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE });
  const fields: Field[] = [];
  for (const node of document.find('//*[not(*)]').slice(0, MAX_FIELDS)) {
    const steps: string[] = [];
    for (let at: typeof node | null = node; at instanceof XmlElement; at = at.parent) steps.unshift(at.name);
    fields.push({ label: steps.slice(1).join('/'), value: node.content });
  }
  return fields;
}
