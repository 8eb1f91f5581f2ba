/** `doctor` looks at the container engine: does one answer, and is the image there or has it to be fetched. */
import { isPruefstandError } from '../core/errors.ts';
import { connectEngine } from './container-engine.ts';
import { ok, targetFault, warning } from './doctor-entry.ts';
import type { Tell } from './doctor-entry.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** @returns whether there is an engine to start the product with */
export async function examineEngine(image: string, tell: Tell): Promise<boolean> {
  try {
    const engine = await connectEngine();
    const isHere = await engine.hasImage(image);
    tell(
      isHere
        ? ok(`Container-Engine antwortet und hat das Image ${image}`, `the container engine answers and has the image ${image}`)
        : warning(
            { de: `Das Image ${image} ist nicht auf diesem Rechner.`, en: `The image ${image} is not on this machine.` },
            { de: 'Vorher bauen oder holen; sonst wird es beim Start geholt.', en: 'Build or fetch it beforehand; otherwise it is fetched at the start.' },
          ),
    );
    return true;
  } catch (error) {
    if (!isPruefstandError(error, 'ERR_TARGET_NO_ENGINE') || !(error instanceof TranslatedError) || error.mend === undefined) throw error;
    tell(targetFault(error.text, error.mend));
    return false;
  }
}
