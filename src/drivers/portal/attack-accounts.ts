/**
 * Attacks that need the account beside: its answer brought into a login that began with the first one, and the same key from both.
 */
import type { AttackFacts } from '../../core/attack.ts';
import type { DeviationParams, LoginOrder, LoginRecord } from '../../core/account-control.ts';
import { NotCarriedOut } from './attack-controls.ts';
import type { AccountBeside, AttackTools } from './attack-controls.ts';
import { stepOf } from './navigation.ts';
import type { Step } from './navigation.ts';
import type { PortalOutcome } from './portal-driver.ts';

/** An answer of the account beside, made out to the login whose answer waits. @returns that form with this message in it */
export async function answerFromBeside(
  tools: AttackTools,
  { id }: Pick<AttackFacts, 'id'>,
  { step, login: { requestId, entityId } }: { readonly step: Step; readonly login: LoginRecord },
): Promise<Step> {
  if (requestId === undefined || entityId === undefined) throw new NotCarriedOut('The login that waits names no request.');
  const params: DeviationParams = { otherAcsUrl: step.url, otherEntityId: entityId, requestId };
  return answerOfBeside(besideOf(tools), step, { deviation: id, params });
}

/**
 * An answer that the account beside gives to a login of its own.
 * @param waiting step whose form is sent, with this message in place of its own
 * @throws NotCarriedOut when it gave none
 */
export async function answerOfBeside({ driver, control, persona }: AccountBeside, waiting: Step, wish: Partial<LoginOrder>): Promise<Step> {
  const { form, reason } = waiting;
  const order = await control.armLogin({ ...wish, outcome: 'success', persona });
  await using browser = await driver.openBrowser();
  const { end } = await browser.startLogin({ holdBefore: 'SAMLResponse' });
  const message = end.kind === 'held' ? end.step.form?.fields.find(([name]) => name === 'SAMLResponse') : undefined;
  if (message !== undefined && form !== undefined)
    return await stepOf({ ...form, fields: form.fields.map((field) => (field[0] === 'SAMLResponse' ? message : field)) }, reason);
  await control.disarmLogin(order).catch(() => undefined);
  throw new NotCarriedOut(`The account beside gave no answer that could be delivered (${end.kind}).`);
}

/** Two people with the same key, one from each account. @returns what came of the login with the account beside */
export async function sameKeyFromBeside(tools: AttackTools, { id }: Pick<AttackFacts, 'id'>, params: DeviationParams): Promise<PortalOutcome> {
  const { driver, control, persona } = besideOf(tools);
  const order = await control.armLogin({ outcome: 'success', persona, deviation: id, params });
  await using browser = await driver.openBrowser();
  const seen = await browser.login();
  await control.disarmLogin(order).catch(() => undefined);
  if (seen.session !== 'authenticated') throw new NotCarriedOut('The login with the account beside led to no session.');
  return seen;
}

function besideOf({ other }: AttackTools): AccountBeside {
  if (other === undefined) throw new NotCarriedOut('The portal has no second account.');
  return other;
}
