/**
 * `doctor --wait`: keeps the delivery service up until the product was seen polling, and says at which step it stopped
 * otherwise: no connection, no trust in our certificate, no token, no right to the destination.
 */
import type { Exchange } from '../core/exchange.ts';
import type { Bilingual } from '../core/language.ts';
import { ok, targetFault } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import type { KeyRing } from './keys.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import { startSimulation } from './simulation.ts';

export interface PollingOptions {
  readonly loaded: FitConnectLoaded;
  readonly keys: KeyRing;
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Waits for the first successful poll. */
export async function examinePolling({ loaded, keys, waitSeconds, signal, tell }: PollingOptions): Promise<void> {
  await using simulation = await startSimulation({ loaded, keys });
  const product = await loaded.start?.(simulation.addresses, signal);
  // The suite ends what it started, before its own service.
  await using _product = { [Symbol.asyncDispose]: async (): Promise<void> => product?.stop() };
  const started = performance.now();
  const polled = simulation.control.waitFor({ kind: 'exchange', query: { operation: 'list-submissions', status: 200 } }, waitSeconds * 1000);
  const stopped = new Promise<{ readonly isMet: boolean }>((resolve) => {
    const stop = (): void => resolve({ isMet: false });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const { isMet } = await Promise.race([polled, stopped]);
  polled.catch(() => undefined);
  if (isMet) {
    const seconds = Math.max(1, Math.round((performance.now() - started) / 1000));
    tell(ok(`Das Produkt hat sich angemeldet und abgeholt (nach ${seconds} s)`, `the product signed in and polled (after ${seconds} s)`));
    return;
  }
  const [exchanges, handshakes] = await Promise.all([simulation.control.exchanges({}), simulation.control.handshakes()]);
  tell(diagnose(exchanges, handshakes.refused.valid, simulation.addresses, waitSeconds));
}

interface Addresses {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
}

/** The last step the product managed, and what to mend for the next one. */
export function diagnose(exchanges: readonly Exchange[], refusedHandshakes: number, addresses: Addresses, waitSeconds: number): DoctorEntry {
  const inbound = exchanges.filter(({ direction }) => direction === 'inbound');
  const last = (operation: string): Exchange | undefined => inbound.findLast((exchange) => exchange.operation === operation);
  if (inbound.length === 0) return refusedHandshakes > 0 ? distrust() : silence(addresses, waitSeconds);
  const list = last('list-submissions');
  if (list !== undefined) return refusedList(statusOf(list));
  const token = last('request-token');
  if (token !== undefined && statusOf(token) !== 200) return refusedSignIn(statusOf(token));
  return strayed(inbound, addresses);
}

function statusOf(exchange: Exchange): number {
  return exchange.response?.status ?? 0;
}

function distrust(): DoctorEntry {
  return targetFault(
    {
      de: 'Das Produkt hat die Verbindung abgebrochen: Es traut unserem Zertifikat nicht.',
      en: 'The product broke the connection off: it does not trust our certificate.',
    },
    {
      de: 'Im Produkt die Zertifizierungsstelle product/authority.pem als vertrauenswürdig eintragen.',
      en: 'Enter the authority product/authority.pem as trusted in the product.',
    },
  );
}

function silence({ tokenUrl, submissionApiUrl }: Addresses, waitSeconds: number): DoctorEntry {
  return targetFault(
    { de: `In ${waitSeconds} s hat sich das Produkt nicht gemeldet.`, en: `The product was not heard of in ${waitSeconds} s.` },
    {
      de: `Das Produkt starten und ${tokenUrl} und ${submissionApiUrl} eintragen; bei langem Abholintervall --wait erhöhen.`,
      en: `Start the product and enter ${tokenUrl} and ${submissionApiUrl}; raise --wait for a long polling interval.`,
    },
  );
}

function refusedList(status: number): DoctorEntry {
  const mend: Bilingual =
    status === 403
      ? { de: 'Im Produkt die destinationId der Zieldatei eintragen.', en: 'Enter the destinationId of the target file in the product.' }
      : { de: 'Die Adresse der Submission API und das Token im Produkt prüfen.', en: 'Check the address of the Submission API and the token in the product.' };
  return targetFault(
    { de: `Das Produkt hat die Abholliste verlangt, aber ${status} bekommen.`, en: `The product asked for the pickup list but got ${status}.` },
    mend,
  );
}

function refusedSignIn(status: number): DoctorEntry {
  return targetFault(
    { de: `Die Anmeldung des Produkts wurde mit ${status} abgewiesen.`, en: `The sign-in of the product was refused with ${status}.` },
    {
      de: 'Client-ID und Client-Secret im Produkt mit der Zieldatei vergleichen; beide gehören in den Formularkörper.',
      en: 'Compare client id and client secret in the product with the target file; both belong in the form body.',
    },
  );
}

function strayed(inbound: readonly Exchange[], { submissionApiUrl }: Addresses): DoctorEntry {
  const last = inbound.at(-1);
  const seen = last === undefined ? '' : `${last.request.method} ${last.request.target}: ${statusOf(last)}`;
  return targetFault(
    { de: `Das Produkt hat sich gemeldet (${seen}), aber nicht abgeholt.`, en: `The product was heard of (${seen}) but did not poll.` },
    {
      de: `Als Adresse der Submission API ${submissionApiUrl} eintragen, ohne Version.`,
      en: `Enter ${submissionApiUrl} as address of the Submission API, without version.`,
    },
  );
}
