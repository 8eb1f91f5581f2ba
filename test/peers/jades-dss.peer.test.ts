/**
 * Peer: DSS, the European Commission's library for electronic signatures. It judges our JAdES signatures by its own policy
 * and its own catalogue of algorithms, both unchanged, with nothing but roots and an instant told; and it signs with our
 * keys and our time-stamping authority, for our verifier to judge. Certificates of signers and of the authority carry
 * `noRevAvail` (RFC 9608), because a root made for a test publishes no revocations; DSS's policy then asks for none of the
 * signer, and the authority's own certificate is an anchor, as it is in the trusted lists of the member states.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import type { VerificationFinding } from '../../src/core/verification.ts';
import { readAnchors } from '../../src/formats/certificate-chain.ts';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate, SigningKeyKind } from '../../src/formats/certificate-issuing.ts';
import { signJades, verifyJades } from '../../src/formats/jades.ts';
import { signerFromPem, signerFromPkcs12 } from '../../src/formats/signer.ts';
import type { Signer } from '../../src/formats/signer.ts';
import { startHost } from '../../src/transport/host.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildWithMaven, classPathOf } from './building/maven.ts';
import { runPeer } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';

const NAME = 'jades-dss';
const PROGRAM_TIMEOUT_MS = 120_000;
const PASSWORD = 'nur-fuer-tests';
const NOW = Date.parse('2026-11-21T10:00:00Z');
const YEAR_MS = 365 * 86_400_000;
const PAYLOAD = Buffer.from('{"format":"pruefstand-bundle","product":"Prüfling"}');

interface Judgement {
  /** Why DSS would not read it at all. */
  readonly refused?: string;
  readonly indication: string;
  readonly subIndication: string | null;
  readonly format: string;
  readonly algorithm: string;
  readonly isIntact: boolean;
  readonly isStructureValid: boolean;
  readonly structure: readonly string[];
  readonly claimedTime: string;
  /** The earliest instant at which the signature is proven to have existed. */
  readonly bestTime: string;
  readonly errors: readonly string[];
  readonly timestamps: readonly { readonly type: string; readonly indication: string; readonly time: string; readonly errors: readonly string[] }[];
}
type Judgements = Readonly<Record<string, Judgement>>;

await test('DSS, library of the European Commission', async (context: TestContext) => {
  const build = await buildWithMaven({ name: NAME, directory: peerFolder(NAME), peerGroup: 'eu.europa.ec.joinup.sd-dss' });
  const program = builtOrSkipped(context, build);
  if (program === undefined) return;
  const stand = await createStand(program);
  try {
    await context.test('our signatures are valid JAdES of the named level', async () => assertAccepted(stand));
    await context.test('tampered signatures are refused by both, and strangers are not trusted', async () => assertRefused(stand));
    await context.test('years later both say the same of what can still be known', async () => assertLater(stand));
    await context.test('what DSS signs and stamps is valid here', async () => assertTheirs(stand));
  } finally {
    rmSync(stand.folder, { recursive: true, force: true });
  }
});

/** Keys, authority and the way to the program. */
interface Stand {
  readonly folder: string;
  readonly root: IssuedCertificate;
  readonly leaves: Readonly<Record<'rsa' | 'ec256' | 'ec384', IssuedCertificate>>;
  readonly authority: ReturnType<typeof createTimestampAuthority>;
  /** PEM of the authority's own certificate. */
  readonly unit: string;
  write(name: string, content: string | Uint8Array): string;
  run<T>(order: string, plan: unknown): Promise<T>;
  /** Lets DSS judge, at an instant, trusting the stand's root and authority. */
  validate(signatures: Readonly<Record<string, string>>, at?: number): Promise<Judgements>;
}

async function createStand(program: string): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-dss-'));
  const root = await issueCertificate({
    subject: 'CN=Wurzel (nur zum Testen), O=Prüfstand, C=DE',
    notBefore: NOW - YEAR_MS,
    notAfter: NOW + 20 * YEAR_MS,
    authority: {},
  });
  const [rsa, ec256, ec384] = await Promise.all([leaf(root, 'RSA-3072'), leaf(root, 'P-256', 20), leaf(root, 'P-384')]);
  const keys = await createTimestampKeys(NOW, 20);
  const unit = keys.chain;
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async <T>(order: string, plan: unknown): Promise<T> =>
    runPeer({
      command: 'java',
      words: ['-Dfile.encoding=UTF-8', '-cp', classPathOf(program), 'pruefstand.jades.Main', order, write('plan.json', JSON.stringify(plan))],
      timeoutMs: PROGRAM_TIMEOUT_MS,
    });
  const anchors = [write('root.pem', root.certificate), write('unit.pem', unit)];
  return {
    folder,
    root,
    leaves: { rsa, ec256, ec384 },
    authority: createTimestampAuthority({ ...keys, clock: { now: () => NOW + 2000 } }),
    unit,
    write,
    run,
    validate: async (signatures, at = NOW + 60_000) => {
      const files = Object.entries(signatures).map(([name, text]) => [name, write(`${name}.json`, text)] as const);
      return run<Judgements>('validate', { anchors, validationTime: new Date(at).toISOString(), signatures: Object.fromEntries(files) });
    },
  };
}

/** @param years long for a key that DSS signs with, for it goes by the clock of the machine */
async function leaf(issuer: IssuedCertificate, keyKind: SigningKeyKind, years = 1): Promise<IssuedCertificate> {
  const subject = `CN=Prüfstelle ${keyKind} (nur zum Testen), O=Prüfstand, C=DE`;
  return issueCertificate({ subject, issuer, keyKind, notBefore: NOW - YEAR_MS, notAfter: NOW + years * YEAR_MS, saysNoRevocation: true });
}

async function signed(stand: Stand, signer: Signer, isStamped: boolean): Promise<string> {
  const order = { payload: PAYLOAD, contentType: 'application/json', signer, signedAt: new Date(NOW) };
  return signJades(isStamped ? { ...order, timestamp: stand.authority.stamp } : order);
}

function pemSigner({ key, chain }: IssuedCertificate): Signer {
  return signerFromPem({ key, chain });
}

async function assertAccepted(stand: Stand): Promise<void> {
  const { rsa, ec256, ec384 } = stand.leaves;
  // The container is written by Java, so that our reading of PKCS #12 meets a foreign hand too.
  const stored = await signerFromStore(stand);
  const cases = {
    'rsa-b': [await signed(stand, pemSigner(rsa), false), 'SHA256 RSASSA_PSS'],
    'rsa-t': [await signed(stand, pemSigner(rsa), true), 'SHA256 RSASSA_PSS'],
    'ec256-b': [await signed(stand, pemSigner(ec256), false), 'SHA256 ECDSA'],
    'ec256-t-from-pkcs12': [await signed(stand, stored, true), 'SHA256 ECDSA'],
    'ec384-t': [await signed(stand, pemSigner(ec384), true), 'SHA384 ECDSA'],
  } as const;
  const judged = await stand.validate(Object.fromEntries(Object.entries(cases).map(([name, [text]]) => [name, text])));
  for (const [name, [, algorithm]] of Object.entries(cases)) {
    const judgement = judged[name];
    assert.ok(judgement !== undefined && judgement.refused === undefined, `${name}: ${judgement?.refused}`);
    const isStamped = name.includes('-t');
    assert.equal(judgement.indication, 'TOTAL_PASSED', `${name}: ${judgement.errors.join(' | ')}`);
    assert.equal(judgement.format, isStamped ? 'JAdES_BASELINE_T' : 'JAdES_BASELINE_B', name);
    assert.deepEqual(judgement.errors, [], name);
    assert.deepEqual([judgement.isIntact, judgement.isStructureValid, judgement.structure], [true, true, []], name);
    assert.equal(judgement.algorithm, algorithm, name);
    assert.equal(judgement.claimedTime, new Date(NOW).toISOString().replace('.000', ''), name);
    assert.deepEqual(
      judgement.timestamps.map(({ type, indication }) => [type, indication]),
      isStamped ? [['SIGNATURE_TIMESTAMP', 'PASSED']] : [],
      `${name}: ${judgement.timestamps.flatMap(({ errors }) => errors).join(' | ')}`,
    );
  }
}

async function signerFromStore(stand: Stand): Promise<Signer> {
  const { key, chain } = stand.leaves.ec256;
  const store = join(stand.folder, 'signer.p12');
  await stand.run('store', { key: stand.write('signer.key', key), keyType: 'EC', chain: stand.write('signer.pem', chain), store, password: PASSWORD });
  return signerFromPkcs12(readFileSync(store), PASSWORD);
}

/** Changes members of the signature, or its header. */
function changed(text: string, change: (jws: Record<string, unknown>, header: Record<string, unknown>) => void): string {
  const jws = JSON.parse(text) as Record<string, unknown>;
  const header = JSON.parse(Buffer.from(String(jws['protected']), 'base64url').toString('utf8')) as Record<string, unknown>;
  const before = JSON.stringify(header);
  change(jws, header);
  if (JSON.stringify(header) !== before) jws['protected'] = Buffer.from(JSON.stringify(header)).toString('base64url');
  return JSON.stringify(jws);
}

async function assertRefused(stand: Stand): Promise<void> {
  const { rsa, ec256 } = stand.leaves;
  const stranger = await issueCertificate({ subject: 'CN=Fremde Wurzel, O=Prüfstand', notBefore: NOW - YEAR_MS, notAfter: NOW + YEAR_MS, authority: {} });
  const [plain, stamped] = [await signed(stand, pemSigner(ec256), false), await signed(stand, pemSigner(rsa), true)];
  const other = await signed(stand, pemSigner(ec256), true);
  const tampered = {
    payload: changed(plain, (jws) => void (jws['payload'] = Buffer.from('{}').toString('base64url'))),
    header: changed(plain, (_, header) => void (header['iat'] = Number(header['iat']) - 60)),
    key: changed(plain, (_, header) => void (header['x5c'] = [Buffer.from(rsa.der).toString('base64')])),
    signature: changed(plain, (jws) => void (jws['signature'] = Buffer.from(String(jws['signature']), 'base64url').reverse().toString('base64url'))),
    root: await signed(stand, pemSigner(await leaf(stranger, 'P-256')), false),
    stamp: changed(stamped, (jws) => void (jws['header'] = (JSON.parse(other) as Record<string, unknown>)['header'])),
  };
  const kinds = {
    payload: 'signature-invalid',
    header: 'signature-invalid',
    key: 'signature-algorithm-refused',
    signature: 'signature-invalid',
    root: 'chain-not-anchored',
    stamp: 'timestamp-other-data',
  } as const;
  const judged = await stand.validate(tampered);
  for (const [name, text] of Object.entries(tampered)) {
    const theirs = judged[name];
    const isRefused =
      theirs?.refused !== undefined || theirs?.indication !== 'TOTAL_PASSED' || theirs.timestamps.some(({ indication }) => indication !== 'PASSED');
    assert.ok(isRefused, `DSS accepts ${name}`);
    const ours = await verifyJades(text, questionOf(stand));
    assert.equal(ours.isValid, false, name);
    assert.ok(
      ours.findings.some(({ kind }) => kind === kinds[name as keyof typeof kinds]),
      `${name}: ${ours.findings.map(({ kind }) => kind).join(', ')}`,
    );
  }
  assert.deepEqual([judged['payload']?.indication, judged['payload']?.subIndication], ['TOTAL_FAILED', 'HASH_FAILURE']);
  assert.deepEqual([judged['root']?.indication, judged['root']?.subIndication], ['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND']);
}

/** Three years later the signer's certificate has expired, the authority's has not. */
async function assertLater(stand: Stand): Promise<void> {
  const later = NOW + 3 * YEAR_MS;
  const signatures = { plain: await signed(stand, pemSigner(stand.leaves.rsa), false), stamped: await signed(stand, pemSigner(stand.leaves.rsa), true) };
  const judged = await stand.validate(signatures, later);
  assert.equal(judged['plain']?.indication, 'INDETERMINATE');
  assert.equal(judged['stamped']?.indication, 'TOTAL_PASSED', judged['stamped']?.errors.join(' | '));
  assert.equal(judged['stamped'].bestTime, new Date(NOW + 2000).toISOString().replace('.000', ''));
  const open = (findings: readonly VerificationFinding[]): unknown => findings.map(({ kind, grade }) => [kind, grade]);
  const question = questionOf(stand, later);
  assert.deepEqual(open((await verifyJades(signatures.plain, question)).findings), [['timestamp-missing', 'open']]);
  const stamped = await verifyJades(signatures.stamped, question);
  assert.deepEqual([stamped.isValid, open(stamped.findings)], [true, []]);
  assert.equal(stamped.signer?.timestamp?.time, new Date(NOW + 2000).toISOString());
}

async function assertTheirs(stand: Stand): Promise<void> {
  await using host = await startHost({ simulator: stand.authority });
  await signerFromStore(stand);
  const plan = {
    anchors: [join(stand.folder, 'root.pem'), join(stand.folder, 'unit.pem')],
    store: join(stand.folder, 'signer.p12'),
    password: PASSWORD,
    payload: stand.write('payload.json', PAYLOAD),
    signedAt: new Date(NOW).toISOString(),
    output: join(stand.folder, 'theirs.json'),
  };
  // `x5t#S256` by wish; by itself DSS refers to the certificate with SHA-512 in `x5t#o`.
  for (const [level, certificateHash] of [
    ['B-B', 'SHA512'],
    ['B-T', 'SHA256'],
  ] as const) {
    await stand.run('sign', { ...plan, certificateHash, ...(level === 'B-T' ? { authority: `${host.url}/` } : {}) });
    const answer = await verifyJades(readFileSync(plan.output, 'utf8'), { ...questionOf(stand), payload: PAYLOAD });
    const wrong = answer.findings.filter(({ grade }) => grade === 'wrong');
    assert.deepEqual([answer.isValid, wrong], [true, []]);
    assert.equal(answer.signer?.level, level);
    assert.equal(answer.signer.isAnchored, true);
  }
}

function questionOf(stand: Stand, at = NOW + 60_000): { anchors: readonly Uint8Array[]; tsaAnchors: readonly Uint8Array[]; at: Date } {
  return { anchors: readAnchors(stand.root.certificate), tsaAnchors: readAnchors(stand.unit), at: new Date(at) };
}
