/**
 * `doctor --wait`: keeps the delivery service up until the product was seen polling, and says at which step it stopped
 * otherwise: no connection, no trust in our certificate, no token, no right to the destination.
 */
import type { Exchange } from '../core/exchange.ts';
import { ok, targetFault } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import type { KeyRing } from './keys.ts';
import type { LoadedTarget } from './run-options.ts';
import { startSimulation } from './simulation.ts';

export interface PollingOptions {
  readonly loaded: LoadedTarget;
  readonly keys: KeyRing;
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Waits for the first successful poll. */
export async function examinePolling({ loaded, keys, waitSeconds, signal, tell }: PollingOptions): Promise<void> {
  await using simulation = await startSimulation({ loaded, keys });
  const started = performance.now();
  const polled = simulation.control.waitFor({ kind: 'exchange', query: { operation: 'list-submissions', status: 200 } }, waitSeconds * 1000);
  const stopped = new Promise<{ readonly isMet: boolean }>((resolve) => signal.addEventListener('abort', () => resolve({ isMet: false }), { once: true }));
  const { isMet } = await Promise.race([polled, stopped]);
  polled.catch(() => undefined);
  if (isMet) {
    const seconds = Math.max(1, Math.round((performance.now() - started) / 1000));
    return tell(ok(`Das Produkt hat sich angemeldet und abgeholt (nach ${seconds} s)`, `the product signed in and polled (after ${seconds} s)`));
  }
  const [exchanges, handshakes] = await Promise.all([simulation.control.exchanges({}), simulation.control.handshakes()]);
  tell(diagnose(exchanges, handshakes.refused.valid, simulation.addresses, waitSeconds));
}

interface Addresses {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
}

/** The last step the product managed, and what to mend for the next one. */
export function diagnose(exchanges: readonly Exchange[], refusedHandshakes: number, { tokenUrl, submissionApiUrl }: Addresses, waitSeconds: number): DoctorEntry {
  const inbound = exchanges.filter(({ direction }) => direction === 'inbound');
  const tokens = inbound.filter(({ operation }) => operation === 'request-token');
  const lists = inbound.filter(({ operation }) => operation === 'list-submissions');
  const status = (seen: readonly Exchange[]): number => seen.at(-1)?.response?.status ?? 0;
  if (inbound.length === 0 && refusedHandshakes > 0) return targetFault({ de: 'Das Produkt hat die Verbindung abgebrochen: Es traut unserem Zertifikat nicht.', en: 'The product broke the connection off: it does not trust our certificate.' }, { de: 'Im Produkt die Zertifizierungsstelle product/authority.pem als vertrauenswürdig eintragen.', en: 'Enter the authority product/authority.pem as trusted in the product.' });
  if (inbound.length === 0) return targetFault({ de: `In ${waitSeconds} s hat sich das Produkt nicht gemeldet.`, en: `The product was not heard of in ${waitSeconds} s.` }, { de: `Das Produkt starten und ${tokenUrl} und ${submissionApiUrl} eintragen; bei langem Abholintervall --wait erhöhen.`, en: `Start the product and enter ${tokenUrl} and ${submissionApiUrl}; raise --wait for a long polling interval.` });
  if (lists.length > 0) return targetFault({ de: `Das Produkt hat die Abholliste verlangt, aber ${status(lists)} bekommen.`, en: `The product asked for the pickup list but got ${status(lists)}.` }, { de: status(lists) === 403 ? 'Im Produkt die destinationId der Zieldatei eintragen.' : 'Die Adresse der Submission API und das Token im Produkt prüfen.', en: status(lists) === 403 ? 'Enter the destinationId of the target file in the product.' : 'Check the address of the Submission API and the token in the product.' });
  if (tokens.length > 0 && status(tokens) !== 200) return targetFault({ de: `Die Anmeldung des Produkts wurde mit ${status(tokens)} abgewiesen.`, en: `The sign-in of the product was refused with ${status(tokens)}.` }, { de: 'Client-ID und Client-Secret im Produkt mit der Zieldatei vergleichen; beide gehören in den Formularkörper.', en: 'Compare client id and client secret in the product with the target file; both belong in the form body.' });
  const last = inbound.at(-1);
  return targetFault({ de: `Das Produkt hat sich gemeldet (${last?.request.method ?? ''} ${last?.request.target ?? ''}: ${last?.response?.status ?? '–'}), aber nicht abgeholt.`, en: `The product was heard of (${last?.request.method ?? ''} ${last?.request.target ?? ''}: ${last?.response?.status ?? '–'}) but did not poll.` }, { de: `Als Adresse der Submission API ${submissionApiUrl} eintragen, ohne Version.`, en: `Enter ${submissionApiUrl} as address of the Submission API, without version.` });
}
