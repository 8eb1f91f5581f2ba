/**
 * The mailbox of the years before 2025, for installations that were never moved: SOAP with one BspNachricht per call, whose receipt is the answer.
 * It knows neither tokens nor signatures, and no status monitor.
 */
import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { Http, HttpOutcome } from './http.ts';
import type { Log } from '../kit/log.ts';
import type { MailboxClient, Outcome } from './mailbox-client.ts';
import type { Message } from './message.ts';

const PATH = '/bspx-postkorb-okkomm-ws/bspservices/postkorbkomm';
const SERVICE = 'urn:akdb:bsp:postkorb:komm:webservice';
const MESSAGE = 'http://www.akdb.de/egov/bsp/nachrichten';
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${SERVICE}"` } as const;

export interface SoapParts {
  readonly config: Config;
  readonly http: Http;
  readonly log: Log;
}

/** The mailbox over SOAP. */
export function createSoapClient({ config, http, log }: SoapParts): MailboxClient {
  return {
    async putMessage(message) {
      const call = `<p:sendBspNachrichtNative xmlns:p="${SERVICE}"><bspNachricht>${escaped(documentOf(message))}</bspNachricht></p:sendBspNachrichtNative>`;
      const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${call}</s:Body></s:Envelope>`;
      const outcome = outcomeOf(await http({ method: 'POST', url: config.mailboxUrl + PATH, headers: HEADERS, body: Buffer.from(envelope) }));
      log('soap-outcome', { kind: outcome.kind });
      return outcome;
    },
    postState: async () => Promise.resolve({ kind: 'refused', status: 0 }),
  };
}

function documentOf({ content, files }: Message): string {
  const text = (name: string): string => escaped(wordOf(content[name]));
  const reference = content['reference'] === undefined ? randomUUID() : text('reference');
  const head = `<Identifikation.Nachricht><Ereignis/><Erstellungszeitpunkt>${new Date().toISOString()}</Erstellungszeitpunkt><NachrichtenId>${reference}</NachrichtenId></Identifikation.Nachricht><Absender><Dienst>${text('service')}</Dienst><Mandant>${text('sender')}</Mandant></Absender><Empfaenger><PostkorbId>${text('mailboxUuid')}</PostkorbId></Empfaenger>`;
  const attached = files.map(
    ({ filename, type, bytes }) =>
      `<DataContainer><Inhalt>${Buffer.from(bytes).toString('base64')}</Inhalt><FileName>${escaped(filename)}</FileName><FileType><Tabelle>9004</Tabelle><Schluessel>${escaped(type)}</Schluessel></FileType></DataContainer>`,
  );
  const body = `<Betreff>${text('title')}</Betreff><StorkQaaLevel>LEVEL_${text('stork_qaa_level')}</StorkQaaLevel><FreiText><Encoding>text/plain</Encoding><Text>${text('content')}</Text></FreiText>${attached.join('')}`;
  return `<BspNachricht xmlns="${MESSAGE}" version="1.5" fassung="2020-03-15"><NachrichtenKopf>${head}</NachrichtenKopf><NachrichtenInhalt>${body}</NachrichtenInhalt></BspNachricht>`;
}

/** Business errors are receipts too; 0 is acceptance, 30 a mailbox that there is not. */
function outcomeOf(outcome: HttpOutcome): Outcome {
  if (outcome.kind === 'failure')
    return outcome.failure === 'not-sent' ? { kind: 'try-later', afterMs: undefined } : { kind: outcome.failure === 'untrusted' ? 'untrusted' : 'unclear' };
  const { status, body } = outcome.answer;
  if (status >= 500) return { kind: 'try-later', afterMs: undefined };
  if (status !== 200) return { kind: 'refused', status };
  const code = /Schluessel(?:&gt;|>)(\d{1,2})(?:&lt;|<)/.exec(body.toString('utf8'))?.[1];
  if (code === '0') return { kind: 'accepted' };
  if (code === undefined) return { kind: 'unclear' };
  return code === '30' ? { kind: 'no-mailbox' } : { kind: 'refused', status };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
