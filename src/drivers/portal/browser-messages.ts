/**
 * What the driver `browser` and its child process say to each other: a line of JSON each, over a channel of their own, so that
 * whatever the vendor's script prints stays outside. Bounded, since the script is not ours.
 */
import type { Socket } from 'node:net';
import type { RawHeader } from '../../core/exchange.ts';
import { isJsonObject, parseJson } from '../../formats/json.ts';

/** First line to the child. */
export interface BrowserStart {
  /** Absolute path of the vendor's module. */
  readonly script: string;
  readonly baseUrl: string;
  readonly executable?: string;
  /** The portal or the accounts show certificates that the browser does not know. */
  readonly ignoresCertificates: boolean;
  readonly timeoutMs: number;
}

export type BrowserCall =
  | { readonly kind: 'open' | 'login' | 'logout' | 'whoami' | 'close' }
  /** A page in a tab of its own, without leaving these origins. */
  | { readonly kind: 'read'; readonly url: string; readonly origins: readonly string[] }
  | { readonly kind: 'cookies'; readonly url: string };

export interface BrowserOrder {
  readonly id: number;
  readonly browser: string;
  readonly call: BrowserCall;
}

/** A document that the browser navigated to. */
export interface BrowserVisit {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly RawHeader[];
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: readonly RawHeader[];
  /** Absent where the browser does not give it, as for redirects. */
  readonly responseBody?: string;
  readonly startedAt: string;
  readonly durationMs: number;
}

export type BrowserReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-ready'; readonly why: 'no-playwright' | 'no-browser' | 'script'; readonly detail: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown; readonly visits: readonly BrowserVisit[] }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string; readonly visits: readonly BrowserVisit[] };

const MAX_LINE_CHARACTERS = 16 * 1024 * 1024;

export function sendLine(channel: Socket, message: BrowserStart | BrowserOrder | BrowserReply): void {
  if (channel.writable) channel.write(`${JSON.stringify(message)}\n`);
}

/** Tells every line that is a JSON object; one that is too long ends the channel. */
export function receiveLines(channel: Socket, onLine: (message: unknown) => void): void {
  let pieces: string[] = [];
  let size = 0;
  channel.setEncoding('utf8');
  channel.on('data', (data: string) => {
    const lines = data.split('\n');
    for (const [index, line] of lines.entries()) {
      pieces.push(line);
      size += line.length;
      if (size > MAX_LINE_CHARACTERS) channel.destroy();
      if (index === lines.length - 1 || channel.destroyed) break;
      const value = parseJson(pieces.join(''))?.value;
      pieces = [];
      size = 0;
      if (isJsonObject(value)) onLine(value);
    }
  });
}
