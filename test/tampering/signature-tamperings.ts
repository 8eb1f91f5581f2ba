/** Other keys, broken chains, other times: what is done to the signature over the manifest. */
import type { CertificateOrder } from '../../src/formats/certificate-issuing.ts';
import type { Signer } from '../../src/formats/signer.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import type { Material, Offered, Tampering } from './tampering.ts';
import { DAY_MS, YEAR_MS, relisted, signed, signerWith, textIn, withFiles, zipOf } from './world.ts';
import type { Files, Signing, World } from './world.ts';

const SIGNATURE = 'manifest.jws.json';

interface Jws {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
  readonly header?: object;
}

const denied = ['signature'] as const;

/** An outsider edits the text of the signature. */
function edited(name: string, kinds: readonly Kind[], edit: (jws: Jws, material: Material) => object | string, isStamped = false): Tampering {
  return {
    name: `signature: ${name}`,
    by: 'outsider',
    kinds,
    denied,
    make: async (material) => {
      const files = isStamped ? material.stamped : material.files;
      const changed = edit(JSON.parse(textIn(files, SIGNATURE)) as Jws, material);
      return { zip: await zipOf(withFiles(files, { [SIGNATURE]: typeof changed === 'string' ? changed : JSON.stringify(changed) })) };
    },
  };
}

function withHeader(jws: Jws, change: (header: Record<string, unknown>) => object): Jws {
  const header = JSON.parse(Buffer.from(jws.protected, 'base64url').toString('utf8')) as Record<string, unknown>;
  return { ...jws, protected: Buffer.from(JSON.stringify(change(header))).toString('base64url') };
}

/** Somebody signs the bundle, as it is or changed. */
function resigned(
  name: string,
  by: Tampering['by'],
  kinds: readonly Kind[],
  sign: (world: World) => Promise<Partial<Signing>> | Partial<Signing>,
  more: { readonly files?: (files: Files) => Files; readonly offered?: (world: World) => Omit<Offered, 'zip'> } = {},
): Tampering {
  return {
    name: `signature: ${name}`,
    by,
    kinds,
    denied,
    make: async ({ files, world }) => {
      const signing = { signer: world.vendor.signer, at: world.at, ...(await sign(world)) };
      return { zip: await zipOf(await signed(more.files?.(files) ?? files, signing)), ...more.offered?.(world) };
    },
  };
}

function reordered(signer: Signer, order: readonly number[]): Signer {
  return { ...signer, chain: order.flatMap((index) => signer.chain[index] ?? []) };
}

const withCertificate = (order: (world: World) => Partial<CertificateOrder>) => async (world: World) => ({ signer: await signerWith(world, order(world)) });

export const SIGNATURE_TAMPERINGS: readonly Tampering[] = [
  edited('a bit of the value is turned', ['signature-invalid'], (jws) => ({
    ...jws,
    signature: `${jws.signature.startsWith('A') ? 'B' : 'A'}${jws.signature.slice(1)}`,
  })),
  edited('the value is empty', ['signature-unreadable'], (jws) => ({ ...jws, signature: '' })),
  edited('the payload inside is another one', ['signature-invalid', 'manifest-not-signed-one'], (jws) => ({
    ...jws,
    payload: Buffer.from('{}').toString('base64url'),
  })),
  edited('the algorithm is none', ['signature-algorithm-refused'], (jws) => withHeader(jws, (header) => ({ ...header, alg: 'none' }))),
  edited('the algorithm is HMAC', ['signature-algorithm-refused'], (jws) => withHeader(jws, (header) => ({ ...header, alg: 'HS256' }))),
  edited('the certificate is left out', ['signature-certificate-missing'], (jws) => withHeader(jws, ({ x5c: _, ...header }) => header)),
  edited('the key is named elsewhere', ['signature-header-unknown'], (jws) => withHeader(jws, (header) => ({ ...header, jku: 'https://example.org/keys' }))),
  edited('a critical extension', ['signature-header-unknown'], (jws) => withHeader(jws, (header) => ({ ...header, crit: ['exp'] }))),
  edited('the digest of the certificate is left out', ['signature-profile-broken'], (jws) => withHeader(jws, ({ 'x5t#S256': _, ...header }) => header)),
  edited('the claimed time is moved', ['signature-invalid'], (jws, { world }) =>
    withHeader(jws, (header) => ({ ...header, iat: Math.floor(world.at.getTime() / 1000) + 60 })),
  ),
  edited('the certificate is exchanged for a stranger’s', ['signature-invalid'], (jws, { world }) =>
    withHeader(jws, (header) => ({ ...header, x5c: world.stranger.signer.chain.map((der) => Buffer.from(der).toString('base64')) })),
  ),
  edited('a second member of the same name', ['signature-unreadable'], (jws) => JSON.stringify(jws).replace('{', '{"signature":"AAAA",')),
  edited(
    'the time stamp is for other data',
    ['timestamp-other-data'],
    (jws) => ({ ...jws, signature: `${jws.signature.startsWith('A') ? 'B' : 'A'}${jws.signature.slice(1)}` }),
    true,
  ),
  edited(
    'the time stamp is cut',
    ['timestamp-invalid'],
    (jws) => ({ ...jws, header: { etsiU: [Buffer.from(JSON.stringify({ sigTst: { tstTokens: [{ val: 'MAA=' }] } })).toString('base64url')] } }),
    true,
  ),
  resigned('by somebody else with the same name', 'stranger', ['chain-not-anchored'], ({ stranger }) => ({ signer: stranger.signer })),
  resigned('by somebody else, with the vendor’s chain attached', 'stranger', ['signature-invalid'], ({ stranger, vendor }) => ({
    signer: { ...stranger.signer, chain: vendor.signer.chain },
  })),
  resigned('by somebody else, below the vendor’s authority', 'stranger', ['chain-broken'], ({ stranger, vendor }) => ({
    signer: { ...stranger.signer, chain: [stranger.leaf.der, ...vendor.signer.chain.slice(1)] },
  })),
  {
    name: 'a file is changed, listed and signed by somebody else',
    by: 'stranger',
    kinds: ['chain-not-anchored', 'report-not-of-result'],
    denied: ['signature', 'verdicts'],
    make: async ({ files, world }) => {
      const changed = relisted(withFiles(files, { 'reports/junit.xml': '<testsuites/>' }));
      return { zip: await zipOf(await signed(changed, { signer: world.stranger.signer, at: world.at })) };
    },
  },
  resigned('the chain is in another order', 'vendor', ['chain-broken'], ({ vendor }) => ({ signer: reordered(vendor.signer, [0, 2, 1]) })),
  resigned('the chain lacks its middle', 'vendor', ['chain-broken'], ({ vendor }) => ({ signer: reordered(vendor.signer, [0, 2]) })),
  resigned('the chain is cut behind the signer', 'vendor', ['chain-not-anchored'], ({ vendor }) => ({ signer: reordered(vendor.signer, [0]) })),
  resigned(
    'the certificate had expired',
    'vendor',
    ['certificate-expired-at-signing'],
    withCertificate(({ at }) => ({ notAfter: at.getTime() - DAY_MS })),
  ),
  resigned(
    'the certificate was not yet valid',
    'vendor',
    ['certificate-not-yet-valid'],
    withCertificate(({ at }) => ({ notBefore: at.getTime() + DAY_MS })),
  ),
  resigned(
    'the certificate is for encryption',
    'vendor',
    ['key-usage-wrong'],
    withCertificate(() => ({ keyUsage: ['keyEncipherment'] })),
  ),
  resigned(
    'the certificate has an unknown critical extension',
    'vendor',
    ['chain-broken'],
    withCertificate(() => ({ unknownCritical: ['2.999.1'] })),
  ),
  resigned(
    'an end entity issued the certificate',
    'vendor',
    ['chain-broken'],
    withCertificate(({ vendor }) => ({ issuer: vendor.leaf })),
  ),
  resigned('the authority of the time stamp is unknown', 'vendor', ['chain-not-anchored'], ({ otherTime }) => ({
    timestamp: async (imprint) => otherTime.authority.stamp(imprint),
  })),
  resigned('the time stamp has a broken signature', 'vendor', ['timestamp-invalid'], ({ time }) => ({ timestamp: deviating(time, 'wrong-signature') })),
  resigned('the certificate of the time stamp had expired', 'vendor', ['certificate-expired-at-signing'], ({ time }) => ({
    timestamp: deviating(time, 'expired-certificate'),
  })),
  resigned('the certificate of the time stamp is for something else', 'vendor', ['key-usage-wrong'], ({ time }) => ({
    timestamp: deviating(time, 'no-extended-key-usage'),
  })),
  resigned('the time stamp is ten years old', 'vendor', ['timestamp-invalid'], ({ time }) => ({ timestamp: deviating(time, 'wrong-time') })),
  resigned('signed before the run had ended', 'vendor', ['timestamp-before-run'], ({ at }) => ({ at: new Date(at.getTime() - DAY_MS) })),
  resigned('the bundle says it was made after it was signed', 'vendor', ['manifest-invalid'], () => ({}), {
    files: (files) => relisted(files, (manifest) => ({ ...manifest, createdAt: new Date(Date.parse(manifest.createdAt) + YEAR_MS).toISOString() })),
  }),
  resigned('the bundle says it was made before the run', 'vendor', ['timestamp-before-run'], () => ({}), {
    files: (files) => relisted(files, (manifest) => ({ ...manifest, createdAt: new Date(Date.parse(manifest.createdAt) - YEAR_MS).toISOString() })),
  }),
  {
    name: 'the clock of the verifier is before the signature',
    by: 'verifier',
    kinds: ['clock-before-validity'],
    denied,
    isOpen: true,
    make: ({ zip, world }) => ({ zip, options: { at: new Date(world.at.getTime() - 90 * DAY_MS) } }),
  },
  {
    name: 'ten years later, no time stamp',
    by: 'verifier',
    kinds: ['timestamp-missing'],
    denied,
    isOpen: true,
    make: ({ zip, world }) => ({ zip, options: { at: new Date(world.at.getTime() + 10 * YEAR_MS) } }),
  },
  {
    name: 'the time stamp is removed, ten years later',
    by: 'outsider',
    kinds: ['timestamp-missing'],
    denied,
    isOpen: true,
    make: async ({ stamped, world }) => {
      const { header: _, ...jws } = JSON.parse(textIn(stamped, SIGNATURE)) as Jws;
      return { zip: await zipOf(withFiles(stamped, { [SIGNATURE]: JSON.stringify(jws) })), options: { at: new Date(world.at.getTime() + 10 * YEAR_MS) } };
    },
  },
];

type Deviation = Parameters<World['time']['authority']['deviate']>[0];

function deviating(time: World['time'], deviation: Deviation): (imprint: Uint8Array) => Promise<Uint8Array> {
  return async (imprint) => {
    time.authority.deviate(deviation);
    try {
      return await time.authority.stamp(imprint);
    } finally {
      time.authority.deviate(undefined);
    }
  };
}
