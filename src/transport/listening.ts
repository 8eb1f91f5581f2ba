/** Opening and closing a listening socket, with errors in the words of the suite. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PruefstandError } from '../core/errors.ts';

/**
 * Listens.
 * @returns the port
 * @throws ERR_CONFIG_PORT_IN_USE when the port is taken; ERR_CONFIG_ARGUMENT when the address cannot be listened on
 */
export async function listen(server: Server, hostname: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(listenError(error, hostname, port));
    server.once('error', refuse);
    server.listen(port, hostname, () => {
      server.off('error', refuse);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Stops listening and ends every connection. */
export async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Host part of an address others can use; a wildcard is reached over loopback. */
export function displayHost(hostname: string): string {
  if (hostname === '0.0.0.0') return '127.0.0.1';
  if (hostname === '::') return '[::1]';
  return hostname.includes(':') ? `[${hostname}]` : hostname;
}

function listenError(error: NodeJS.ErrnoException, hostname: string, port: number): PruefstandError {
  const place = `${hostname}:${port}`;
  if (error.code === 'EADDRINUSE')
    return new PruefstandError('ERR_CONFIG_PORT_IN_USE', 'The port is in use already.', {
      place,
      cause: error,
      hint: 'Choose another port, or 0 for a free one.',
    });
  return new PruefstandError('ERR_CONFIG_ARGUMENT', 'The address cannot be listened on.', { place, cause: error });
}
