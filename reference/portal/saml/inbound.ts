/**
 * From the posted form to the text of the message (Bindings 3.5): one parameter, Base64 with line breaks at most, UTF-8,
 * no DOCTYPE. Nothing is loaded from elsewhere.
 */
import { inflateRawSync } from 'node:zlib';
import type { Faults } from '../faults.ts';
import { Refusal, must } from './refusal.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** `<` */
const FIRST_OF_XML = 0x3c;
const MAX_INFLATED_BYTES = 512 * 1024;

/**
 * Reads a message from a form.
 *
 * @throws Refusal when there is no usable message
 */
export async function readPosted(form: URLSearchParams, parameter: 'SAMLRequest' | 'SAMLResponse', faults: Faults): Promise<string> {
  const values = form.getAll(parameter);
  must(values.length > 0, 'no-message');
  must(values.length === 1 || faults.has('takes-last-parameter'), 'two-messages');
  return readText(decodeBase64(values.at(-1) ?? '', faults), faults);
}

/**
 * Reads a deflated message from a query.
 *
 * @throws Refusal when there is no usable message
 */
export async function readDeflated(query: URLSearchParams, parameter: 'SAMLRequest', faults: Faults): Promise<string> {
  const values = query.getAll(parameter);
  must(values.length === 1, values.length === 0 ? 'no-message' : 'two-messages');
  return readText(inflated(decodeBase64(values[0] ?? '', faults)), faults);
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES });
  } catch {
    throw new Refusal('not-deflated');
  }
}

/** Reads a response from a query, deflated or not; only a fault leads here. */
export function readRedirectedResponse(query: URLSearchParams, faults: Faults): Promise<string> {
  const bytes = decodeBase64(query.get('SAMLResponse') ?? '', faults);
  const isDeflated = bytes[0] !== FIRST_OF_XML;
  return readText(isDeflated ? inflateRawSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES }) : bytes, faults);
}

function decodeBase64(value: string, faults: Faults): Buffer {
  const compact = value.replace(/[\r\n\t ]/g, '');
  must(BASE64.test(compact) || faults.has('lenient-base64'), 'not-base64');
  return Buffer.from(compact, 'base64');
}

async function readText(bytes: Buffer, faults: Faults): Promise<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Refusal('not-utf-8', 'invalid', faults.has('shows-decoder-trace') && error instanceof Error ? error.stack : undefined);
  }
  must(text !== '', 'not-utf-8');
  must(isLabelledUtf8(text) || (faults.has('decodes-by-label') && isLabelledLatin1(text)), 'not-utf-8');
  if (faults.has('resolves-external-entities')) text = await expandEntities(text);
  must(!/<!(DOCTYPE|ENTITY)/i.test(text) || faults.has('processes-dtd'), 'doctype');
  if (faults.has('follows-schema-location')) await loadSchemas(text);
  return text;
}

const isLabelledUtf8 = (text: string): boolean => !/^<\?xml[^>]*\sencoding=["'](?!utf-8["'])/i.test(text);

/** Whether the head of a message says ISO-8859-1; only a fault asks for more than to refuse it. */
export const isLabelledLatin1 = (text: string): boolean => /^<\?xml[^>]*\sencoding=["']iso-8859-1["']/i.test(text);

const FETCH_TIMEOUT_MS = 2000;

/** The fault: a parser that was left with its entity resolver on. */
async function expandEntities(text: string): Promise<string> {
  const declared = [...text.matchAll(/<!ENTITY\s+(%?\s*\S+)\s+(?:SYSTEM\s+["']([^"']*)["']|["']([^"']*)["'])\s*>/g)];
  let expanded = text.replace(/<!DOCTYPE[^[>]*(\[[^\]]*\])?\s*>/, '');
  for (const [, name = '', address, value] of declared) {
    const content = address === undefined ? (value ?? '') : await load(address);
    expanded = expanded.replaceAll(`&${name};`, () => content).slice(0, MAX_INFLATED_BYTES);
  }
  return expanded;
}

/** The fault: a validating parser that follows the hints of the document. */
async function loadSchemas(text: string): Promise<void> {
  const [, value = ''] = /schemaLocation=["']([^"']*)["']/i.exec(text) ?? [];
  for (const address of value.split(/\s+/).filter((part) => /^https?:/.test(part))) await load(address);
}

async function load(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    return await answer.text();
  } catch {
    return '';
  }
}
