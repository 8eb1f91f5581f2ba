/** Messages over SOAP, read in both operations. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { readSoapContent, statusOfReceipt } from './soap-message.ts';

const MESSAGE = (level: string): string =>
  `<BspNachricht xmlns="urn:x"><NachrichtenKopf><Absender><Dienst>Kita</Dienst><Mandant>Stadt</Mandant></Absender><Empfaenger><PostkorbId>p-1</PostkorbId></Empfaenger></NachrichtenKopf><NachrichtenInhalt><Betreff>Größe &amp; 🎉</Betreff>${level}<FreiText><Text>a &lt;b&gt;</Text></FreiText></NachrichtenInhalt></BspNachricht>`;
const inEnvelope = (call: string): string => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${call}</s:Body></s:Envelope>`;
const native = (message: string): string =>
  inEnvelope(`<p:sendBspNachrichtNative xmlns:p="urn:p"><bspNachricht><![CDATA[${message}]]></bspNachricht></p:sendBspNachrichtNative>`);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const okKomm = (message: string): string => {
  const input = base64(`<ZKOCXML><A><OK_KOMM_RAW_BASE64>${base64(message)}</OK_KOMM_RAW_BASE64></A></ZKOCXML>`);
  return inEnvelope(`<p:sendBspNachricht xmlns:p="urn:p"><okKommBspNachrichtInput>${input}</okKommBspNachrichtInput></p:sendBspNachricht>`);
};
const read = (body: string): unknown => JSON.parse(readSoapContent(body) ?? 'null');

test('both operations are read into the members of REST', () => {
  const expected = { mailboxUuid: 'p-1', stork_qaa_level: 3, sender: 'Stadt', service: 'Kita', title: 'Größe & 🎉', content: 'a <b>' };
  const message = MESSAGE('<StorkQaaLevel>LEVEL_3</StorkQaaLevel>');
  deepEqual(read(native(message)), expected);
  deepEqual(read(okKomm(message)), expected);
});

test('levels: both spellings, and 4 for what is missing or unknown', () => {
  for (const [text, level] of [
    ['<StorkQaaLevel>STORK-QAA-Level-1</StorkQaaLevel>', 1],
    ['<StorkQaaLevel>LEVEL_7</StorkQaaLevel>', 4],
    ['', 4],
  ] as const)
    equal((read(native(MESSAGE(text))) as { stork_qaa_level: number }).stork_qaa_level, level);
});

test('what holds no message is none', () => {
  const entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
  for (const body of ['', '<a/>', inEnvelope('<x/>'), native('<a>'), native('<Anders/>'), okKomm(''), entity]) equal(readSoapContent(body), undefined);
});

test('receipts are told as statuses', () => {
  deepEqual([statusOfReceipt(200, undefined), statusOfReceipt(200, '30'), statusOfReceipt(200, '31'), statusOfReceipt(500, '30')], [200, 404, 422, 500]);
});
