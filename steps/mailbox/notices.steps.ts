/** Words about notices: what is sent in which situation, and what has to come of it. */
import { Given, Then, When } from '@cucumber/cucumber';
import {
  doubtAnswerWithoutProof,
  giveUpOnDeletedMailbox,
  includeValidAuthorToken,
  keepAllCharacters,
  keepFailedNotice,
  keepMessageLimits,
  keepOrganisationMailApart,
  keepProofOfProvision,
  keepTokenFromStrangers,
  keepTokenOutOfTheLog,
  leaveSoapAlone,
  listAttachmentsAsSent,
  offerOtherWayWithoutMailbox,
  refuseBadServerCertificates,
  renewRefusedToken,
  repeatFailuresOnly,
  sendFittingLevel,
  sendHarmlessText,
  sendUnclearOnce,
  showCertificateOfEnvironment,
  signContentAsSent,
  signOwnToken,
  useMailboxOfTheCase,
  waitBeforeRepeating,
} from '../../src/checks/mailbox/index.ts';
import type { BadCertificatesSubject, NoticesSubject } from '../../src/checks/mailbox/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { newMark } from '../../src/drivers/mailbox/notice-composing.ts';
import type { NoticeWish } from '../../src/drivers/mailbox/notice-composing.ts';
import { createStaged } from '../staged.ts';
import { interfacesUsed, sendNotice, sendUnderBadCertificates, waitForNextSecond } from './notice-stage.ts';
import type { MailboxWorld } from './world.ts';

Given('das Postfach der Person ist gelöscht', function (this: MailboxWorld) {
  this.situation = 'Postfach gelöscht';
});

Given('das Postfach reagiert auf den nächsten Bescheid so: {string}', function (this: MailboxWorld, situation: string) {
  this.situation = situation;
});

When('die Behörde einer Person einen Bescheid sendet', async function (this: MailboxWorld) {
  await sendNotice(this);
});

When('die Behörde danach einen weiteren Bescheid sendet', async function (this: MailboxWorld) {
  await waitForNextSecond();
  await sendNotice(this);
});

const textFile = (filename: string, text: string): { filename: string; mediaType: string; text: string } => ({ filename, mediaType: 'text/plain', text });
const THREE_FILES = [
  textFile('Bescheid.txt', 'Zusage für September, über 3 €'),
  textFile('Gebuehren.txt', 'Gebührensatzung'),
  textFile('Anfahrt.txt', 'Lageplan'),
];

When('die Behörde einen Bescheid mit drei Anlagen sendet', async function (this: MailboxWorld) {
  await sendNotice(this, { attachments: THREE_FILES });
});

When('die Behörde einen Bescheid mit drei Anlagen über FIT-Connect sendet', async function (this: MailboxWorld) {
  await sendNotice(this, { attachments: THREE_FILES, way: 'fit-connect' });
});

Given('der Zustellpunkt verarbeitet die nächste Einreichung erst nach fünf Minuten', function (this: MailboxWorld) {
  this.situation = 'verzögerte Verarbeitung';
});

When('die Behörde einer Person einen Bescheid über FIT-Connect sendet', async function (this: MailboxWorld) {
  await sendNotice(this, { way: 'fit-connect' });
});

When('die Behörde einen Bescheid mit Umlauten und Emoji in Betreff, Text und Dateinamen sendet', async function (this: MailboxWorld) {
  const attachments = [{ filename: 'Gebührenbescheid_Müßig.txt', mediaType: 'text/plain', text: 'Größe' }];
  await sendNotice(this, { title: 'Zusage für Jürgen Ğüneş 🎉', text: 'Schöne Grüße aus der Kita „Löwenzähnchen“ 🦁 (Testdaten)', attachments });
});

When('die Behörde einen Bescheid mit einem Betreff von {int} Zeichen sendet', async function (this: MailboxWorld, length: number) {
  await sendNotice(this, { title: 'Zusage eines Platzes '.repeat(Math.ceil(length / 21)).slice(0, length) });
});

When('die Behörde einen Bescheid sendet, dessen Text aktive Inhalte und einen unverschlüsselten Verweis enthält', async function (this: MailboxWorld) {
  const text = 'Ihr <b onclick="alert(1)">Platz</b><script>alert(1)</script> ist sicher: <a href="http://kita.pruefstadt.example/">mehr</a> (Testdaten)';
  await sendNotice(this, { text });
});

async function sendToNamesakes(world: MailboxWorld, wish: NoticeWish = {}): Promise<void> {
  const recipient = { name: `Kim Beispiel ${newMark()} (Testdaten)`, kind: 'person' } as const;
  await sendNotice(world, { recipient, ...wish });
  await sendNotice(world, { recipient, ...wish });
}

When('die Behörde zwei Personen gleichen Namens je einen Bescheid sendet', async function (this: MailboxWorld) {
  await sendToNamesakes(this);
});

When('die Behörde zwei Personen gleichen Namens je einen Bescheid über FIT-Connect sendet', async function (this: MailboxWorld) {
  await sendToNamesakes(this, { way: 'fit-connect' });
});

When('die Behörde einen Bescheid an eine Person sendet, deren Anmeldung kein Postfach ergab', async function (this: MailboxWorld) {
  await sendNotice(this, { hasMailbox: false });
});

When('die Behörde einen Bescheid an eine Organisation sendet, für die sich eine Person angemeldet hat', async function (this: MailboxWorld) {
  await sendNotice(this, { recipient: { name: `Beispiel GmbH ${newMark()} (Testdaten)`, kind: 'organisation' } });
});

/** Sentences about the notices of the scenario. */
const NOTICES: readonly (readonly [string, Check<NoticesSubject>])[] = [
  ['weist sie sich bei jeder Übertragung mit dem Zertifikat dieser Umgebung aus', showCertificateOfEnvironment],
  ['trägt jede Übertragung ein selbst signiertes JWT mit kurzer Gültigkeit', signOwnToken],
  ['bringt die Einreichung Ausweis und Zertifikat mit, und der Ausweis gilt bei der Verarbeitung', includeValidAuthorToken],
  ['geht weder JWT noch Inhalt an die fremde Adresse', keepTokenFromStrangers],
  ['kommt das abgelehnte JWT nicht noch einmal', renewRefusedToken],
  ['ist der Inhalt so signiert, wie er gesendet wurde', signContentAsSent],
  ['liegt jeder Bescheid im Postfach seines Vorgangs', useMailboxOfTheCase],
  ['verlangt die Nachricht das Vertrauensniveau, das zu ihr passt', sendFittingLevel],
  ['ist keine Angabe der Nachricht länger als erlaubt', keepMessageLimits],
  ['stimmen die genannten Anlagen mit den gesendeten überein', listAttachmentsAsSent],
  ['kommen alle Zeichen unverändert an', keepAllCharacters],
  ['enthält die Nachricht nichts davon', sendHarmlessText],
  ['behält sie Kennung und Zeitpunkt als Nachweis', keepProofOfProvision],
  ['gilt der Bescheid nicht als zugestellt', doubtAnswerWithoutProof],
  ['ist der Versuch endgültig gescheitert und ein anderer Weg angeboten', giveUpOnDeletedMailbox],
  ['bleibt der Bescheid erhalten und die Sachbearbeitung erfährt davon', keepFailedNotice],
  ['wird die abgelehnte Übertragung nicht wiederholt', repeatFailuresOnly],
  ['wird er, wenn überhaupt, erst nach einer Pause wiederholt und liegt höchstens einmal im Postfach', waitBeforeRepeating],
  ['liegt der Bescheid höchstens einmal im Postfach', sendUnclearOnce],
  ['wird nichts gesendet und ein anderer Weg angeboten', offerOtherWayWithoutMailbox],
  ['geht nichts an das Postfach der Person', keepOrganisationMailApart],
];

for (const [sentence, check] of NOTICES) {
  Then(sentence, async function (this: MailboxWorld) {
    const subject = await this.noticesSubject();
    return this.judge([check], subject, transfersIn(subject));
  });
}

function transfersIn({ notices }: NoticesSubject): readonly Exchange[] {
  return notices.flatMap(({ deliveries }) => deliveries.map(({ exchange }) => exchange));
}

const logs = createStaged<Exchange | undefined>();

When('jemand das Protokoll des Produkts liest', async function (this: MailboxWorld) {
  logs.set(this, await this.exchange(await this.desk.log(), 'adapter'));
});

Then('steht darin kein JWT', async function (this: MailboxWorld) {
  const log = logs.get(this);
  const subject = { ...(await this.noticesSubject()), ...(log === undefined ? {} : { log }) };
  return this.judge([keepTokenOutOfTheLog], subject, transfersIn(subject));
});

const badCertificates = createStaged<BadCertificatesSubject>();

When('sich das Postfach mit falschen Zertifikaten ausweist und die Behörde Bescheide sendet', async function (this: MailboxWorld) {
  badCertificates.set(this, await sendUnderBadCertificates(this));
});

Then('überträgt sie über keine solche Verbindung etwas', function (this: MailboxWorld) {
  return this.judge([refuseBadServerCertificates], badCertificates.get(this), []);
});

Then('hat sie in der ganzen Prüfung die alte SOAP-Schnittstelle nicht verwendet', async function (this: MailboxWorld) {
  const subject = await interfacesUsed(this);
  return this.judge([leaveSoapAlone], subject, [...subject.soap, ...subject.rest.slice(-1)]);
});
