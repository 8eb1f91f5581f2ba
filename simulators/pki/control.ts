/** The client of the control interface, for scenarios and runner. */
import { createControlTransport, waitInSlices } from '../control-transport.ts';
import type { ControlClientOptions } from '../control-transport.ts';
import type { PkiControl, TenantAddresses } from './contract.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): PkiControl {
  const { bytes, ask, tell } = createControlTransport('PKI', options);
  const part = (text: string | number): string => encodeURIComponent(text);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    root: async () => (await ask<{ root: string }>('GET', '/root')).root,
    issue: async (order) => ask('POST', '/certificates', order),
    revoke: async (order) => ask('POST', '/revocations', order),
    release: async (certificate) => tell('POST', '/releases', certificate),
    revocations: async () => ask('GET', '/revocations'),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${part(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, which) => bytes('GET', `/exchanges/${part(id)}/${which}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
  };
}
