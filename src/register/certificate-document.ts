/** Reads `certificate.json` as strangers may have made it: valid against its schema and safe to write again, or refused. */
import certificateSchema from '../../schemas/certificate/certificate-1.schema.json' with { type: 'json' };
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { isJsonObject, parseJson } from '../formats/json.ts';

const MAX_SIZE_BYTES = 1_048_576;

/** A certificate, or why the bytes are none. */
export type CertificateReading = { readonly certificate: Certificate } | { readonly flaw: Bilingual };

export function readCertificate(bytes: Uint8Array): CertificateReading {
  if (bytes.length > MAX_SIZE_BYTES) return flaw('die Datei ist größer als 1 MiB', 'the file is larger than 1 MiB');
  const value = parseJson(bytes)?.value;
  if (!isJsonObject(value) || value['format'] !== 'pruefstand-certificate')
    return flaw('es ist kein Zertifikat des Prüfstands', 'it is no certificate of the suite');
  if (value['formatVersion'] !== 1)
    return flaw(
      `Formatversion ${String(value['formatVersion'])} ist unbekannt, gelesen wird 1`,
      `format version ${String(value['formatVersion'])} is unknown, 1 is read`,
    );
  const [problem] = compileSchema(certificateSchema)(value);
  if (problem !== undefined) {
    const where = problem.pointer === '' ? '/' : problem.pointer;
    return flaw(`${where} verletzt das Schema (${problem.message})`, `${where} breaks the schema (${problem.message})`);
  }
  try {
    canonicalJson(value);
  } catch {
    return flaw('es enthält Zeichen, die kein Text sind', 'it has characters that are no text');
  }
  return { certificate: value as unknown as Certificate };
}

function flaw(de: string, en: string): CertificateReading {
  return { flaw: { de, en } };
}
