/** Shows a peer each of the certificates the host can show. A client that knows the test authority takes the valid one only. */
import assert from 'node:assert/strict';
import type { SimulatedService } from './simulated-service.ts';

export interface Handshake {
  readonly outcome: 'connected' | 'refused';
  readonly detail?: string;
}

/** @param connect lets the peer ask for an address and says what came of it */
export async function assertHandshakes(service: SimulatedService, connect: (url: string) => Promise<Handshake>): Promise<void> {
  const { control } = service.simulation;
  const url = `${service.simulation.addresses.submissionApiUrl}/v1/info`;
  const outcomes: Record<string, string> = {};
  try {
    for (const certificate of ['valid', 'expired', 'wrong-host', 'unknown-ca'] as const) {
      await control.showCertificate(certificate);
      outcomes[certificate] = (await connect(url)).outcome;
    }
  } finally {
    await control.showCertificate('valid');
  }
  assert.deepEqual(outcomes, { valid: 'connected', expired: 'refused', 'wrong-host': 'refused', 'unknown-ca': 'refused' });
}
