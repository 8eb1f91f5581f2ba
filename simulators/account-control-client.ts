/** The client of an account's control interface, for scenarios, drivers and runner. */
import type { AccountAddresses, AccountControlClient, ServiceProviderView } from '../src/core/account-control.ts';
import { createControlTransport, waitInSlices } from './control-transport.ts';
import type { ControlClientOptions } from './control-transport.ts';

const XML = 'application/samlmetadata+xml';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createAccountControlClient(options: ControlClientOptions): AccountControlClient {
  const { bytes, ask, hand, tell } = createControlTransport('account', options);
  const part = encodeURIComponent;
  return {
    createTenant: async (seed) => ask<AccountAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    registerServiceProvider: async (metadata) => hand<ServiceProviderView>('POST', '/service-providers', { text: metadata, type: XML }),
    serviceProviders: async () => ask('GET', '/service-providers'),
    removeServiceProvider: async (entityId) => tell('DELETE', `/service-providers/${part(entityId)}`),
    personas: async () => ask('GET', '/personas'),
    identities: async (persona, entityId) => ask('GET', `/personas/${part(persona)}/identities?entityId=${part(entityId)}`),
    deviations: async () => ask('GET', '/deviations'),
    armLogin: async (order) => (await ask<{ id: string }>('POST', '/logins', order)).id,
    disarmLogin: async (id) => tell('DELETE', `/orders/${part(id)}`),
    armedLogins: async () => ask('GET', '/orders'),
    logins: async (query) => ask('POST', '/logins/query', query),
    documents: async (id) => ask('GET', `/logins/${part(id)}/documents`),
    changeMetadata: async (change) => tell('PUT', '/metadata-change', { change }),
    logoutRequest: async (wish) => ask('POST', '/logout-requests', wish),
    rollKeys: async () => tell('POST', '/key-rollover'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, which) => bytes('GET', `/exchanges/${part(id)}/${which}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${part(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${part(key)}`)).value,
  };
}
