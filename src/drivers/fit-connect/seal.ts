/**
 * From plan to ciphertext: builds the metadata, applies what the case changes, and encrypts each part on its own with a
 * fresh content key (FIT-Connect, cryptographic requirements). Flawless parts are made by the JOSE library, crafted ones
 * by hand.
 */
import type { AuthenticationTags, ContentKeys } from '../../core/submission.ts';
import { encodeBase64url } from '../../formats/base64url.ts';
import { encryptJwe, encryptJweBytes } from '../../formats/jose.ts';
import type { Jwk } from '../../formats/jose.ts';
import { contentKeyFor, craftJwe } from '../../formats/jwe-crafting.ts';
import type { CaseDefinition, CaseKit, Crafting, PartCraft } from './case.ts';
import type { SubmissionPlan } from './plan.ts';
import { metadataOf, partsOf, sha512 } from './plan.ts';
import { mainSample } from './samples.ts';

/** Above this size a part is encrypted in pieces. */
const LARGE_BYTES = 4_000_000;

/** Public keys of the destination, and one of nobody's for parts that cannot be decrypted. */
export interface RecipientKeys {
  readonly current: Jwk;
  readonly next?: Jwk;
  readonly foreign: Jwk;
}

export interface SealedSubmission {
  readonly service: { readonly identifier: string; readonly name: string };
  readonly metadata: string;
  readonly data: string;
  /** By attachment or fragment id, in the order of upload. */
  readonly attachments: ReadonlyMap<string, string | Buffer<ArrayBuffer>>;
  readonly tags: AuthenticationTags;
  readonly contentKeys: ContentKeys;
  readonly dataSha512: string;
  readonly canaries: readonly string[];
  readonly firstAttachmentId?: string;
}

/** A flawless plan from the target's samples, shaped by the case. @returns undefined when no sample fits */
export function planOf(definition: CaseDefinition, kit: CaseKit, apiVersion: SubmissionPlan['apiVersion']): SubmissionPlan | undefined {
  const sample = definition.sample === undefined ? mainSample(kit.samples) : kit.samples[definition.sample];
  if (sample === undefined) return undefined;
  const plan: SubmissionPlan = {
    apiVersion,
    service: { identifier: sample.serviceIdentifier, name: sample.serviceName },
    data: { bytes: sample.bytes, mimeType: sample.mimeType, schemaUri: sample.schemaUri },
    attachments: [],
    metadataVersion: kit.samples.metadataVersion,
  };
  definition.shape?.(plan, kit);
  return plan;
}

/** Encrypts a plan as the case wants it. */
export async function seal(definition: CaseDefinition, plan: SubmissionPlan, kit: CaseKit, keys: RecipientKeys): Promise<SealedSubmission> {
  const metadata = metadataOf(plan);
  definition.metadata?.(metadata, plan, kit);
  const crafting: Crafting = {};
  definition.craft?.(crafting, plan);
  const key = crafting.key === 'next' ? (keys.next ?? keys.current) : keys.current;
  const sealPart = (bytes: Uint8Array, contentType: string, craft?: PartCraft): Promise<SealedPart> => sealBytes(bytes, contentType, key, keys.foreign, craft);
  const metadataBytes = crafting.metadataBytes ?? new TextEncoder().encode(JSON.stringify(metadata));
  const [sealedMetadata, data] = await Promise.all([
    sealPart(metadataBytes, 'application/json', crafting.metadata),
    sealPart(crafting.dataBytes ?? plan.data.bytes, plan.data.mimeType, crafting.data),
  ]);
  const attachments = new Map<string, SealedPart>();
  for (const attachment of plan.attachments) {
    for (const part of partsOf(attachment)) {
      attachments.set(part.id, await sealPart(crafting.attachmentBytes?.[part.id] ?? part.bytes, attachment.mimeType, crafting.attachments));
    }
  }
  return {
    service: plan.service,
    metadata: String(sealedMetadata.compact),
    data: String(data.compact),
    attachments: new Map([...attachments].map(([id, { compact }]) => [id, compact])),
    tags: {
      metadata: tagOf(sealedMetadata.compact),
      data: tagOf(data.compact),
      attachments: Object.fromEntries([...attachments].map(([id, { compact }]) => [id, tagOf(compact)])),
    },
    contentKeys: {
      metadata: sealedMetadata.contentKey,
      data: data.contentKey,
      attachments: Object.fromEntries([...attachments].map(([id, { contentKey }]) => [id, contentKey])),
    },
    dataSha512: sha512(plan.data.bytes),
    canaries: (definition.sample === undefined ? mainSample(kit.samples) : kit.samples[definition.sample])?.canaries ?? [],
    ...(plan.attachments[0] === undefined ? {} : { firstAttachmentId: plan.attachments[0].attachmentId }),
  };
}

interface SealedPart {
  readonly compact: string | Buffer<ArrayBuffer>;
  /** base64url. */
  readonly contentKey: string;
}

async function sealBytes(bytes: Uint8Array, contentType: string, key: Jwk, foreign: Jwk, craft?: PartCraft): Promise<SealedPart> {
  const header = { cty: contentType };
  const contentKey = contentKeyFor(craft?.encAlgorithm);
  const sealed = (compact: SealedPart['compact']): SealedPart => ({ compact, contentKey: encodeBase64url(contentKey) });
  if (craft === undefined) return sealed(await (bytes.length > LARGE_BYTES ? encryptJweBytes : encryptJwe)(bytes, key, header, contentKey));
  const { foreignKey, header: more, ...rest } = craft;
  return sealed(craftJwe(bytes, key, { ...rest, contentKey, header: { ...header, ...more }, ...(foreignKey === true ? { recipientKey: foreign } : {}) }));
}

/** Authentication tag: the fifth part of the compact JWE, unchanged. */
function tagOf(compact: string | Buffer<ArrayBuffer>): string {
  const end = typeof compact === 'string' ? compact.slice(-64) : compact.subarray(-64).toString('latin1');
  return end.split('.').at(-1) ?? '';
}
