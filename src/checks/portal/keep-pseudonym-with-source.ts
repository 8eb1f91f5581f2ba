/**
 * The pseudonym is kept together with what gave it. Clause: BundID interface description 6.2.8. A product that keeps no
 * pseudonym has nothing to keep together.
 */
import { attributeUrn } from '../../core/account-attributes.ts';
import { accountView } from './account-view.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement BID-AT-08 */
export const keepPseudonymWithSource = takesLogin('BID-AT-08', 'keep-pseudonym-with-source', { further: judgePseudonym });

function judgePseudonym({ delivered, told }: LoginSubject): readonly Flaw[] {
  const view = accountView(told);
  if (view === undefined) return [cannotTell('account-not-told')];
  if (delivered.identity?.pseudonym === undefined) return [cannotTell('pseudonym-not-delivered', { cause: 'suite' })];
  const { value, source } = view.pseudonym ?? {};
  const wanted = delivered.attributes?.[attributeUrn('assertionProvedBy')];
  if (value === undefined || (wanted !== undefined && source === wanted)) return [];
  return [broken('pseudonym-alone', { params: { wanted: wanted ?? '–', seen: source ?? '–' } })];
}
