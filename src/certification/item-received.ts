/** Whether the product was received before it was tested: asked when a certificate is issued, and again when it is verified. */
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import { lastDayBegun } from '../register/index.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** A date counts as long as it may have begun somewhere. @returns what is wrong, none for a good one */
export function receptionFlaw({ itemReceivedAt }: Pick<Certificate, 'itemReceivedAt'>, { run: { startedAt } }: Pick<Result, 'run'>): Bilingual | undefined {
  if (itemReceivedAt === undefined) return undefined;
  const isLater = DATE.test(itemReceivedAt) ? itemReceivedAt > lastDayBegun(startedAt) : Date.parse(itemReceivedAt) > Date.parse(startedAt);
  if (!isLater) return undefined;
  return {
    de: `Der Prüfgegenstand soll am ${itemReceivedAt} eingegangen sein, nach Beginn der Prüfung (${startedAt}).`,
    en: `The item is said to have been received on ${itemReceivedAt}, after the test had begun (${startedAt}).`,
  };
}
