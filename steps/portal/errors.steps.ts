/** Words about logins that end without one, and what the service then shows, keeps and logs. */
import { Then, When } from '@cucumber/cucumber';
import {
  explainDeniedRequests,
  keepPeopleOutOfTheLog,
  leadBackAfterCancel,
  restartAfterLateResponse,
  surviveErrorStatuses,
} from '../../src/checks/portal/index.ts';
import type { LoginSubject } from '../../src/checks/portal/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { ENTERED, enterIntoForm, formPage } from './form-stage.ts';
import { betweenOrdinary, exchangesNamed, exchangesOf, openHttpBrowser, stageIn, stageLogin, subjectOf } from './login-stage.ts';
import type { LoginPlan } from './login-stage.ts';
import { loseCookies } from './session-stage.ts';
import { createStaged } from '../staged.ts';
import { openTestInterface } from './test-interface-stage.ts';
import type { PortalWorld } from './world.ts';

const staged = createStaged<LoginSubject>();

/** By the words after „Wenn das Nutzerkonto die Anmeldung beendet,“. */
const ENDINGS: Readonly<Record<string, LoginPlan>> = {
  'weil eine Pflichtangabe fehlt': {
    outcome: 'required-attribute-missing',
    deviation: 'meldung-mit-auszeichnung',
    description: { de: 'mit der Antwort RequestDenied', en: 'with the answer RequestDenied' },
  },
  'weil das Niveau nicht zu erreichen ist': {
    outcome: 'no-authn-context',
    description: { de: 'mit der Antwort NoAuthnContext', en: 'with the answer NoAuthnContext' },
  },
  'weil dort etwas gestört ist': {
    outcome: 'responder-error',
    description: { de: 'mit der Antwort Responder', en: 'with the answer Responder' },
  },
  'aus einem Grund, den niemand angekündigt hat': {
    outcome: 'responder-error',
    deviation: 'unbekannter-status',
    description: { de: 'mit einem unbekannten Code', en: 'with an unknown code' },
  },
};
/** What of the message above no page may show as markup. */
const MARKUP = ['<b>Eine Pflichtangabe</b>'];
const CANCELLED: LoginPlan = { outcome: 'cancel', description: { de: 'mit Abbruch beim Konto', en: 'cancelled at the account' } };
const LATE: LoginPlan = { description: { de: 'mit verlorenen Cookies', en: 'with lost cookies' } };
const LOGGED: LoginPlan = { description: { de: 'mit Durchsicht des Protokolls', en: 'with a look into the log' } };

for (const [words, plan] of Object.entries(ENDINGS)) {
  When(`das Nutzerkonto die Anmeldung beendet, ${words}`, async function (this: PortalWorld) {
    staged.set(this, { ...(await betweenOrdinary(this, plan)), markup: MARKUP });
  });
}

When('eine Person etwas eingibt und die Anmeldung beim Nutzerkonto abbricht', async function (this: PortalWorld) {
  const before = await this.logIn();
  await using browser = await openHttpBrowser(this);
  const hasEntered = await enterIntoForm(this, browser);
  const login = await stageIn(this, browser, CANCELLED);
  const page = hasEntered ? await formPage(this, browser) : undefined;
  const entered = { value: ENTERED, ...(page === undefined ? {} : { page }) };
  staged.set(this, { ...subjectOf(this, CANCELLED, login, [before, await this.logIn()]), entered });
});

When('die Antwort des Nutzerkontos eintrifft, nachdem der Browser seine Cookies verloren hat', async function (this: PortalWorld) {
  const before = await this.logIn();
  const { staged: login, laterRequests } = await loseCookies(this);
  staged.set(this, { ...subjectOf(this, LATE, login, [before, await this.logIn()]), laterRequests });
});

When('nach einer Anmeldung das Protokoll des Dienstes durchgesehen wird', async function (this: PortalWorld) {
  const login = await stageLogin(this, LOGGED);
  const [log] = await exchangesNamed(this, [await openTestInterface(this)?.readLog()]);
  staged.set(this, { ...subjectOf(this, LOGGED, login, []), ...(log === undefined ? {} : { log }) });
});

const SENTENCES: readonly (readonly [string, Check<LoginSubject>])[] = [
  ['ist niemand angemeldet, und eine verständliche Seite sagt es', explainDeniedRequests],
  ['ist niemand angemeldet, und die Eingaben sind noch da', leadBackAfterCancel],
  ['ist niemand angemeldet, und keine Seite zeigt technische Einzelheiten', surviveErrorStatuses],
  ['ist niemand angemeldet, und der Dienst beginnt nicht von selbst von vorn', restartAfterLateResponse],
  ['stehen darin weder Angaben zur Person noch die Antwort des Nutzerkontos', keepPeopleOutOfTheLog],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, function (this: PortalWorld) {
    const subject = staged.get(this);
    const { log, entered, laterRequests = [] } = subject;
    const more = [log, entered?.page].filter((exchange) => exchange !== undefined);
    return this.judge([check], subject, [...exchangesOf(subject), ...laterRequests, ...more]);
  });
}
