/** Words about what somebody asks of the directory. */
import { When } from '@cucumber/cucumber';
import {
  askByElement,
  askKnown,
  askOwnCategories,
  askUnknown,
  knownOf,
  ownFingerprint,
  UNKNOWN_FINGERPRINT,
  unknownBatches,
  unknownRequests,
  verifyOwn,
} from './asking-stage.ts';
import type { DirectoryWorld } from './world.ts';

const GENERAL = ['categories', 'intermediaries', 'version'];

for (const [sentence, assertions] of [
  ['sich jemand mit seinem Client-Zertifikat anmeldet', ['own']],
  ['sich jemand mit einem Zertifikat anmeldet, das nicht eingetragen ist', ['unknown-certificate']],
  ['sich jemand ohne den Schlüssel seines Zertifikats anmeldet', ['foreign-signature', 'unsigned']],
  ['sich jemand mit einer vor zwei Stunden abgelaufenen Anmeldung meldet', ['ended']],
] as const)
  When(sentence, async function (this: DirectoryWorld) {
    for (const assertion of assertions) await this.ask({ kind: 'token', assertion });
  });

for (const [sentence, authorizations] of [
  ['jemand ohne Token und mit einem erfundenen Token abfragt', ['none', 'made-up']],
  ['jemand sein gültiges Token mit dem Wort Bearer vorlegt', ['bearer']],
  ['jemand mit einem frischen Token zweimal abfragt', ['fresh', 'fresh']],
] as const)
  When(sentence, async function (this: DirectoryWorld) {
    for (const authorization of authorizations) await this.ask({ kind: 'look-up', function: 'version', authorization });
  });

When('jemand jede Funktion einmal nutzt', async function (this: DirectoryWorld) {
  for (const [name, request] of unknownRequests(this)) await this.ask({ kind: 'look-up', function: name, request });
});

When('jemand jede Stapelfunktion einmal nutzt', async function (this: DirectoryWorld) {
  for (const [name, requests] of unknownBatches(this)) await this.ask({ kind: 'batch', function: name, requests });
});

When('jemand Kategorien, Intermediäre und Version abfragt', async function (this: DirectoryWorld) {
  for (const name of GENERAL) await this.ask({ kind: 'look-up', function: name });
});

When('jemand fehlerhafte Abfragen und Abfragen ohne Treffer stellt', async function (this: DirectoryWorld) {
  await this.ask({ kind: 'look-up', function: 'findauthoritydescription', request: '{unlesbar' });
  await this.ask({ kind: 'look-up', function: 'findauthoritydescription', request: { organizationKey: this.entries.absent.organizationKey } });
  for (const name of ['findauthoritydescription', 'findservicedescription']) await askUnknown(this, name);
});

When('jemand Abfragen mit unlesbarem JSON und mit unbekannten Werten stellt', async function (this: DirectoryWorld) {
  for (const name of ['findauthoritydescription', 'findcategories', 'verifycategory', 'findservicedescription'])
    await this.ask({ kind: 'look-up', function: name, request: '{unlesbar' });
  const request = { serviceElementType: 'GIBT_ES_NICHT', parameterType: 'URI', parameterValue: 'https://beispiel.example/' };
  await this.ask({ kind: 'look-up', function: 'findOrganizationsByServiceElement', request });
});

When('jemand Abfragen ohne Pflichtangabe stellt', async function (this: DirectoryWorld) {
  const { organizationKey } = this.entries.absent;
  await this.ask({ kind: 'look-up', function: 'findauthoritydescription', request: { organizationKey } });
  for (const name of ['findcategories', 'verifycategory']) await this.ask({ kind: 'look-up', function: name, request: { fingerPrint: UNKNOWN_FINGERPRINT } });
});

When('jemand {int} Prüfungen in einem Stapel verlangt', async function (this: DirectoryWorld, count: number) {
  const request = { fingerPrint: UNKNOWN_FINGERPRINT, category: this.entries.absent.category };
  await this.ask({ kind: 'batch', function: 'verifycategory', requests: Array.from({ length: count }, () => request) });
});

When('jemand Stapel mit einem bekannten und einem unbekannten Eintrag nutzt', async function (this: DirectoryWorld) {
  const { category, ...service } = knownOf(this);
  const { category: noCategory, ...noService } = this.entries.absent;
  const keys = [service.organizationKey, noService.organizationKey];
  await this.ask({ kind: 'batch', function: 'findservicedescription', requests: [service, noService] });
  await this.ask({
    kind: 'batch',
    function: 'findauthoritydescription',
    requests: [category, noCategory].map((name, index) => ({ category: name, organizationKey: keys[index] })),
  });
  await this.ask({
    kind: 'batch',
    function: 'findcategories',
    requests: keys.map((organizationKey) => ({ fingerPrint: UNKNOWN_FINGERPRINT, organizationKey })),
  });
  await this.ask({
    kind: 'batch',
    function: 'verifycategory',
    requests: [category, noCategory].map((name) => ({ fingerPrint: UNKNOWN_FINGERPRINT, category: name })),
  });
});

/** Sentences that ask for one thing. */
const SINGLE: readonly (readonly [string, (world: DirectoryWorld) => Promise<unknown>])[] = [
  ['jemand den Kategorienbaum abfragt', async (world) => askUnknown(world, 'categories')],
  ['jemand die Intermediäre abfragt', async (world) => askUnknown(world, 'intermediaries')],
  ['jemand die Version abfragt', async (world) => askUnknown(world, 'version')],
  ['jemand eine bekannte Organisation abfragt', async (world) => askKnown(world, 'findauthoritydescription')],
  ['jemand alle Organisationen eines bekannten Schlüssels abfragt', async (world) => askKnown(world, 'findauthoritydescriptions')],
  ['jemand einen bekannten Dienst abfragt', async (world) => askKnown(world, 'findservicedescription')],
  ['jemand die Dienste einer bekannten Kategorie abfragt', async (world) => askKnown(world, 'findServiceSpecificationUrisByCategory')],
  ['jemand nach den Organisationen eines bekannten Dienstelements sucht', askByElement],
  ['jemand nach den Kategorien eines unbekannten Zertifikats fragt', async (world) => askUnknown(world, 'findcategories')],
  ['jemand nach den Kategorien seines eigenen Zertifikats fragt', askOwnCategories],
  ['jemand sein eigenes Zertifikat für jede seiner Kategorien prüfen lässt', verifyOwn],
  ['jemand ein unbekanntes Zertifikat prüfen lässt', async (world) => askUnknown(world, 'verifycategory')],
  ['jemand eine Organisation abfragt, die es nicht gibt', async (world) => askUnknown(world, 'findauthoritydescription')],
  ['jemand einen Dienst abfragt, den es nicht gibt', async (world) => askUnknown(world, 'findservicedescription')],
  ['jemand die Organisationen eines unbekannten Schlüssels abfragt', async (world) => askUnknown(world, 'findauthoritydescriptions')],
  ['jemand ein Zertifikat abfragt, das es nicht gibt', async (world) => askUnknown(world, 'findCertificateByFingerprint')],
];

for (const [sentence, ask] of SINGLE)
  When(sentence, async function (this: DirectoryWorld) {
    await ask(this);
  });

When('jemand die Version und den Kategorienbaum abfragt', async function (this: DirectoryWorld) {
  for (const name of ['version', 'categories']) await this.ask({ kind: 'look-up', function: name });
});

When('jemand sein eigenes Zertifikat abfragt', async function (this: DirectoryWorld) {
  await this.ask({ kind: 'look-up', function: 'findCertificateByFingerprint', request: { fingerPrint: ownFingerprint(this) } });
});

When('jemand einen Dienst abfragt, der nicht mehr gilt', async function (this: DirectoryWorld) {
  await this.ask({ kind: 'look-up', function: 'findservicedescription', request: this.entries.ended });
});

When('jemand den bekannten Eintrag an beiden Servern abfragt', async function (this: DirectoryWorld) {
  for (const server of ['first', 'second'] as const)
    for (const name of ['findauthoritydescription', 'findservicedescription']) await askKnown(this, name, server);
});
