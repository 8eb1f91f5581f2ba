/** Texts of the payment service are shown as text: markup in them is not markup on the page. Our inference. A page that shows none of them is right too. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule } from './payment-rule.ts';

/** What a scenario put into the texts, as markup. */
const MARKUP = /<script>document\.title|<img src=x onerror/i;

/** @requirement PTR-004 */
export const showTextsAsText = applicationRule('PTR-004', 'show-texts-as-text', ({ page, attack }) => {
  const text = page?.response?.status === 200 ? page.response.body.text : undefined;
  if (page === undefined || text === undefined) return [cannotTell('fee-page-not-seen')];
  if (MARKUP.test(text)) return [broken('fee-script-shown', { evidence: [{ exchange: page.id, at: 'response/body' }] })];
  return (attack?.staged ?? 0) > 0 ? [] : [cannotTell('fee-attack-not-staged')];
});
