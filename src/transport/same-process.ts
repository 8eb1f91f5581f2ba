/**
 * Hosts of this process by their address, for clients of the suite itself that may well run beside them: a call that would only
 * leave and come back costs several times what the handler does. The product and everybody who plays its part speak over sockets.
 */
import type { RawHeader } from '../core/exchange.ts';
import type { Simulator } from '../core/simulator.ts';
import { createWireRequest } from './wire-request.ts';

/** A request as a client of the suite makes it. */
export interface InnerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly RawHeader[];
  /** Handed over as it is; nobody changes it any more. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** Asks a host of this process. Rejects when the host closes before its answer. */
export type InnerCall = (request: InnerRequest) => Promise<Response>;

/** As the registry of modules is: there is one for each process. */
const hosts = new Map<string, InnerCall>();

/** @param origin address of a host without a slash at the end @returns undefined when it is not in this process */
export function hostInProcess(origin: string): InnerCall | undefined {
  return hosts.get(origin);
}

/** Makes a host known until it closes. @returns forgets it, and ends what is still waiting for an answer */
export function announceHost(origin: string, fetch: Simulator['fetch']): () => void {
  const closing = new AbortController();
  const { signal } = closing;
  hosts.set(origin, async ({ method, url, headers: rawHeaders = [], body }) => {
    // Others get their turn as they would over a socket, however often somebody asks.
    await new Promise((resolve) => setImmediate(resolve));
    return untilClosed(signal, fetch(createWireRequest({ method, url, rawHeaders, body, signal: () => signal })));
  });
  return () => {
    hosts.delete(origin);
    closing.abort();
  };
}

async function untilClosed(signal: AbortSignal, answer: Promise<Response>): Promise<Response> {
  const gone = (): Error => new Error('The host was closed before it answered.');
  if (signal.aborted) throw gone();
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(gone());
    signal.addEventListener('abort', onClose, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onClose));
  });
}
