/**
 * What every simulator is: a fetch handler with a name (design: simulators are fetch handlers). The host in
 * `src/transport` serves it over sockets; msw and undici faces call `fetch` directly.
 */
import type { RawHeader } from './exchange.ts';

/** What only the socket knows of a request; absent when a simulator is called in process. */
export interface WireContext {
  readonly rawHeaders?: readonly RawHeader[];
  /** Path and query exactly as on the request line, before any normalisation. */
  readonly rawTarget?: string;
  readonly remoteAddress?: string;
  /** Which server certificate the connection was opened with. */
  readonly certificate?: CertificateKind;
  /**
   * Certificate that the client showed in the TLS handshake, DER. The client has proved to hold its key; nothing else is
   * verified. Absent when the host asked for none or the client showed none.
   */
  readonly peerCertificate?: Uint8Array;
}

/** Server certificates the host can show; all but `valid` must be refused by a client. */
export type CertificateKind = 'valid' | 'expired' | 'wrong-host' | 'unknown-ca';

/** What the host shall do to the bytes of an answer; set by fault injection, never by ordinary behaviour. */
export type WireFault =
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Send the head with the full length, then `afterBytes` of the body, then end the connection. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** End the connection without sending anything. The request was not carried out (`reset`) or was (`lost-answer`). */
  | { readonly kind: 'reset' }
  | { readonly kind: 'lost-answer' };

export interface Simulator {
  /** The system it plays, e.g. `fit-connect`. */
  readonly name: string;
  fetch(request: Request, wire?: WireContext): Promise<Response>;
}

const wireFaults = new WeakMap<Response, WireFault>();

/** Marks an answer for the host; in-process callers that know nothing of it get the plain answer. */
export function withWireFault(response: Response, fault: WireFault): Response {
  wireFaults.set(response, fault);
  return response;
}

/** The mark of {@link withWireFault}, if the answer carries one. */
export function wireFaultOf(response: Response): WireFault | undefined {
  return wireFaults.get(response);
}
