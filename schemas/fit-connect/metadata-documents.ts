/**
 * Documents for `metadata.test.ts`: one full and one minimal document per version, with every member of the version, and
 * the mutations that `metadata-mutations.json` lists verdicts for. Persons, addresses and keys in it are invented.
 */
import { valueAt, without, withValue } from '../change.ts';

export type MetadataVersion = '1.0' | '2.1';

const HASH = { type: 'sha512', content: '0123456789abcdef'.repeat(8) };
const SIGNATURE = {
  signatureFormat: 'cms',
  detachedSignature: true,
  eidasAdesProfile: 'http://uri.etsi.org/ades/191x2/level/baseline/B-LT#',
  content: 'TUlJQg==',
};
const DATA = {
  hash: HASH,
  submissionSchema: { schemaUri: 'urn:pruefstand:schema:kindergartenanmeldung:1.0:json', mimeType: 'application/json' },
  signature: SIGNATURE,
};
const ATTACHMENT = {
  attachmentId: '3f0c1a52-7d5e-4c8b-9b1f-2a6d8e4c0b17',
  hash: HASH,
  purpose: 'attachment',
  mimeType: 'application/pdf',
  filename: 'geburtsurkunde.pdf',
  description: 'Kopie',
  signature: SIGNATURE,
};
const PAYMENT = {
  transactionReference: 'KASSE-2026-000017',
  transactionId: '9xxd-432x_6543',
  paymentMethod: 'CREDITCARD',
  paymentMethodDetail: 'Visa',
  status: 'BOOKED',
  transactionUrl: 'https://zahlung.example/api/17',
  transactionTimestamp: '2026-02-03T10:15:30+01:00',
  grossAmount: 19.99,
};
const E_MAIL = { eMail: { address: 'xaveria.pruefstand@kanarienvogel.example', pgpPublicKey: '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc' } };
const REFERENCE = { senderReference: 'VG-17/2026', applicationDate: '2026-02-03' };

const FULL_1 = {
  contentStructure: { data: DATA, attachments: [ATTACHMENT] },
  publicServiceType: { identifier: 'urn:de:fim:leika:leistung:99999001001000', name: 'Anmeldung', description: 'Kindertageseinrichtung' },
  authenticationInformation: [{ type: 'identificationReport', version: '1.0.0', content: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' }],
  paymentInformation: PAYMENT,
  replyChannel: E_MAIL,
  additionalReferenceInfo: REFERENCE,
};

const FULL_2 = {
  $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
  contentStructure: {
    data: DATA,
    attachments: [{ ...ATTACHMENT, fragments: ['5b1d6a90-0f37-4f0b-8d5e-6f2c9a7b3e10', 'c2e8f4b7-1a3d-4e69-b0c5-8d7f6a5e4b32'] }],
  },
  paymentInformation: PAYMENT,
  replyChannel: E_MAIL,
  additionalReferenceInfo: { ...REFERENCE, idBundDeApplicationId: '6f1e2d3c-4b5a-4968-8776-655443322110', zustimmungZumDigitalenBescheid: false },
  author: {
    name: 'Beispielportal',
    description: 'Portal',
    url: 'https://portal.example',
    product: { name: 'Antragswerk', version: '3.1', manufacturer: 'Beispielhaus', description: 'Formulare' },
  },
  dataSets: [
    {
      dataSetId: '0a9b8c7d-6e5f-4a3b-9c2d-1e0f9a8b7c6d',
      schema: { schemaUri: 'https://schema.example/ausweis.json', mimeType: 'application/jose' },
      hash: HASH,
      content: 'eyJ.e30.c2ln',
      description: 'Nachweis',
    },
  ],
};

/** Every member of the version is there once. */
export const FULL: Readonly<Record<MetadataVersion, unknown>> = { '1.0': FULL_1, '2.1': FULL_2 };

/** Only what is required. */
export const MINIMAL: Readonly<Record<MetadataVersion, unknown>> = {
  '1.0': { contentStructure: { attachments: [] } },
  '2.1': { $schema: FULL_2.$schema, contentStructure: { attachments: [], data: { hash: HASH, submissionSchema: DATA.submissionSchema } } },
};

/** A key as `replyChannel.fitConnect` carries it; the modulus has the least length. */
export const REPLY_KEY = { kty: 'RSA', key_ops: ['wrapKey'], alg: 'RSA-OAEP-256', kid: 'antwort-2026', n: 'A'.repeat(683), e: 'AQAB' };

/** Every reply channel of a version, complete. */
export const REPLY_CHANNELS: Readonly<Record<MetadataVersion, readonly Readonly<Record<string, unknown>>[]>> = {
  '1.0': [
    E_MAIL,
    { deMail: { address: 'a@de-mail.example' } },
    { fink: { finkPostfachRef: 'hh/by/12345', host: 'https://konto.example' } },
    { elster: { accountId: '0123456789', lieferTicket: 'T', geschaeftszeichen: 'GZ 1' } },
  ],
  '2.1': [
    E_MAIL,
    { deMail: { address: 'a@de-mail.example' } },
    { fink: { finkPostfachRef: 'hh/by/12345', host: 'https://konto.example' } },
    { elster: { accountId: 'frei', lieferTicket: 'T', geschaeftszeichen: 'GZ 1' } },
    { fitConnect: { processStandards: ['urn:xoev-de:beispiel'], encryptionPublicKey: REPLY_KEY } },
    { idBundDeMailbox: { mailboxUuid: '6f1e2d3c-4b5a-4968-8776-655443322110' } },
  ],
};

/** What a mutation puts in place of a value; `remove` takes it out. */
export const REPLACEMENTS: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['true', true],
  ['zero', 0],
  ['half-cent', 0.005],
  ['empty-text', ''],
  ['text', 'x'],
  ['words', 'Zwei Wörter ä/b'],
  ['uuid', '11111111-2222-4333-8444-555555555555'],
  ['empty-list', []],
  ['list-of-text', ['x']],
  ['list-of-null', [null]],
  ['empty-object', {}],
  ['foreign-object', { fremd: 1 }],
];

function pointersOf(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const below = Object.entries(value).flatMap(([key, child]) => pointersOf(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  return [pointer, ...below];
}

/** One mutated document. */
export interface Mutation {
  readonly name: string;
  readonly document: unknown;
}

function mutationsAt(document: unknown, pointer: string): readonly Mutation[] {
  const value = valueAt(document, pointer);
  const replaced = REPLACEMENTS.map(([name, replacement]) => ({ name: `${pointer} ${name}`, document: withValue(document, pointer, replacement) }));
  const removed = pointer === '' ? [] : [{ name: `${pointer} remove`, document: without(document, pointer) }];
  const grown =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [{ name: `${pointer} extra`, document: withValue(document, `${pointer}/unbekannt`, 1) }]
      : [];
  const doubled = Array.isArray(value)
    ? [{ name: `${pointer} double`, document: withValue(document, pointer, [...(value as unknown[]), ...(value as unknown[])]) }]
    : [];
  return [...removed, ...grown, ...doubled, ...replaced];
}

/** Every place of the full document and of every reply channel, changed in every way, in stable order. */
export function mutationsOf(version: MetadataVersion): readonly Mutation[] {
  const base = FULL[version];
  const inBase = pointersOf(base).flatMap((pointer) => mutationsAt(base, pointer));
  const inChannels = REPLY_CHANNELS[version].slice(1).flatMap((channel) => {
    const document = withValue(MINIMAL[version], '/replyChannel', channel);
    return pointersOf(channel, '/replyChannel').flatMap((pointer) => mutationsAt(document, pointer));
  });
  return [...inBase, ...inChannels];
}
