/** Whether a body calls inapplicable what the declaration's review found required: asked when a certificate is issued, and again when it is verified. */
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';

/** A vendor may not declare it either. Without a declaration nothing is known. @returns a sentence for each, with its requirement */
export function inapplicableFlaws(
  { attestations }: Pick<Certificate, 'attestations'>,
  { declaration }: Pick<Result, 'declaration'>,
): readonly { readonly requirement: string; readonly text: Bilingual }[] {
  const required = (declaration?.items ?? []).filter(({ status }) => status === 'mandatory' || status === 'prohibited');
  return attestations.flatMap(({ requirement, outcome }) => {
    const item = outcome === 'notApplicable' ? required.find(({ requirements }) => requirements.includes(requirement)) : undefined;
    if (item === undefined) return [];
    return [
      {
        requirement,
        text: {
          de: `${requirement} soll nicht anwendbar sein, gilt nach der Erklärung des Herstellers aber immer (${item.id}).`,
          en: `${requirement} is said not to be applicable, but by the vendor's declaration it always is (${item.id}).`,
        },
      },
    ];
  });
}
