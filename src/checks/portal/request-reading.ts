/**
 * Reads what a portal sent to an account from the recorded exchange: form of HTTP-POST, query of HTTP-Redirect, and metadata.
 * Never throws for what a portal wrote; a reading that failed says why.
 */
import type { BodyRecord, Exchange } from '../../core/exchange.ts';
import { SamlReadingError, readPostForm, readRedirectQuery } from '../../formats/saml-message.ts';
import type { ReceivedSaml } from '../../formats/saml-message.ts';
import { readServiceProvider } from '../../formats/saml-metadata.ts';
import type { ServiceProviderMetadata } from '../../formats/saml-metadata.ts';
import { readAuthnRequest } from '../../formats/saml-request.ts';
import type { AuthnRequest } from '../../formats/saml-request.ts';

export interface ReadRequest {
  readonly exchange: Exchange;
  readonly received: ReceivedSaml;
  readonly request: AuthnRequest;
}

export interface ReadMetadata {
  readonly exchange: Exchange;
  readonly xml: string;
  /** Place of the document in the exchange. */
  readonly at: 'request/body' | 'response/body';
  readonly model: ServiceProviderMetadata;
}

/** Why something could not be read: a code of the reader, or `truncated` when the record does not hold all of it. */
export interface Unread {
  readonly exchange: Exchange;
  readonly code: string;
}

export function isRead<T extends object>(reading: T | Unread): reading is T {
  return !('code' in reading);
}

export function readRequest(exchange: Exchange): ReadRequest | Unread {
  const { method, target, body } = exchange.request;
  if (method === 'POST' && !isWhole(body)) return { exchange, code: 'truncated' };
  return attempt(exchange, () => {
    const received = method === 'POST' ? readPostForm(new URLSearchParams(body.text ?? ''), 'SAMLRequest') : readRedirectQuery(queryOf(target), 'SAMLRequest');
    return { exchange, received, request: readAuthnRequest(received.xml) };
  });
}

/** The document is what was answered, or what was handed in. */
export function readMetadata(exchange: Exchange): ReadMetadata | Unread {
  const answered = exchange.response?.body;
  const isAnswer = answered?.text?.trimStart().startsWith('<') === true && answered.text.includes('EntityDescriptor');
  const body = isAnswer ? answered : exchange.request.body;
  if (!isWhole(body)) return { exchange, code: 'truncated' };
  const xml = body.text ?? '';
  return attempt(exchange, () => ({ exchange, xml, at: isAnswer ? 'response/body' : 'request/body', model: readServiceProvider(xml) }));
}

function attempt<T extends object>(exchange: Exchange, read: () => T): T | Unread {
  try {
    return read();
  } catch (error) {
    if (error instanceof SamlReadingError) return { exchange, code: error.code };
    throw error;
  }
}

function isWhole({ text, isTruncated }: BodyRecord): boolean {
  return text !== undefined && !isTruncated;
}

function queryOf(target: string): string {
  const at = target.indexOf('?');
  return at < 0 ? '' : target.slice(at + 1);
}
