import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { writeZip } from '../formats/zip.ts';
import { streamBudget } from './scanned-parts.ts';
import { findSecretPatterns, scanForSecrets, secretOfToken, secretsOfJwk, secretsOfPem } from './secret-scan.ts';
import type { SoughtValue } from './secret-scan.ts';

const SECRET = 'nG7+/&"ß-geheim-4711-Kanal';
const secret: SoughtValue = { name: 'secret of the product', kind: 'secret', value: SECRET };
const canary: SoughtValue = { name: 'given name', kind: 'canary', value: 'Xaveria-Prüfstand' };
const file = (content: string | Uint8Array, path = 'out.txt'): { path: string; content: Uint8Array } => ({ path, content: Buffer.from(content as string) });
const found = async (content: string | Uint8Array, ...sought: readonly SoughtValue[]): Promise<readonly string[]> =>
  (await scanForSecrets([file(content)], sought)).leaks.map(({ what }) => what);
const token = (header: unknown, claims: unknown): string =>
  [...[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'c2lnbmF0dXJlLXNpZ25hdHVyZS1zaWduYXR1cmU'].join('.');

test('a secret is found in every spelling', async () => {
  const spellings: readonly (string | Uint8Array)[] = [
    SECRET,
    JSON.stringify({ a: SECRET }),
    JSON.stringify({ a: SECRET }).replaceAll('ß', '\\u00df'),
    JSON.stringify({ a: SECRET }).replaceAll('ß', '\\u00DF'),
    JSON.stringify({ a: JSON.stringify({ b: SECRET }) }),
    encodeURIComponent(SECRET),
    encodeURIComponent(SECRET).toLowerCase().replaceAll('ng7', 'nG7').replaceAll('kanal', 'Kanal'),
    SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    SECRET.replaceAll('&', '&#38;').replaceAll('"', '&#34;'),
    Buffer.from(SECRET).toString('hex'),
    Buffer.from(SECRET).toString('hex').toUpperCase(),
    Buffer.from(SECRET, 'latin1'),
    Buffer.from(SECRET, 'utf16le'),
    Buffer.from(SECRET, 'utf16le').swap16(),
    ...['', 'x', 'xy', 'xyz'].flatMap((before) => [
      Buffer.from(`${before}${SECRET}und noch mehr`).toString('base64'),
      Buffer.from(`${before}${SECRET}`).toString('base64url'),
    ]),
  ];
  for (const text of spellings) {
    const { leaks } = await scanForSecrets([file(Buffer.concat([Buffer.from('davor '), Buffer.from(text as string), Buffer.from(' danach')]))], [secret]);
    assert.ok(leaks.length > 0, String(text));
    assert.ok(leaks.every(({ what, file: place }) => what === secret.name && place === 'out.txt'));
    assert.ok(!JSON.stringify(leaks).includes('geheim'), 'the value is not printed');
  }
});

test('the place is told', async () => {
  const { leaks } = await scanForSecrets([file('kein Leck', 'a'), file(`12345${SECRET} und ${SECRET}`, 'b')], [secret]);
  assert.deepEqual(
    leaks.find(({ spelling }) => spelling === 'raw'),
    { file: 'b', offset: 5, what: secret.name, spelling: 'raw' },
  );
});

test('a part of a long secret is found, also one broken into lines', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const sought = secretsOfJwk('signing', jwk);
  assert.equal(sought.length, 12);
  assert.ok((await found(jwk.d!.slice(0, 60), ...sought)).includes('signing: d'));
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  assert.ok((await found(pem.replaceAll(/-.*-/g, ''), ...sought)).includes('signing: d'));
  assert.deepEqual(await found(JSON.stringify({ n: jwk.n, e: jwk.e }), ...sought), [], 'the public part is none');
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  assert.ok((await found(p256.replaceAll(/-.*-/g, ''), ...secretsOfPem('tls', p256))).includes('tls: d'));
});

test('a canary is found in other cases and forms', async () => {
  for (const text of ['xaveria-prüfstand', 'XAVERIA-PRÜFSTAND', 'Xaveria-Prüfstand'.normalize('NFD'), 'Xaveria-Pr\\u00fcfstand', 'Xaveria-Pr%C3%BCfstand'])
    assert.deepEqual(new Set(await found(`Name: ${text}.`, canary)), new Set([canary.name]), text);
  assert.deepEqual(await found('Xaver, Prüfstand', canary), []);
});

test('what looks like a key or a token is found without being known', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const access = token({ alg: 'HS256', typ: 'JWT' }, { sub: 'a', scope: 'send:region:DE' });
  const leaks: readonly (readonly [string, string])[] = [
    ['private key (PEM)', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['private member of a JSON Web Key', JSON.stringify(privateKey.export({ format: 'jwk' }))],
    ['private member of a JSON Web Key', JSON.stringify({ body: JSON.stringify(privateKey.export({ format: 'jwk' })) })],
    ['bearer token', 'authorization: Bearer eyJhbGciOiJIUzI1NiJ9'],
    ['access token', JSON.stringify({ text: access })],
    ['access token', token({ typ: 'at+jwt' }, { sub: 'a' })],
    ['name and password (Basic)', `["authorization","Basic ${Buffer.from('produkt:geheim').toString('base64')}"]`],
    ['secret in a field of JSON', JSON.stringify({ access_token: 'abcdefgh' })],
    ['secret in a field of JSON', JSON.stringify({ body: '{"clientSecret": "abcdefgh"}' })],
    ['secret in a field of a form', 'grant_type=client_credentials&client_secret=abcdefgh'],
  ];
  for (const [what, text] of leaks) {
    assert.ok((await found(text)).includes(what), `${what}: ${text}`);
    assert.ok(findSecretPatterns([file(text)]).some((trace) => trace.what.en === what && trace.place === 'out.txt'));
  }
});

test('a place is where the match begins, and no match begins inside another', () => {
  const access = token({ alg: 'HS256' }, { scope: 'x' });
  const places: readonly (readonly [string, readonly number[]])[] = [
    [String.raw`{"a":"{\"password\":\"abcdefgh\"}"}`, [7]],
    ['{"password":"abcdefgh","password":"ijklmnop"}', [1, 23]],
    ['a=b&password=password=abc&password=abcdef', [4, 26]],
    [`password=abc ${access} .${access}`, [13, 15 + access.length]],
    [`x${access}`, []],
  ];
  for (const [text, offsets] of places)
    assert.deepEqual(
      findSecretPatterns([file(text)]).map(({ offset }) => offset),
      offsets,
      text,
    );
});

test('no false alarm: redacted values, signed events, public keys, prose', async () => {
  const event = token({ alg: 'PS512', typ: 'secevent+jwt', kid: 'a' }, { iss: 'a', events: { 'https://schema.fitko.de/x': { scope: 1 } } });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  for (const text of [
    event,
    JSON.stringify(publicKey.export({ format: 'jwk' })),
    publicKey.export({ type: 'spki', format: 'pem' }) as string,
    '["authorization","Bearer <sha256:0123456789abcdef>"]',
    '{"access_token":"<sha256:0123456789abcdef>","d":"kurz"}',
    JSON.stringify({ text: '{"access_token":"<sha256:0123456789abcdef>"}' }),
    'client_secret=<sha256:0123456789abcdef>&client_secret=%3Csha256%3A01',
    `Authorization: Basic ${Buffer.from('fachverfahren:...').toString('base64')}`,
    '{ "access_token": "eyJ…", "password": "geheim…" }',
    'Basic authentication is refused; a bearer token eyed with care. client_secret=… is missing',
  ])
    assert.deepEqual(await found(text, secret, canary), [], text);
});

test('a leak is found inside an archive in an archive, and in a PDF', async () => {
  const inner = await writeZip([file(`{"name":"${SECRET.replaceAll('"', '\\"')}"}`, 'evidence/x.ndjson')]);
  const outer = await writeZip([file(inner, 'bundle.zip'), file('nichts', 'a.txt')]);
  const { leaks } = await scanForSecrets([{ path: 'certificate.zip', content: outer }], [secret]);
  assert.ok(leaks.some(({ file: place }) => place === 'certificate.zip!/bundle.zip!/evidence/x.ndjson'));
  for (const [draw, at] of [
    [(pdf: PDFKit.PDFDocument) => pdf.text('Antrag von Xaveria-Prüfstand'), /\(text\)$/],
    [(pdf: PDFKit.PDFDocument) => pdf.file(Buffer.from('{"name":"Xaveria-Prüfstand"}'), { name: 'result.json' }), /^report\.pdf#stream \d+$/],
  ] as const) {
    const pdf = new PDFDocument();
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    draw(pdf);
    pdf.end();
    await ended;
    const inPdf = await scanForSecrets([{ path: 'report.pdf', content: Buffer.concat(chunks) }], [canary]);
    assert.ok(
      inPdf.leaks.some(({ file: place }) => at.test(place)),
      JSON.stringify(inPdf.leaks),
    );
  }
});

/** Whatever it draws, in streams packed with deflate. */
const pdfOf = (...streams: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams.flatMap((stream) => [Buffer.from('stream\n'), deflateSync(stream), Buffer.from('\nendstream\n')])]);

test('text is found however a PDF writes its strings', () => {
  const drawn = (text: string): readonly string[] =>
    findSecretPatterns([{ path: 'a.pdf', content: pdfOf(Buffer.from(`BT /F1 12 Tf ${text} ET`)) }]).map(({ place }) => place);
  for (const text of [
    '[(pass) -10 (word=abc) 5 (def)] TJ',
    '<70617373776f72643d> Tj (abcdef) Tj',
    String.raw`(p\141ssword\=abcdef) Tj`,
    '<70 61 73 73 77 6f 72 64> Tj (=abcdef) Tj',
    '(open (password=abcdef) Tj',
    String.raw`(\(open <70617373776f72643d> Tj (abcdef) Tj`,
  ])
    assert.ok(drawn(text).includes('a.pdf#stream 1 (text)'), text);
  assert.deepEqual(drawn('(pass) Tj (word) Tj'), []);
});

test('streams of all files together are unpacked within a budget, one after another; the file whose rest is not searched is named', () => {
  const secretive = Buffer.from('password=abcdef');
  const files = [
    { path: 'a.pdf', content: pdfOf(Buffer.alloc(30_000), secretive) },
    { path: 'b.pdf', content: pdfOf(Buffer.alloc(30_000), secretive) },
    { path: 'c.pdf', content: pdfOf(secretive) },
    { path: 'd.txt', content: secretive },
  ];
  const told = (left: number): readonly string[] =>
    findSecretPatterns(files, streamBudget(left)).map(({ place, isUnsearched }) => `${place}${isUnsearched === true ? ' ?' : ''}`);
  assert.deepEqual(told(1_000_000), ['a.pdf#stream 2', 'b.pdf#stream 2', 'c.pdf#stream 1', 'd.txt']);
  assert.deepEqual(told(40_000), ['a.pdf#stream 2', 'b.pdf ?', 'c.pdf ?', 'd.txt']);
});

test('what comes to nothing costs too, and streams that are only called so do not', () => {
  const budget = streamBudget();
  const { left } = budget;
  const broken = deflateSync(Buffer.alloc(1_000)).with(-1, 0);
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\nstream\nxyz endstream\nstream\n'), broken]);
  assert.deepEqual(findSecretPatterns([{ path: 'a.pdf', content: pdf }], budget), []);
  assert.equal(left - budget.left, 16_777_216);
  const short = streamBudget();
  findSecretPatterns([{ path: 'b.pdf', content: pdfOf(...Array<Buffer>(10).fill(Buffer.from('x'))) }], short);
  assert.equal(left - short.left, 20_480);
});

test('a file full of what looks like secrets is not told to the end', () => {
  assert.equal(findSecretPatterns([file('password=abcdef&'.repeat(5_000))]).length, 1_000);
});

test('of a token the signature is sought: other tokens begin alike', async () => {
  const one = token({ alg: 'HS256' }, { sub: 'a' });
  const other = `${one.slice(0, one.lastIndexOf('.'))}.YW5kZXJlLVNpZ25hdHVyLWFuZGVyZS1TaWduYXR1cg`;
  assert.deepEqual(new Set(await found(one, secretOfToken('token', one))), new Set(['token']));
  assert.deepEqual(await found(other, secretOfToken('token', one)), []);
});

test('a value too short to be told from chance, and a file that unpacks to too much, are reported as not searched', async () => {
  assert.deepEqual((await scanForSecrets([file('abc')], [{ name: 'kurz', kind: 'secret', value: 'abc' }])).unsearched, ['kurz']);
  const bomb = { path: 'a.pdf', content: pdfOf(Buffer.alloc(140_000_000)) };
  assert.deepEqual((await scanForSecrets([bomb], [secret])).unsearched, ['a.pdf']);
});

test('any secret is found in any surroundings', async () => {
  const bytes = fc.uint8Array({ maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(bytes, fc.uint8Array({ minLength: 16, maxLength: 300 }), bytes, async (before, value, after) => {
      const { leaks } = await scanForSecrets([file(Buffer.concat([before, value, after]))], [{ name: 'x', kind: 'secret', value }]);
      assert.ok(leaks.some(({ spelling }) => spelling === 'raw'));
      const text = Buffer.concat([before, value, after]).toString('base64');
      assert.ok((await found(text, { name: 'x', kind: 'secret', value })).includes('x'));
    }),
  );
});
