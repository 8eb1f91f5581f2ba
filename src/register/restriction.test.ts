/** What a register publishes is narrowed step by step, and never widened; status, history and feed go on. */
import { deepStrictEqual, doesNotMatch, match, ok, rejects, throws } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import certificateSchema from '../../schemas/certificate/certificate-1.schema.json' with { type: 'json' };
import entrySchema from '../../schemas/register/register-entry-1.schema.json' with { type: 'json' };
import { compileSchema } from '../formats/json-schema.ts';
import { decideOn } from './changes.ts';
import { addMonths, dayOf } from './dates.ts';
import { evaluatedStatusOf } from './entry-state.ts';
import { appendedLog } from './event-log.ts';
import { extendCertificate } from './extension.ts';
import type { Register, RegisterEvent } from './model.ts';
import { extentOf } from './publication-rules.ts';
import { restrictPublication } from './restriction.ts';
import { judgeOf } from './signature.ts';
import { siteFiles } from './site/site-files.ts';
import { sampleCertificate, TEST_INSTANT, testConsent } from './test-certificate.ts';
import { createTestBody, makeTestRegister } from './test-register.ts';
import type { TestBody } from './test-register.ts';

const DAY_MS = 86_400_000;
const AT = TEST_INSTANT;
const NUMBER = 'PS-2026-000001';
const REASON = 'Der Hersteller hat seine Zustimmung eingeschränkt.';
let body: TestBody;
before(async () => (body = await createTestBody(AT)));

const siteOf = (register: Register): ReadonlyMap<string, string> =>
  new Map([...siteFiles(register, AT + 2 * DAY_MS)].map(({ path, content }) => [path, Buffer.from(content as string).toString('utf8')]));
/** Below `certificates/`, without the pages. */
const documentsOf = (site: ReadonlyMap<string, string>): readonly string[] =>
  [...site.keys()].flatMap((path) => (path.startsWith('certificates/') && !path.endsWith('.html') ? [path.slice(`certificates/${NUMBER}`.length)] : [])).sort();

test('first the evidence is no longer public, then the signed document; the entry stays valid', async () => {
  using register = makeTestRegister(body);
  const added = await register.add({}, { publishesBundle: true });
  deepStrictEqual(documentsOf(siteOf(added)), ['.json', '/PS-2026-000001.zip', '/certificate.json', '/certificate.jws.json']);

  const documentOnly = await restrictPublication(NUMBER, 'certificate', register.request({ reason: REASON }));
  const site = siteOf(documentOnly);
  deepStrictEqual(documentsOf(site), ['.json', '/certificate.json', '/certificate.jws.json']);
  const entry = JSON.parse(site.get(`certificates/${NUMBER}.json`) ?? '') as { readonly files: readonly object[]; readonly history: readonly object[] };
  deepStrictEqual(compileSchema(entrySchema, { references: [certificateSchema] })(entry), []);
  deepStrictEqual(
    [entry.files.length, entry.history.at(-1)],
    [2, { instant: new Date(AT).toISOString(), kind: 'restricted', reason: REASON, extent: 'certificate' }],
  );
  const page = site.get(`certificates/${NUMBER}.html`) ?? '';
  match(
    page,
    /Nachweisen<br \/><span class="quiet">Zustimmung[^<]*(?:<[^>]+>[^<]*)*?<br \/>seit 21\.11\.2026 nur noch: das signierte Dokument, ohne Prüfbericht und Nachweise</,
  );
  match(page, /Die Nachweise sind nicht veröffentlicht\./);
  match(page, /Veröffentlichung eingeschränkt: das signierte Dokument, ohne Prüfbericht und Nachweise</);
  doesNotMatch(page, /\.zip"/);
  match(
    site.get('en/feed.xml') ?? '',
    /PS-2026-000001 publication restricted, Kita Plus 4\.2\.0<[^]*Publication: the signed document, without report and evidence\.</,
  );

  const statusOnly = await restrictPublication(NUMBER, 'status', register.request({ reason: REASON }));
  deepStrictEqual(documentsOf(siteOf(statusOnly)), []);
  doesNotMatch(siteOf(statusOnly).get(`certificates/${NUMBER}.html`) ?? '', /Beispielperson|[0-9a-f]{64}|pruefstand verify/);
  const [restricted] = statusOnly.entries;
  ok(restricted !== undefined);
  deepStrictEqual([evaluatedStatusOf(restricted, AT), extentOf(restricted)], ['valid', 'status']);
});

test('nothing is widened, and what is not public already needs no restriction', async () => {
  using register = makeTestRegister(body);
  await register.add({ publication: testConsent('2026-11-21', 'certificate') });
  const restrict = async (extent: 'status' | 'certificate', number = NUMBER): Promise<Register> => restrictPublication(number, extent, register.request());
  await rejects(restrict('certificate'), /What may be public of PS-2026-000001 is already: the signed document, without report and evidence\./);
  await restrict('status');
  for (const extent of ['status', 'certificate'] as const) await rejects(restrict(extent), /is already: number, product, [^.]* and status only\.$/);
  await rejects(restrict('status', 'PS-2026-000099'), /not in the register/);
});

test('what was taken before consents were stated, and what is revoked, can be restricted', async () => {
  using register = makeTestRegister(body);
  const { entries } = await register.add({}, { publishesBundle: true });
  const [entry] = entries;
  ok(entry !== undefined);
  const { publication: _, ...former } = entry.certificate;
  const restricted = { extent: 'certificate' } as RegisterEvent;
  deepStrictEqual(
    [[], [restricted]].map((events) => extentOf({ certificate: former, events })),
    ['evidence', 'certificate'],
  );
  await decideOn(NUMBER, 'revoked', register.request());
  const after = await restrictPublication(NUMBER, 'status', register.request());
  deepStrictEqual(
    after.entries.map((one) => [evaluatedStatusOf(one, AT), extentOf(one)]),
    [['revoked', 'status']],
  );
});

test('an extension needs no zip where the register has it, and publishes no more than is left', async () => {
  using register = makeTestRegister(body);
  await register.add({}, { publishesBundle: true });
  await restrictPublication(NUMBER, 'certificate', register.request());
  const until = addMonths(dayOf(AT), 14);
  const { register: extended } = await extendCertificate(NUMBER, {
    ...register.request({ at: AT + DAY_MS }),
    until,
    sign: body.sign,
    judge: judgeOf(register.read()),
  });
  deepStrictEqual(
    extended.entries.map(({ certificate }) => certificate.validUntil),
    [until],
  );
  deepStrictEqual(documentsOf(siteOf(extended)), ['.json', '/certificate.json', '/certificate.jws.json']);
});

test('a log whose restriction says no extent, or another event does, is no log', async () => {
  using register = makeTestRegister(body);
  const { events } = await register.add({ publication: testConsent('2026-11-21', 'evidence') });
  const file = join(register.folder, 'events.ndjson');
  const sound = readFileSync(file, 'utf8');
  const event = { instant: new Date(AT).toISOString(), number: sampleCertificate(AT).number, actor: 'x', reason: 'y' };
  for (const wrong of [{ kind: 'restricted' }, { kind: 'restricted', extent: 'evidence' }, { kind: 'suspended', extent: 'status' }] as const) {
    writeFileSync(file, appendedLog(events, [{ ...event, ...(wrong as { kind: 'restricted' }) }]));
    throws(() => register.read(), /The line is no event/);
  }
  writeFileSync(file, sound);
  ok(register.read().entries.length === 1);
});
