/** The envelope of the OK.KOMM operation: ZKOCXML with four parameters and the message in Base64 (interface description, 13.2). */
import { readXmlTree } from '../../../src/formats/xml-tree.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import { fail } from './outcome.ts';
import type { Refused } from './outcome.ts';

const PARAMETERS = { AKT_VERFAHREN: 'BSP', AKT_TYP: 'NACHRICHT', AKT_AUSFUEHRUNG: 'UEBERMITTELN', AKT_ZIEL_AGS: '09999001' } as const;
const MAX_BYTES = 40 * 1024 * 1024;

/** Octets of the inner message, or why there are none. Elements are found by name: where they stand is known of some only. */
export function openOkKomm(input: string): Uint8Array | Refused {
  const bytes = decode(input);
  const reading = bytes === undefined ? undefined : readXmlTree(bytes, { maxSizeBytes: MAX_BYTES });
  if (reading?.kind !== 'tree') return fail('10', 'Die OK.KOMM-Nachricht ist nicht lesbar.');
  for (const [name, expected] of Object.entries(PARAMETERS)) {
    const value = find(reading.root, name)?.text.trim();
    if (value === undefined) return fail('10', `Es fehlt ${name}.`);
    if (value !== expected) return fail('11', `${name} ist nicht ${expected}.`);
  }
  const raw = find(reading.root, 'OK_KOMM_RAW_BASE64')?.text;
  const message = raw === undefined ? undefined : decode(raw);
  return message ?? fail('10', 'Es fehlt OK_KOMM_RAW_BASE64, oder es ist kein Base64.');
}

function find(element: XmlTreeElement, name: string): XmlTreeElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function decode(text: string): Uint8Array | undefined {
  const plain = text.replaceAll(/[ \t\r\n]/g, '');
  return plain !== '' && plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined;
}
