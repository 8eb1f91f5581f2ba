/**
 * What the operator is told about the pickup. A refusal with 403 means that the client is not linked with the
 * destination and must never look like an empty list.
 */
import type { Faults } from './faults.ts';
import { ApiError } from './fitconnect-client.ts';
import { TokenError } from './token.ts';

/** The state of the pickup in one word and one sentence. */
export interface PickupReport {
  readonly pickup: 'ok' | 'not-linked' | 'unauthorized' | 'error';
  readonly detail: string;
}

/** Collects what listing and fetching met last. */
export interface PickupStatus {
  listed(): void;
  listFailed(error: unknown): void;
  itemFetched(): void;
  itemFailed(error: unknown): void;
  report(): PickupReport;
}

const OK: PickupReport = { pickup: 'ok', detail: 'Der Abruf beim Zustelldienst funktioniert.' };
const NOT_YET: PickupReport = { pickup: 'error', detail: 'Es wurde noch nicht abgerufen.' };

/** Creates the status, before the first round. */
export function createPickupStatus(faults: Faults): PickupStatus {
  let list = NOT_YET;
  let item = OK;
  const describe = (error: unknown) => {
    const report = reportOf(error);
    return report.pickup === 'not-linked' && faults.has('pickup-403-as-empty') ? OK : report;
  };
  return {
    listed: () => void (list = OK),
    listFailed: (error) => void (list = describe(error)),
    itemFetched: () => void (item = OK),
    itemFailed: (error) => void (item = describe(error)),
    report: () => (list.pickup === 'ok' ? item : list),
  };
}

function reportOf(error: unknown): PickupReport {
  if ((error instanceof ApiError && error.status === 403) || (error instanceof TokenError && error.code === 'invalid_scope')) {
    return { pickup: 'not-linked', detail: 'Der Zustelldienst verweigert den Zugriff: Der API-Client ist nicht mit dem Zustellpunkt verknüpft.' };
  }
  if ((error instanceof ApiError && error.status === 401) || (error instanceof TokenError && error.status >= 400 && error.status < 500)) {
    return { pickup: 'unauthorized', detail: 'Die Anmeldung beim Zustelldienst wird abgelehnt: Client-ID und Client-Secret prüfen.' };
  }
  const reason = error instanceof ApiError ? `Antwort ${error.status}` : error instanceof Error ? error.name : 'unbekannt';
  return { pickup: 'error', detail: `Der Abruf ist gestört (${reason}); er wird beim nächsten Mal wiederholt.` };
}
