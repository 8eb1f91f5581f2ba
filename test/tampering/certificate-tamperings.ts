/** What is done to a certificate, and to what a register says about it. */
import type { Certificate, StatusEntry } from '../../src/core/certificate.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { signJades } from '../../src/formats/jades.ts';
import { addMonths, dayOf } from '../../src/register/index.ts';
import { entryOf, reissued, statusOf } from './certificate-material.ts';
import type { Material, Tampering } from './tampering.ts';
import { DAY_MS, YEAR_MS, textIn, withFiles, zipOf } from './world.ts';
import type { World } from './world.ts';

const LABORATORY = { name: 'Prüflabor (erfunden)', address: 'Laborweg 3', place: 'Musterstadt', accreditation: 'none' };

type Change = (certificate: Certificate, world: World) => unknown;

/** The body itself issues what it must not. */
function wrongly(name: string, kinds: readonly Kind[], change: Change): Tampering {
  return {
    name: `certificate: ${name}`,
    by: 'body',
    kinds,
    denied: [],
    make: async ({ certificate, world }) => ({
      zip: await zipOf(await reissued(certificate.files, world, (one) => change(one, world))),
      options: { status: certificate.status },
    }),
  };
}

/** Nothing is wrong with the certificate; what is known about it differs. */
function known(
  name: string,
  kinds: readonly Kind[],
  status: Tampering['status'],
  offered: (material: Material) => Promise<object> | object,
  isOpen = false,
): Tampering {
  return {
    name: `status: ${name}`,
    by: 'verifier',
    kinds,
    denied: [],
    isOpen,
    ...(status === undefined ? {} : { status }),
    make: async (material) => ({ zip: await zipOf(material.certificate.files), options: await offered(material) }),
  };
}

function certificateIn({ certificate }: Material): Certificate {
  return JSON.parse(textIn(certificate.files, 'certificate.json')) as Certificate;
}

const listed = (changes: Partial<StatusEntry>) => async (material: Material) => ({
  status: await statusOf(material.world, [entryOf(certificateIn(material), material.world, changes)]),
});
const later =
  (milliseconds: number) =>
  ({ certificate, world }: Material) => ({ status: certificate.status, at: new Date(world.at.getTime() + milliseconds) });

export const CERTIFICATE_TAMPERINGS: readonly Tampering[] = [
  wrongly('it is about another bundle', ['certificate-bundle-other'], (one) => ({ ...one, bundle: { ...one.bundle, sha256: 'ab'.repeat(32) } })),
  wrongly('it is about another manifest', ['certificate-bundle-other'], (one) => ({ ...one, bundle: { ...one.bundle, manifestSha256: 'ab'.repeat(32) } })),
  wrongly('it states another root of the evidence', ['certificate-bundle-other'], (one) => ({
    ...one,
    bundle: { ...one.bundle, evidenceRoot: 'ab'.repeat(32) },
  })),
  wrongly('it is about another run', ['run-differs'], (one) => ({ ...one, bundle: { ...one.bundle, runId: 'x' } })),
  wrongly('it states another end of the run', ['run-differs'], (one, { at }) => ({
    ...one,
    bundle: { ...one.bundle, runFinishedAt: new Date(at.getTime()).toISOString() },
  })),
  wrongly('it names another body as its issuer', ['certificate-issuer-differs'], (one) => ({ ...one, issuer: { ...one.issuer, name: 'Andere Stelle' } })),
  wrongly('it names another product', ['certificate-product-differs'], (one) => ({ ...one, product: { ...one.product, name: 'Anderes' } })),
  wrongly('it names another version of the product', ['certificate-product-differs'], (one) => ({ ...one, product: { ...one.product, version: '99' } })),
  wrongly('it names another vendor', ['certificate-product-differs'], (one) => ({ ...one, product: { ...one.product, vendor: { name: 'Andere GmbH' } } })),
  wrongly('it names another build than the declaration', ['certificate-product-differs'], (one) => ({
    ...one,
    product: { ...one.product, build: { sha256: 'ab'.repeat(32) } },
  })),
  wrongly('it states another conclusion', ['certificate-conclusion-differs'], (one) => ({
    ...one,
    conclusion: one.conclusion === 'conformant' ? 'conformantWithRemarks' : 'conformant',
  })),
  wrongly('it is over something that is not conformant', ['certificate-invalid', 'certificate-conclusion-differs'], (one) => ({
    ...one,
    conclusion: 'notConformant',
  })),
  wrongly('the vendor of the product issues it', ['certificate-invalid', 'certificate-product-differs'], (one) => ({
    ...one,
    product: { ...one.product, vendor: { name: ` ${one.issuer.name.toUpperCase()} ` } },
  })),
  wrongly('tester and decider are one person', ['certificate-same-person'], (one) => ({
    ...one,
    decider: { ...one.decider, name: ` ${one.tester.name.toUpperCase()} ` },
  })),
  wrongly('it is valid for two years', ['certificate-validity-too-long'], (one) => ({ ...one, validUntil: addMonths(one.validFrom, 24) })),
  wrongly('it is valid beyond the end of a standard', ['certificate-validity-too-long'], (one, { at }) => ({
    ...one,
    standards: [{ title: 'FIT-Connect', version: '1', validUntil: dayOf(at.getTime() + 30 * DAY_MS) }],
  })),
  wrongly('it ends before it begins', ['certificate-invalid'], (one) => ({ ...one, validUntil: addMonths(one.validFrom, -1), retestDates: [] })),
  wrongly('a re-test is outside the validity', ['certificate-invalid'], (one) => ({ ...one, retestDates: [addMonths(one.validUntil, 6)] })),
  wrongly('an attestation is missing', ['certificate-attestation-missing'], (one) => ({ ...one, attestations: one.attestations.slice(1) })),
  wrongly('an attestation says it was not shown', ['certificate-attestation-missing'], (one) => ({
    ...one,
    attestations: one.attestations.map((each) => ({ ...each, outcome: 'notShown' })),
  })),
  wrongly('an attestation says without a ground that it is not applicable', ['certificate-attestation-missing'], (one) => ({
    ...one,
    attestations: one.attestations.map((each) => ({ ...each, outcome: 'notApplicable' })),
  })),
  wrongly('the declaration of independence is of after the issue', ['certificate-invalid'], (one, { at }) => ({
    ...one,
    decider: { ...one.decider, independence: { ties: [], declaredOn: dayOf(at.getTime() + 2 * DAY_MS) } },
  })),
  wrongly('only one of the two declared that it is independent', ['certificate-invalid'], (one) => ({
    ...one,
    tester: { name: one.tester.name, role: one.tester.role },
  })),
  wrongly('the vendor consented to publication after the issue', ['certificate-invalid'], (one, { at }) => ({
    ...one,
    publication: { extent: 'certificate', consentedBy: one.tester, consentedOn: dayOf(at.getTime() + 2 * DAY_MS) },
  })),
  wrongly('it names a laboratory that did not run the test', ['certificate-invalid'], (one) => ({ ...one, laboratory: LABORATORY })),
  wrongly('the item was received after the test had begun', ['certificate-invalid'], (one, { at }) => ({
    ...one,
    itemReceivedAt: new Date(at.getTime() + DAY_MS).toISOString(),
  })),
  wrongly('the item was received by nobody', ['certificate-invalid'], (one) => ({ ...one, performedBy: 'vendor' })),
  wrongly('a laboratory ran the test and is not named', ['certificate-invalid'], (one) => ({ ...one, performedBy: 'laboratory' })),
  wrongly('another catalogue', ['catalogue-other'], (one) => ({ ...one, catalogue: { ...one.catalogue, sha256: 'ab'.repeat(32) } })),
  wrongly('another profile', ['profile-other'], (one) => ({ ...one, profile: { ...one.profile, sha256: 'ab'.repeat(32) } })),
  wrongly('another suite', ['suite-other'], (one) => ({ ...one, suite: { ...one.suite, sha256: 'ab'.repeat(32) } })),
  wrongly('another version of the suite', ['suite-other'], (one) => ({ ...one, suite: { ...one.suite, version: '99.0.0' } })),
  wrongly('the profile has another title', ['profile-other'], (one) => ({
    ...one,
    profile: { ...one.profile, title: { de: 'Alles', en: 'Everything' } },
  })),
  wrongly('it says it was issued a year later than it was signed', ['certificate-invalid'], (one, { at }) => {
    const issuedAt = new Date(at.getTime() + YEAR_MS).toISOString();
    return { ...one, issuedAt };
  }),
  wrongly('it says it was issued a month before it was signed', ['certificate-invalid', 'timestamp-before-run'], (one, { at }) => ({
    ...one,
    issuedAt: new Date(at.getTime() - 30 * DAY_MS).toISOString(),
  })),
  wrongly('it is valid from before the run', ['timestamp-before-run'], (one, { at }) => ({ ...one, validFrom: dayOf(at.getTime() - 30 * DAY_MS) })),
  wrongly('it breaks its schema', ['certificate-invalid'], ({ number: _, ...one }) => one),
  {
    name: 'certificate: a day is added to the validity without a signature over that',
    by: 'outsider',
    kinds: ['manifest-not-signed-one'],
    denied: ['signature'],
    make: async ({ certificate }) => {
      const one = JSON.parse(textIn(certificate.files, 'certificate.json')) as Certificate;
      return {
        zip: await zipOf(withFiles(certificate.files, { 'certificate.json': canonicalJson({ ...one, validUntil: addMonths(one.validUntil, 1) }) })),
        options: { status: certificate.status },
      };
    },
  },
  {
    name: 'certificate: signed by somebody else',
    by: 'stranger',
    kinds: ['chain-not-anchored'],
    denied: ['signature'],
    make: async ({ certificate, world }) => ({
      zip: await zipOf(await reissued(certificate.files, world, (one) => one, world.stranger)),
      options: { status: certificate.status },
    }),
  },
  {
    name: 'certificate: signed by the vendor',
    by: 'vendor',
    kinds: ['chain-not-anchored'],
    denied: ['signature'],
    make: async ({ certificate, world }) => ({
      zip: await zipOf(await reissued(certificate.files, world, (one) => one, world.vendor)),
      options: { status: certificate.status, anchors: [world.body.root.der] },
    }),
  },
  {
    name: 'certificate: without a time stamp',
    by: 'body',
    kinds: ['timestamp-missing'],
    denied: ['signature'],
    make: async ({ certificate, world }) => {
      const payload = certificate.files.get('certificate.json') ?? new Uint8Array();
      const text = await signJades({ payload, contentType: 'application/json', signer: world.body.signer, signedAt: world.at });
      return { zip: await zipOf(withFiles(certificate.files, { 'certificate.jws.json': text })), options: { status: certificate.status } };
    },
  },
  {
    name: 'certificate: the signature is removed',
    by: 'outsider',
    kinds: ['signature-missing'],
    denied: ['signature'],
    make: async ({ certificate }) => ({ zip: await zipOf(withFiles(certificate.files, { 'certificate.jws.json': undefined })) }),
  },
  {
    name: 'certificate: the bundle is removed',
    by: 'outsider',
    kinds: ['file-missing'],
    denied: ['signature', 'evidence', 'verdicts'],
    make: async ({ certificate }) => ({ zip: await zipOf(withFiles(certificate.files, { 'bundle.zip': undefined })) }),
  },
  {
    name: 'certificate: the bundle is that of another run',
    by: 'outsider',
    kinds: ['certificate-bundle-other', 'run-differs'],
    denied: ['signature'],
    make: async ({ certificate, faultyFiles }) => ({ zip: await zipOf(withFiles(certificate.files, { 'bundle.zip': await zipOf(faultyFiles) })) }),
  },
  {
    name: 'certificate: the evidence in the bundle is changed',
    by: 'outsider',
    kinds: ['certificate-bundle-other', 'file-missing'],
    denied: ['signature', 'evidence'],
    make: async ({ certificate, files }) => ({
      zip: await zipOf(withFiles(certificate.files, { 'bundle.zip': await zipOf(withFiles(files, { 'evidence/facts.json': undefined })) })),
    }),
  },
  {
    name: 'certificate: a file is added',
    by: 'outsider',
    kinds: ['file-unlisted'],
    denied: ['signature'],
    make: async ({ certificate }) => ({ zip: await zipOf(withFiles(certificate.files, { 'notes.txt': 'x' })) }),
  },
  {
    name: 'certificate: the report of the body is another one',
    by: 'outsider',
    kinds: ['file-changed', 'report-not-of-result'],
    denied: ['signature', 'verdicts'],
    make: async ({ reported }) => ({
      zip: await zipOf(
        withFiles(reported.files, { 'report.de.pdf': Buffer.concat([Buffer.from(reported.files.get('report.de.pdf') ?? ''), Buffer.from(' ')]) }),
      ),
    }),
  },
  {
    name: 'certificate: a report of the body is removed',
    by: 'outsider',
    kinds: ['file-missing'],
    denied: ['signature'],
    make: async ({ reported }) => ({ zip: await zipOf(withFiles(reported.files, { 'report.en.pdf': undefined })) }),
  },
  {
    name: 'certificate: a report of the body is added',
    by: 'outsider',
    kinds: ['file-unlisted', 'report-not-of-result'],
    denied: ['signature', 'verdicts'],
    make: async ({ certificate }) => ({ zip: await zipOf(withFiles(certificate.files, { 'report.de.pdf': '%PDF-1.7' })) }),
  },
  {
    name: 'certificate: the body lists a report of something else',
    by: 'body',
    kinds: ['report-not-of-result'],
    denied: ['verdicts'],
    make: async ({ certificate, world }) => {
      const content = Buffer.from('%PDF-1.7');
      const reports = [{ path: 'report.de.pdf', sizeBytes: content.length, sha256: sha256Hex(content) }];
      const files = await reissued(certificate.files, world, (one) => ({ ...one, reports }));
      return { zip: await zipOf(withFiles(files, { 'report.de.pdf': content })), options: { status: certificate.status } };
    },
  },
  {
    name: 'certificate: a member is there twice',
    by: 'body',
    kinds: ['certificate-invalid'],
    denied: [],
    make: async ({ certificate, world }) => {
      const payload = Buffer.from(textIn(certificate.files, 'certificate.json').replace('{', '{"validUntil":"2099-01-01",'), 'utf8');
      const timestamp = async (imprint: Uint8Array): Promise<Uint8Array> => world.time.authority.stamp(imprint);
      const text = await signJades({ payload, contentType: 'application/json', signer: world.body.signer, signedAt: world.at, timestamp });
      const files = withFiles(certificate.files, { 'certificate.json': payload, 'certificate.jws.json': text });
      return { zip: await zipOf(files), options: { status: certificate.status } };
    },
  },
  known('revoked', ['certificate-revoked'], 'revoked', listed({ status: 'revoked', reason: 'Anderer Stand ausgeliefert.' })),
  known('suspended', ['certificate-suspended'], 'suspended', listed({ status: 'suspended' })),
  known('expired', ['certificate-expired'], 'expired', later(2 * YEAR_MS)),
  known('not yet valid', ['certificate-not-yet', 'clock-before-validity'], 'notYetValid', later(-2 * DAY_MS)),
  known('nobody asked', ['status-unknown'], 'unknown', () => ({}), true),
  known('the list is out of date', ['status-list-stale'], 'unknown', later(30 * DAY_MS), true),
  known('the list does not have it', ['status-unknown'], 'unknown', async ({ world }) => ({ status: await statusOf(world, []) }), true),
  known(
    'the list is of another body',
    ['status-unknown'],
    'unknown',
    async (material) => ({
      status: await statusOf(material.world, [entryOf(certificateIn(material), material.world)], { list: { issuer: 'Andere Stelle' } }),
    }),
    true,
  ),
  known('the list is forged', ['status-list-invalid', 'status-unknown'], 'unknown', async (material) => ({
    status: await statusOf(material.world, [entryOf(certificateIn(material), material.world)], { by: material.world.stranger }),
  })),
  known('the list is signed by the vendor', ['status-list-invalid', 'status-unknown'], 'unknown', async (material) => ({
    status: await statusOf(material.world, [entryOf(certificateIn(material), material.world)], { by: material.world.vendor }),
  })),
  known('the list names it twice', ['status-list-invalid', 'status-unknown'], 'unknown', async (material) => {
    const entry = entryOf(certificateIn(material), material.world);
    return { status: await statusOf(material.world, [entry, { ...entry, status: 'revoked' }]) };
  }),
  known('the list has no signature', ['status-list-invalid', 'status-unknown'], 'unknown', ({ certificate }) => ({
    status: { list: certificate.status.list },
  })),
  known('the list is no JSON', ['status-list-invalid', 'status-unknown'], 'unknown', ({ certificate }) => ({
    status: { ...certificate.status, list: Buffer.from('{') },
  })),
  known(
    'the list is from after now',
    ['clock-before-validity'],
    undefined,
    async (material) => {
      const inside = new Date(material.world.at.getTime() + 60 * DAY_MS).toISOString();
      return {
        status: await statusOf(material.world, [entryOf(certificateIn(material), material.world)], {
          list: { issuedAt: inside, nextUpdate: new Date(material.world.at.getTime() + 67 * DAY_MS).toISOString() },
        }),
      };
    },
    true,
  ),
];
