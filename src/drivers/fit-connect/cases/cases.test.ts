/**
 * Every case, sealed with samples of our own and opened again by a receiver that shares no code with the sender: flawless
 * ones show no flaw, each deviating one exactly the flaw that its phrase names.
 */
import assert from 'node:assert/strict';
import { constants, privateDecrypt } from 'node:crypto';
import { describe, it } from 'node:test';
import { bytesOf, index } from '../../../../fixtures/kindergartenanmeldung/sample-index.ts';
import { compileFile, errorsOf } from '../../../../schemas/compile.ts';
import { compileXsdFile } from '../../../../schemas/validate-xml.ts';
import { generateKeyPair } from '../../../formats/keys.ts';
import { privateKeyOf } from '../../../formats/jose.ts';
import { FLAWLESS } from '../case.ts';
import type { CaseDefinition, CaseKit } from '../case.ts';
import type { SubmissionPlan } from '../plan.ts';
import type { DataSample, Samples } from '../samples.ts';
import { planOf, seal } from '../seal.ts';
import type { RecipientKeys, SealedSubmission } from '../seal.ts';
import { patternBytes } from './flawless.ts';
import { CASES } from './index.ts';
import { createSampleReceiver, digestOf, parseObject } from './sample-receiver.ts';

type Json = Readonly<Record<string, unknown>>;

const root = new URL('../../../../', import.meta.url);
const [current, next, foreign] = await Promise.all(
  ['aktuell-2026', 'naechster-2027', 'fremd-2026'].map(async (kid) => generateKeyPair('encryption', { bits: 2048, kid })),
);
const keys: RecipientKeys = { current: current!.publicJwk, next: next!.publicJwk, foreign: foreign!.publicJwk };

const metadataSchemas = new Map(
  [
    ['1', '1.0'],
    ['2', '2.1'],
  ].map(([series, version]) => [series, compileFile(new URL(`schemas/fit-connect/metadata-${version}.schema.json`, root))]),
);
const jsonSchema = compileFile(new URL(index.schemas.json.file, root));
const xmlSchema = compileXsdFile(new URL(index.schemas.xml.file, root));

const receiver = createSampleReceiver({
  privateKeys: [current!.privateJwk, next!.privateJwk],
  metadataErrors(series, document) {
    const schema = metadataSchemas.get(series);
    return schema && errorsOf(schema, document).map(({ instancePath, keyword }) => `${keyword} at ${instancePath || '/'}`);
  },
  formOf(bytes, mimeType) {
    if (mimeType === 'application/xml')
      return ({ valid: 'valid', parse: 'unreadable', dtd: 'unreadable', schema: 'breaks its schema' } as const)[xmlSchema.outcomeOf(bytes).stage];
    const value = parseObject(bytes);
    if (value === undefined) return 'unreadable';
    return errorsOf(jsonSchema, value).length === 0 ? 'valid' : 'breaks its schema';
  },
});

function sampleOf(format: 'json' | 'xml'): DataSample {
  const { uri, mimeType } = index.schemas[format];
  return {
    name: `normal.${format}`,
    serviceIdentifier: index.service.identifier,
    serviceName: index.service.name,
    schemaUri: uri,
    mimeType: mimeType as DataSample['mimeType'],
    bytes: bytesOf(`gueltig/normal.${format}`),
    brokenBytes: bytesOf(`ungueltig/vorname-fehlt.${format}`),
    canaries: index.canaries,
  };
}

const SAMPLES: Samples = {
  json: sampleOf('json'),
  xml: sampleOf('xml'),
  attachments: [{ filename: 'impfnachweis.txt', mimeType: 'text/plain', bytes: new TextEncoder().encode('Impfnachweis') }],
  maxAttachmentBytes: 150_000,
  metadataVersion: '2.1.0',
  replyChannels: ['eMail'],
};

function kitOf(samples: Samples): CaseKit {
  let count = 0;
  return { samples, uuid: () => `a77a0000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}` };
}

interface Made {
  readonly plan: SubmissionPlan;
  readonly sealed: SealedSubmission;
}

async function make(definition: CaseDefinition, samples = SAMPLES): Promise<Made> {
  const kit = kitOf(samples);
  const plan = planOf(definition, kit, 'v2');
  assert.ok(plan !== undefined);
  return { plan, sealed: await seal(definition, plan, kit, keys) };
}

const flawsOf = ({ sealed }: Made, samples = SAMPLES): readonly string[] => receiver.flawsOf(sealed, samples);

/** Flaws of the deviating cases; what is missing here has none in its content. */
const FLAWS: Readonly<Record<string, readonly string[]>> = {
  'deren Metadaten kein JSON sind': ['metadata: no JSON'],
  'in deren Metadaten die Pflichtangabe zum Inhalt fehlt': ['metadata: required at /'],
  'in deren Metadaten ein Hashwert in Großbuchstaben steht': ['metadata: pattern at /contentStructure/data/hash/content'],
  'in deren Metadaten das Antragsdatum kein Kalenderdatum ist': ['metadata: format at /additionalReferenceInfo/applicationDate'],
  'in deren Metadaten eine Anlage einen Zweck hat, den es nicht gibt': ['metadata: enum at /contentStructure/attachments/0/purpose'],
  'deren Zahlung den Stand PAYED statt BOOKED nennt': ['metadata: enum at /paymentInformation/status'],
  'deren Zahlung eine Kennung von 44 Zeichen trägt': ['metadata: maxLength at /paymentInformation/transactionId'],
  'deren Zahlung ein Leerzeichen in der Kennung hat': ['metadata: pattern at /paymentInformation/transactionId'],
  'deren Zahlung kein Kassenzeichen nennt': ['metadata: required at /paymentInformation'],
  'deren Zahlung eine Zahlungsart nennt, die es nicht gibt': ['metadata: enum at /paymentInformation/paymentMethod'],
  'deren Zahlung die Zahlungsart mit Leerzeichen beschreibt': ['metadata: pattern at /paymentInformation/paymentMethodDetail'],
  'deren Zahlung auf null Euro lautet': ['metadata: minimum at /paymentInformation/grossAmount'],
  'deren Zahlung auf Bruchteile eines Cents lautet': ['metadata: multipleOf at /paymentInformation/grossAmount'],
  'deren Zahlung den Betrag als Text nennt': ['metadata: type at /paymentInformation/grossAmount'],
  'deren Zahlung einen Zeitpunkt ohne Zeitzone nennt': ['metadata: format at /paymentInformation/transactionTimestamp'],
  'deren Metadaten ein unbekanntes Schema nennen': ['metadata: unknown schema'],
  'in deren Metadaten eine andere Leistung steht als in der Einreichung': ['service: another one in the metadata'],
  'deren Fachdaten ihr Schema verletzen': ['data: breaks its schema'],
  'deren XML-Fachdaten ihr Schema verletzen': ['data: breaks its schema'],
  'deren Fachdaten gar nicht lesbar sind': ['data: unreadable'],
  'deren Fachdatenschema der Zustellpunkt nicht anbietet': ['data: schema not offered'],
  'die einen Rückkanal nennt, den der Zustellpunkt nicht anbietet': ['reply channel: not offered'],
  'mit falschem Hashwert der Fachdaten': ['data: hash'],
  'mit falschem Hashwert einer Anlage': ['attachment: hash'],
  'mit falschen Hashwerten der Fachdaten und einer Anlage': ['data: hash', 'attachment: hash'],
  'die einen Datensatz mit falschem Hashwert trägt': ['data set: hash'],
  'deren Metadaten eine Anlage aufführen, die nicht übertragen wurde': ['attachment: listed, not sent'],
  'zu der eine Anlage gehört, die ihre Metadaten nicht aufführen': ['attachment: sent, not listed'],
  'deren Metadaten mit RSA-OAEP statt RSA-OAEP-256 verschlüsselt sind': ['metadata: alg RSA-OAEP'],
  'deren Fachdaten mit A128GCM statt A256GCM verschlüsselt sind': ['data: enc A128GCM'],
  'deren Anlage mit A256CBC-HS512 verschlüsselt ist': ['attachment: enc A256CBC-HS512'],
  'deren Fachdaten sich nicht entschlüsseln lassen': ['data: undecryptable'],
  'deren Anlage für einen fremden Schlüssel verschlüsselt ist': ['attachment: undecryptable'],
};

const ALL = [...CASES.values()];

describe('the content of each case', () => {
  for (const definition of ALL) {
    const wanted = FLAWS[definition.phrase] ?? [];
    it(`${definition.phrase}: ${wanted.join(', ') || 'flawless'}`, async () => {
      assert.deepEqual(flawsOf(await make(definition)), wanted);
    });
  }

  it('has a flaw only where the product has to refuse, and counts its flaws', () => {
    for (const { phrase, expectation, flaws = 1, faults = [] } of ALL) {
      const own = FLAWS[phrase] ?? [];
      assert.equal(expectation === 'refuse', own.length > 0 || faults.some(({ fault }) => /^(submit-event|tag|submission-service)/.test(fault)), phrase);
      if (own.length > 0) assert.equal(own.length, flaws, phrase);
    }
    assert.deepEqual(
      Object.keys(FLAWS).filter((phrase) => !CASES.has(phrase)),
      [],
    );
  });

  it('is flawless in the twin that a deviating case is compared with', () => {
    for (const { phrase, control = FLAWLESS } of ALL) {
      assert.ok(CASES.has(control), phrase);
      assert.equal(CASES.get(control)?.expectation, 'accept', phrase);
      assert.equal(control in FLAWS, false, phrase);
    }
  });

  it("is flawless without sender's attachments, with XML only, and with metadata 1.0.0", async () => {
    const { json: _json, ...onlyXml } = { ...SAMPLES, attachments: [] };
    const old: Samples = { ...SAMPLES, metadataVersion: '1.0.0' };
    for (const definition of ALL.filter(({ expectation }) => expectation !== 'refuse')) {
      assert.deepEqual(flawsOf(await make(definition, onlyXml), onlyXml), [], definition.phrase);
      // Fragments came with metadata 2; in series 1 they are an unknown member.
      if (!(definition.needs ?? []).includes('fragments')) assert.deepEqual(flawsOf(await make(definition, old), old), [], definition.phrase);
    }
  });

  it('has an attachment where a fault is about one', async () => {
    for (const definition of ALL.filter(({ faults = [] }) => faults.some(({ attachmentParam }) => attachmentParam !== undefined))) {
      assert.notEqual((await make(definition)).sealed.firstAttachmentId, undefined, definition.phrase);
    }
  });

  it('breaks the schema of whatever sample it starts from', async () => {
    const { json: _json, ...onlyXml } = SAMPLES;
    const definition = CASES.get('deren Fachdaten ihr Schema verletzen')!;
    assert.deepEqual(flawsOf(await make(definition, onlyXml), onlyXml), ['data: breaks its schema']);
    assert.deepEqual(flawsOf(await make(CASES.get('deren Fachdaten gar nicht lesbar sind')!, onlyXml), onlyXml), ['data: unreadable']);
  });
});

describe('encryption of the cases', () => {
  it('names the key and the true media type in every part, and compresses nothing unless the case is about it', async () => {
    for (const definition of ALL) {
      const { plan, sealed } = await make(definition);
      const headers = [sealed.metadata, sealed.data, ...sealed.attachments.values()].map((part) => receiver.open(part).header);
      const kid = definition.phrase.includes('weiteren Schlüssel') ? 'naechster-2027' : 'aktuell-2026';
      assert.ok(
        headers.every((header) => header['kid'] === kid),
        definition.phrase,
      );
      assert.deepEqual(
        headers.slice(0, 2).map(({ cty }) => cty),
        ['application/json', plan.data.mimeType],
        definition.phrase,
      );
      assert.deepEqual(
        headers.slice(0, 2).map(({ zip }) => zip),
        definition.phrase.includes('zip DEF') ? ['DEF', 'DEF'] : [undefined, undefined],
        definition.phrase,
      );
    }
  });

  it('of a foreign attachment can be opened by that stranger only', async () => {
    const { sealed } = await make(CASES.get('deren Anlage für einen fremden Schlüssel verschlüsselt ist')!);
    const [, wrapped = ''] = String([...sealed.attachments.values()][0]).split('.');
    assert.equal(
      privateDecrypt(
        { key: privateKeyOf(foreign!.privateJwk)!, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
        Buffer.from(wrapped, 'base64url'),
      ).length,
      32,
    );
  });
});

describe('what makes a flawless case unusual', () => {
  async function metadataFor(
    phrase: string,
    samples = SAMPLES,
  ): Promise<{ readonly made: Made; readonly metadata: Json; readonly attachments: readonly Json[] }> {
    const made = await make(CASES.get(phrase)!, samples);
    const metadata = parseObject(receiver.open(made.sealed.metadata).bytes)!;
    return { made, metadata, attachments: (metadata['contentStructure'] as { attachments: Json[] }).attachments };
  }

  async function sizes(phrase: string): Promise<readonly (number | undefined)[]> {
    return [...(await make(CASES.get(phrase)!)).sealed.attachments.values()].map((part) => receiver.open(part).bytes?.length);
  }

  it('none, two, twenty, empty and largest attachments', async () => {
    assert.deepEqual(await sizes(FLAWLESS), []);
    assert.deepEqual(await sizes('die gültig ist und zwei Anlagen hat'), [12, 8]);
    assert.equal((await sizes('die zwanzig Anlagen hat')).length, 20);
    assert.deepEqual(await sizes('deren Anlage leer ist'), [0]);
    assert.deepEqual(await sizes('deren Anlage die größte erklärte Größe hat'), [150_000]);
  });

  it('file names beyond ASCII, composed and long', async () => {
    const names = (await metadataFor('deren Anlagen Umlaute und Zeichen nach DIN 91379 im Dateinamen tragen')).attachments.map(({ filename }) =>
      String(filename),
    );
    assert.ok(names.some((name) => name.includes('Ü')) && names.some((name) => /\p{M}/u.test(name)) && names.some((name) => name.length > 150));
  });

  it('XML, unknown members, old metadata, reply channel, data set', async () => {
    assert.equal((await metadataFor('deren Fachdaten als XML vorliegen')).made.plan.data.mimeType, 'application/xml');
    const usual = Object.keys((await metadataFor(FLAWLESS)).metadata);
    assert.deepEqual(
      Object.keys((await metadataFor('deren Metadaten zusätzliche, unbekannte Angaben enthalten')).metadata).filter((key) => !usual.includes(key)),
      ['pruefstandUnbekannt'],
    );
    assert.deepEqual(Object.keys((await metadataFor('deren Metadaten dem Schema 1.0.0 folgen und kein $schema nennen')).metadata), ['contentStructure']);
    assert.deepEqual(Object.keys((await metadataFor('die einen angebotenen Rückkanal nennt')).metadata['replyChannel'] as object), ['eMail']);
    assert.equal(((await metadataFor('die einen Datensatz mit richtigem Hashwert trägt')).metadata['dataSets'] as unknown[]).length, 1);
  });

  it('fragments whose order is not that of their ids, and which join to other bytes in any other order', async () => {
    const { made, attachments } = await metadataFor('deren Anlage in Fragmenten übertragen wird');
    const [
      {
        fragments,
        attachmentId,
        hash: { content },
      },
    ] = attachments as unknown as [{ fragments: string[]; attachmentId: string; hash: { content: string } }];
    assert.deepEqual([...made.sealed.attachments.keys()], fragments);
    assert.equal(fragments.includes(attachmentId), false);
    const bytes = (order: readonly string[]): Buffer => Buffer.concat(order.map((id) => receiver.open(made.sealed.attachments.get(id)!).bytes!));
    assert.equal(digestOf(bytes(fragments)), content);
    const [a = '', b = '', c = ''] = fragments;
    for (const order of [
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ])
      assert.notEqual(digestOf(bytes(order)), content);
    assert.deepEqual(fragments.toSorted(), fragments.toReversed());
  });

  it('pattern bytes are the same in every run and of the size asked for', () => {
    for (const size of [0, 1, 65_536, 65_537]) assert.equal(patternBytes(size).length, size);
    assert.deepEqual(patternBytes(100_000), patternBytes(100_000));
    assert.equal(digestOf(patternBytes(90_001)), digestOf(Buffer.concat([patternBytes(65_536), patternBytes(90_001 - 65_536)])));
  });

  it('reply channels that fit what the destination offers, whatever that is', async () => {
    const [offered, missing] = ['die einen angebotenen Rückkanal nennt', 'die einen Rückkanal nennt, den der Zustellpunkt nicht anbietet'] as const;
    const every = ['eMail', 'deMail', 'elster', 'fink', 'fitConnect', 'idBundDeMailbox'];
    for (const replyChannels of [...every.map((name) => [name]), ['fitConnect', 'eMail'], every]) {
      for (const metadataVersion of ['1.0.0', '2.1.0'] as const) {
        const samples: Samples = { ...SAMPLES, replyChannels, metadataVersion };
        assert.deepEqual(flawsOf(await make(CASES.get(offered)!, samples), samples), [], `${replyChannels.join()} ${metadataVersion}`);
        assert.deepEqual(
          flawsOf(await make(CASES.get(missing)!, samples), samples),
          ['reply channel: not offered'],
          `${replyChannels.join()} ${metadataVersion}`,
        );
      }
    }
  });
});
