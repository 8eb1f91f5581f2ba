/**
 * Ordinary logins directly before and after each attack (attack sheet, section 1, rule 3). The one after a case serves the next
 * case too, as long as the record shows that nothing happened between.
 */
import type { AccountControlClient, LoginRecord } from '../../core/account-control.ts';
import { seqOfExchange } from '../../core/exchange.ts';
import type { HttpPortalDriver } from './http-driver.ts';
import type { PortalOutcome } from './portal-driver.ts';
import type { PortalTarget } from './target.ts';

/** Why an attack did not take place, for the report. */
export class NotCarriedOut extends Error {}

/** What attacks and their controls need of the room. */
export interface AttackTools {
  readonly driver: HttpPortalDriver;
  readonly control: AccountControlClient;
  /** Who logs in. */
  readonly persona: string;
  readonly target: PortalTarget;
  /** The account beside, of a portal with two. */
  readonly other?: AccountBeside;
  /** Makes the portal start anew, where its target says how. @returns whether it did */
  readonly restart?: () => Promise<boolean>;
  /** Makes the portal fetch the metadata of the account again, where its target says how. @returns whether it did */
  readonly refreshMetadata?: () => Promise<boolean>;
}

/** The second account of a portal, and the way to it. */
export interface AccountBeside {
  readonly driver: HttpPortalDriver;
  readonly control: AccountControlClient;
  readonly persona: string;
}

/** Where the key of a person stands in an answer. */
export type KeyPlace = 'name-id' | 'key';

/** An ordinary login, and how far the record was then. */
export interface ControlLogin {
  readonly outcome: PortalOutcome;
  /** Key of the person as the account delivered it. */
  readonly key?: string;
  /** Where it stands, as far as that is known. */
  readonly keyPlace?: KeyPlace;
  /** What was delivered in either place. */
  readonly identity?: { readonly nameId: string; readonly key?: string };
  /** The last login and exchange of the record. */
  readonly loginSeq: number;
  readonly seq: number;
}

const KEPT = 'attack-control';

/** The control of the case before, if nothing has happened since; else a new one. */
export async function controlBefore(tools: AttackTools): Promise<ControlLogin> {
  const { control } = tools;
  const kept = (await control.read(KEPT)) as ControlLogin | null | undefined;
  const isFresh = kept !== null && kept !== undefined && (await control.exchanges({ afterSeq: kept.seq })).length === 0;
  return isFresh ? kept : controlLogin(tools, kept?.loginSeq ?? 0);
}

/** A new control, kept for the next case. @param loginSeq last login known before */
export async function controlLogin({ driver, control, persona }: AttackTools, loginSeq: number): Promise<ControlLogin> {
  const order = await control.armLogin({ outcome: 'success', persona });
  await using browser = await driver.openBrowser();
  const outcome = await browser.login();
  const delivered = await lastLogin(control, loginSeq);
  // An order that no request used would be taken by the next one.
  if (delivered === undefined) await control.disarmLogin(order).catch(() => undefined);
  const login = { outcome, loginSeq: delivered?.seq ?? loginSeq, seq: lastSeq(outcome), ...keyOf(delivered?.identity, outcome.identity?.userKey) };
  await control.write(KEPT, login);
  return login;
}

/** A NameID that changes is no key; where it stays, services key by it or by the pseudonym, and show which. */
function keyOf(identity: LoginRecord['identity'], shown: string | undefined): Pick<ControlLogin, 'key' | 'keyPlace' | 'identity'> {
  if (identity === undefined) return {};
  const { nameId, bPK2, pseudonym } = identity;
  if (bPK2 !== undefined) return { key: bPK2, keyPlace: 'key', identity: { nameId, key: bPK2 } };
  const both = { nameId, ...(pseudonym === undefined ? {} : { key: pseudonym }) };
  if (shown === nameId) return { key: nameId, keyPlace: 'name-id', identity: both };
  return { ...(shown !== undefined && shown === pseudonym ? { key: pseudonym, keyPlace: 'key' } : {}), identity: both };
}

/** The latest login after that one. */
export async function lastLogin(control: AccountControlClient, afterSeq: number): Promise<LoginRecord | undefined> {
  return (await control.logins({ afterSeq })).at(-1);
}

function lastSeq({ pages }: PortalOutcome): number {
  return Math.max(0, ...pages.map(seqOfExchange));
}
