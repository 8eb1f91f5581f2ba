/**
 * SOAP 1.1 in RPC style as ePayBL speaks it: reading a call, writing an answer. Values are plain data; a list is written once per entry.
 * The form of answers is that of the servlet whose name the endpoint bears, which no source shows.
 */
import { childOf, readXmlTree } from '../../../src/formats/xml-tree.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import { toText } from '../../../src/core/markup.ts';
import type { Markup } from '../../../src/core/markup.ts';
import { markup } from '../../account-page-frame.ts';
import { xmlText } from '../answer.ts';
import type { Answer } from '../answer.ts';

export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
/** @requirement EPBL-010 */
export const EPAYBL_NAMESPACE = 'http://www.bff.bund.de/ePayment';

/** A value as it is written; `undefined` leaves nothing. */
export type Value = string | undefined | { readonly [name: string]: Value } | readonly Value[];

const MAX_BYTES = 1024 * 1024;

/** The one element of the body. @returns undefined when the bytes are no SOAP 1.1 call of this namespace */
export function operationIn(body: Uint8Array): XmlTreeElement | undefined {
  const reading = readXmlTree(body, { maxSizeBytes: MAX_BYTES, maxDepth: 20, maxTags: 5_000 });
  if (reading.kind !== 'tree' || reading.root.name !== 'Envelope' || reading.root.namespace !== SOAP_ENVELOPE) return undefined;
  const operation = childOf(reading.root, 'Body', SOAP_ENVELOPE)?.children[0];
  return operation?.namespace === EPAYBL_NAMESPACE ? operation : undefined;
}

/** Text of a child, trimmed; letter case of the name's beginning does not matter, since versions differ in it. @returns undefined when missing, empty or nil */
export function textOf(element: XmlTreeElement | undefined, name: string): string | undefined {
  const child = partOf(element, name);
  const text = child?.attributes['nil'] === 'true' ? '' : child?.text.trim();
  return text === '' ? undefined : text;
}

/** A child by name; letter case of the name's beginning does not matter. */
export function partOf(element: XmlTreeElement | undefined, name: string): XmlTreeElement | undefined {
  const part = element?.children.find((child) => firstLower(child.name) === firstLower(name));
  return part?.attributes['nil'] === 'true' ? undefined : part;
}

function firstLower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * Entries of a list, however it is written: repeated, as an array of `item`, or wrapped as in version 3.
 * @param member a member that every entry has
 */
export function entriesOf(element: XmlTreeElement | undefined, name: string, member: string): readonly XmlTreeElement[] {
  const unwrap = (part: XmlTreeElement): readonly XmlTreeElement[] => (partOf(part, member) === undefined ? part.children.flatMap(unwrap) : [part]);
  return element?.children.filter((child) => firstLower(child.name) === firstLower(name)).flatMap(unwrap) ?? [];
}

/** An element as plain data, for keeping: texts and members, without attributes. */
export function valueOf(element: XmlTreeElement): Value {
  if (element.children.length === 0) return element.text.trim();
  const names = [...new Set(element.children.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const values = element.children.filter((child) => child.name === name).map(valueOf);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** The answer of an operation. @param refusal code, where it is none of success */
export function answerOf(operation: string, value: Value, refusal?: string): Answer {
  const content = markup`<ns1:${operation}Response xmlns:ns1="${EPAYBL_NAMESPACE}">${element('return', value)}</ns1:${operation}Response>`;
  return envelope(200, content, refusal);
}

/** A SOAP fault: the message is no call of this service, or the service broke. */
export function faultOf(code: 'Client' | 'Server', text: string): Answer {
  const fault = markup`<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${text}</faultstring></soap:Fault>`;
  return envelope(500, fault, `soap-${code.toLowerCase()}`);
}

function element(name: string, value: Value): Markup | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return markup`<${name}>${value}</${name}>`;
  if (isList(value)) return markup`${value.flatMap((entry) => element(name, entry) ?? [])}`;
  return markup`<${name}>${Object.entries(value).flatMap(([member, content]) => element(member, content) ?? [])}</${name}>`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function envelope(status: number, content: Markup, refusal: string | undefined): Answer {
  const text = toText(markup`<soap:Envelope xmlns:soap="${SOAP_ENVELOPE}"><soap:Body>${content}</soap:Body></soap:Envelope>`);
  return xmlText(status, `<?xml version="1.0" encoding="UTF-8"?>\n${text}`, refusal);
}
