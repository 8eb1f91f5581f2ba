/** The files of a site: the same twice, valid by their schemas, well-formed, linked to what is there, and truthful. */
import { deepStrictEqual, doesNotMatch, equal, match, notDeepStrictEqual, ok, throws } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import certificateSchema from '../../../schemas/certificate/certificate-1.schema.json' with { type: 'json' };
import entrySchema from '../../../schemas/register/register-entry-1.schema.json' with { type: 'json' };
import productStatusSchema from '../../../schemas/register/register-product-status-1.schema.json' with { type: 'json' };
import productsSchema from '../../../schemas/register/register-products-1.schema.json' with { type: 'json' };
import statusSchema from '../../../schemas/register/register-status-1.schema.json' with { type: 'json' };
import statusListSchema from '../../../schemas/status-list/status-list-1.schema.json' with { type: 'json' };
import { compileSchema } from '../../formats/json-schema.ts';
import { verifyJades } from '../../formats/jades.ts';
import { readAnchors } from '../../formats/certificate-chain.ts';
import { TEST_INSTANT } from '../test-certificate.ts';
import { createTestBody, fillTestRegister, makeTestRegister } from '../test-register.ts';
import type { TestBody, TestRegister } from '../test-register.ts';
import { siteFiles } from './site-files.ts';
import { writeSite } from './write-site.ts';

const DAY_MS = 86_400_000;
let body: TestBody;
let register: TestRegister;
let files: ReadonlyMap<string, string>;

const filesAt = (at: number): ReadonlyMap<string, string> =>
  new Map(
    [...siteFiles(register.read(), at)].map(({ path, content }) => [path, typeof content === 'string' ? content : Buffer.from(content).toString('latin1')]),
  );

before(async () => {
  body = await createTestBody(TEST_INSTANT - 600 * DAY_MS);
  register = makeTestRegister(body);
  await fillTestRegister(register);
  files = filesAt(TEST_INSTANT);
});
after(() => register[Symbol.dispose]());

const json = (path: string): Record<string, unknown> => JSON.parse(files.get(path) ?? '') as Record<string, unknown>;
const pathsWith = (pattern: RegExp): readonly string[] => [...files.keys()].filter((path) => pattern.test(path));

test('the same register at the same instant gives the same files, later instants others', () => {
  deepStrictEqual(filesAt(TEST_INSTANT), files);
  notDeepStrictEqual(filesAt(TEST_INSTANT + DAY_MS), files);
});

test('every document follows its schema', () => {
  const kinds: readonly (readonly [RegExp, object, readonly object[], number])[] = [
    [/^status\/PS-[^/]+\.json$/, statusSchema, [], 9],
    [/^status\/product\/.+\.json$/, productStatusSchema, [], 7],
    [/^certificates\/PS-[^/]+\.json$/, entrySchema, [certificateSchema], 8],
    [/^certificates\/.+\/certificate\.json$/, certificateSchema, [], 8],
    [/^products\.json$/, productsSchema, [], 1],
    [/^status\.json$/, statusListSchema, [], 1],
  ];
  for (const [pattern, schema, references, count] of kinds) {
    const validate = references.length === 0 ? compileSchema(schema) : compileSchema(schema, { references });
    const paths = pathsWith(pattern);
    equal(paths.length, count, String(pattern));
    for (const path of paths) deepStrictEqual(validate(json(path)), [], path);
  }
});

test('the page of a merged run shows the root of each part', () => {
  const page = files.get('certificates/PS-2026-000003.html') ?? '';
  for (const part of ['evidence/part-1', 'evidence/part-2']) match(page, new RegExp(`<span class="id">${part}</span> <span class="digest">[0-9a-f]{64}<`));
});

test('the page says which laboratory ran the test, where one did', () => {
  match(
    files.get('certificates/PS-2026-000003.html') ?? '',
    /Prüfung durchgeführt von<\/dt><dd>einem Prüflabor, begutachtet von der Stelle<.*\n.*Prüflabor<\/dt><dd><bdi>Prüflabor Musterstadt \(erfunden\)<.*Ort der Prüfung: <bdi>Musterstadt<.*Akkreditierung: <bdi>D-PL-00000-00 \(erfunden\)<.*Umfang der Akkreditierung: <bdi>Prüfung von Schnittstellen<.*\n.*Prüfgegenstand erhalten<\/dt><dd>02\.11\.2026</,
  );
  match(files.get('en/certificates/PS-2026-000003.html') ?? '', /Test performed by<\/dt><dd>a laboratory, reviewed by the body</);
});

test('the page shows competence and ties of those who tested and decided, and what was not stated', () => {
  const page = files.get('certificates/PS-2026-000003.html') ?? '';
  match(
    page,
    /Geprüft hat<.*Sachkunde: <bdi>Prüft seit 2019 [^<]+<\/bdi><br \/>Bindungen an Hersteller oder Auftraggeber: <bdi>War bis Ende 2022 [^<]+<\/bdi> <span class="quiet">\(erklärt am 21\.11\.2026\)</,
  );
  match(page, /Entschieden hat<.*Bindungen an Hersteller oder Auftraggeber: keine <span class="quiet">\(erklärt am 21\.11\.2026\)</);
  match(files.get('en/certificates/PS-2026-000003.html') ?? '', /Ties to vendor or customer: none <span class="quiet">\(declared on 21 November 2026\)</);
  const known = register.read();
  const entries = known.entries.map((entry) => ({ ...entry, certificate: { ...entry.certificate, tester: { name: 'x', role: 'y' } } }));
  const former = [...siteFiles({ ...known, entries }, TEST_INSTANT)].find(({ path }) => path === 'certificates/PS-2026-000003.html');
  match(String(former?.content), /Geprüft hat<.*Sachkunde und Unabhängigkeit: nicht angegeben</);
});

test('of an entry whose vendor consented to its status only, the signed document is nowhere; the status list has it', () => {
  const number = 'PS-2026-000008';
  deepStrictEqual(
    pathsWith(new RegExp(number))
      .filter((path) => !path.startsWith('en/') && !path.startsWith('badges/en/'))
      .sort(),
    [`badges/${number}.svg`, `certificates/${number}.html`, `status/${number}.json`],
  );
  const entries = json('status.json')['entries'] as readonly { readonly number: string }[];
  ok(entries.some((entry) => entry.number === number));
  for (const path of [`certificates/${number}.html`, `en/certificates/${number}.html`]) {
    const page = files.get(path) ?? '';
    match(page, /Elterngeld morgen/);
    // People, digests, attestations, conditions, customer, issuer's address, the bundle.
    doesNotMatch(
      page,
      /Beispielperson|[0-9a-f]{64}|FC-SUB-050|Rückkanal eingeschaltet|Beispielallee|Musterweg|pruefstand verify|pruefung\.example\/beschwerde|Ausgestellt/,
    );
    doesNotMatch(page, /certificate\.json|\.zip/);
  }
  match(
    files.get(`certificates/${number}.html`) ?? '',
    /Mit Zustimmung des Herstellers sind Nummer, Produkt, Profil, Ergebnis, Stufe, Gültigkeit und Status veröffentlicht\./,
  );
});

test('other pages say how far the vendor consented, those of certificates of before say nothing', () => {
  match(
    files.get('certificates/PS-2026-000002.html') ?? '',
    /Veröffentlichung<\/dt><dd>das signierte Dokument mit Prüfbericht und Nachweisen<br \/><span class="quiet">Zustimmung des Herstellers: <bdi>Beispiel, Petra \(Beispielperson\)<\/bdi>, <bdi>Produktverantwortung<\/bdi>, 21\.11\.2026</,
  );
  const known = register.read();
  const entries = known.entries.map((entry) => {
    const { publication: _, ...former } = entry.certificate;
    return { ...entry, certificate: former };
  });
  const made = new Map([...siteFiles({ ...known, entries }, TEST_INSTANT)].map(({ path, content }) => [path, String(content)]));
  ok(made.has('certificates/PS-2026-000008/certificate.json'));
  doesNotMatch(made.get('certificates/PS-2026-000008.html') ?? '', /Veröffentlichung/);
});

test('the status of each entry is what a gate needs', () => {
  deepStrictEqual(
    pathsWith(/^status\/PS/).map((path) => [json(path)['number'], json(path)['status']]),
    [
      ['PS-2026-000001', 'expired'],
      ['PS-2026-000002', 'valid'],
      ['PS-2026-000003', 'suspended'],
      ['PS-2026-000004', 'valid'],
      ['PS-2026-000005', 'revoked'],
      ['PS-2026-000006', 'valid'],
      ['PS-2026-000007', 'valid'],
      ['PS-2026-000008', 'notYetValid'],
      ['PS-2026-000009', 'valid'],
    ],
  );
  const product = json('status/product/muster-software-gmbh-kita-plus.json');
  deepStrictEqual([(product['newestValid'] as { number: string }).number, (product['entries'] as unknown[]).length], ['PS-2026-000009', 3]);
  equal(json('status/product/beispiel-und-soehne-ag-bauportal.json')['newestValid'], null);
  equal(json('status/PS-2026-000002.json')['replacedBy'], 'PS-2026-000009');
});

test('who acted stays in the register', () => {
  for (const [path, content] of files) ok(!content.includes('Leitung (Beispielperson)'), path);
});

test('pages, pictures and feeds are well-formed', () => {
  const paths = pathsWith(/\.(html|svg|xml)$/);
  equal(paths.length, 2 * (2 + 7 + 9) + 2 * 9 + 2);
  for (const path of paths) XmlDocument.fromString((files.get(path) ?? '').replace('<!DOCTYPE html>\n', '')).dispose();
});

test('every link leads to a file of the site, and to an element where it names one', () => {
  for (const path of pathsWith(/\.html$/)) {
    for (const [, address = ''] of (files.get(path) ?? '').matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^https:\/\/(register|pruefung)\.example\//.test(address)) continue;
      const [target = '', fragment] = address.split('#');
      const file = target === '' ? path : posix.normalize(posix.join(posix.dirname(path), target));
      ok(files.has(file), `${path}: ${address}`);
      if (fragment !== undefined) ok(files.get(file)?.includes(` id="${fragment}"`), `${path}: ${address}`);
    }
  }
});

test('ids are unique on each page, and there is one first heading', () => {
  for (const path of pathsWith(/\.html$/)) {
    const ids = [...(files.get(path) ?? '').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    deepStrictEqual(ids, [...new Set(ids)], path);
    equal([...(files.get(path) ?? '').matchAll(/<h1[ >]/g)].length, 1, path);
  }
});

test('a self-test is an entry and no certificate, on its pages, in the feed and on its badge', () => {
  for (const path of ['certificates/PS-2026-000004.html', 'badges/PS-2026-000004.svg', 'badges/PS-2026-000007.svg']) {
    const text = (files.get(path) ?? '').replaceAll(/<style>[^]*?<\/style>|<script>[^]*?<\/script>/g, '');
    ok(!/Zertifikat(?!sdatei)/.test(text.replace('Sie ist kein Zertifikat.', '')), path);
  }
  match(files.get('certificates/PS-2026-000004.html') ?? '', /Sie ist kein Zertifikat\./);
  match(files.get('badges/PS-2026-000004.svg') ?? '', /Prüfstand: Selbsttest/);
  match(files.get('feed.xml') ?? '', /<title>Eintrag PS-2026-000004 aufgenommen/);
  match(files.get('feed.xml') ?? '', /<title>Zertifikat PS-2026-000002 aufgenommen/);
  deepStrictEqual(
    [...(files.get('index.html') ?? '').matchAll(/c-level"><span>([^<]*)</g)].map(([, level]) => level).filter((level) => level?.startsWith('L1')),
    ['L1, Selbsttest', 'L1, Selbsttest'],
  );
});

test('what was not stated about a product is not told as none', () => {
  const known = register.read();
  const entries = known.entries.map((entry) => {
    const { modules: _, ...product } = entry.certificate.product;
    return { ...entry, certificate: { ...entry.certificate, product: { ...product, deviations: [] } } };
  });
  const page = [...siteFiles({ ...known, entries }, TEST_INSTANT)].find(({ path }) => /^certificates\/PS-[^/]+\.html$/.test(path));
  match(String(page?.content), /Module[^]{0,60}nicht angegeben[^]*Abweichungen vom ausgelieferten Produkt[^]{0,60}keine/);
});

test('a badge says its state in words', () => {
  const value = (number: string): string | undefined =>
    [...(files.get(`badges/PS-2026-00000${number}.svg`) ?? '').matchAll(/<text[^>]*>([^<]*)</g)].at(-1)?.[1];
  deepStrictEqual(['1', '2', '3', '5', '8'].map(value), [
    'abgelaufen 2026\u201107',
    'gültig bis 2027\u201111',
    'ausgesetzt',
    'widerrufen',
    'gültig ab 2026\u201112\u201121',
  ]);
});

const ATOM = { a: 'http://www.w3.org/2005/Atom' };

test('feeds have what RFC 4287 demands', () => {
  for (const path of ['feed.xml', 'en/feed.xml']) {
    const feed = XmlDocument.fromString(files.get(path) ?? '');
    try {
      const value = (xpath: string): unknown => feed.eval(xpath, ATOM);
      equal(value('name(/*)'), 'feed');
      // Sections 4.1.1 and 4.1.2: one id, title, updated; an author for all; an alternate link without content elsewhere.
      for (const member of ['id', 'title', 'updated']) equal(value(`count(/a:feed/a:${member})`), 1, member);
      equal(value('string(/a:feed/a:author/a:name)'), 'Beispielstelle für Konformität');
      equal(value('string(/a:feed/a:link[@rel="self"]/@href)'), `https://register.example/${path}`);
      const entries = value('count(/a:feed/a:entry)');
      equal(entries, 12);
      equal(
        value('count(/a:feed/a:entry[count(a:id)=1 and count(a:title)=1 and count(a:updated)=1 and count(a:content)=1 and a:link[@rel="alternate"]])'),
        entries,
      );
      for (const { content } of feed.find('//a:content', ATOM)) ok(!content.includes('..'), content);
      const nodes = feed.find('/a:feed/a:entry/a:id', ATOM).map(({ content }) => content);
      equal(new Set(nodes).size, entries);
      const dates = feed.find('//a:updated', ATOM).map(({ content }) => content);
      for (const date of dates) match(date, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      deepStrictEqual(dates, [...dates].sort().reverse());
    } finally {
      feed.dispose();
    }
  }
});

test('the status list is signed over exactly its bytes', async () => {
  const folder = register.pathOf('signed');
  mkdirSync(folder);
  equal(await writeSite(register.read(), folder, { at: TEST_INSTANT, sign: body.sign }), files.size + 1);
  const list = readFileSync(join(folder, 'status.json'));
  equal(list.toString(), files.get('status.json'));
  match(
    readFileSync(join(folder, 'certificates/PS-2026-000002.html'), 'utf8'),
    /verify PS-2026-000002\.zip --trust anchors\.pem --trust-tsa tsa-anchors\.pem --status status\.json --status-signature status\.jws\.json/,
  );
  const question = {
    payload: list,
    anchors: readAnchors(body.authority.certificate),
    tsaAnchors: readAnchors(body.stampAnchor.certificate),
    at: new Date(TEST_INSTANT),
  };
  const { isValid, signer } = await verifyJades(readFileSync(join(folder, 'status.jws.json'), 'utf8'), question);
  deepStrictEqual([isValid, signer?.isAnchored], [true, true]);
});

test('an archive that is not the one that was added is not published', async () => {
  using other = makeTestRegister(body);
  const { entries } = await other.add({}, { publishesBundle: true });
  writeFileSync(entries[0]!.archive!.file, 'other');
  throws(() => [...siteFiles(other.read(), TEST_INSTANT)], /not the one that was added/);
});

test('an empty register has a site', () => {
  using empty = makeTestRegister(body);
  const made = new Map([...siteFiles(empty.read(), TEST_INSTANT)].map(({ path, content }) => [path, content]));
  match(String(made.get('index.html')), /Das Register hat noch keine Einträge\./);
  match(String(made.get('feed.xml')), /<updated>2026-11-21T12:00:00\.000Z<\/updated>/);
});
