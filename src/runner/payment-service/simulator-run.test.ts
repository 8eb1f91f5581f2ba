/**
 * The payment simulator as the target of `bezahldienst-anbieter`, over HTTPS: it is what the profile asks for, however a client identifies itself.
 * Payments end by the amounts that the simulator publishes.
 */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createBezahldienst } from '../../../simulators/bezahldienst/index.ts';
import type { BezahldienstSimulator, ClientSeed } from '../../../simulators/bezahldienst/index.ts';
import type { Result } from '../../core/result.ts';
import type { PaymentAuthentication } from '../../drivers/payment-service/target.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import { startHost } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { DoctorEntry } from '../doctor-entry.ts';
import { createKeyRing } from '../keys.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';
import type { PaymentServiceLoaded } from './payment-service-loaded.ts';
import { certificatesOf, serverAuthority } from '../server-certificates.ts';
import { examinePaymentService } from './doctor-payment-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-payment-simulator-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const OWN = { originatorId: 'kita-anmeldung', endPointId: '99999001-kasse' };
const OTHER = { originatorId: 'hundesteuer', endPointId: '99999002-kasse' };
const BOOKING = { kostenstelle: '4711' };
const DAY_MS = 86_400_000;
const now = Date.now();
const issue = async (name: string) =>
  issueCertificate({ subject: `CN=${name}, O=Testdaten`, keyKind: 'P-256', notBefore: now - DAY_MS, notAfter: now + 30 * DAY_MS });
const [certificate, stranger] = await Promise.all([issue('Onlinedienst'), issue('Fremd')]);

/** One way to identify: how the simulator knows the client, and how the suite shows it. */
interface Way {
  readonly client: ClientSeed['authentication'];
  readonly shown: (baseUrl: string) => PaymentAuthentication;
}
const MUTUAL: Way = {
  client: { kind: 'mtls', certificate: certificate.certificate },
  shown: () => ({ kind: 'mutual-tls', certificate: certificate.certificate, key: certificate.key }),
};
const BASIC: Way = {
  client: { kind: 'basic', username: 'dienst', password: 'geheim:ß' },
  shown: () => ({ kind: 'basic', user: 'dienst', password: 'geheim:ß' }),
};
const TOKEN: Way = {
  client: { kind: 'oauth', clientId: 'dienst', clientSecret: 'geheim' },
  shown: (baseUrl) => ({ kind: 'client-credentials', tokenUrl: `${baseUrl}/oauth/token`, clientId: 'dienst', clientSecret: 'geheim' }),
};

interface Stand extends AsyncDisposable {
  readonly simulator: BezahldienstSimulator;
  readonly loaded: PaymentServiceLoaded;
}

/** The simulator with two tenants, as a target file would tell of it. */
async function createStand(own: Way, other: Way): Promise<Stand> {
  const authority = await serverAuthority(undefined);
  const base = { url: '' };
  const simulator = createBezahldienst({ baseUrl: () => base.url, recorder: createRecorder() });
  const host = await startHost({
    simulator,
    tls: { certificates: await certificatesOf(authority, { hostname: '127.0.0.1', names: [] }), asksForClientCertificate: true },
  });
  base.url = host.url;
  const tenant = simulator.createTenant({
    id: 'default',
    clients: [
      { name: 'own', authentication: own.client, peer: 'suite', mandanten: ['1'] },
      { name: 'other', authentication: other.client, peer: 'suite', mandanten: ['2'] },
    ],
    mandanten: [
      { mandantNr: '1', name: 'Kasse', endPoints: [{ ...OWN, requiredBookingData: Object.keys(BOOKING) }] },
      { mandantNr: '2', name: 'Andere Kasse', endPoints: [OTHER] },
    ],
  });
  const loaded: PaymentServiceLoaded = {
    room: 'payment-service',
    target: {
      kind: 'running',
      profile: 'bezahldienst-anbieter',
      product: { name: 'Simulator', version: '1', vendor: 'Prüfstand' },
      deadlineSeconds: 5,
      capabilities: new Set(['tls', 'payment-outcomes', 'payment-page', 'booking-data', 'second-tenant']),
    },
    listen: { hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: 0 },
    opensPages: true,
    trusted: [authority.cert],
    payment: {
      baseUrl: tenant.addresses().xbezahldiensteUrl,
      tenant: { ...OWN, authentication: own.shown(host.url) },
      otherTenant: { ...OTHER, authentication: other.shown(host.url) },
      bookingData: BOOKING,
      completion: { kind: 'amounts', paid: 1.01, failed: 1.05, canceled: 1.06 },
      pageOrigins: [],
    },
  };
  return { simulator, loaded, [Symbol.asyncDispose]: async () => host.close() };
}

async function run(loaded: PaymentServiceLoaded): Promise<Result> {
  const { result } = await runProfile(
    {
      loaded,
      outputFolder: mkdtempSync(join(folder, 'out-')),
      ...ordinaryRun(),
      language: 'en',
    },
    createKeyRing(folder, Date.now()),
  );
  return result;
}

/** Everything that is not as a flawless service deserves. */
function blemishesOf({ requirements, cases }: Result): readonly string[] {
  const broken = requirements.filter(({ worst }) => worst === 'failure' || worst === 'warning').map(({ requirement, worst }) => `${requirement.id} ${worst}`);
  return [...broken, ...cases.filter(({ verdict }) => verdict === 'cantTell' || verdict === 'failed').map(({ id, verdict }) => `${verdict} ${id}`)];
}

const used = (stand: Stand): readonly string[] => [
  ...new Set(
    (stand.simulator.tenants.get('default')?.deliveries ?? []).flatMap(({ client, authentication }) => (client === 'own' ? [authentication ?? '–'] : [])),
  ),
];

describe('the simulator is conformant', () => {
  for (const [title, own, other, authentication] of [
    ['mutual TLS', MUTUAL, BASIC, 'mtls'],
    ['HTTP Basic', BASIC, TOKEN, 'basic'],
    ['client credentials', TOKEN, MUTUAL, 'oauth'],
  ] as const)
    test(title, async () => {
      await using stand = await createStand(own, other);
      const result = await run(stand.loaded);
      deepStrictEqual([blemishesOf(result), result.run.isComplete], [[], true]);
      equal(result.conclusion, 'conformant');
      deepStrictEqual(
        result.cases.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict }) => `${verdict} ${id}`),
        [],
      );
      deepStrictEqual(used(stand), [authentication]);
      ok(stand.simulator.tenants.get('default')?.book.ledger.audit(stand.simulator.tenants.get('default')?.book.all() ?? []).isBalanced);
    });
});

test('a simulator that is told to deviate is not', async () => {
  await using stand = await createStand(BASIC, TOKEN);
  stand.simulator.tenants.get('default')?.faults.arm({ fault: 'problem-with-internals' });
  const result = await run(stand.loaded);
  equal(result.conclusion, 'notConformant');
  ok(blemishesOf(result).includes('PAY-015 failure'), String(blemishesOf(result)));
});

describe('doctor', () => {
  const told = async ({ loaded }: Stand): Promise<readonly string[]> => {
    const entries: DoctorEntry[] = [];
    await examinePaymentService(loaded, (entry) => void entries.push(entry));
    return entries.map(({ status }) => status);
  };
  const wrong: readonly (readonly [title: string, way: Way, shown: Way['shown']])[] = [
    ['a certificate', MUTUAL, () => ({ kind: 'mutual-tls', certificate: stranger.certificate, key: stranger.key })],
    ['a password', BASIC, () => ({ kind: 'basic', user: 'dienst', password: 'falsch' })],
    ['a client secret', TOKEN, (baseUrl) => ({ kind: 'client-credentials', tokenUrl: `${baseUrl}/oauth/token`, clientId: 'dienst', clientSecret: 'falsch' })],
  ];
  for (const [title, way, shown] of wrong) {
    const other = way === BASIC ? TOKEN : BASIC;
    test(`${title} that is right, and one that is not`, async () => {
      await using good = await createStand(way, other);
      deepStrictEqual(new Set(await told(good)), new Set(['ok']));
      await using bad = await createStand({ ...way, shown }, other);
      ok((await told(bad)).includes('fault'));
    });
  }
});
