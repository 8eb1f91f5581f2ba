/** JAdES: what is signed verifies, at each level and with each kind of key; everything else has a name and throws nothing. */
import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import type { TimestampFault } from '../../simulators/timestamp/index.ts';
import { certificatesInPem } from './certificate-reading.ts';
import { issueCertificate } from './certificate-issuing.ts';
import type { CertificateOrder, IssuedCertificate } from './certificate-issuing.ts';
import { signJades, verifyJades } from './jades.ts';
import type { JadesAnswer, JadesQuestion } from './jades.ts';
import { signerFromPem } from './signer.ts';
import type { Signer } from './signer.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const VALIDITY = { notBefore: NOW - YEAR_MS, notAfter: NOW + YEAR_MS };
const PAYLOAD: Uint8Array = Buffer.from('{"format":"pruefstand-bundle"}');

const root = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: {} });
const leaf = await issued({});
const signer = signerFromPem({ key: leaf.key, chain: leaf.chain });
const stampKeys = await createTimestampKeys(NOW, 5);
const authority = createTimestampAuthority({ ...stampKeys, clock: { now: () => NOW + 1000 } });
const QUESTION: JadesQuestion = { anchors: [root.der], tsaAnchors: certificatesInPem(stampKeys.root.certificate), at: new Date(NOW + 60_000) };
const plain = await signed();
const stamped = await signed({ isStamped: true });

type Members = Record<string, unknown>;

async function issued(order: Partial<CertificateOrder>): Promise<IssuedCertificate> {
  return issueCertificate({ subject: 'CN=Prüfstelle', issuer: root, ...VALIDITY, ...order });
}

async function signed({ by = signer, isStamped = false, at = NOW, payload = PAYLOAD } = {}): Promise<string> {
  return signJades({ payload, contentType: 'application/json', signer: by, signedAt: new Date(at), ...(isStamped ? { timestamp: authority.stamp } : {}) });
}

/** A key with its certificate as it is, whatever the certificate says of its use. */
function bareSigner({ key, der }: IssuedCertificate): Signer {
  return { algorithm: 'ES256', chain: [der], sign: async (bytes) => sign('sha256', bytes, { key: createPrivateKey(key), dsaEncoding: 'ieee-p1363' }) };
}

/** Signs with another header, honestly. */
async function withHeader(change: (header: Members) => void, by: Signer = signer): Promise<string> {
  const { protected: encoded, payload } = JSON.parse(await signed({ by })) as { protected: string; payload: string };
  const header = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as Members;
  change(header);
  const changed = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signature = Buffer.from(await by.sign(Buffer.from(`${changed}.${payload}`))).toString('base64url');
  return JSON.stringify({ payload, protected: changed, signature });
}

function changed(text: string, change: (jws: Members) => void): string {
  const jws = JSON.parse(text) as Members;
  change(jws);
  return JSON.stringify(jws);
}

/** Puts unsigned components in place. */
function withComponents(text: string, ...components: unknown[]): string {
  return changed(text, (jws) => void (jws['header'] = { etsiU: components.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')) }));
}

async function ask(text: string, question: Partial<JadesQuestion> = {}): Promise<JadesAnswer> {
  const answer = await verifyJades(text, { ...QUESTION, ...question });
  for (const { text: sentence } of answer.findings) assert.ok(sentence.de !== '' && sentence.en !== '');
  assert.equal(answer.isValid && answer.findings.some(({ grade }) => grade === 'wrong'), false);
  return answer;
}

async function namesIn(text: string, question: Partial<JadesQuestion> = {}): Promise<readonly string[]> {
  return (await ask(text, question)).findings.map(({ kind, grade, place }) => `${kind} ${grade} ${place}`);
}

await test('what is signed verifies, with each kind of key, and says who', async () => {
  for (const keyKind of ['P-256', 'P-384', 'P-521', 'RSA-2048'] as const) {
    const certificate = await issued({ keyKind });
    const text = await signed({ by: signerFromPem({ key: certificate.key, chain: certificate.chain }) });
    const { isValid, payload, signer: view, findings } = await ask(text, { payload: PAYLOAD });
    assert.deepEqual([isValid, findings], [true, []]);
    assert.deepEqual(Buffer.from(payload ?? []), PAYLOAD);
    assert.deepEqual([view?.subject, view?.issuer, view?.level, view?.isAnchored], ['CN=Prüfstelle', 'CN=Wurzel', 'B-B', true]);
    assert.deepEqual([view?.signedAt, view?.chain, view?.timestamp], [new Date(NOW).toISOString(), ['CN=Prüfstelle', 'CN=Wurzel'], undefined]);
  }
});

await test('the header is that of a baseline signature, and the text has no white space', () => {
  const { protected: encoded, ...others } = JSON.parse(plain) as Members;
  const header = JSON.parse(Buffer.from(String(encoded), 'base64url').toString('utf8')) as Members;
  assert.deepEqual(Object.keys(header), ['alg', 'cty', 'x5t#S256', 'x5c', 'iat']);
  assert.deepEqual([header['alg'], header['cty'], header['iat']], ['ES256', 'json', NOW / 1000]);
  assert.deepEqual(Object.keys(others), ['payload', 'signature']);
  assert.doesNotMatch(plain, /\s/);
});

await test('a time stamp lifts it to B-T', async () => {
  const { signer: view, findings, isValid } = await ask(stamped, { needsTimestamp: true });
  assert.deepEqual([isValid, findings, view?.level, view?.timestamp?.time], [true, [], 'B-T', new Date(NOW + 1000).toISOString()]);
  assert.deepEqual(await namesIn(plain, { needsTimestamp: true }), ['timestamp-missing wrong header']);
});

await test('payloads of any octets come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (payload) => {
      const answer = await ask(await signed({ payload }), { payload });
      assert.deepEqual([answer.isValid, [...(answer.payload ?? [])]], [true, [...payload]]);
    }),
    { numRuns: 20 },
  );
});

await test('any changed character is noticed and named', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(stamped.length - 1), fc.integer({ min: 1, max: 127 }), async (at, mask) => {
      const character = String.fromCharCode(stamped.charCodeAt(at) ^ mask);
      const answer = await ask(stamped.slice(0, at) + character + stamped.slice(at + 1));
      assert.equal(answer.isValid, false);
      assert.ok(answer.findings.some(({ grade }) => grade === 'wrong'));
    }),
    { numRuns: 250 },
  );
});

await test('any changed octet of payload, header, signature and certificates is noticed under its own name', async () => {
  const part = fc.constantFrom('payload', 'protected', 'signature');
  await fc.assert(
    fc.asyncProperty(part, fc.nat(5000), fc.integer({ min: 1, max: 255 }), async (name, position, mask) => {
      const text = changed(plain, (jws) => {
        const octets = Buffer.from(String(jws[name]), 'base64url');
        const at = position % octets.byteLength;
        octets[at] = (octets[at] ?? 0) ^ mask;
        jws[name] = octets.toString('base64url');
      });
      const answer = await ask(text);
      assert.equal(answer.isValid, false);
      if (name !== 'protected')
        assert.deepEqual(
          answer.findings.map(({ kind }) => kind),
          ['signature-invalid'],
        );
    }),
    { numRuns: 150 },
  );
});

await test('other content than the one at hand is named', async () => {
  assert.deepEqual(await namesIn(plain, { payload: Buffer.from('{}') }), ['manifest-not-signed-one wrong payload']);
});

await test('algorithms outside the list are refused, whatever the signature', async () => {
  const header =
    (alg: string): ((members: Members) => void) =>
    (members) =>
      void (members['alg'] = alg);
  for (const alg of ['none', 'HS256', 'RS256', 'PS256', 'ES384', 'es256', 'toString', '']) {
    assert.deepEqual(await namesIn(await withHeader(header(alg))), ['signature-algorithm-refused wrong protected/alg'], alg);
  }
  // The classic confusion: the public key as the secret of an HMAC.
  const forged = changed(await withHeader(header('HS256')), (jws) => {
    jws['signature'] = createHmac('sha256', leaf.certificate)
      .update(`${String(jws['protected'])}.${String(jws['payload'])}`)
      .digest('base64url');
  });
  assert.deepEqual(await namesIn(forged), ['signature-algorithm-refused wrong protected/alg']);
  const unsigned = changed(await withHeader(header('none')), (jws) => void (jws['signature'] = ''));
  assert.deepEqual(await namesIn(unsigned), ['signature-unreadable wrong signature']);
});

await test('headers: missing, misleading and critical parameters are named, unknown ones are noted', async () => {
  const cases: readonly (readonly [change: (header: Members) => void, name: string])[] = [
    [(header) => delete header['x5c'], 'signature-certificate-missing wrong protected/x5c'],
    [(header) => (header['x5c'] = []), 'signature-certificate-missing wrong protected/x5c'],
    [(header) => (header['x5c'] = ['%%%']), 'chain-broken wrong protected/x5c[0]'],
    [(header) => delete header['x5t#S256'], 'signature-profile-broken wrong protected/x5t#S256'],
    [(header) => (header['x5t#S256'] = 'AAAA'), 'signature-profile-broken wrong protected/x5t#S256'],
    [(header) => (header['x5t#o'] = { digAlg: 'S512', digVal: 'AAAA' }), 'signature-profile-broken wrong protected/x5t#S256'],
    [(header) => delete header['iat'], 'signature-profile-broken wrong protected/iat'],
    [(header) => (header['iat'] = 'heute'), 'signature-profile-broken wrong protected/iat'],
    [(header) => (header['sigT'] = '2026-11-21T10:00:00Z'), 'signature-profile-broken wrong protected/iat'],
    [(header) => (header['crit'] = ['exp']), 'signature-header-unknown wrong protected/crit'],
    [(header) => (header['crit'] = []), 'signature-header-unknown wrong protected/crit'],
    [(header) => (header['jku'] = 'https://example.invalid/keys'), 'signature-header-unknown wrong protected/jku'],
    [(header) => (header['jwk'] = {}), 'signature-header-unknown wrong protected/jwk'],
    [(header) => (header['x5u'] = 'https://example.invalid'), 'signature-header-unknown wrong protected/x5u'],
    [(header) => (header['b64'] = false), 'signature-header-unknown wrong protected/b64'],
    [(header) => (header['sigPl'] = { addressCountry: 'DE' }), 'signature-header-unknown note protected/sigPl'],
  ];
  for (const [change, name] of cases) assert.deepEqual(await namesIn(await withHeader(change)), [name]);
  const legacy = await withHeader((header) => {
    delete header['iat'];
    header['sigT'] = '2026-11-21T10:00:00Z';
  });
  assert.deepEqual(await namesIn(legacy), ['signature-profile-broken wrong protected/iat'], 'sigT is a thing of the past');
});

await test('texts that are no signature are named and throw nothing', async () => {
  const jws = JSON.parse(plain) as { payload: string; protected: string; signature: string };
  const hostile = [
    '',
    'kein JSON',
    '[]',
    'null',
    '{}',
    `${jws.protected}.${jws.payload}.${jws.signature}`,
    JSON.stringify({ payload: jws.payload, signatures: [{ protected: jws.protected, signature: jws.signature }] }),
    JSON.stringify({ ...jws, mehr: 1 }),
    JSON.stringify({ ...jws, payload: undefined }),
    JSON.stringify({ ...jws, payload: 7 }),
    JSON.stringify({ ...jws, payload: `${jws.payload}=` }),
    JSON.stringify({ ...jws, protected: Buffer.from('[1]').toString('base64url') }),
    JSON.stringify({ ...jws, protected: Buffer.from('{"alg":"ES256","alg":"none"}').toString('base64url') }),
    plain.replace('{', '{"payload":"e30",'),
    plain.replace('"payload"', '"p\\u0061yload"'),
    `${plain}{}`,
    '['.repeat(100_000),
  ];
  for (const text of hostile) {
    const answer = await ask(text);
    assert.deepEqual([answer.isValid, answer.payload, answer.signer], [false, undefined, undefined]);
    assert.deepEqual(
      answer.findings.map(({ kind }) => kind),
      ['signature-unreadable'],
      text.slice(0, 60),
    );
  }
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => assert.equal((await ask(text)).isValid, false)),
    { numRuns: 100 },
  );
  assert.equal((await ask(JSON.stringify(JSON.parse(plain), undefined, 2))).isValid, true, 'white space between members does not count');
});

await test('the certificate decides who, and may do it: chain, validity, key usage', async () => {
  const usage = await issued({ keyUsage: ['keyEncipherment'] });
  const expired = await issued({ notBefore: NOW - 2 * YEAR_MS, notAfter: NOW - YEAR_MS });
  const future = await issued({ notBefore: NOW + DAY_MS, notAfter: NOW + YEAR_MS });
  const stranger = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: {} });
  const byStranger = await issued({ issuer: stranger });
  assert.deepEqual(await namesIn(await signed({ by: bareSigner(usage) })), ['key-usage-wrong wrong protected/x5c[0]']);
  assert.deepEqual(await namesIn(await signed({ by: bareSigner(byStranger) })), ['chain-not-anchored wrong protected/x5c']);
  assert.deepEqual(await namesIn(plain, { anchors: [] }), ['chain-not-anchored open protected/x5c']);
  assert.equal((await ask(plain, { anchors: [] })).isValid, true, 'an open question is not a no');
  assert.deepEqual(await namesIn(await signed({ by: bareSigner(expired) })), [
    'certificate-expired-at-signing wrong protected/x5c[0]',
    'timestamp-missing open header',
  ]);
  assert.deepEqual(await namesIn(await signed({ by: bareSigner(future) }), { at: new Date(NOW + 2 * DAY_MS) }), [
    'certificate-not-yet-valid wrong protected/x5c[0]',
  ]);
  const swapped = await withHeader((header) => (header['x5c'] = [Buffer.from(byStranger.der).toString('base64')]));
  assert.deepEqual(await namesIn(swapped), [
    'signature-profile-broken wrong protected/x5t#S256',
    'signature-invalid wrong signature',
    'chain-not-anchored wrong protected/x5c',
  ]);
});

await test('time stamps: deviations of the authority, of other signatures, and in wrong shape', async () => {
  const deviating = async (fault: TimestampFault): Promise<readonly string[]> => {
    authority.deviate(fault);
    try {
      return await namesIn(await signed({ isStamped: true }));
    } finally {
      authority.deviate(undefined);
    }
  };
  assert.deepEqual(await deviating('expired-certificate'), ['certificate-expired-at-signing wrong sigTst[0]']);
  assert.deepEqual(await deviating('no-extended-key-usage'), ['key-usage-wrong wrong sigTst']);
  assert.deepEqual(await deviating('wrong-signature'), ['timestamp-invalid wrong sigTst']);
  assert.deepEqual(await deviating('wrong-time'), ['certificate-not-yet-valid wrong sigTst[0]', 'timestamp-invalid wrong sigTst']);
  authority.deviate('wrong-imprint');
  await assert.rejects(signed({ isStamped: true }), /not for this signature/);
  authority.deviate(undefined);
  const { header } = JSON.parse(await signed({ isStamped: true, at: NOW - 1000 })) as Members;
  assert.deepEqual(await namesIn(changed(stamped, (jws) => void (jws['header'] = header))), ['timestamp-other-data wrong sigTst']);
  assert.deepEqual(await namesIn(stamped, { tsaAnchors: [root.der] }), ['chain-not-anchored wrong sigTst']);
  assert.equal((await ask(stamped, { tsaAnchors: [root.der] })).signer?.timestamp, undefined, 'a stranger attests nothing');
  const token = { val: 'AAAA' };
  for (const [text, name] of [
    [withComponents(plain, { sigTst: { tstTokens: [token, token] } }), 'timestamp-invalid wrong header/etsiU[0]'],
    [withComponents(plain, { sigTst: { tstTokens: [] } }), 'timestamp-invalid wrong header/etsiU[0]'],
    [withComponents(plain, { sigTst: { tstTokens: [{ val: 'AAA' }] } }), 'timestamp-invalid wrong header/etsiU[0]'],
    [withComponents(plain, { sigTst: { tstTokens: [token] } }, { sigTst: { tstTokens: [token] } }), 'signature-profile-broken wrong header/etsiU'],
    [withComponents(plain, { sigTsu: {} }), 'signature-header-unknown wrong header/etsiU[0]'],
    [withComponents(plain, { xVals: [] }), 'signature-header-unknown note header/etsiU[0]'],
    [withComponents(plain), 'signature-header-unknown wrong header'],
    [changed(plain, (jws) => void (jws['header'] = { kid: 'x' })), 'signature-header-unknown wrong header'],
  ] as const) {
    assert.deepEqual(await namesIn(text), [name]);
  }
});

await test('clocks and years: what can still be known is said as it is', async () => {
  assert.deepEqual(await namesIn(plain, { at: new Date(NOW - DAY_MS) }), ['clock-before-validity open protected/iat']);
  assert.deepEqual(await namesIn(plain, { at: new Date(NOW - 60_000) }), [], 'clocks differ a little');
  assert.deepEqual(await namesIn(await signed({ isStamped: true, at: NOW - 2 * YEAR_MS })), ['certificate-not-yet-valid wrong protected/iat'], 'backdated');
  assert.deepEqual(
    await namesIn(await signed({ isStamped: true, at: NOW + DAY_MS }), { at: new Date(NOW + 2 * DAY_MS) }),
    ['timestamp-invalid wrong sigTst'],
    'postdated',
  );
  const twoYears = new Date(NOW + 2 * YEAR_MS);
  assert.deepEqual(await namesIn(plain, { at: twoYears }), ['timestamp-missing open header']);
  assert.deepEqual(await namesIn(stamped, { at: twoYears }), [], 'the time stamp attests that it was signed before');
  assert.deepEqual(await namesIn(stamped, { at: twoYears, tsaAnchors: [] }), ['chain-not-anchored open sigTst', 'timestamp-missing open header']);
  const proved = { at: twoYears, existedAt: new Date(NOW + 3 * DAY_MS) };
  assert.deepEqual(await namesIn(plain, proved), [], 'proved from elsewhere to have been there before');
  assert.deepEqual((await ask(plain, proved)).signer?.existedAt, proved.existedAt.toISOString());
  const tooLate = { at: twoYears, existedAt: new Date(NOW + YEAR_MS + 1000) };
  assert.deepEqual(await namesIn(plain, tooLate), ['timestamp-missing open header'], 'a proof after the end of the certificate is none');
  assert.deepEqual(await namesIn(await signed({ at: NOW - 2 * YEAR_MS }), proved), ['certificate-not-yet-valid wrong protected/iat'], 'backdated');
  const tenYears = new Date(NOW + 10 * YEAR_MS);
  assert.deepEqual(await namesIn(stamped, { at: tenYears, existedAt: twoYears }), [], 'a later proof carries the time stamp on');
  assert.deepEqual(await namesIn(stamped, { at: tenYears }), ['timestamp-missing open sigTst']);
  assert.equal((await ask(stamped, { at: tenYears })).isValid, true, 'it was verified as it stood');
});
