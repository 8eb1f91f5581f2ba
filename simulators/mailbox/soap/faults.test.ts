/** Faults of the SOAP interface. */
import { equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { createStand, send } from '../test-stand.ts';
import { SERVICE_NAMESPACE, SOAP_PATH } from './names.ts';

const HEADERS = { 'Content-Type': 'text/xml', SOAPAction: SERVICE_NAMESPACE };
const bodyOf = (operation: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:${operation} xmlns:u="${SERVICE_NAMESPACE}"/></s:Body></s:Envelope>`;

test('a receipt code on command comes in the form of the operation', async () => {
  const stand = await createStand();
  await stand.control.arm({ fault: 'receipt-code' });
  const native = await send(stand, 'POST', SOAP_PATH, bodyOf('sendBspNachrichtNative'), { headers: HEADERS });
  equal(native.status, 200);
  match(await native.text(), /Schluessel&gt;99&lt;/);
  const okKomm = await send(stand, 'POST', SOAP_PATH, bodyOf('sendBspNachricht'), { headers: HEADERS });
  match(await okKomm.text(), /<faultcode>BSP1999/);
});

test('an envelope without a receipt', async () => {
  const stand = await createStand();
  await stand.control.arm({ fault: 'soap-malformed' });
  match(await (await send(stand, 'POST', SOAP_PATH, bodyOf('sendBspNachrichtNative'), { headers: HEADERS })).text(), /<SOAP-ENV:Body\/>/);
});
