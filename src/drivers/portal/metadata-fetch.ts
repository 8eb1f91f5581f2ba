/** Fetches a portal's metadata, by address or from a file, as the operator of an account would ask for them. */
import { readFileSync } from 'node:fs';
import { TranslatedError } from '../../core/translated-error.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import type { PortalTarget } from './target.ts';

const MAX_BYTES = 1_048_576;
const TIMEOUT_MS = 20_000;

/**
 * The document as text; with `notes` an exchange `portal-metadata` shows where it came from.
 * @param trusted authorities besides the system's, PEM
 * @throws ERR_TARGET_UNREACHABLE
 */
export async function fetchPortalMetadata(
  { metadata }: Pick<PortalTarget, 'metadata'>,
  trusted: readonly string[],
  notes?: Pick<ExchangeNotes, 'add'>,
): Promise<string> {
  const startedAt = new Date();
  if ('file' in metadata) {
    const text = readFileSync(metadata.file, 'utf8');
    const request = { method: 'FILE', url: 'file:///metadata.xml', headers: [], body: text };
    await notes?.add({ operation: 'portal-metadata', peer: 'product', startedAt, durationMs: 0, request });
    return text;
  }
  const { url } = metadata;
  await using client = createHttpClient({ timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_BYTES, ...(trusted.length === 0 ? {} : { ca: trusted }) });
  const outcome = await client.attempt({ method: 'GET', url });
  const answer = outcome.kind === 'answer' ? outcome.answer : undefined;
  await notes?.add({
    operation: 'portal-metadata',
    peer: 'product',
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    request: { method: 'GET', url, headers: [], body: '' },
    ...(answer === undefined ? {} : { response: answer }),
  });
  if (answer?.status === 200) return Buffer.from(answer.body).toString('utf8');
  const why = outcome.kind === 'answer' ? `HTTP ${outcome.answer.status}` : outcome.failure.message;
  throw new TranslatedError(
    'ERR_TARGET_UNREACHABLE',
    { de: `Die Metadaten des Portals lassen sich nicht abrufen: ${why}`, en: `The metadata of the portal cannot be fetched: ${why}` },
    { place: url, mend: { de: 'Die Adresse in der Zieldatei prüfen oder eine Datei nennen.', en: 'Check the address in the target file, or name a file.' } },
  );
}
