/**
 * The mailbox as this product calls it: ZBP REST v6, one message or one status report per request, token and signature made for
 * each. The only file that knows addresses of the interface.
 */
import type { AuthorTokens } from './author-token.ts';
import type { Config } from './config.ts';
import { envelopeOf } from './envelope.ts';
import type { Http, HttpAnswer, HttpOutcome } from './http.ts';
import type { Log } from '../kit/log.ts';
import type { Message } from './message.ts';
import type { Way } from './notice.ts';
import { writeForm } from './multipart.ts';

/** What came of a request, in the words that decide what happens next. */
export type Outcome =
  | { readonly kind: 'taken'; readonly messageUuid: string | undefined }
  | { readonly kind: 'try-later'; readonly afterMs: number | undefined }
  | { readonly kind: 'no-mailbox' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'untrusted' }
  /** By way of FIT-Connect, by events of the delivery point: provided, refused, or nothing said within the time. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'undecided' };

export interface MailboxClient {
  putMessage(message: Message): Promise<Outcome>;
  postState(content: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

/** The mailbox by every way that is configured. */
export type Ways = { readonly direct: MailboxClient } & Partial<Readonly<Record<Way, MailboxClient>>>;

const MESSAGES = '/v6/mailbox/messages';
const STATES = '/v6/mailbox/applications/states';
const OLD_INTERFACE = '/bspx-postkorb-okkomm-ws/bspservices/postkorbkomm';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_WAITING_MS = 3_600_000;

export interface ClientParts {
  readonly config: Config;
  readonly http: Http;
  readonly tokens: AuthorTokens;
  readonly log: Log;
}

export function createMailboxClient(parts: ClientParts): MailboxClient {
  const { config, http, tokens, log } = parts;
  const { faults, mailboxUrl } = config;
  const headers = (type: string): Record<string, string> => {
    const token = tokens();
    log('mailbox-request', faults.has('token-in-log') ? { authorization: `Bearer ${token}` } : {});
    return { authorization: `Bearer ${token}`, 'content-type': type, accept: 'application/json' };
  };
  return {
    async putMessage({ content, files }) {
      const json = { name: 'json', type: 'application/json', bytes: Buffer.from(JSON.stringify(envelopeOf(content, config))) };
      const form = writeForm([json, ...files.map(({ filename, type, bytes }) => ({ name: 'files', filename, type, bytes }))]);
      const outcome = outcomeOf(await http({ method: 'PUT', url: mailboxUrl + MESSAGES, headers: headers(form.type), body: form.body }));
      log('mailbox-outcome', { kind: outcome.kind });
      if (faults.has('soap-as-fallback') && outcome.kind === 'try-later') await sendBySoap(parts);
      return outcome;
    },
    async postState(content) {
      const body = Buffer.from(JSON.stringify(envelopeOf(content, config)));
      const outcome = outcomeOf(await http({ method: 'POST', url: mailboxUrl + STATES, headers: headers('application/json'), body }));
      log('status-outcome', { kind: outcome.kind });
      return outcome;
    },
  };
}

function outcomeOf(outcome: HttpOutcome): Outcome {
  if (outcome.kind === 'failure')
    return outcome.failure === 'not-sent' ? { kind: 'try-later', afterMs: undefined } : { kind: outcome.failure === 'untrusted' ? 'untrusted' : 'unclear' };
  const { answer } = outcome;
  if (answer.status === 200) return { kind: 'taken', messageUuid: messageUuidIn(answer) };
  if (answer.status === 404) return { kind: 'no-mailbox' };
  return answer.status >= 500 ? { kind: 'try-later', afterMs: retryAfterMs(answer) } : { kind: 'refused', status: answer.status };
}

function messageUuidIn({ body }: HttpAnswer): string | undefined {
  try {
    const { messageUuid } = JSON.parse(body.toString('utf8')) as { readonly messageUuid?: unknown };
    return typeof messageUuid === 'string' && UUID.test(messageUuid) ? messageUuid : undefined;
  } catch {
    return undefined;
  }
}

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3), at most an hour. */
function retryAfterMs({ headers }: HttpAnswer): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MOST_WAITING_MS);
}

/** The way of the years before 2025. */
async function sendBySoap({ config, http }: ClientParts): Promise<void> {
  const body = Buffer.from(
    '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><sendBspNachrichtNative xmlns="urn:akdb:bsp:postkorb:komm:webservice"/></Body></Envelope>',
  );
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:akdb:bsp:postkorb:komm:webservice"' };
  await http({ method: 'POST', url: config.mailboxUrl + OLD_INTERFACE, headers, body });
}
