/** Narrows what a register publishes of an entry, as when a vendor withdraws its consent in part. What is valid stays valid. */
import { PUBLICATION_EXTENTS } from '../core/certificate.ts';
import { EXTENT_WORDS } from '../core/publication-extents.ts';
import { draft, entryIn } from './changes.ts';
import type { ChangeRequest } from './changes.ts';
import type { NarrowedExtent, Register } from './model.ts';
import { extentOf } from './publication-rules.ts';
import { refusedChange } from './register-error.ts';
import { changeRegister } from './write-register.ts';

/** Least first. */
export const NARROWED_EXTENTS = ['status', 'certificate'] as const satisfies readonly NarrowedExtent[];

/** @throws ERR_CONFIG_ARGUMENT when no more than that is public anyway */
export async function restrictPublication(number: string, extent: NarrowedExtent, request: ChangeRequest): Promise<Register> {
  return changeRegister(request.folder, request.holder, (register) => {
    const entry = entryIn(register, number);
    const now = extentOf(entry);
    if (PUBLICATION_EXTENTS.indexOf(extent) >= PUBLICATION_EXTENTS.indexOf(now))
      throw refusedChange(
        {
          de: `Was von ${entry.number} öffentlich sein darf, ist schon jetzt: ${EXTENT_WORDS[now].de}.`,
          en: `What may be public of ${entry.number} is already: ${EXTENT_WORDS[now].en}.`,
        },
        {
          de: 'Weiter als bisher veröffentlicht wird nur ein neues Zertifikat mit neuer Zustimmung (renew).',
          en: 'Only a new certificate with a new consent is published further than before (renew).',
        },
      );
    return { events: [{ ...draft(register, request, entry.number, 'restricted'), extent }] };
  });
}
