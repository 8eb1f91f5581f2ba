/**
 * A message over the SOAP interface of old, told in the members of REST v6, so that rules about handles, levels and texts are judged alike: the
 * elements of BspNachricht (BundID interface description 10.2.0.0, chapter 12) in either operation (chapter 13). A level that is missing or
 * unknown counts as 4 (12.1.2). Hostile input is data: what cannot be read is not there.
 */
import { childOf, readXmlTree } from '../../formats/xml-tree.ts';
import type { XmlTreeElement } from '../../formats/xml-tree.ts';

/** Content as one JSON text. @returns undefined for a call without a readable message */
export function readSoapContent(body: string): string | undefined {
  const call = childOf(treeOf(Buffer.from(body)), 'Body')?.children[0];
  const message = treeOf(messageIn(call));
  if (message?.name !== 'BspNachricht') return undefined;
  const at = (...path: readonly string[]): string | undefined => textAt(message, path);
  return JSON.stringify({
    mailboxUuid: at('NachrichtenKopf', 'Empfaenger', 'PostkorbId'),
    stork_qaa_level: levelOf(at('NachrichtenInhalt', 'StorkQaaLevel')),
    sender: at('NachrichtenKopf', 'Absender', 'Mandant'),
    service: at('NachrichtenKopf', 'Absender', 'Dienst'),
    title: at('NachrichtenInhalt', 'Betreff'),
    content: at('NachrichtenInhalt', 'FreiText', 'Text'),
  });
}

/** Status that a request over REST would have had: 404 for the receipt 30, 422 for every other refusal. @param refusal code of table 9006 */
export function statusOfReceipt(status: number, refusal: string | undefined): number {
  if (refusal === undefined || status >= 400) return status;
  return refusal === '30' ? 404 : 422;
}

function messageIn(call: XmlTreeElement | undefined): Buffer | undefined {
  if (call?.name === 'sendBspNachrichtNative') return Buffer.from(childOf(call, 'bspNachricht')?.text.trim() ?? '');
  if (call?.name !== 'sendBspNachricht') return undefined;
  const envelope = treeOf(Buffer.from(childOf(call, 'okKommBspNachrichtInput')?.text ?? '', 'base64'));
  return Buffer.from((envelope === undefined ? undefined : find(envelope, 'OK_KOMM_RAW_BASE64'))?.text ?? '', 'base64');
}

function treeOf(bytes: Uint8Array | undefined): XmlTreeElement | undefined {
  const reading = bytes === undefined ? undefined : readXmlTree(bytes);
  return reading?.kind === 'tree' ? reading.root : undefined;
}

function find(element: XmlTreeElement, name: string): XmlTreeElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textAt(root: XmlTreeElement, path: readonly string[]): string | undefined {
  return path.reduce<XmlTreeElement | undefined>((element, name) => childOf(element, name), root)?.text.trim();
}

function levelOf(text: string | undefined): number {
  return Number(/^(?:LEVEL_|STORK-QAA-Level-)([1-4])$/.exec(text ?? '')?.[1] ?? 4);
}
