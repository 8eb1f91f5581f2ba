/**
 * What this destination offers: its public services with the data schemas of each, the metadata versions and the reply
 * channels it can use. Read once from SERVICES_FILE; all schemas are compiled at start, so that a mistake shows there.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigurationError } from '../kit/environment.ts';
import { compileJsonSchema } from './json-schema.ts';
import type { JsonRules } from './json-schema.ts';
import type { XmlRules } from './xml-schema.ts';

/** A data schema of a service, ready for use. */
export interface DataSchema {
  readonly schemaUri: string;
  readonly mimeType: 'application/json' | 'application/xml';
  /** Checks the bytes of a document that was found to be syntactically correct. */
  readonly rules: { readonly json: JsonRules } | { readonly xml: XmlRules };
}

/** The offer of this destination; `replyChannels` undefined means every channel. */
export interface Offer {
  readonly services: ReadonlyMap<string, readonly DataSchema[]>;
  readonly metadataSchemas: ReadonlyMap<string, JsonRules>;
  readonly replyChannels: readonly string[] | undefined;
}

/** SERVICES_FILE or a file it names is unusable; the message is one sentence. */
export class OfferError extends ConfigurationError {
  override readonly name: string = 'OfferError';
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the offer.
 *
 * @throws OfferError when a file is missing, is not what it should be or holds a schema that cannot be compiled
 */
export async function readOffer(file: string): Promise<Offer> {
  const root = readJson(file);
  const folder = dirname(file);
  const services = new Map<string, readonly DataSchema[]>();
  for (const service of list(root, 'services', file)) {
    const schemas: DataSchema[] = [];
    for (const schema of list(service, 'schemas', file)) schemas.push(await readDataSchema(schema, folder, file));
    services.set(text(service, 'identifier', file), schemas);
  }
  const metadataSchemas = new Map(
    list(root, 'metadataSchemas', file).map((entry) => [text(entry, 'version', file), compiled(resolve(folder, text(entry, 'file', file)))]),
  );
  if (services.size === 0 || metadataSchemas.size === 0) throw new OfferError(`${file} must list at least one service and one metadata schema.`);
  const channels = root['replyChannels'];
  return { services, metadataSchemas, replyChannels: Array.isArray(channels) ? channels.map(String) : undefined };
}

async function readDataSchema(entry: Json, folder: string, file: string): Promise<DataSchema> {
  const schemaUri = text(entry, 'schemaUri', file);
  const mimeType = text(entry, 'mimeType', file);
  const path = resolve(folder, text(entry, 'file', file));
  if (mimeType === 'application/json') return { schemaUri, mimeType, rules: { json: compiled(path) } };
  if (mimeType !== 'application/xml') throw new OfferError(`${file} names the media type ${mimeType}, but only JSON and XML are possible.`);
  // Loaded on demand: a destination without XML starts faster.
  const { compileXmlSchema } = await import('./xml-schema.ts');
  try {
    return { schemaUri, mimeType, rules: { xml: compileXmlSchema(path) } };
  } catch {
    throw new OfferError(`${path} is no readable XML schema.`);
  }
}

function compiled(path: string): JsonRules {
  try {
    return compileJsonSchema(readJson(path));
  } catch (error) {
    if (error instanceof OfferError) throw error;
    throw new OfferError(`${path} is no usable JSON schema.`);
  }
}

function readJson(path: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new OfferError(`${path} cannot be read as JSON.`);
  }
  if (typeof value !== 'object' || value === null) throw new OfferError(`${path} must hold a JSON object.`);
  return value as Json;
}

function list(entry: Json, member: string, file: string): readonly Json[] {
  const value = entry[member];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'object' || item === null)) {
    throw new OfferError(`${file} must have a list ${member} of objects.`);
  }
  return value as Json[];
}

function text(entry: Json, member: string, file: string): string {
  const value = entry[member];
  if (typeof value !== 'string' || value === '') throw new OfferError(`${file} lacks a text for ${member}.`);
  return value;
}
