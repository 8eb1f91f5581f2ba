/** Words about products that look addresses up by themselves. */
import { Then, When } from '@cucumber/cucumber';
import {
  carryEmbeddedBearer,
  failOverOnTechnicalErrors,
  keepRequestForms,
  nameCertificateByFingerprint,
  nameFullKey,
  refuseBadDirectoryCertificates,
  signTokenRequests,
  stayWhenAnEntryIsMissing,
  usePrintedFunctionNames,
} from '../../src/checks/dvdv-client/index.ts';
import type { BadCertificatesSubject, LookUpsSubject, MissingEntrySubject } from '../../src/checks/dvdv-client/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { createStaged } from '../staged.ts';
import { failDuringOwnLookUps, missDuringOwnLookUps, observeOwnLookUps, showBadCertificatesDuringOwnLookUps } from './own-look-ups-stage.ts';
import type { DvdvClientWorld } from './world.ts';

const observed = createStaged<LookUpsSubject>();
const missed = createStaged<MissingEntrySubject>();
const met = createStaged<BadCertificatesSubject>();

When('das Produkt von sich aus nachschlägt', async function (this: DvdvClientWorld) {
  observed.set(this, await observeOwnLookUps(this));
});

When('ein Server ausfällt, während das Produkt von sich aus nachschlägt', async function (this: DvdvClientWorld) {
  observed.set(this, await failDuringOwnLookUps(this));
});

When('ein Eintrag fehlt, den das Produkt von sich aus nachschlägt', async function (this: DvdvClientWorld) {
  missed.set(this, await missDuringOwnLookUps(this));
});

When('sich beide Server mit falschen Zertifikaten ausweisen, während das Produkt von sich aus nachschlägt', async function (this: DvdvClientWorld) {
  met.set(this, await showBadCertificatesDuringOwnLookUps(this));
});

/** Sentences about what came by itself. */
const OWN: readonly (readonly [string, Check<LookUpsSubject>])[] = [
  ['stellt es jede Abfrage in der vorgeschriebenen Form', keepRequestForms],
  ['nennt es Funktionen in ihrer gedruckten Schreibweise', usePrintedFunctionNames],
  ['nennt es ganze Schlüssel', nameFullKey],
  ['meldet es sich mit einem RS256-signierten JWT an', signTokenRequests],
  ['nennt es im JWT den Fingerabdruck seines Zertifikats', nameCertificateByFingerprint],
  ['sendet es das Token hinter dem Wort EmbeddedBearer', carryEmbeddedBearer],
  ['fragt es von sich aus den Ersatzserver', failOverOnTechnicalErrors],
];

for (const [sentence, check] of OWN) {
  Then(sentence, function (this: DvdvClientWorld) {
    const subject = observed.get(this);
    return this.judge(
      [check],
      subject,
      [...subject.calls, ...subject.tokens].map(({ exchange }) => exchange),
    );
  });
}

Then('fragt es den Ersatzserver nicht nach dem fehlenden Eintrag', function (this: DvdvClientWorld) {
  const subject = missed.get(this);
  return this.judge(
    [stayWhenAnEntryIsMissing],
    subject,
    subject.calls.map(({ exchange }) => exchange),
  );
});

Then('sendet es über keine solche Verbindung', function (this: DvdvClientWorld) {
  return this.judge([refuseBadDirectoryCertificates], met.get(this), []);
});
