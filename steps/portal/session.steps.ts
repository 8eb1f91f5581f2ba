/** Words about sessions of a service: how long they last, how they end, and what a login changes in them. */
import { Then, When } from '@cucumber/cucumber';
import { endSessionAtLogout, limitSessionByLevel, renewSessionIdAtLogin, stepUpWithNewRequest } from '../../src/checks/portal/index.ts';
import type { LogoutSubject, SessionIdSubject, SessionTimeSubject, StepUpSubject } from '../../src/checks/portal/index.ts';
import { exchangesNamed } from './login-stage.ts';
import { keepCookiesOfBefore, logOut, passTime, stepUp } from './session-stage.ts';
import { createStaged } from '../staged.ts';
import type { PortalWorld } from './world.ts';

const times = createStaged<SessionTimeSubject>();
const logouts = createStaged<LogoutSubject>();
const ids = createStaged<SessionIdSubject>();
const stepUps = createStaged<StepUpSubject>();

When('nach einer Anmeldung viel Zeit vergeht', { timeout: -1 }, async function (this: PortalWorld) {
  times.set(this, await passTime(this));
});

When('sich eine angemeldete Person beim Dienst abmeldet', async function (this: PortalWorld) {
  logouts.set(this, await logOut(this));
});

When('sich eine Person anmeldet, die schon vorher beim Dienst war', async function (this: PortalWorld) {
  ids.set(this, await keepCookiesOfBefore(this));
});

When('sich zum Anheben des Niveaus in einem offenen Vorgang eine andere Person anmeldet', async function (this: PortalWorld) {
  stepUps.set(this, await stepUp(this));
});

Then('endet die Sitzung spätestens nach den Fristen ihres Niveaus', async function (this: PortalWorld) {
  const subject = times.get(this);
  return this.judge(
    [limitSessionByLevel],
    subject,
    await exchangesNamed(
      this,
      subject.probes.map(({ seen }) => seen.pages.at(-1)),
    ),
  );
});

Then('gilt ihre Sitzung nicht mehr, und die nächste Anmeldung beginnt mit einer neuen Anfrage', async function (this: PortalWorld) {
  const subject = logouts.get(this);
  const { after, copied, nextRequests } = subject;
  return this.judge([endSessionAtLogout], subject, [...(await exchangesNamed(this, [...after.pages, ...(copied?.pages ?? [])])), ...nextRequests]);
});

Then('ist mit der Kennung von vorher niemand angemeldet', async function (this: PortalWorld) {
  const subject = ids.get(this);
  return this.judge([renewSessionIdAtLogin], subject, await exchangesNamed(this, [...subject.login.pages.slice(-2), ...(subject.copied?.pages ?? [])]));
});

Then('geht eine neue Anfrage mit dem höheren Niveau hinaus, und der Vorgang bleibt bei der ersten Person', function (this: PortalWorld) {
  const subject = stepUps.get(this);
  return this.judge([stepUpWithNewRequest], subject, [...subject.first, ...subject.second]);
});
