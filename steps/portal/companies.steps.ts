/** Words about logins with Mein Unternehmenskonto: what the service makes of organisations, answers and cancelled logins. */
import { Then, When } from '@cucumber/cucumber';
import {
  acceptAddressWithoutPostalCode,
  acceptCompanyAnswers,
  demandBothCompanyLevels,
  distinguishDataSets,
  escapeStatusMessage,
  keepAccountsApart,
  keepActingPersonApart,
  readComplexValues,
  readGermanDates,
  recogniseCancelByStatus,
  recogniseOrganisationByKey,
  refuseForeignEnvironment,
  refuseTestAccounts,
  restartAfterStaleRequest,
  surviveCrossSitePost,
} from '../../src/checks/portal/index.ts';
import type { LoginSubject } from '../../src/checks/portal/index.ts';
import type { Check } from '../../src/checks/check.ts';
import {
  CANCELLED,
  CANCELLED_OTHERWISE,
  CANCELLED_WITH_MARKUP,
  COMPANY_LOGINS,
  MARKUP,
  NAMESAKE,
  ORDINARY,
  OTHER_ENVIRONMENT,
  TEST_ACCOUNT,
} from './company-logins.ts';
import { answerFromBeside, answerFromTheAccount, answerLate } from './company-stage.ts';
import { betweenOrdinary, exchangesOf, stageLogin } from './login-stage.ts';
import type { LoginPlan } from './login-stage.ts';
import { createStaged } from '../staged.ts';
import type { PortalWorld } from './world.ts';

const staged = createStaged<LoginSubject>();

/** An ordinary order of things with these words. */
function ordered(words: string, plan: LoginPlan): void {
  When(words, async function (this: PortalWorld) {
    staged.set(this, await betweenOrdinary(this, plan));
  });
}

for (const [words, plan] of Object.entries(COMPANY_LOGINS)) ordered(`sich eine Organisation anmeldet, ${words}`, plan);
ordered('die Antwort von einer anderen Umgebung des Unternehmenskontos kommt', OTHER_ENVIRONMENT);
ordered('sich im Betrieb jemand mit einem Testkonto anmeldet', TEST_ACCOUNT);

/** The account's own deviation that bears this text. */
async function deviating(this: PortalWorld, text: string): Promise<void> {
  const found = (await this.control.deviations()).find(({ id, text: { de } }) => de === text && !/^(?:ATK|VAL)-/.test(id));
  if (found === undefined) throw new Error(`The account has no deviation "${text}".`);
  staged.set(this, await betweenOrdinary(this, { deviation: found.id, description: { de: `(${found.text.de})`, en: `(${found.text.en})` } }));
}

When('sich eine Organisation anmeldet und das Unternehmenskonto gültig, aber ungewöhnlich antwortet: {}', deviating);

When('sich zwei Organisationen anmelden, die gleich heißen', async function (this: PortalWorld) {
  const { requests: _, ...other } = await stageLogin(this, { ...ORDINARY, persona: NAMESAKE });
  staged.set(this, { ...(await betweenOrdinary(this, ORDINARY)), other });
});

When('jemand die Anmeldung verlässt, neu beginnt und das Unternehmenskonto noch auf die erste Anfrage antwortet', async function (this: PortalWorld) {
  staged.set(this, await answerLate(this));
});

When('die Antwort von der Seite des Unternehmenskontos aus an den Dienst geht', async function (this: PortalWorld) {
  staged.set(this, await answerFromTheAccount(this));
});

When('in einer Anmeldung mit dem Unternehmenskonto die Antwort des anderen Kontos eintrifft', async function (this: PortalWorld) {
  staged.set(this, await answerFromBeside(this));
});

When('jemand die Anmeldung beim Unternehmenskonto abbricht und der Meldungstext ein anderer ist als sonst', async function (this: PortalWorld) {
  const { requests: _, ...other } = await stageLogin(this, CANCELLED);
  staged.set(this, { ...(await betweenOrdinary(this, CANCELLED_OTHERWISE)), other });
});

When('jemand die Anmeldung beim Unternehmenskonto abbricht und der Meldungstext spitze Klammern enthält', async function (this: PortalWorld) {
  staged.set(this, { ...(await betweenOrdinary(this, CANCELLED_WITH_MARKUP)), markup: MARKUP });
});

const SENTENCES: readonly (readonly [string, Check<LoginSubject>])[] = [
  ['steht ihre Anschrift beim Dienst richtig', readComplexValues],
  ['hält der Dienst sie an ihren Kennungen auseinander', recogniseOrganisationByKey],
  ['gelingt die Anmeldung, und der Dienst erkennt Datenkranz und Personentyp', distinguishDataSets],
  ['führt der Dienst die handelnde Person getrennt von der Organisation', keepActingPersonApart],
  ['gelingt die Anmeldung auch ohne handelnde Person', keepActingPersonApart],
  ['ist ohne ausreichendes Vertrauensniveau niemand angemeldet', demandBothCompanyLevels],
  ['liest der Dienst das Datum mit dem Tag an erster Stelle', readGermanDates],
  ['gelingt die Anmeldung ohne Postleitzahl', acceptAddressWithoutPostalCode],
  ['ist die Organisation danach angemeldet', acceptCompanyAnswers],
  ['ist in dieser Umgebung niemand angemeldet', refuseForeignEnvironment],
  ['ist mit dem Testkonto niemand angemeldet', refuseTestAccounts],
  ['ist niemand angemeldet, und der Dienst beginnt nicht von selbst immer wieder', restartAfterStaleRequest],
  ['findet der Dienst die offene Anfrage wieder', surviveCrossSitePost],
  ['ist mit der Antwort des anderen Kontos niemand angemeldet', keepAccountsApart],
  ['verläuft der Abbruch wie sonst auch', recogniseCancelByStatus],
  ['zeigt der Dienst den Meldungstext nur als Text', escapeStatusMessage],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, function (this: PortalWorld) {
    const subject = staged.get(this);
    return this.judge([check], subject, [...exchangesOf(subject), ...(subject.laterRequests ?? [])]);
  });
}
