/**
 * Answers of the SOAP interface: receipts of the native operation, outputs and faults of the OK.KOMM operation (interface
 * description, 13.1 and 13.2). A fault comes with an output in the same body, as in the official sample, unless the tenant
 * wants it alone.
 */
import { soapXml } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { markup, toText } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { MESSAGE_NAMESPACE, SERVICE_NAMESPACE, SOAP_ENVELOPE } from './names.ts';
import type { ReceiptCode, Refused } from './outcome.ts';

/** The list of codes is known; which belongs to which code of table 9006 is read off their likeness. */
const FAULT_CODES: Readonly<Record<ReceiptCode, string>> = {
  '10': 'BSP1010',
  '11': 'BSP1011',
  '20': 'BSP1020',
  '30': 'BSP1030',
  '31': 'BSP1031',
  '32': 'BSP1032',
  '99': 'BSP1999',
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** The receipt `BspQuittung`, a document of its own. @param refused undefined: the message was taken */
export function receiptOf(refused: Refused | undefined): string {
  const hint = refused === undefined ? undefined : markup`<ErgaenzendeHinweise>${refused.hint}</ErgaenzendeHinweise>`;
  const receipt = markup`<BspQuittung version="1.5" fassung="2020-03-15" xmlns="${MESSAGE_NAMESPACE}"><AnnahmeErfolgreich>${refused === undefined ? 'true' : 'false'}</AnnahmeErfolgreich><ErgebnisStatus><Tabelle>9006</Tabelle><Schluessel>${refused?.code ?? '0'}</Schluessel></ErgebnisStatus>${hint}</BspQuittung>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${toText(receipt)}`;
}

/** Answer of the native operation: refusals are receipts too. */
export function nativeAnswer(refused?: Refused): Answer {
  const output = markup`<ns2:sendBspNachrichtNativeOutput xmlns:ns2="${SERVICE_NAMESPACE}"><bspQuittung>${receiptOf(refused)}</bspQuittung></ns2:sendBspNachrichtNativeOutput>`;
  return envelope(200, output, refused?.code);
}

/** Answer of the OK.KOMM operation. */
export function okKommAnswer(call: Call, refused?: Refused): Answer {
  const output = markup`<ns2:sendBspNachrichtOutput xmlns:ns2="${SERVICE_NAMESPACE}"><okKommBspNachrichtOutput>${base64(okKommDocument(refused))}</okKommBspNachrichtOutput></ns2:sendBspNachrichtOutput>`;
  if (refused === undefined) return envelope(200, output);
  const fault = markup`<SOAP-ENV:Fault><faultcode>${FAULT_CODES[refused.code]}</faultcode><faultstring xml:lang="de">${refused.hint}</faultstring></SOAP-ENV:Fault>`;
  return envelope(500, call.tenant.soap.faultBody === 'alone' ? fault : markup`${fault}${output}`, refused.code);
}

/** The refusal in the form of the operation that was called. */
export function refusalOf(call: Call, refused: Refused): Answer {
  return call.operation === 'send-bsp-nachricht' ? okKommAnswer(call, refused) : nativeAnswer(refused);
}

/** A message that is no call of an operation. */
export function clientFault(detail: string): Answer {
  return envelope(
    500,
    markup`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Client</faultcode><faultstring xml:lang="en">${detail}</faultstring></SOAP-ENV:Fault>`,
    'Client',
  );
}

function okKommDocument(refused: Refused | undefined): string {
  const answer =
    refused === undefined
      ? markup`<ANT_TYP>OK</ANT_TYP>`
      : markup`<ANT_TYP>FEHLER</ANT_TYP><FEHLER><FEH_TYP>${refused.code}</FEH_TYP><FEH_TEXT>${refused.hint}</FEH_TEXT><FEH_WERT></FEH_WERT><FEH_FELD></FEH_FELD></FEHLER>`;
  const receipt = base64(receiptOf(refused));
  return (
    DECLARATION +
    toText(markup`<ZKOCXML><ANTWORT>${answer}<XML_PROFIL><SUCHE><OK_KOMM_RAW_BASE64>${receipt}</OK_KOMM_RAW_BASE64></SUCHE></XML_PROFIL></ANTWORT></ZKOCXML>`)
  );
}

function envelope(status: number, body: Markup, refusal?: string): Answer {
  const message = markup`<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP_ENVELOPE}"><SOAP-ENV:Header/><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
  return soapXml(status, DECLARATION + toText(message), refusal);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
