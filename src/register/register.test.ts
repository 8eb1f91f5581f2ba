/** A register through its life: adding, deciding, renewing, extending; what is refused, and what survives an interruption. */
import { deepStrictEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Attestation, Certificate } from '../core/certificate.ts';
import type { TranslatedError } from '../core/translated-error.ts';
import { readZip, writeZip } from '../formats/zip.ts';
import { addCertificate, decideOn, renewCertificate } from './changes.ts';
import type { AddRequest } from './changes.ts';
import { addMonths, dayOf } from './dates.ts';
import { evaluatedStatusOf, statusEntryOf } from './entry-state.ts';
import { extendCertificate } from './extension.ts';
import type { ExtendRequest } from './extension.ts';
import { lockRegister } from './lock.ts';
import type { Register } from './model.ts';
import { judgeOf } from './signature.ts';
import { siteFiles } from './site/site-files.ts';
import { sampleCertificate, TEST_BODY, TEST_INSTANT, TEST_LABORATORY, testConsent } from './test-certificate.ts';
import { createTestBody, makeTestRegister, sampleArchive } from './test-register.ts';
import type { TestBody, TestRegister } from './test-register.ts';

const DAY_MS = 86_400_000;
const AT = TEST_INSTANT;
const NUMBER = 'PS-2026-000001';
let body: TestBody;
/** As the body issued it. */
let issuedZip: Uint8Array;
before(async () => {
  body = await createTestBody(AT);
  issuedZip = await sampleArchive(body, sampleCertificate(AT), AT);
});

const statusAt = (register: Register, number: string, at = AT): string => {
  const entry = register.entries.find((one) => one.number === number);
  ok(entry !== undefined);
  return evaluatedStatusOf(entry, at);
};

const extension = (register: TestRegister, changes: Partial<ExtendRequest> = {}): ExtendRequest => ({
  ...register.request({ at: AT + DAY_MS }),
  until: addMonths(dayOf(AT), 14),
  sign: body.sign,
  judge: judgeOf(register.read()),
  former: { zip: issuedZip, place: `${NUMBER}.zip` },
  ...changes,
});

/** All files below a folder with their content. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => [join(entry.parentPath, entry.name).slice(folder.length), readFileSync(join(entry.parentPath, entry.name), 'latin1')]),
  );
}

test('an added certificate is there as issued, with its event and without the bundle', async () => {
  using register = makeTestRegister(body);
  const { entries, events } = await register.add();
  deepStrictEqual(
    entries.map(({ number, product }) => [number, product]),
    [[NUMBER, 'muster-software-gmbh-kita-plus']],
  );
  deepStrictEqual(readdirSync(join(register.folder, 'entries', NUMBER)), ['certificate.json', 'certificate.jws.json']);
  deepStrictEqual([events[0]?.kind, events[0]?.sequence, events[0]?.previous], ['issued', 1, '0'.repeat(64)]);
  equal(statusAt(register.read(), NUMBER), 'valid');
});

test('the whole zip is kept only when the bundle is to be published', async () => {
  using register = makeTestRegister(body);
  const { entries } = await register.add({}, { publishesBundle: true });
  ok(entries[0]?.archive !== undefined && existsSync(entries[0].archive.file));
});

test('dates decide what events do not: not yet, valid to the end of the last day, expired', async () => {
  using register = makeTestRegister(body);
  await register.add({ validFrom: '2026-12-01', validUntil: '2027-05-01', retestDates: ['2027-05-01'] });
  const seen = ['2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z', '2027-05-01T23:59:59Z', '2027-05-02T00:00:00Z'].map((at) =>
    statusAt(register.read(), NUMBER, Date.parse(at)),
  );
  deepStrictEqual(seen, ['notYetValid', 'valid', 'valid', 'expired']);
});

test('suspend, resume, revoke: each only from where it can come', async () => {
  using register = makeTestRegister(body);
  await register.add();
  await rejects(decideOn(NUMBER, 'resumed', register.request()), /is in force and cannot be resumed/);
  equal(statusAt(await decideOn(NUMBER, 'suspended', register.request({ reason: 'Eine Beschwerde.' })), NUMBER), 'suspended');
  await rejects(
    extendCertificate(NUMBER, extension(register)),
    (error: TranslatedError) =>
      error.message.includes('suspended and cannot be extended') && error.mend?.en === `First "pruefstand resume ${NUMBER}", then extend.`,
  );
  equal(statusAt(await decideOn(NUMBER.toLowerCase(), 'resumed', register.request()), NUMBER), 'valid');
  const revoked = await decideOn(NUMBER, 'revoked', register.request({ reason: 'Anderes Produkt.' }));
  deepStrictEqual(statusEntryOf(revoked.entries[0]!), {
    number: NUMBER,
    status: 'revoked',
    since: new Date(AT).toISOString(),
    validUntil: '2027-11-21',
    reason: 'Anderes Produkt.',
  });
  await rejects(decideOn(NUMBER, 'resumed', register.request()), /is revoked and cannot be resumed/);
  await rejects(decideOn(NUMBER, 'revoked', register.request()), /is revoked and cannot be revoked/);
  await rejects(extendCertificate(NUMBER, extension(register)), /not in force/);
  equal(statusAt(register.read(), NUMBER, AT + 1000 * DAY_MS), 'revoked');
});

test('a change needs a number that is there, a reason, an actor and a clock that does not go back', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const former = contentOf(register.folder);
  await rejects(decideOn('PS-2026-999999', 'revoked', register.request()), /is not in the register/);
  await rejects(decideOn(NUMBER, 'revoked', register.request({ reason: '  ' })), /--reason needs a text/);
  await rejects(decideOn(NUMBER, 'revoked', register.request({ actor: '' })), /--actor needs a text/);
  await rejects(decideOn(NUMBER, 'revoked', register.request({ at: AT - 1 })), /knows a later event/);
  deepStrictEqual(contentOf(register.folder), former);
});

test('a key of another body signs nothing here, whatever name the document bears, also under the same authority', async () => {
  const other = await createTestBody(AT, 'Andere Stelle', body);
  using register = makeTestRegister(body);
  await register.add();
  const former = contentOf(register.folder);
  const said = /signed by (?=.*O=Andere Stelle).*, the register is kept by "Beispielstelle für Konformität"/;
  const foreign = async (changes: Parameters<typeof sampleCertificate>[1]): Promise<AddRequest> =>
    register.addRequest(await sampleArchive(other, sampleCertificate(AT, { number: 'PS-2026-000002', ...changes }), AT));
  await rejects(addCertificate(await foreign({})), said);
  await rejects(renewCertificate(NUMBER, await foreign({ replaces: { number: NUMBER, reason: 'x' } })), said);
  await rejects(extendCertificate(NUMBER, extension(register, { sign: other.sign })), said);
  deepStrictEqual(contentOf(register.folder), former);
});

test('nothing is published without the consent of the vendor, and no more than that says', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const sample = sampleCertificate(AT);
  const { publication: _, ...silent } = sample;
  const attempt = async (number: string, certificate: Certificate, request: Partial<AddRequest> = {}): Promise<Register> =>
    addCertificate(register.addRequest(await sampleArchive(body, { ...certificate, number }, AT), request));
  const next = 'PS-2026-000002';
  const without = /consent of the vendor to publication is missing: give it in the review as "publication" and issue anew/;
  await rejects(attempt(next, silent), without);
  await rejects(attempt(next, { ...silent, level: 'L1' }), without);
  const renewal = await sampleArchive(body, { ...silent, number: next, replaces: { number: NUMBER, reason: 'x' } }, AT);
  await rejects(renewCertificate(NUMBER, register.addRequest(renewal)), without);
  await rejects(attempt(next, { ...sample, publication: testConsent('2026-11-23', 'evidence') }), /consent to publication is of 2026-11-23, after the issue/);
  for (const [index, extent] of (['status', 'certificate'] as const).entries()) {
    const number = `PS-2026-00000${index + 2}`;
    const certificate = { ...sample, publication: testConsent('2026-11-21', extent) };
    await rejects(
      attempt(number, certificate, { publishesBundle: true }),
      (error: TranslatedError) =>
        error.message.endsWith('did not consent to publication of the evidence.') && error.mend?.en === 'Add the certificate without --publish-bundle.',
    );
    const former = contentOf(register.folder);
    ok(!Object.keys(former).some((path) => path.includes(number)));
    ok((await attempt(number, certificate)).entries.some((entry) => entry.number === number));
  }
  ok((await attempt('PS-2026-000004', sample, { publishesBundle: true })).entries[3]?.archive !== undefined);
});

test('an extension keeps the consent, and a zip that was not published stays so', async () => {
  using register = makeTestRegister(body);
  await register.add({ publication: testConsent('2026-11-21', 'status') });
  const { register: extended } = await extendCertificate(NUMBER, extension(register));
  deepStrictEqual([extended.entries[0]?.certificate.publication?.extent, extended.entries[0]?.archive], ['status', undefined]);
  deepStrictEqual(
    [...siteFiles(extended, AT + DAY_MS)].filter(({ path }) => path.startsWith(`certificates/${NUMBER}`)).map(({ path }) => path),
    [`certificates/${NUMBER}.html`],
  );
});

/** Tester and decider of the sample with other statements; undefined takes one away. */
const declaring = (
  tester: Partial<Record<'competence' | 'independence', unknown>>,
  decider: Partial<Record<'competence' | 'independence', unknown>> = {},
): Partial<Certificate> => {
  const sample = sampleCertificate(AT);
  return JSON.parse(JSON.stringify({ tester: { ...sample.tester, ...tester }, decider: { ...sample.decider, ...decider } })) as Partial<Certificate>;
};
const UNDECLARED = { competence: undefined, independence: undefined };

test('from level L2 on both people state competence and ties; at L1 both or none; a disclosed tie refuses nothing', async () => {
  using register = makeTestRegister(body);
  const missing =
    /register\. What enables Musterfrau.* The declaration of independence of Musterfrau.* What enables Mustermann.* The declaration .* Mustermann/;
  for (const level of ['L2', 'L3', 'L4'] as const) await rejects(register.add({ level, ...declaring(UNDECLARED, UNDECLARED) }), missing, level);
  for (const level of ['L1', 'L4'] as const) {
    const refused = async (...people: Parameters<typeof declaring>): Promise<unknown> => {
      const [flaw] = (await register.add({ level, ...declaring(...people) }).then(
        () => [],
        (error: unknown) => [String(error)],
      )) as readonly string[];
      return flaw?.split('register. ')[1];
    };
    match(
      String(await refused({ competence: undefined })),
      /^What enables Musterfrau, Erika \(Beispielperson\) to test or decide is missing: [^.]*"competence"\.$/,
      level,
    );
    match(
      String(await refused({}, { independence: undefined })),
      /^The declaration of independence of Mustermann, Max \(Beispielperson\) is missing: [^.]*\.$/,
    );
    match(String(await refused({}, UNDECLARED)), /^What enables Mustermann.* The declaration of independence of Mustermann/);
    match(
      String(await refused({ independence: { ties: [], declaredOn: '2026-11-23' } })),
      /^The declaration .* Musterfrau.* is of 2026-11-23, after the issue\.$/,
    );
  }
  await register.add({ level: 'L1', ...declaring(UNDECLARED, UNDECLARED) });
  const { entries } = await register.add({ number: 'PS-2026-000002' });
  deepStrictEqual(entries[1]?.certificate.tester.independence?.ties, ['War bis Ende 2022 beim Hersteller beschäftigt (erfunden).']);
});

test('an extension keeps what tester and decider stated, and a new decider states the same', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const name = 'Beispiel, Ada (Beispielperson)';
  const stated = { competence: 'Stellvertretende Leitung (erfunden).', independence: { ties: ['x'], declaredOn: '2026-11-22' } };
  const attempt = async (decider?: ExtendRequest['decider']): Promise<Certificate> => {
    const { register: extended } = await extendCertificate(NUMBER, extension(register, decider === undefined ? {} : { decider }));
    return extended.entries[0]!.certificate;
  };
  await rejects(attempt({ name, role: 'x' }), {
    message: /What enables Beispiel, Ada .* The declaration of independence of Beispiel, Ada/,
    hint: /--decider-competence, --decider-declared-on/,
  });
  await rejects(attempt({ name, role: 'x', ...stated, independence: { ties: [], declaredOn: '2026-11-24' } }), /is of 2026-11-24, after the issue/);
  await rejects(attempt({ name, role: 'x', ...stated, independence: { ties: [], declaredOn: '22.11.2026' } }), /is no date/);
  deepStrictEqual(Object.keys(register.read().entries[0]!.certificate).includes('extends'), false);
  const { tester, decider } = await attempt({ name, role: 'x', ...stated });
  deepStrictEqual([tester, decider], [sampleCertificate(AT).tester, { name, role: 'x', ...stated }]);
});

test('what is wrong with a submitted certificate is named, and nothing is written', async () => {
  using register = makeTestRegister(body);
  const former = contentOf(register.folder);
  const archive = await sampleArchive(body, sampleCertificate(AT), AT);
  const { files } = await readZip(archive);
  const packed = async (changes: Readonly<Record<string, Uint8Array | undefined>>): Promise<Uint8Array> => {
    const merged = { ...Object.fromEntries(files), ...changes };
    return writeZip(Object.entries(merged).flatMap(([path, content]) => (content === undefined ? [] : [{ path, content }])));
  };
  const stranger = await createTestBody(AT);
  const issued = async (changes: Parameters<typeof sampleCertificate>[1]): Promise<Uint8Array> => sampleArchive(body, sampleCertificate(AT, changes), AT);
  const attested = (changes: Partial<Attestation>): Attestation => ({ ...sampleCertificate(AT).attestations[0]!, ...changes });
  const { remark: _, ...withoutGround } = attested({ outcome: 'notApplicable', documents: [] });
  const { runFinishedAt: __, ...bundle } = sampleCertificate(AT).bundle;
  const ranAt = (instant: string | undefined): Certificate['bundle'] => ({ ...bundle, ...(instant === undefined ? {} : { runFinishedAt: instant }) });
  const ownProduct = { ...sampleCertificate(AT).product, vendor: { name: `${TEST_BODY.toUpperCase().replace(' ', '  ')} ` } };
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [Buffer.from('no zip'), /does not enter the register/],
    [await packed({ 'certificate.jws.json': undefined }), /certificate\.jws\.json is missing/],
    [await packed({ 'certificate.json': Buffer.from('{}') }), /is no certificate/],
    [
      await packed({
        'certificate.json': Buffer.from(
          Buffer.from(files.get('certificate.json') ?? '')
            .toString()
            .replace('4.2.0', '4.2.1'),
        ),
      }),
      /does not enter the register/,
    ],
    [await packed({ 'bundle.zip': Buffer.from('another') }), /not the one the certificate was issued over/],
    [await sampleArchive(stranger, sampleCertificate(AT), AT), /does not enter the register/],
    [await issued({ decider: { name: 'MUSTERFRAU,  erika (Beispielperson)', role: 'Leiterin' } }), /same person/],
    [await issued({ validUntil: addMonths(dayOf(AT), 19) }), /2028-01-21 is the last day possible/],
    [await issued({ standards: [{ title: 'Xnorm', version: '1', validUntil: '2027-01-01' }] }), /2027-01-01 is the last day possible: then "Xnorm" 1 ends/],
    [
      await issued({ standards: [{ title: 'Xnorm', version: '1', validUntil: '2026-01-01' }] }),
      /register\. "Xnorm" 1 ended on 2026-01-01, before the first day/,
    ],
    [await issued({ level: 'L3', performedBy: 'vendor' }), /Level L3 is the test of a laboratory; here the vendor ran it/],
    [await issued({ level: 'L1', performedBy: 'body' }), /here the body ran the test/],
    [await issued({ level: 'L1', performedBy: 'laboratory', laboratory: TEST_LABORATORY }), /here a laboratory ran the test/],
    [await issued({ performedBy: 'vendor', itemReceivedAt: '2026-11-02' }), /received on 2026-11-02, but the vendor ran the test itself/],
    [await issued({ performedBy: 'body' }), /Here the body ran the test, but when it received the item is missing/],
    [await issued({ performedBy: 'laboratory', laboratory: TEST_LABORATORY }), /Here a laboratory ran the test, but when it received the item is missing/],
    [await issued({ level: 'L3', performedBy: 'laboratory' }), /A laboratory ran the test and is not named/],
    [await issued({ performedBy: 'body', laboratory: TEST_LABORATORY }), /"Prüflabor Musterstadt \(erfunden\)" is named, but did not run the test/],
    [await issued({ laboratory: TEST_LABORATORY }), /"Prüflabor Musterstadt \(erfunden\)" is named, but did not run the test/],
    [
      await issued({ performedBy: 'laboratory', laboratory: { ...TEST_LABORATORY, name: 'MUSTER Software GmbH' } }),
      /The laboratory named is the vendor \(MUSTER Software GmbH\); then it ran the test itself/,
    ],
    [await issued({ performedBy: 'laboratory', laboratory: { ...TEST_LABORATORY, name: TEST_BODY } }), /The laboratory named is the issuer/],
    [await issued({ level: 'L2', product: ownProduct }), /The issuer is the vendor of the product \(Beispielstelle für Konformität\); from level L2 on/],
    [await issued({ performedBy: 'body', itemReceivedAt: '2026-11-02', product: ownProduct }), /The issuer is the vendor of the product/],
    [await issued({ extends: { issuedAt: new Date(AT).toISOString(), sha256: 'ab'.repeat(32), reason: 'x' } }), /it is extended in the register only/],
    [await issued({ level: 'L0' }), /Level L0 is the declaration of the vendor alone; no body issues it/],
    [await issued({ validFrom: '2026-11-20' }), /The validity begins on 2026-11-20, before the issue on 2026-11-21/],
    [await issued({ validFrom: '2025-01-01', validUntil: '2026-05-01', retestDates: [] }), /The validity ends \(2026-05-01\) before the issue \(2026-11-21\)/],
    [
      await issued({ bundle: ranAt('2026-07-15T12:00:00Z'), validUntil: '2028-01-16' }),
      /2028-01-15 is the last day possible: that is 18 months from the end of/,
    ],
    [
      await issued({ bundle: ranAt('2025-05-20T12:00:00Z') }),
      /register\. The run ended on 2025-05-20; 18 months later nothing can become valid \(2026-11-21\)\. Test again\.$/,
    ],
    [await issued({ bundle: ranAt(undefined) }), /does not say when the run ended/],
    [await issued({ conclusion: 'notConformant' }), /The conclusion is neither "conformant" nor "conformant with remarks"\.$/],
    [await issued({ attestations: [attested({ by: { name: 'MUSTERMANN, Max (Beispielperson)', role: 'x' } })] }), /FC-SUB-050 is by the person who decided/],
    [await issued({ attestations: [attested({ documents: [] })] }), /FC-SUB-050 names no document/],
    [await issued({ attestations: [withoutGround] }), /The ground on which FC-SUB-050 is not applicable is missing: the review says it as "remark"/],
    [await issued({ attestations: [attested({ on: '2026-11-23' })] }), /FC-SUB-050 is of 2026-11-23, after the issue/],
    [await issued({ attestations: [attested({}), attested({})] }), /There is more than one attestation of FC-SUB-050/],
    [
      await issued({ attestations: ['A', 'B', 'C'].map((requirement) => attested({ requirement, outcome: 'notShown' })) }),
      /A is not shown by documents\. .*B is not shown by documents\. .*C is not shown by documents\./,
    ],
    [await issued({ retestDates: ['2029-05-01'] }), /2029-05-01 is outside/],
    [await issued({ issuer: { name: 'Andere Stelle', place: 'Ort', accreditation: 'keine' } }), /The issuer is "Andere Stelle"/],
    [await issued({ number: 'XX-2026-000001' }), /does not begin with PS-/],
    [await issued({ replaces: { number: NUMBER, reason: 'x' } }), /replaces itself/],
  ];
  for (const [bytes, message] of cases) await rejects(addCertificate(register.addRequest(bytes)), message);
  deepStrictEqual(contentOf(register.folder), former);
});

test('a number is in a register once; entries of one product share its slug', async () => {
  using register = makeTestRegister(body);
  await register.add();
  await rejects(register.add(), /is in the register already/);
  const { product } = sampleCertificate(AT);
  await register.add({ number: 'PS-2026-000002', product: { ...product, version: '5', name: ' Kita  Plus' } });
  const { entries } = await register.add({ number: 'PS-2026-000003', product: { ...product, name: 'Kita-Plus' } });
  deepStrictEqual(
    entries.map((entry) => entry.product),
    ['muster-software-gmbh-kita-plus', 'muster-software-gmbh-kita-plus', 'muster-software-gmbh-kita-plus-2'],
  );
});

test('renewing needs the same product and a certificate that names the former', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const renewal = async (changes: Parameters<typeof sampleCertificate>[1]): Promise<Register> =>
    renewCertificate(NUMBER, register.addRequest(await sampleArchive(body, sampleCertificate(AT, { number: 'PS-2026-000002', ...changes }), AT)));
  const replaces = { number: NUMBER, reason: 'Neue Version.' };
  await rejects(renewal({}), /does not name PS-2026-000001/);
  await rejects(renewal({ replaces, product: { ...sampleCertificate(AT).product, name: 'Anderes' } }), /another product/);
  await rejects(renewal({ replaces, bundle: sampleCertificate(AT).bundle }), /rests on the same run as PS-2026-000001/);
  await rejects(register.add({ number: 'PS-2026-000002', replaces }), /renews PS-2026-000001/);
  const { entries, events } = await renewal({ replaces });
  deepStrictEqual(
    events.map(({ number, kind, renewedBy }) => [number, kind, renewedBy]),
    [
      [NUMBER, 'issued', undefined],
      ['PS-2026-000002', 'issued', undefined],
      [NUMBER, 'renewed', 'PS-2026-000002'],
    ],
  );
  equal(statusEntryOf(entries[0]!).replacedBy, 'PS-2026-000002');
  await rejects(renewal({ replaces, number: 'PS-2026-000003' }), /already renewed by PS-2026-000002/);
});

test('what is advised about a revoked or renewed entry can be done', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const replaces = { number: NUMBER, reason: 'Neue Version.' };
  const anew = { hint: /without "replaces" and add it with "pruefstand register add"/ };
  const renewing = async (number: string): Promise<AddRequest> =>
    register.addRequest(await sampleArchive(body, sampleCertificate(AT, { number, replaces }), AT));
  await rejects(register.add({ number: 'PS-2026-000002', replaces }), { hint: /Use "pruefstand renew PS-2026-000001/ });
  await renewCertificate(NUMBER, await renewing('PS-2026-000002'));
  await rejects(renewCertificate(NUMBER, await renewing('PS-2026-000003')), anew);
  await rejects(register.add({ number: 'PS-2026-000003', replaces }), anew);
  await decideOn(NUMBER, 'revoked', register.request());
  await rejects(extendCertificate(NUMBER, extension(register)), anew);
  await rejects(renewCertificate(NUMBER, await renewing('PS-2026-000003')), anew);
  await rejects(register.add({ number: 'PS-2026-000003', replaces }), anew);
  equal((await register.add({ number: 'PS-2026-000003' })).entries.length, 3);
});

test('extending makes a new signed document, keeps the former, and counts from the end of the run', async () => {
  using register = makeTestRegister(body);
  const added = await register.add({ replaces: { number: 'PS-2025-000009', reason: 'Neue Version.' } }, { publishesBundle: true });
  const before = createHash('sha256').update(added.entries[0]!.certificateBytes).digest('hex');
  const { register: first } = await extendCertificate(NUMBER, extension(register, { until: '2027-12-31', reason: 'Nachprüfung bestanden.' }));
  const { certificate, certificateBytes, signatureBytes, archive } = first.entries[0]!;
  deepStrictEqual(certificate.extends, { issuedAt: new Date(AT).toISOString(), sha256: before, reason: 'Nachprüfung bestanden.' });
  deepStrictEqual(
    [certificate.validUntil, certificate.replaces, certificate.retestDates.at(-1)],
    ['2027-12-31', { number: 'PS-2025-000009', reason: 'Neue Version.' }, '2027-11-01'],
  );
  match(certificate.validityReason.de, /^Verlängert am 2026-11-22: Nachprüfung bestanden\.$/);
  deepStrictEqual(await judgeOf(first)(signatureBytes, certificateBytes, AT + DAY_MS), []);
  const inside = (await readZip(readFileSync(archive!.file))).files;
  deepStrictEqual(Buffer.from(inside.get('certificate.json') ?? ''), Buffer.from(certificateBytes));
  const { register: second } = await extendCertificate(NUMBER, extension(register, { until: addMonths(dayOf(AT), 14), at: AT + 20 * DAY_MS }));
  deepStrictEqual(readdirSync(join(register.folder, 'entries', NUMBER, 'former')), ['1', '2']);
  equal(second.entries[0]?.origin.issuedOn, '2026-11-21');
});

test('an extended certificate lists the reports that were written for it, and none that were not', async () => {
  using register = makeTestRegister(body);
  const reports = [{ path: 'report.de.pdf', sizeBytes: 3, sha256: 'ab'.repeat(32) }];
  await register.add({ reports }, { publishesBundle: true });
  const asked: unknown[] = [];
  const report: ExtendRequest['report'] = async ({ validUntil, reports: listed }, bundle) => {
    asked.push(validUntil, listed, Buffer.from(bundle).toString('utf8'));
    return [{ path: 'report.de.pdf', content: Buffer.from(`until ${validUntil}`) }];
  };
  const { register: first } = await extendCertificate(NUMBER, extension(register, { until: '2027-12-31', report }));
  deepStrictEqual(asked, ['2027-12-31', undefined, `bundle of ${NUMBER}`]);
  const { certificate, archive } = first.entries[0]!;
  const inside = (await readZip(readFileSync(archive!.file))).files;
  const content = Buffer.from(inside.get('report.de.pdf') ?? '');
  equal(content.toString('utf8'), 'until 2027-12-31');
  deepStrictEqual(certificate.reports, [{ path: 'report.de.pdf', sizeBytes: 16, sha256: createHash('sha256').update(content).digest('hex') }]);
  const { register: second } = await extendCertificate(NUMBER, extension(register, { until: addMonths(dayOf(AT), 14), at: AT + 20 * DAY_MS }));
  const { certificate: later, archive: laterArchive } = second.entries[0]!;
  deepStrictEqual([later.reports, (await readZip(readFileSync(laterArchive!.file))).files.has('report.de.pdf')], [undefined, false]);
});

test('an extension whose evidence is not published gives a zip that a holder can verify, or is none', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const former = contentOf(register.folder);
  const { former: _, ...without } = extension(register);
  await rejects(extendCertificate(NUMBER, without), /without the former zip there would be none/);
  const other = await sampleArchive(body, sampleCertificate(AT, { number: 'PS-2026-000002' }), AT);
  await rejects(extendCertificate(NUMBER, { ...without, former: { zip: other, place: 'x.zip' } }), /The file is not the zip of PS-2026-000001/);
  deepStrictEqual(contentOf(register.folder), former);
  const { register: extended, zip } = await extendCertificate(NUMBER, extension(register));
  const [entry] = extended.entries;
  const { files } = await readZip(zip);
  deepStrictEqual([...files.keys()].sort(), ['bundle.zip', 'certificate.json', 'certificate.jws.json']);
  deepStrictEqual(Buffer.from(files.get('certificate.json') ?? ''), Buffer.from(entry!.certificateBytes));
  deepStrictEqual(Buffer.from(files.get('bundle.zip') ?? ''), Buffer.from((await readZip(issuedZip)).files.get('bundle.zip') ?? ''));
  deepStrictEqual([entry!.archive, existsSync(join(register.folder, 'entries', NUMBER, 'certificate.zip'))], [undefined, false]);
  const page = [...siteFiles(extended, AT + DAY_MS)].find(({ path }) => path === `en/certificates/${NUMBER}.html`)?.content.toString() ?? '';
  match(page, /It is the file with the document of /);
});

test('an extension never goes beyond 18 months or a standard, and needs a key that the register trusts', async () => {
  using register = makeTestRegister(body);
  await register.add();
  await register.add({ number: 'PS-2026-000002', standards: [{ title: 'Ohne Ende', version: '1' }] });
  await register.add({ number: 'PS-2026-000003', attestations: [{ ...sampleCertificate(AT).attestations[0]!, by: { name: 'Gutachter', role: 'x' } }] });
  const former = contentOf(register.folder);
  const attempt = async (number: string, changes: Partial<ExtendRequest>): Promise<unknown> => extendCertificate(number, extension(register, changes));
  await rejects(attempt(NUMBER, { until: '2028-01-22' }), /until 2028-01-21 at most: then "XBildung" 1\.2 ends/);
  await rejects(attempt('PS-2026-000002', { until: '2028-05-22' }), /until 2028-05-21 at most: that is 18 months/);
  // A later extension does not move the first issue.
  await rejects(attempt('PS-2026-000002', { until: '2028-05-22', at: AT + 100 * DAY_MS }), /until 2028-05-21 at most/);
  await rejects(attempt(NUMBER, { until: '2027-11-21' }), /is valid until 2027-11-21 already/);
  await rejects(attempt(NUMBER, { until: '2027-02-30' }), /is no date/);
  await rejects(attempt(NUMBER, { at: Date.parse('2027-11-22T00:00:00Z') }), /not in force/);
  await rejects(attempt(NUMBER, { decider: { name: 'Musterfrau, Erika (Beispielperson)', role: 'x' } }), /cannot decide as well/);
  await rejects(attempt('PS-2026-000003', { decider: { name: 'gutachter', role: 'x' } }), /cannot decide as well/);
  const stranger = await createTestBody(AT);
  await rejects(attempt(NUMBER, { sign: stranger.sign }), /does not accept the new signature/);
  await rejects(attempt(NUMBER, { sign: async () => Promise.reject(new Error('key lost')) }), /key lost/);
  deepStrictEqual(contentOf(register.folder), former);
});

test('a second process is noticed; the lock is given back also after a failure', async () => {
  using register = makeTestRegister(body);
  await register.add();
  {
    using _lock = lockRegister(register.folder, { process: 4711, host: 'other', since: '2026-11-21T11:59:00.000Z' });
    await rejects(
      decideOn(NUMBER, 'revoked', register.request()),
      /Another process is changing the register \(process 4711 on other, since 2026-11-21T11:59:00\.000Z\)/,
    );
    equal(statusAt(register.read(), NUMBER), 'valid');
  }
  await rejects(decideOn(NUMBER, 'resumed', register.request()));
  ok(!existsSync(join(register.folder, '.lock')));
  const outcomes = await Promise.allSettled([
    extendCertificate(NUMBER, extension(register)),
    decideOn(NUMBER, 'suspended', register.request({ at: AT + 2 * DAY_MS })),
  ]);
  deepStrictEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('an interruption at any moment of an extension leaves the former state or the new one', async () => {
  using register = makeTestRegister(body);
  await register.add();
  const entries = join(register.folder, 'entries');
  const log = join(register.folder, 'events.ndjson');
  const formerLog = readFileSync(log);
  cpSync(join(entries, NUMBER), register.pathOf('former'), { recursive: true });
  await extendCertificate(NUMBER, extension(register));
  const newLog = readFileSync(log);
  const place = (kept: 'former' | 'new' | undefined, at: string): void => {
    if (kept !== undefined) cpSync(register.pathOf(kept), join(entries, at), { recursive: true });
  };
  renameSync(join(entries, NUMBER), register.pathOf('new'));
  const moments: readonly (readonly [string, Buffer, Parameters<typeof place>[0], Parameters<typeof place>[0], Parameters<typeof place>[0], string])[] = [
    ['staged, not logged', formerLog, 'former', 'new', undefined, '2027-11-21'],
    ['logged, not moved', newLog, 'former', 'new', undefined, '2028-01-21'],
    ['former moved away', newLog, undefined, 'new', 'former', '2028-01-21'],
    ['moved, former not removed', newLog, 'new', undefined, 'former', '2028-01-21'],
  ];
  for (const [moment, bytes, home, next, old, until] of moments) {
    for (const name of readdirSync(entries)) renameSync(join(entries, name), register.pathOf(`gone-${moment}-${name}`));
    writeFileSync(log, bytes);
    place(home, NUMBER);
    place(next, `${NUMBER}.next`);
    place(old, `${NUMBER}.old`);
    equal(register.read().entries[0]?.certificate.validUntil, until, moment);
    // The next change puts everything in its place.
    await decideOn(NUMBER, 'suspended', register.request({ at: AT + 2 * DAY_MS }));
    deepStrictEqual(readdirSync(entries), [NUMBER], moment);
    equal(register.read().entries[0]?.certificate.validUntil, until, moment);
  }
});

test('files without an event are no entries', async () => {
  using register = makeTestRegister(body);
  await register.add();
  mkdirSync(join(register.folder, 'entries', 'PS-2026-000009.next'));
  cpSync(join(register.folder, 'entries', NUMBER), join(register.folder, 'entries', 'PS-2026-000009'), { recursive: true });
  deepStrictEqual(
    register.read().entries.map(({ number }) => number),
    [NUMBER],
  );
});

test('a log or certificate that was changed afterwards is noticed', async () => {
  using register = makeTestRegister(body);
  await register.add();
  await decideOn(NUMBER, 'suspended', register.request());
  await decideOn(NUMBER, 'resumed', register.request());
  const log = join(register.folder, 'events.ndjson');
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const written = (changed: readonly string[]): void => writeFileSync(log, changed.map((line) => `${line}\n`).join(''));
  const [issued = '', suspended = '', resumed = ''] = lines;
  for (const tampered of [
    [issued.replace('Ein Grund', 'Kein Grund'), suspended, resumed],
    [issued, resumed],
    [issued, resumed, suspended],
    [issued, suspended, suspended],
    [suspended, resumed],
    [issued, '{}', resumed],
  ]) {
    written(tampered);
    throws(() => register.read(), { code: 'ERR_CONFIG_INVALID' });
  }
  written(lines);
  const file = join(register.folder, 'entries', NUMBER, 'certificate.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('L4', 'L3'));
  throws(() => register.read(), /not the one that was added/);
});
