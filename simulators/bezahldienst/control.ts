/** The client of the control interface, for scenarios and runner. */
import { createControlTransport, waitInSlices } from '../control-transport.ts';
import type { ControlClientOptions } from '../control-transport.ts';
import type { PaymentControl, TenantAddresses } from './contract.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): PaymentControl {
  const { bytes, ask, tell } = createControlTransport('payment', options);
  const part = (text: string | number): string => encodeURIComponent(text);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    putClient: async (client) => tell('PUT', '/clients', client),
    withdrawClient: async (name) => tell('DELETE', `/clients/${part(name)}`),
    putMandant: async (mandant) => tell('PUT', '/mandanten', mandant),
    payments: async (query = {}) => ask('POST', '/payments/query', query),
    act: async (id, action) => ask('POST', `/payments/${part(id)}/actions`, action),
    arrange: async (arrangement) => (await ask<{ id: string }>('POST', '/arrangements', arrangement)).id,
    cancelArrangement: async (id) => tell('DELETE', `/arrangements/${part(id)}`),
    link: async (application, transactionIds) => tell('POST', '/links', { application, transactionIds }),
    audit: async () => ask('GET', '/audit'),
    snapshot: async () => ask('GET', '/snapshot'),
    deliveries: async () => ask('GET', '/deliveries'),
    revokeTokens: async () => tell('DELETE', '/tokens'),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${part(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, which) => bytes('GET', `/exchanges/${part(id)}/${which}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    showCertificate: async (kind) => tell('POST', '/certificate', { kind }),
    handshakes: async () => ask('GET', '/handshakes'),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${part(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${part(key)}`)).value,
  };
}
