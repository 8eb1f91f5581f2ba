/**
 * Every tampering there is, in parts of about the same effort: each has a file of tests, so that processes share the work.
 * `catalogue.test.ts` looks at all of them at once.
 */
import { before, test } from 'node:test';
import { ATTEMPT_TAMPERINGS } from './attempt-tamperings.ts';
import { CERTIFICATE_TAMPERINGS } from './certificate-tamperings.ts';
import { EXCHANGE_TAMPERINGS } from './exchange-tamperings.ts';
import { OUTSIDER_TAMPERINGS } from './file-tamperings.ts';
import { JUDGEMENT_TAMPERINGS } from './judgement-tamperings.ts';
import { MANIFEST_TAMPERINGS } from './manifest-tamperings.ts';
import { LISTED_TAMPERINGS } from './listed-tamperings.ts';
import { RESULT_TAMPERINGS } from './result-tamperings.ts';
import { attempt, openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { SIGNATURE_TAMPERINGS } from './signature-tamperings.ts';
import type { Tampering } from './tampering.ts';
import { ZIP_TAMPERINGS } from './zip-tamperings.ts';

type Groups = Readonly<Record<string, readonly Tampering[]>>;

export const PARTS = {
  envelope: {
    archive: ZIP_TAMPERINGS,
    files: OUTSIDER_TAMPERINGS,
    signature: SIGNATURE_TAMPERINGS,
    manifest: MANIFEST_TAMPERINGS,
    certificate: CERTIFICATE_TAMPERINGS,
  },
  evidence: {
    exchanges: EXCHANGE_TAMPERINGS,
    judgements: JUDGEMENT_TAMPERINGS,
    attempts: ATTEMPT_TAMPERINGS,
  },
  result: {
    result: RESULT_TAMPERINGS,
    listed: LISTED_TAMPERINGS,
  },
} as const satisfies Readonly<Record<string, Groups>>;

/** Tries every tampering of a part. @returns the scene, for tests besides */
export function tryPart(part: keyof typeof PARTS): () => Scene {
  let scene: Scene | undefined;
  const opened = (): Scene => {
    if (scene === undefined) throw new Error('The scene is opened before the tests.');
    return scene;
  };
  before(async () => {
    scene = await openScene();
  });
  for (const [group, tamperings] of Object.entries<readonly Tampering[]>(PARTS[part]))
    for (const tampering of tamperings) test(`${group}, ${tampering.by}: ${tampering.name}`, async () => attempt(tampering, opened()));
  return opened;
}
