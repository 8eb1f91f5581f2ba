/** A stand for the simulator's own tests: one PKI of EC keys, made once per process, and a client that asks as products do. */
import { generateKeyPairSync } from 'node:crypto';
import { certificatesInPem } from '../../src/formats/certificate-reading.ts';
import { certificateIdFor, writeOcspRequest } from '../../src/formats/pki/ocsp-request.ts';
import { readCrl, readOcspResponse } from '../../src/formats/pki/reading.ts';
import type { CrlFacts, OcspFacts } from '../../src/formats/pki/reading.ts';
import { createTestPki } from '../../src/formats/pki/test-pki.ts';
import type { TestPki } from '../../src/formats/pki/test-pki.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createControlClient, createPki } from './index.ts';
import type { AuthorityId, IssueOrder, IssueOutcome, PkiControl, PkiOptions, PkiSimulator, TenantSeed } from './index.ts';

export const NOW = Date.parse('2026-11-21T10:00:00.000Z');
export const BASE = 'http://pki.test';
export const DAY_SECONDS = 86_400;

const pki: TestPki = createTestPki({ now: NOW, keys: 'quick' });
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString();

export interface Stand {
  readonly simulator: PkiSimulator;
  readonly control: PkiControl;
  readonly recorder: Recorder;
  readonly pki: TestPki;
  readonly internalErrors: unknown[];
  issue(order?: Partial<IssueOrder>): Promise<IssueOutcome>;
}

/** A simulator with the tenant `default`, at {@link NOW}. */
export async function createStand(seed: Partial<TenantSeed> = {}, options: Partial<PkiOptions> = {}): Promise<Stand> {
  const recorder = createRecorder();
  const internalErrors: unknown[] = [];
  const simulator = createPki({
    pki,
    baseUrl: BASE,
    clock: { now: () => NOW },
    recorder,
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  const control = createControlClient({ url: 'http://control.test', tenant: seed.id ?? 'default', fetch: async (request) => simulator.control.fetch(request) });
  await control.createTenant({ id: 'default', ...seed });
  return {
    simulator,
    control,
    recorder,
    pki,
    internalErrors,
    issue: async (order = {}) => control.issue({ role: 'tls-client', commonName: 'Beispielverfahren', publicKey: PUBLIC_KEY, ...order }),
  };
}

export const NONCE = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

/** A question about certificates of one authority. */
export async function questionFor(
  stand: Stand,
  authority: AuthorityId,
  serialNumbers: readonly string[],
  nonce: Uint8Array | undefined = NONCE,
): Promise<Uint8Array> {
  const { der } = await stand.pki.authority(authority);
  return writeOcspRequest(
    serialNumbers.map((serialNumber) => certificateIdFor(der, serialNumber)),
    nonce,
  );
}

/** Asks by POST. */
export async function ask(stand: Stand, url: string, question: Uint8Array, type = 'application/ocsp-request'): Promise<Response> {
  return stand.simulator.fetch(new Request(url, { method: 'POST', headers: { 'Content-Type': type }, body: Uint8Array.from(question) }));
}

/** An answer as a client reads it. */
export async function readAnswer(response: Response): Promise<OcspFacts> {
  return readOcspResponse(await response.bytes());
}

/** Asks about one certificate. */
export async function statusOf(stand: Stand, { authority, serialNumber }: Pick<IssueOutcome, 'authority' | 'serialNumber'>): Promise<string> {
  const answer = await readAnswer(await ask(stand, `${BASE}/ocsp/${authority}`, await questionFor(stand, authority, [serialNumber])));
  return answer.certificates[0]?.status ?? `refused ${answer.status}`;
}

/** The list of an authority. */
export async function listOf(stand: Stand, authority: AuthorityId): Promise<CrlFacts> {
  const response = await stand.simulator.fetch(new Request(`${BASE}/crl/${authority}.crl`));
  return readCrl(await response.bytes());
}

/** Numbers in the list of an authority. */
export async function serialsOf(stand: Stand, authority: AuthorityId): Promise<readonly string[]> {
  return (await listOf(stand, authority)).entries.map(({ serialNumber }) => serialNumber);
}

export function derOf(pem: string): Uint8Array {
  const [der] = certificatesInPem(pem);
  if (der === undefined) throw new TypeError('A certificate in PEM was expected.');
  return der;
}
