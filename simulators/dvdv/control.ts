/** The client of the control interface, for scenarios and runner. */
import { createControlTransport, waitInSlices } from '../control-transport.ts';
import type { ControlClientOptions } from '../control-transport.ts';
import type { DvdvControl, TenantAddresses } from './contract.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): DvdvControl {
  const { bytes, ask, tell } = createControlTransport('DVDV', options);
  const part = (text: string): string => encodeURIComponent(text);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    directory: async () => ask('GET', '/directory'),
    organizations: async (query = {}) => ask('POST', '/organizations/query', query),
    putOrganization: async (organization) => tell('PUT', '/organizations', organization),
    deleteOrganization: async (id) => tell('DELETE', `/organizations/${part(id)}`),
    putElement: async (element) => tell('PUT', '/elements', element),
    element: async (id) => (await ask<{ element?: never }>('GET', `/elements/${part(id)}`)).element,
    putSpecification: async (specification) => tell('PUT', '/specifications', specification),
    putCertificate: async (certificate) => (await ask<{ fingerprint: string }>('PUT', '/certificates', certificate)).fingerprint,
    putClient: async (client) => tell('PUT', '/clients', client),
    setWire: async (wire) => tell('PUT', '/wire', wire),
    setNetworks: async (networks) => tell('PUT', '/networks', networks),
    calls: async (query = {}) => ask('POST', '/calls/query', query),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${part(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, which) => bytes('GET', `/exchanges/${part(id)}/${which}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    showCertificate: async (kind, server) => tell('POST', '/certificate', { kind, server }),
    handshakes: async (server = 'first') => ask('GET', `/handshakes/${server}`),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${part(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${part(key)}`)).value,
  };
}
