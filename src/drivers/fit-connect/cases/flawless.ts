/**
 * Submissions without a flaw, each unusual in one point that the specification allows. A product that refuses one of them
 * although it accepts the plain one shows where it is stricter than the standard.
 */
import type { CaseDefinition } from '../case.ts';
import { FLAWLESS, FLAWLESS_WITH_ATTACHMENTS } from '../case.ts';
import { sha512 } from '../plan.ts';
import type { PlannedAttachment, SubmissionPlan } from '../plan.ts';

function attachment(id: string, bytes: Uint8Array, filename: string, mimeType = 'text/plain'): PlannedAttachment {
  return { attachmentId: id, bytes, filename, mimeType, purpose: 'attachment' };
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Bytes of the size asked for, the same in every run; they repeat after 64 KiB only, so that no two parts of a small file are equal. */
export function patternBytes(size: number): Uint8Array {
  const block = new Uint8Array(65_536);
  for (let index = 0, state = 1; index < block.length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    block[index] = state >>> 24;
  }
  const bytes = new Uint8Array(size);
  for (let offset = 0; offset < size; offset += block.length) bytes.set(block.subarray(0, Math.min(block.length, size - offset)), offset);
  return bytes;
}

export const FLAWLESS_CASES: readonly CaseDefinition[] = [
  { phrase: FLAWLESS, en: 'that is valid and has no attachments', expectation: 'accept' },
  {
    phrase: FLAWLESS_WITH_ATTACHMENTS,
    en: 'that is valid and has two attachments',
    expectation: 'accept',
    control: FLAWLESS,
    needs: ['attachments'],
    shape(plan, { samples, uuid }) {
      plan.attachments = samples.attachments.slice(0, 2).map((sample) => attachment(uuid(), sample.bytes, sample.filename, sample.mimeType));
      while (plan.attachments.length < 2)
        plan.attachments.push(attachment(uuid(), text(`Anlage ${plan.attachments.length + 1}`), `anlage-${plan.attachments.length + 1}.txt`));
    },
  },
  {
    phrase: 'deren Anlage leer ist',
    en: 'whose attachment has no bytes',
    expectation: 'accept',
    needs: ['attachments'],
    basis: 'I',
    shape: (plan, { uuid }) => void (plan.attachments = [attachment(uuid(), new Uint8Array(0), 'leer.txt')]),
  },
  {
    phrase: 'deren Anlage die größte erklärte Größe hat',
    en: 'whose attachment has the largest declared size',
    expectation: 'accept',
    needs: ['attachments'],
    basis: 'I',
    takesLong: true,
    shape: (plan, { samples, uuid }) =>
      void (plan.attachments = [attachment(uuid(), patternBytes(samples.maxAttachmentBytes), 'bauplan.bin', 'application/octet-stream')]),
  },
  {
    phrase: 'deren Anlagen Umlaute und Zeichen nach DIN 91379 im Dateinamen tragen',
    en: 'whose attachments have umlauts and DIN 91379 characters in their file names',
    expectation: 'accept',
    needs: ['attachments'],
    basis: 'I',
    shape(plan, { uuid }) {
      const names = ['Übersicht – Größe & Maß.txt', 'Ǆemal Ṣ̌ưħ l’Été.txt', 'c̆ ȧ̂ J̌ M̂ ẞ.txt', 'a'.repeat(180) + '.txt'];
      plan.attachments = names.map((name) => attachment(uuid(), text(name), name));
    },
  },
  {
    phrase: 'die zwanzig Anlagen hat',
    en: 'that has twenty attachments',
    expectation: 'accept',
    needs: ['attachments'],
    basis: 'I',
    shape: (plan, { uuid }) =>
      void (plan.attachments = Array.from({ length: 20 }, (_, index) => attachment(uuid(), text(`Nachweis ${index + 1}`), `nachweis-${index + 1}.txt`))),
  },
  { phrase: 'deren Fachdaten als XML vorliegen', en: 'whose data are XML', expectation: 'accept', needs: ['xml'], basis: 'I', sample: 'xml' },
  {
    phrase: 'deren Metadaten zusätzliche, unbekannte Angaben enthalten',
    en: 'whose metadata hold additional, unknown members',
    expectation: 'accept',
    basis: 'I',
    metadata: (metadata) => void (metadata['pruefstandUnbekannt'] = { wert: 1 }),
  },
  {
    phrase: 'deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen',
    en: 'whose metadata follow schema 1.0.0 and name no $schema',
    expectation: 'accept',
    control: FLAWLESS,
    needs: ['metadata-1'],
    shape: (plan) => void (plan.metadataVersion = '1.0.0'),
  },
  {
    phrase: 'die einen angebotenen Rückkanal nennt',
    en: 'that names a reply channel which is offered',
    expectation: 'accept',
    needs: ['reply-channel'],
    basis: 'I',
    metadata(metadata, { metadataVersion }, { samples }) {
      const offered = sendableChannels(metadataVersion).find((name) => samples.replyChannels.includes(name));
      if (offered !== undefined) metadata['replyChannel'] = replyChannel(offered);
    },
  },
  {
    phrase: 'die einen Datensatz mit richtigem Hashwert trägt',
    en: 'that carries a data set with the right hash',
    expectation: 'accept',
    needs: ['metadata-2'],
    basis: 'I',
    metadata: (metadata, _plan, { uuid }) => void (metadata['dataSets'] = [dataSet(uuid(), EVIDENCE)]),
  },
  {
    phrase: 'deren Anlage in Fragmenten übertragen wird',
    en: 'whose attachment travels in fragments',
    expectation: 'accept',
    needs: ['fragments'],
    basis: 'I',
    shape(plan, { uuid }) {
      // Ids in descending order: joining by id instead of by list gives other bytes.
      const fragments = [uuid(), uuid(), uuid()].sort().reverse();
      plan.attachments = [{ ...attachment(uuid(), patternBytes(90_001), 'plan.bin', 'application/octet-stream'), fragments }];
    },
  },
  {
    phrase: 'die für den weiteren Schlüssel des Zustellpunkts verschlüsselt ist',
    en: 'that is encrypted for the second key of the destination',
    expectation: 'accept',
    control: FLAWLESS,
    needs: ['second-decryption-key'],
    craft: (crafting) => void (crafting.key = 'next'),
  },
  {
    phrase: 'deren Teile nach v1 mit zip DEF verdichtet sind',
    en: 'whose parts are compressed with zip DEF as in v1',
    expectation: 'accept',
    control: FLAWLESS,
    needs: ['api-v1'],
    craft(crafting) {
      crafting.metadata = { zip: 'DEF' };
      crafting.data = { zip: 'DEF' };
    },
  },
  {
    phrase: 'deren Submit-Event mit einem neu veröffentlichten Schlüssel des Dienstes signiert ist',
    en: 'whose submit event is signed with a newly published key of the service',
    expectation: 'accept',
    basis: 'I',
    faults: [{ fault: 'service-key-changed', bind: 'case' }],
  },
];

const CHANNELS = {
  deMail: { address: 'anmeldung@example.de-mail.de' },
  eMail: { address: 'anmeldung@example.org' },
  elster: { accountId: '1234567890' },
  fink: { finkPostfachRef: 'xx/yy/12345' },
  idBundDeMailbox: { mailboxUuid: '6d7b2c1e-3f0a-4f6c-9a53-0c7d2d6f5b11' },
};

/** A reply channel the suite can name; `fitConnect` needs keys of a sender's own and is left out. */
export type SendableChannel = keyof typeof CHANNELS;

/** Reply channels that a version of the metadata knows, in the order in which they are tried. */
export function sendableChannels(version: SubmissionPlan['metadataVersion']): readonly SendableChannel[] {
  return version === '1.0.0' ? ['deMail', 'eMail', 'elster', 'fink'] : ['deMail', 'eMail', 'elster', 'fink', 'idBundDeMailbox'];
}

/** A reply channel of the metadata with plausible content. */
export function replyChannel(name: SendableChannel): Record<string, unknown> {
  return { [name]: CHANNELS[name] };
}

/** Content of the data set, of a media type whose content is a text: of a JSON value nobody says which bytes are hashed. */
export const EVIDENCE = '<nachweis>Anmeldung</nachweis>';

/** A data set of metadata 2.1 whose hash covers its text content. */
export function dataSet(id: string, content: string, hash?: string): Record<string, unknown> {
  return {
    dataSetId: id,
    schema: { schemaUri: 'urn:pruefstand:schema:nachweis:1.0', mimeType: 'application/xml' },
    hash: { type: 'sha512', content: hash ?? sha512(content) },
    content,
  };
}

/** Shared with other case files: replaces the attachments by one small text file. */
export function oneAttachment(plan: SubmissionPlan, id: string, content = 'Impfnachweis'): void {
  plan.attachments = [attachment(id, text(content), 'impfnachweis.txt')];
}
