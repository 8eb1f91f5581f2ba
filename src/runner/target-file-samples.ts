/**
 * What a target gives the suite to send: data that its own schemas find valid, a broken variant of them, attachments.
 * Everything is tried here, so that a wrong sample is never taken for a wrong product.
 */
import { basename } from 'node:path';
import type { DataSample, Samples } from '../drivers/fit-connect/samples.ts';
import { holdsValue } from '../formats/value-search.ts';
import { readAttachments } from './target-file-attachments.ts';
import { breakJson, breakXml } from './target-file-broken.ts';
import type { FileReader } from './target-file-files.ts';
import type { DataSchemaEntry, SampleEntry, ServiceEntry, TargetFile } from './target-file-format.ts';
import type { Complaints } from './target-file-problem.ts';
import { readDataRules, syntaxRules } from './target-file-schemas.ts';
import type { DataRules } from './target-file-schemas.ts';

/** The two forms of data with what belongs to them. */
const FORMS = {
  json: { mimeType: 'application/json', name: 'JSON' },
  xml: { mimeType: 'application/xml', name: 'XML' },
} as const;
type Form = keyof typeof FORMS;

/** A data schema of a service with its rules. */
interface Offer {
  readonly service: ServiceEntry;
  readonly schema: DataSchemaEntry;
  /** Absent where the target names no file. */
  readonly rules?: DataRules;
}

/** @returns undefined when something cannot be used, then a problem is noted */
export function readSamples(file: TargetFile, files: FileReader, complaints: Complaints): Samples | undefined {
  const before = complaints.problems.length;
  const offers = readOffers(file, files, complaints);
  const json = readSample('json', file.samples.json, offers, files, complaints);
  const xml = readSample('xml', file.samples.xml, offers, files, complaints);
  requireSamples(file, offers, complaints);
  const metadataVersion = readMetadataVersion(file, complaints);
  const attachments = readAttachments(file, files, complaints);
  if (complaints.problems.length > before || metadataVersion === undefined) return undefined;
  return {
    ...(json === undefined ? {} : { json }),
    ...(xml === undefined ? {} : { xml }),
    attachments,
    maxAttachmentBytes: file.samples.maxAttachmentBytes,
    metadataVersion,
    replyChannels: file.destination.replyChannels ?? [],
  };
}

function readOffers(file: TargetFile, files: FileReader, complaints: Complaints): readonly Offer[] {
  return file.destination.services.flatMap((service, index) => {
    const base = `/destination/services/${index}`;
    const twin = file.destination.services.findIndex(({ identifier }) => identifier === service.identifier);
    if (twin < index)
      complaints.problem(
        `${base}/identifier`,
        'ERR_CONFIG_INVALID',
        { de: 'Diese Leistung steht zweimal in der Liste.', en: 'This service is in the list twice.' },
        { de: 'Die Schemata beider Einträge unter einer Leistung zusammenfassen.', en: 'Put the schemas of both entries under one service.' },
      );
    return service.schemas.map((schema, position): Offer => {
      const pointer = `${base}/schemas/${position}`;
      const first = service.schemas.findIndex(({ schemaUri, mimeType }) => schemaUri === schema.schemaUri && mimeType === schema.mimeType);
      if (first < position)
        complaints.problem(
          `${pointer}/schemaUri`,
          'ERR_CONFIG_INVALID',
          { de: 'Dieses Schema steht zweimal bei derselben Leistung.', en: 'This schema is listed twice for the same service.' },
          { de: 'Einen der beiden Einträge entfernen.', en: 'Remove one of the two entries.' },
        );
      const rules = schema.file === undefined ? undefined : readDataRules(`${pointer}/file`, { ...schema, file: schema.file }, files, complaints);
      return { service, schema, ...(rules === undefined ? {} : { rules }) };
    });
  });
}

function readSample(form: Form, entry: SampleEntry | undefined, offers: readonly Offer[], files: FileReader, complaints: Complaints): DataSample | undefined {
  if (entry === undefined) return undefined;
  const pointer = `/samples/${form}`;
  const offer = offerFor(form, entry, offers, complaints);
  const bytes = files.bytes(`${pointer}/file`, entry.file);
  if (offer === undefined || bytes === undefined) return undefined;
  const { service, schema } = offer;
  const [problem] = (offer.rules ?? syntaxRules(schema.mimeType))(bytes);
  if (problem !== undefined) {
    const isSyntax = problem.kind === 'syntax';
    complaints.problem(
      `${pointer}/file`,
      'ERR_CONFIG_SAMPLE_INVALID',
      isSyntax
        ? { de: `${entry.file} ist kein ${FORMS[form].name}: ${problem.detail}.`, en: `${entry.file} is no ${FORMS[form].name}: ${problem.detail}.` }
        : {
            de: `${entry.file} verletzt sein Schema ${schema.file ?? ''}: ${problem.detail}.`,
            en: `${entry.file} breaks its schema ${schema.file ?? ''}: ${problem.detail}.`,
          },
      { de: 'Ein Beispiel nennen, das das Produkt annehmen müsste.', en: 'Name a sample the product would have to accept.' },
    );
    return undefined;
  }
  const canaries = entry.canaries ?? [];
  if (!areThere({ canaries, bytes, form, name: entry.file }, complaints)) return undefined;
  const broken = offer.rules === undefined ? undefined : (form === 'json' ? breakJson : breakXml)(bytes, offer.rules);
  return {
    name: basename(entry.file),
    serviceIdentifier: service.identifier,
    serviceName: service.name,
    schemaUri: schema.schemaUri,
    mimeType: schema.mimeType,
    bytes,
    ...(broken === undefined ? {} : { brokenBytes: broken }),
    canaries,
  };
}

function offerFor(form: Form, entry: SampleEntry, offers: readonly Offer[], complaints: Complaints): Offer | undefined {
  const { mimeType } = FORMS[form];
  const pointer = `/samples/${form}`;
  const fitting = offers.filter(({ schema }) => schema.schemaUri === entry.schemaUri && schema.mimeType === mimeType);
  if (fitting.length === 0) {
    const known = offers.filter(({ schema }) => schema.mimeType === mimeType).map(({ schema }) => schema.schemaUri);
    complaints.problem(
      `${pointer}/schemaUri`,
      'ERR_CONFIG_SAMPLE_INVALID',
      { de: `Keine Leistung des Zustellpunkts nennt dieses Schema mit ${mimeType}.`, en: `No service of the destination names this schema with ${mimeType}.` },
      known.length === 0
        ? {
            de: `Das Schema mit mimeType ${mimeType} unter destination.services eintragen.`,
            en: `Enter the schema with mimeType ${mimeType} under destination.services.`,
          }
        : { de: `Genannt sind: ${known.join(', ')}.`, en: `Named are: ${known.join(', ')}.` },
    );
    return undefined;
  }
  if (entry.service === undefined && fitting.length > 1) {
    const ids = fitting.map(({ service }) => service.identifier).join(', ');
    complaints.problem(
      `${pointer}/schemaUri`,
      'ERR_CONFIG_SAMPLE_INVALID',
      { de: 'Mehrere Leistungen nennen dieses Schema.', en: 'Several services name this schema.' },
      { de: `Mit service eine davon wählen: ${ids}.`, en: `Choose one of them with service: ${ids}.` },
    );
    return undefined;
  }
  const chosen = entry.service === undefined ? fitting[0] : fitting.find(({ service }) => service.identifier === entry.service);
  if (chosen !== undefined) return chosen;
  const ids = fitting.map(({ service }) => service.identifier).join(', ');
  complaints.problem(
    `${pointer}/service`,
    'ERR_CONFIG_SAMPLE_INVALID',
    { de: 'Diese Leistung nennt das Schema nicht.', en: 'This service does not name the schema.' },
    { de: `Das Schema steht bei: ${ids}.`, en: `The schema is listed for: ${ids}.` },
  );
  return undefined;
}

interface CanarySearch {
  readonly canaries: readonly string[];
  readonly bytes: Uint8Array;
  readonly form: Form;
  readonly name: string;
}

/** Canaries are searched in clear text later: one that is not in the data would prove nothing. */
function areThere({ canaries, bytes, form, name }: CanarySearch, complaints: Complaints): boolean {
  const missing = canaries.findIndex((canary) => !holdsValue(bytes, canary));
  if (missing < 0) return true;
  complaints.problem(
    `/samples/${form}/canaries/${missing}`,
    'ERR_CONFIG_SAMPLE_INVALID',
    { de: `Dieser Wert kommt in ${name} nicht vor.`, en: `This value does not occur in ${name}.` },
    {
      de: 'Einen Wert nennen, der genau so in den Daten steht, oder den Eintrag entfernen.',
      en: 'Name a value that is in the data exactly like this, or remove the entry.',
    },
  );
  return false;
}

function requireSamples(file: TargetFile, offers: readonly Offer[], complaints: Complaints): void {
  const { json, xml } = file.samples;
  if (json === undefined && xml === undefined) {
    complaints.problem(
      '/samples',
      'ERR_CONFIG_SAMPLE_INVALID',
      { de: 'Es ist kein Beispiel für Fachdaten genannt.', en: 'No sample of data is named.' },
      {
        de: 'samples.json oder samples.xml eintragen; ohne Daten lässt sich nichts einreichen.',
        en: 'Enter samples.json or samples.xml; nothing can be submitted without data.',
      },
    );
    return;
  }
  for (const form of ['json', 'xml'] as const) {
    if (file.samples[form] !== undefined || !offers.some(({ schema }) => schema.mimeType === FORMS[form].mimeType)) continue;
    complaints.problem(
      '/samples',
      'ERR_CONFIG_SAMPLE_INVALID',
      {
        de: `Der Zustellpunkt nennt ein Schema für ${FORMS[form].name}, aber samples.${form} fehlt.`,
        en: `The destination names a schema for ${FORMS[form].name}, but samples.${form} is missing.`,
      },
      {
        de: `Ein Beispiel unter samples.${form} eintragen; sonst bliebe ungeprüft, was der Zustellpunkt anbietet.`,
        en: `Enter a sample under samples.${form}; otherwise what the destination offers would stay untested.`,
      },
    );
  }
}

/** The suite sends metadata 2.1.0 where the destination lists it, else 1.0.0. */
function readMetadataVersion({ destination }: TargetFile, complaints: Complaints): Samples['metadataVersion'] | undefined {
  const version = (['2.1.0', '1.0.0'] as const).find((candidate) => destination.metadataVersions.includes(candidate));
  if (version !== undefined) return version;
  complaints.problem(
    '/destination/metadataVersions',
    'ERR_CONFIG_INVALID',
    {
      de: 'Keine der genannten Versionen des Metadatenschemas kann der Prüfstand senden.',
      en: 'The suite can send none of the metadata versions that are named.',
    },
    { de: '1.0.0 oder 2.1.0 eintragen, wenn das Produkt sie annimmt.', en: 'Enter 1.0.0 or 2.1.0 if the product takes it.' },
  );
  return undefined;
}
