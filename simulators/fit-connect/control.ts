/** The client of the control interface, for scenarios and runner. */
import { createControlTransport, waitInSlices } from '../control-transport.ts';
import type { ControlClientOptions } from '../control-transport.ts';
import type { FitConnectControl, TenantAddresses } from './contract.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): FitConnectControl {
  const { bytes, ask, tell } = createControlTransport('FIT-Connect', options);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    updateDestination: async (id, change) => tell('PATCH', `/destinations/${encodeURIComponent(id)}`, change),
    destination: async (id) => ask('GET', `/destinations/${encodeURIComponent(id)}`),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${encodeURIComponent(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    submission: async (id) => ask('GET', `/submissions/${encodeURIComponent(id)}`),
    submissions: async () => ask('GET', '/submissions'),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, part) => bytes('GET', `/exchanges/${encodeURIComponent(id)}/${part}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    sendCallback: async (id, order) => ask('POST', `/destinations/${encodeURIComponent(id)}/callbacks`, order),
    revokeTokens: async (clientId) => tell('POST', `/clients/${encodeURIComponent(clientId)}/revocation`),
    showCertificate: async (kind) => tell('POST', '/certificate', { kind }),
    handshakes: async () => ask('GET', '/handshakes'),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${encodeURIComponent(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${encodeURIComponent(key)}`)).value,
  };
}
