/** The data: schema named and supported, hash as stated in the metadata, syntax, validity against the schema. */
import { createHash } from 'node:crypto';
import type { DataSchema } from '../offer.ts';
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { XmlRules } from '../xml-schema.ts';
import type { CheckContext } from './context.ts';
import type { MetadataView } from './metadata.ts';

/** SHA-512 as lowercase hex. */
export function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}

/** Finds the schema named in the metadata among those of the service, or of all services when it is not known. */
export function findDataSchema(view: MetadataView, service: string | undefined, context: CheckContext): DataSchema | undefined {
  const { services } = context.offer;
  const candidates = (service === undefined ? undefined : services.get(service)) ?? [...services.values()].flat();
  return candidates.find(({ schemaUri, mimeType }) => schemaUri === view.data?.schemaUri && mimeType === view.data.mimeType);
}

/** Checks whether the metadata name a schema that this destination supports. */
export function checkSchemaSupport(view: MetadataView, schema: DataSchema | undefined, context: CheckContext): readonly Problem[] {
  if (view.data?.schemaUri === undefined) return [problem('missing-schema', 'metadata', 'Die Metadaten nennen kein Schema der Fachdaten.')];
  if (schema !== undefined || context.faults.has('data-schema-support-unchecked')) return [];
  return [problem('unsupported-schema', 'metadata', 'Das Schema der Fachdaten wird für diese Verwaltungsleistung nicht unterstützt.')];
}

/** Compares the hash of the data with the one in the metadata. */
export function checkDataHash(plaintext: Buffer, view: MetadataView, context: CheckContext): readonly Problem[] {
  const expected = view.data?.hash;
  if (expected === undefined || context.faults.has('data-hash-unchecked') || sha512(plaintext) === expected) return [];
  return [problem('hash-mismatch', 'data', 'Der Hashwert der Fachdaten stimmt nicht mit den Metadaten überein.')];
}

/** Checks syntax, and validity when the schema is known. */
export async function checkDataContent(
  plaintext: Buffer,
  view: MetadataView,
  schema: DataSchema | undefined,
  context: CheckContext,
): Promise<readonly Problem[]> {
  const rules = context.faults.has('data-schema-unchecked') ? undefined : schema?.rules;
  return view.data?.mimeType === 'application/xml'
    ? checkXmlContent(plaintext, rules !== undefined && 'xml' in rules ? rules.xml : undefined)
    : checkJsonContent(plaintext, rules !== undefined && 'json' in rules ? rules.json : undefined);
}

function checkJsonContent(plaintext: Buffer, rules: ((document: unknown) => readonly string[]) | undefined): readonly Problem[] {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch {
    return [problem('syntax-violation', 'data', 'Die Fachdaten sind kein JSON in UTF-8.')];
  }
  const broken = rules?.(document) ?? [];
  return broken.length === 0 ? [] : [problem('schema-violation', 'data', `Verletzte Regeln des Fachdatenschemas: ${broken.join(', ')}`)];
}

async function checkXmlContent(plaintext: Buffer, rules: XmlRules | undefined): Promise<readonly Problem[]> {
  const { checkXml } = await import('../xml-schema.ts');
  const violation = (rules ?? checkXml)(plaintext);
  return violation === undefined ? [] : [problem(violation.kind === 'syntax' ? 'syntax-violation' : 'schema-violation', 'data', violation.detail)];
}
