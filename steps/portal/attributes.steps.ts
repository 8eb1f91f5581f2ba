/** Words about how a service takes what an account says of a person. */
import { Then, When } from '@cucumber/cucumber';
import {
  copeWithMissingAttributes,
  explainTemporaryLogins,
  honourTrustLevels,
  ignoreUnknownAttributes,
  keepBpk2Opaque,
  keepNamesAsDelivered,
  keepPseudonymWithSource,
  mapAttributesByName,
  passTheMailboxOn,
  readOddValues,
  recogniseByBpk2,
} from '../../src/checks/portal/index.ts';
import type { LoginSubject } from '../../src/checks/portal/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { ATTRIBUTE_LOGINS, GENERAL_FAILURE, HANDED_IN, TEMPORARY, TWICE } from './attribute-logins.ts';
import { handInForm } from './form-stage.ts';
import { betweenOrdinary, exchangesOf, openHttpBrowser, stageIn, stageLogin, subjectOf } from './login-stage.ts';
import { createStaged } from '../staged.ts';
import { openTestInterface } from './test-interface-stage.ts';
import type { PortalWorld } from './world.ts';

const staged = createStaged<LoginSubject>();

for (const [words, plan] of Object.entries(ATTRIBUTE_LOGINS)) {
  When(`sich eine Person anmeldet, ${words}`, async function (this: PortalWorld) {
    const subject = await betweenOrdinary(this, plan);
    const markup = Object.values(subject.delivered.attributes ?? {}).filter((value) => value.includes('<'));
    staged.set(this, { ...subject, markup });
  });
}

When('sich eine Person zweimal anmeldet', async function (this: PortalWorld) {
  const { requests: _, ...other } = await stageLogin(this, TWICE);
  staged.set(this, { ...(await betweenOrdinary(this, TWICE)), other });
});

When('sich eine Person einmalig ohne Konto anmeldet', async function (this: PortalWorld) {
  const { seen: general } = await stageLogin(this, GENERAL_FAILURE);
  staged.set(this, { ...(await betweenOrdinary(this, TEMPORARY)), general });
});

When('sich eine Person anmeldet und einen Antrag einreicht', async function (this: PortalWorld) {
  const before = await this.logIn();
  await using browser = await openHttpBrowser(this);
  const login = await stageIn(this, browser, HANDED_IN);
  const isHandedIn = login.seen.session === 'authenticated' && (await handInForm(this, browser));
  const handedOver = isHandedIn ? await openTestInterface(this)?.latestApplication() : undefined;
  staged.set(this, { ...subjectOf(this, HANDED_IN, login, [before, await this.logIn()]), ...(handedOver === undefined ? {} : { handedOver }) });
});

const SENTENCES: readonly (readonly [string, Check<LoginSubject>])[] = [
  ['stehen ihre Angaben beim Dienst an der richtigen Stelle', mapAttributesByName],
  ['gelingt die Anmeldung auch ohne diese Angaben', copeWithMissingAttributes],
  ['erkennt der Dienst sie an ihrem Kennzeichen wieder', recogniseByBpk2],
  ['gelingt die Anmeldung mit unverändertem Kennzeichen', keepBpk2Opaque],
  ['gelten beim Dienst nur die nachgewiesenen Angaben als nachgewiesen', honourTrustLevels],
  ['gelingt die Anmeldung trotzdem', ignoreUnknownAttributes],
  ['erklärt der Dienst auf einer eigenen Seite, dass sie nicht angemeldet ist', explainTemporaryLogins],
  ['führt der Dienst das Pseudonym nur zusammen mit seiner Quelle', keepPseudonymWithSource],
  ['stehen ihre Angaben beim Dienst Zeichen für Zeichen so, wie das Konto sie liefert', keepNamesAsDelivered],
  ['nimmt der Dienst ihre Angaben so hin', readOddValues],
  ['gehen Postkorb und Kennung des Vorgangs mit dem Antrag weiter', passTheMailboxOn],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, function (this: PortalWorld) {
    const subject = staged.get(this);
    return this.judge([check], subject, exchangesOf(subject));
  });
}
