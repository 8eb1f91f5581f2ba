/** Made-up entries that no directory has; a target may name others. */
import type { KnownEntries } from '../../core/directory.ts';

export const ABSENT: KnownEntries['absent'] = {
  organizationKey: 'zzz:000000000000',
  category: 'Kategorie, die es nicht gibt (Prüfstand)',
  serviceSpecificationUri: 'urn:pruefstand:dienst:gibt-es-nicht',
};
