/**
 * Submissions with a flaw in what the sender wrote: metadata, hashes, schemas, sets of attachments, encryption.
 * Each differs from its flawless twin in one point; the delivery service, which sees ciphertext only, takes them all.
 */
import type { CaseDefinition } from '../case.ts';
import { FLAWLESS_WITH_ATTACHMENTS } from '../case.ts';
import { sha512 } from '../plan.ts';
import type { Metadata } from '../plan.ts';
import { mainSample } from '../samples.ts';
import { EVIDENCE, dataSet, oneAttachment, replyChannel, sendableChannels } from './flawless.ts';

const PROBLEM = 'https://schema.fitko.de/fit-connect/events/problems/';
const problem = (name: string, isVerified = false): { readonly type: string; readonly isVerified: boolean } => ({ type: PROBLEM + name, isVerified });
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const withAttachments = { control: FLAWLESS_WITH_ATTACHMENTS, needs: ['attachments'] } as const;

const OTHER_DATA = sha512('andere Fachdaten');

/** Flawless metadata always describe data. */
function dataOf({ contentStructure: { data } }: Metadata): NonNullable<typeof data> {
  if (data === undefined) throw new Error('The metadata describe no data.');
  return data;
}

/** Gives the first attachment the hash of another one. */
function misstateAttachment({ contentStructure: { attachments } }: Metadata): void {
  for (const attachment of attachments.slice(0, 1)) attachment['hash'] = { type: 'sha512', content: sha512('andere Anlage') };
}

const METADATA: readonly CaseDefinition[] = [
  {
    phrase: 'deren Metadaten kein JSON sind',
    en: 'whose metadata are not JSON',
    expectation: 'refuse',
    problems: [problem('syntax-violation'), problem('schema-violation', true)],
    craft: (crafting) => void (crafting.metadataBytes = text('{"contentStructure": {"attachments": [')),
  },
  {
    phrase: 'in deren Metadaten die Pflichtangabe zum Inhalt fehlt',
    en: 'whose metadata lack the required content structure',
    expectation: 'refuse',
    problems: [problem('schema-violation', true)],
    metadata(metadata) {
      delete (metadata as Record<string, unknown>)['contentStructure'];
    },
  },
  {
    phrase: 'in deren Metadaten ein Hashwert in Großbuchstaben steht',
    en: 'whose metadata write a hash in capitals',
    expectation: 'refuse',
    problems: [problem('schema-violation', true)],
    metadata(metadata) {
      const { hash } = dataOf(metadata);
      hash.content = hash.content.toUpperCase();
    },
  },
  {
    phrase: 'in deren Metadaten das Antragsdatum kein Kalenderdatum ist',
    en: 'whose metadata state an application date that is no calendar date',
    expectation: 'refuse',
    // JSON Schema 2020-12 leaves it to the validator whether `format` is asserted, so that a pass through the schema is no proof.
    basis: 'I',
    problems: [problem('schema-violation', true)],
    metadata: (metadata) => void (metadata['additionalReferenceInfo'] = { applicationDate: '31.12.2025' }),
  },
  {
    phrase: 'in deren Metadaten eine Anlage einen Zweck hat, den es nicht gibt',
    en: 'whose metadata give an attachment a purpose that does not exist',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('schema-violation', true)],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    metadata: ({ contentStructure }) => void Object.assign(contentStructure.attachments[0] ?? {}, { purpose: 'sonstiges' }),
  },
  {
    phrase: 'deren Metadaten ein unbekanntes Schema nennen',
    en: 'whose metadata name a schema that does not exist',
    expectation: 'refuse',
    problems: [problem('unsupported-schema'), problem('schema-violation', true)],
    metadata: (metadata) => void (metadata['$schema'] = 'https://schema.fitko.de/fit-connect/metadata/9.0.0/metadata.schema.json'),
  },
];

const SERVICE_AND_SCHEMA: readonly CaseDefinition[] = [
  {
    phrase: 'die laut Zustelldienst eine Leistung betrifft, die der Zustellpunkt nicht anbietet',
    en: 'for a service that the destination does not offer',
    expectation: 'refuse',
    problems: [problem('unsupported-service'), problem('service-mismatch')],
    faults: [{ fault: 'submission-service', params: { identifier: 'urn:de:fim:leika:leistung:99999999999999' } }],
  },
  {
    phrase: 'in deren Metadaten eine andere Leistung steht als in der Einreichung',
    en: 'whose metadata name another service than the submission',
    expectation: 'refuse',
    needs: ['metadata-1'],
    control: 'deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen',
    problems: [problem('service-mismatch')],
    shape: (plan) => void (plan.metadataVersion = '1.0.0'),
    metadata: (metadata) => void (metadata['publicServiceType'] = { identifier: 'urn:de:fim:leika:leistung:99999999999999', name: 'Andere Leistung' }),
  },
  {
    phrase: 'deren Fachdaten ihr Schema verletzen',
    en: 'whose data break their schema',
    expectation: 'refuse',
    needs: ['data-schema'],
    problems: [problem('schema-violation', true)],
    shape(plan, { samples }) {
      const broken = mainSample(samples)?.brokenBytes;
      if (broken !== undefined) plan.data.bytes = broken;
    },
  },
  {
    phrase: 'deren XML-Fachdaten ihr Schema verletzen',
    en: 'whose XML data break their schema',
    expectation: 'refuse',
    needs: ['xml', 'data-schema'],
    sample: 'xml',
    control: 'deren Fachdaten als XML vorliegen',
    problems: [problem('schema-violation', true)],
    shape(plan, { samples }) {
      if (samples.xml?.brokenBytes !== undefined) plan.data.bytes = samples.xml.brokenBytes;
    },
  },
  {
    phrase: 'deren Fachdaten gar nicht lesbar sind',
    en: 'whose data cannot be parsed',
    expectation: 'refuse',
    problems: [problem('syntax-violation'), problem('schema-violation', true)],
    shape: (plan) => void (plan.data.bytes = text(plan.data.mimeType === 'application/json' ? '{"kind": ' : '<kind>')),
  },
  {
    phrase: 'deren Fachdatenschema der Zustellpunkt nicht anbietet',
    en: 'whose data schema the destination does not offer',
    expectation: 'refuse',
    problems: [problem('unsupported-schema'), problem('schema-violation', true)],
    metadata: (metadata) => void (dataOf(metadata).submissionSchema.schemaUri = 'urn:pruefstand:schema:nicht-angeboten:1.0:json'),
  },
  {
    phrase: 'die einen Rückkanal nennt, den der Zustellpunkt nicht anbietet',
    en: 'that names a reply channel which is not offered',
    expectation: 'refuse',
    needs: ['reply-channel'],
    control: 'die einen angebotenen Rückkanal nennt',
    problems: [problem('unsupported-reply-channel')],
    metadata(metadata, { metadataVersion }, { samples }) {
      const missing = sendableChannels(metadataVersion).find((name) => !samples.replyChannels.includes(name));
      // Schemas take unknown channels, and no destination offers one.
      metadata['replyChannel'] = missing === undefined ? { pruefstandUnbekannt: {} } : replyChannel(missing);
    },
  },
];

const HASHES_AND_SETS: readonly CaseDefinition[] = [
  {
    phrase: 'mit falschem Hashwert der Fachdaten',
    en: 'with a wrong hash of the data',
    expectation: 'refuse',
    problems: [problem('hash-mismatch')],
    metadata: (metadata) => void (dataOf(metadata).hash.content = OTHER_DATA),
  },
  {
    phrase: 'mit falschem Hashwert einer Anlage',
    en: 'with a wrong hash of an attachment',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('hash-mismatch')],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    metadata: misstateAttachment,
  },
  {
    phrase: 'mit falschen Hashwerten der Fachdaten und einer Anlage',
    en: 'with wrong hashes of the data and of an attachment',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('hash-mismatch')],
    flaws: 2,
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    metadata(metadata) {
      dataOf(metadata).hash.content = OTHER_DATA;
      misstateAttachment(metadata);
    },
  },
  {
    phrase: 'die einen Datensatz mit falschem Hashwert trägt',
    en: 'that carries a data set with a wrong hash',
    expectation: 'refuse',
    needs: ['metadata-2'],
    control: 'die einen Datensatz mit richtigem Hashwert trägt',
    problems: [problem('hash-mismatch')],
    metadata: (metadata, _plan, { uuid }) => void (metadata['dataSets'] = [dataSet(uuid(), EVIDENCE, sha512('anderer Nachweis'))]),
  },
  {
    phrase: 'deren Metadaten eine Anlage aufführen, die nicht übertragen wurde',
    en: 'whose metadata list an attachment that was not transmitted',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('attachments-mismatch')],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    metadata(metadata, _plan, { uuid }) {
      const [first] = metadata.contentStructure.attachments;
      metadata.contentStructure.attachments.push({ ...first, attachmentId: uuid(), filename: 'fehlt.txt' });
    },
  },
  {
    phrase: 'zu der eine Anlage gehört, die ihre Metadaten nicht aufführen',
    en: 'with an attachment that its metadata do not list',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('attachments-mismatch')],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    metadata: (metadata) => void (metadata.contentStructure.attachments = []),
  },
];

const ENCRYPTION: readonly CaseDefinition[] = [
  {
    phrase: 'deren Metadaten mit RSA-OAEP statt RSA-OAEP-256 verschlüsselt sind',
    en: 'whose metadata are encrypted with RSA-OAEP instead of RSA-OAEP-256',
    expectation: 'refuse',
    problems: [problem('encryption-issue')],
    craft: (crafting) => void (crafting.metadata = { keyAlgorithm: 'RSA-OAEP' }),
  },
  {
    phrase: 'deren Fachdaten mit A128GCM statt A256GCM verschlüsselt sind',
    en: 'whose data are encrypted with A128GCM instead of A256GCM',
    expectation: 'refuse',
    problems: [problem('encryption-issue')],
    craft: (crafting) => void (crafting.data = { encAlgorithm: 'A128GCM' }),
  },
  {
    phrase: 'deren Anlage mit A256CBC-HS512 verschlüsselt ist',
    en: 'whose attachment is encrypted with A256CBC-HS512',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('encryption-issue')],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    craft: (crafting) => void (crafting.attachments = { encAlgorithm: 'A256CBC-HS512' }),
  },
  {
    phrase: 'deren Fachdaten sich nicht entschlüsseln lassen',
    en: 'whose data cannot be decrypted',
    expectation: 'refuse',
    problems: [problem('encryption-issue')],
    craft: (crafting) => void (crafting.data = { tamper: 'ciphertext' }),
  },
  {
    phrase: 'deren Anlage für einen fremden Schlüssel verschlüsselt ist',
    en: 'whose attachment is encrypted for somebody else',
    expectation: 'refuse',
    ...withAttachments,
    problems: [problem('encryption-issue')],
    shape: (plan, { uuid }) => oneAttachment(plan, uuid()),
    craft: (crafting) => void (crafting.attachments = { foreignKey: true }),
  },
];

export const CONTENT_CASES: readonly CaseDefinition[] = [...METADATA, ...SERVICE_AND_SCHEMA, ...HASHES_AND_SETS, ...ENCRYPTION];
