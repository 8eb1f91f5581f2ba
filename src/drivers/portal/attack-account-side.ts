/** What attacks have the account do besides answering a login: metadata that it serves anew. */
import type { MetadataChange } from '../../core/account-control.ts';
import { NotCarriedOut } from './attack-controls.ts';
import type { AttackTools } from './attack-controls.ts';

/**
 * Lets the portal fetch other metadata for the time of an act, and the true ones again. A key that was withdrawn comes back as a new
 * one, which a careful product holds back: when it starts anew, it reads what its operator set up.
 * @throws NotCarriedOut when it does not fetch them
 */
export async function withMetadata<Result>(
  { control, refreshMetadata, restart }: AttackTools,
  change: MetadataChange,
  act: () => Promise<Result>,
): Promise<Result> {
  await control.changeMetadata(change);
  try {
    if ((await refreshMetadata?.()) !== true) throw new NotCarriedOut('The product did not fetch the metadata of the account again.');
    return await act();
  } finally {
    await control.changeMetadata(null);
    await refreshMetadata?.();
    if (change === 'old-key-withdrawn') await restart?.();
  }
}
