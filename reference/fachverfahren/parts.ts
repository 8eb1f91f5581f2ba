/**
 * Opening one part of a submission: take the JWE apart, compare its tag with the submit event, decrypt it. All problems
 * of the part are returned together; the content is missing when it could not be opened.
 */
import type { CheckContext } from './checks/context.ts';
import { checkTag, instanceOf } from './checks/tag.ts';
import type { PartName } from './checks/tag.ts';
import type { AuthenticationTags } from './events.ts';
import { DecryptionError, decryptJwe, splitJwe } from './jwe.ts';
import type { Keyring } from './keyring.ts';
import { problem } from './problems.ts';
import type { Problem } from './problems.ts';

/** What became of a part. `tag` is missing when the text is no JWE. */
export interface OpenedPart {
  readonly tag: string | undefined;
  readonly plaintext: Buffer | undefined;
  readonly problems: readonly Problem[];
}

/** Opens parts of submissions. */
export type PartOpener = (part: PartName, compact: Buffer, tags: AuthenticationTags | undefined) => Promise<OpenedPart>;

/** Creates the opener for the keys of this destination. */
export function createPartOpener(options: { readonly keyring: Keyring; readonly context: CheckContext; readonly maxPlaintextBytes: number }): PartOpener {
  const { keyring, context, maxPlaintextBytes } = options;
  return async (part, compact, tags) => {
    const instance = instanceOf(part);
    const jwe = splitJwe(compact);
    if (jwe === undefined) {
      return { tag: undefined, plaintext: undefined, problems: [problem('encryption-issue', instance, 'Der Bestandteil ist kein JWE in kompakter Form.')] };
    }
    const problems = [...checkTag(part, jwe.tag, tags, context)];
    try {
      const plaintext = await decryptJwe(jwe, { keyring, faults: context.faults, maxPlaintextBytes });
      return { tag: jwe.tag, plaintext, problems };
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      problems.push(problem('encryption-issue', instance, `Der Bestandteil ist ${error.message}.`));
      return { tag: jwe.tag, plaintext: undefined, problems };
    }
  };
}
