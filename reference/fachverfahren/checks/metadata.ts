/**
 * Metadata: syntax, the version named in `$schema`, and validity against that version. Versions are never tried in turn,
 * because a document of version 2 also passes schema 1.0.0.
 */
import { isObject, parseObject } from '../json-object.ts';
import type { Json } from '../json-object.ts';
import type { JsonRules } from '../json-schema.ts';
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';
import { withReadPayment } from './payment.ts';

/** An attachment as the metadata describe it; `parts` are the ids to load, in the order in which they are joined. */
export interface AttachmentEntry {
  readonly attachmentId: string;
  readonly parts: readonly string[];
  readonly hash: string | undefined;
  readonly filename: string | undefined;
  readonly mimeType: string | undefined;
}

/** What later checks need from the metadata; everything may be missing, because invalid metadata are read, too. */
export interface MetadataView {
  readonly version: string | undefined;
  readonly data: { readonly hash: string | undefined; readonly schemaUri: string | undefined; readonly mimeType: string | undefined } | undefined;
  readonly attachments: readonly AttachmentEntry[];
  readonly serviceIdentifier: string | undefined;
  readonly replyChannels: readonly string[];
  readonly dataSets: readonly Json[];
}

const DEFAULT_VERSION = '1.0.0';
const SCHEMA_URI = /^https:\/\/schema\.fitko\.de\/fit-connect\/metadata\/(\d+\.\d+\.\d+)\/metadata\.schema\.json$/;

/** Parses and checks metadata; the view is missing only when they are no JSON object. */
export function checkMetadata(plaintext: Buffer, context: CheckContext): { readonly view: MetadataView | undefined; readonly problems: readonly Problem[] } {
  const document = parseObject(plaintext);
  if (document === undefined) {
    return { view: undefined, problems: [problem('syntax-violation', 'metadata', 'Die Metadaten sind kein JSON-Objekt in UTF-8.')] };
  }
  return { view: readView(document), problems: checkSchema(document, context) };
}

function checkSchema(document: Json, context: CheckContext): readonly Problem[] {
  const rules = selectRules(document['$schema'], context);
  if (rules === undefined) {
    return [problem('unsupported-schema', 'metadata', 'Die Version des Metadatenschemas wird nicht unterstützt.')];
  }
  if (context.faults.has('metadata-schema-unchecked')) return [];
  const broken = rules(withReadPayment(document, context.faults));
  return broken.length === 0 ? [] : [problem('schema-violation', 'metadata', `Verletzte Regeln des Metadatenschemas: ${broken.join(', ')}`)];
}

function selectRules(schema: unknown, context: CheckContext): JsonRules | undefined {
  const { metadataSchemas } = context.offer;
  if (context.faults.has('metadata-version-ignored')) return metadataSchemas.get(DEFAULT_VERSION) ?? metadataSchemas.values().next().value;
  if (schema === undefined) return metadataSchemas.get(DEFAULT_VERSION);
  const version = typeof schema === 'string' ? SCHEMA_URI.exec(schema)?.[1] : undefined;
  return version === undefined ? undefined : metadataSchemas.get(version);
}

const object = (value: unknown): Json => (isObject(value) ? value : {});
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

function readView(document: Json): MetadataView {
  const structure = object(document['contentStructure']);
  const schema = text(document['$schema']);
  return {
    version: schema === undefined ? DEFAULT_VERSION : SCHEMA_URI.exec(schema)?.[1],
    data: isObject(structure['data']) ? readData(structure['data']) : undefined,
    attachments: objects(structure['attachments']).flatMap(readAttachment),
    serviceIdentifier: text(object(document['publicServiceType'])['identifier']),
    replyChannels: Object.keys(object(document['replyChannel'])),
    dataSets: objects(document['dataSets']),
  };
}

function readData(data: Json): NonNullable<MetadataView['data']> {
  const schema = object(data['submissionSchema']);
  return { hash: text(object(data['hash'])['content']), schemaUri: text(schema['schemaUri']), mimeType: text(schema['mimeType']) };
}

function readAttachment(entry: Json): readonly AttachmentEntry[] {
  const attachmentId = text(entry['attachmentId']);
  if (attachmentId === undefined) return [];
  const fragments = Array.isArray(entry['fragments']) ? entry['fragments'].filter((id): id is string => typeof id === 'string') : [];
  return [
    {
      attachmentId,
      // The attachment itself is not uploaded when it travels in fragments.
      parts: fragments.length > 0 ? fragments : [attachmentId],
      hash: text(object(entry['hash'])['content']),
      filename: text(entry['filename']),
      mimeType: text(entry['mimeType']),
    },
  ];
}
