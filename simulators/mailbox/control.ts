/** The client of the control interface, for scenarios and runner. */
import { createControlTransport, waitInSlices } from '../control-transport.ts';
import type { ControlClientOptions } from '../control-transport.ts';
import type { MailboxControl, TenantAddresses } from './contract.ts';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): MailboxControl {
  const { bytes, ask, tell } = createControlTransport('mailbox', options);
  const part = (text: string | number): string => encodeURIComponent(text);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    putMailbox: async (mailbox) => tell('PUT', '/mailboxes', mailbox),
    deleteMailbox: async (id) => tell('DELETE', `/mailboxes/${part(id)}`),
    mailboxes: async () => ask('GET', '/mailboxes'),
    putSender: async (sender) => tell('PUT', '/senders', sender),
    withdrawSender: async (name) => tell('DELETE', `/senders/${part(name)}`),
    handOver: async (submission) => ask('POST', '/submissions', submission),
    messages: async (query = {}) => ask('POST', '/messages/query', query),
    attachment: async (id, index) => bytes('GET', `/messages/${part(id)}/attachments/${part(index)}`),
    states: async (applicationId) => ask('GET', `/states${applicationId === undefined ? '' : `?applicationId=${part(applicationId)}`}`),
    deliveries: async () => ask('GET', '/deliveries'),
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
