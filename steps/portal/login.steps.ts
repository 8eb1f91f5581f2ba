/** Words about the way to the account and back: algorithms of the response, the return address, "back". */
import { Then, When } from '@cucumber/cucumber';
import { acceptCompanyAlgorithms, acceptPssAndGcm, controlTheBackUrl, sendRequestOnce, tellBeforeLeaving } from '../../src/checks/portal/index.ts';
import type { BackSubject, LoginSubject, NoticeSubject, RequestsSubject } from '../../src/checks/portal/index.ts';
import { exchangesNamed, exchangesOf, pagesBefore, stageLogin, subjectOf } from './login-stage.ts';
import type { LoginPlan } from './login-stage.ts';
import { goBack, plantReturn } from './session-stage.ts';
import { createStaged } from '../staged.ts';
import type { PortalWorld } from './world.ts';

const logins = createStaged<LoginSubject>();
const requests = createStaged<RequestsSubject>();
const backs = createStaged<BackSubject>();
const notices = createStaged<NoticeSubject>();

const TODAY: LoginPlan = { description: { de: 'mit RSASSA-PSS und AES-GCM', en: 'with RSASSA-PSS and AES-GCM' } };
/** What products took before; one of the two shows that it is the algorithms that a product does not take. */
const BEFORE: readonly LoginPlan[] = ['aeltere-signatur', 'aeltere-verfahren'].map((deviation) => ({ ...TODAY, deviation }));
const FOREIGN = 'https://eingepflanzt.pruefstand.example/zurueck';

When('das Nutzerkonto mit den heute üblichen Verfahren antwortet', async function (this: PortalWorld) {
  const login = await stageLogin(this, TODAY);
  const controls: LoginSubject['controls'][number][] = [];
  for (const plan of login.seen.session === 'none' ? BEFORE : []) {
    controls.splice(0, 1, (await stageLogin(this, plan)).seen);
    if (controls[0]?.session === 'authenticated') break;
  }
  logins.set(this, subjectOf(this, TODAY, login, controls));
});

When('jemand im Aufruf der Anmeldung eine fremde Adresse als Ziel angibt', async function (this: PortalWorld) {
  requests.set(this, { facts: this.facts, requests: await plantReturn(this, FOREIGN), planted: [FOREIGN] });
});

When('sich eine Person auf den Weg zum Nutzerkonto macht', async function (this: PortalWorld) {
  const { pages } = await this.logIn();
  notices.set(this, { answers: pagesBefore(await exchangesNamed(this, pages)) });
});

When('jemand beim Nutzerkonto auf „Zurück“ geht', async function (this: PortalWorld) {
  backs.set(this, await goBack(this));
});

const ACCEPTED = { bundid: acceptPssAndGcm, unternehmenskonto: acceptCompanyAlgorithms } as const;

Then('gelingt die Anmeldung', function (this: PortalWorld) {
  const subject = logins.get(this);
  return this.judge([ACCEPTED[this.facts.account]], subject, exchangesOf(subject));
});

Then('nennt die Anfrage diese Adresse nicht als Rücksprungadresse', function (this: PortalWorld) {
  const subject = requests.get(this);
  return this.judge([controlTheBackUrl], subject, subject.requests);
});

Then('hat ihr der Dienst zuvor gesagt, dass sie zur BundID wechselt', function (this: PortalWorld) {
  const subject = notices.get(this);
  return this.judge([tellBeforeLeaving], subject, subject.answers);
});

Then('sendet der Dienst die Anfrage kein zweites Mal', function (this: PortalWorld) {
  const subject = backs.get(this);
  return this.judge([sendRequestOnce], subject, [...subject.first, ...subject.second]);
});
