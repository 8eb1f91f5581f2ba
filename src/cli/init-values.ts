/** Values that `init` takes as options and as answers; every wrong one is told in one sentence. */
import { isHostName } from '../runner/target-file-network.ts';
import { collected } from './arguments.ts';
import { argumentError } from './failure.ts';
import type { Asker } from './questions.ts';

/** A parser for addresses. */
export function address(option: string): (text: string) => string {
  return (text) => {
    const url = URL.parse(text);
    if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '' && !/\s/.test(text)) return text;
    throw argumentError(
      { de: `${option} nimmt eine vollständige Adresse, nicht „${text}“.`, en: `${option} takes a full address, not "${text}".` },
      { de: `Zum Beispiel ${option} https://localhost:8443/pfad.`, en: `For example ${option} https://localhost:8443/path.` },
    );
  };
}

export function callbackAddress(text: string): string {
  return address('--callback')(text);
}

export function hostNames(option: string): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before) => {
    if (isHostName(text)) return collected(text, before);
    throw argumentError(
      {
        de: `${option} nimmt einen Rechnernamen oder eine IPv4-Adresse, nicht „${text}“.`,
        en: `${option} takes a host name or an IPv4 address, not "${text}".`,
      },
      { de: 'Ohne https:// und ohne Anschluss angeben.', en: 'Give it without https:// and without port.' },
    );
  };
}

/** The option, else the answer, else what is usual. */
export type Given = (option: string | undefined, text: string, fallback: string, check: (answer: string) => unknown) => Promise<string>;

export function createGiven(asker: Asker | undefined): Given {
  return async (option, text, fallback, check) => option ?? (asker === undefined ? fallback : asker.ask({ text, fallback, check }));
}

/** @throws ERR_CONFIG_ARGUMENT for a text that no name can be */
export function notEmpty(text: string): void {
  if (text.trim() !== '' && text.length <= 200) return;
  throw argumentError(
    { de: 'Das darf weder leer noch länger als 200 Zeichen sein.', en: 'This must be neither empty nor longer than 200 characters.' },
    { de: 'Einen kurzen Text eingeben.', en: 'Enter a short text.' },
  );
}

/** A check that lets an empty answer pass. */
export function orEmpty(check: (answer: string) => unknown): (answer: string) => unknown {
  return (text) => text === '' || check(text);
}
