/** Vendor, stranger and body for tests of commands that sign: their keys and certificates as files, and a time-stamping authority. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import { issueCertificate } from '../formats/certificate-issuing.ts';
import type { TestTerminal } from './test-terminal.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/**
 * Files are `<name>.key.pem`, `<name>.chain.pem` and `<name>-ca.pem`; the authority's root is `tsa-ca.pem`. The certificate of
 * `late` expired an hour ago.
 */
export interface TestSigners extends AsyncDisposable {
  /** Address of the time-stamping authority. */
  readonly tsa: string;
}

/** @param now commands take the machine's clock, so that certificates are made for it */
export async function openSigners(terminal: TestTerminal, now: number): Promise<TestSigners> {
  for (const [name, subject] of Object.entries({ vendor: 'Muster Software GmbH', stranger: 'Muster Software GmbH', body: 'Beispielstelle' }))
    await writeParty(terminal, name, subject, { notBefore: now - DAY_MS, notAfter: now + 3 * YEAR_MS });
  await writeParty(terminal, 'late', 'Beispielstelle', { notBefore: now - DAY_MS, notAfter: now - DAY_MS / 24 });
  const keys = await createTimestampKeys(now, 3);
  writeFileSync(terminal.pathOf('tsa-ca.pem'), keys.root.certificate);
  const authority = createTimestampAuthority({ ...keys, clock: { now: () => Date.now() } });
  const server = createServer((request, response) => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    request.on('data', (chunk: Uint8Array<ArrayBuffer>) => chunks.push(chunk));
    request.on('end', () => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const asked = new Request('http://tsa.example/', { method: 'POST', headers, body: new Blob(chunks) });
      void Promise.resolve(authority.fetch(asked)).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    tsa: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

async function writeParty(terminal: TestTerminal, name: string, organisation: string, validity: Validity): Promise<void> {
  const root = await issueCertificate({ subject: `CN=${organisation} CA, O=${organisation}, C=DE`, authority: {}, ...validity });
  const leaf = await issueCertificate({ subject: `CN=Signatur, O=${organisation}, C=DE`, issuer: root, ...validity });
  writeFileSync(terminal.pathOf(`${name}.key.pem`), leaf.key);
  writeFileSync(terminal.pathOf(`${name}.chain.pem`), leaf.chain);
  writeFileSync(terminal.pathOf(`${name}-ca.pem`), root.certificate);
}
