/** Signatures of a register: whom it trusts, and signing new documents and the status list as JAdES. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CERTIFICATE_MEDIA_TYPE } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { readAnchors } from '../formats/certificate-chain.ts';
import { signJades, verifyJades } from '../formats/jades.ts';
import { decodeUtf8 } from '../formats/json.ts';
import type { Signer } from '../formats/signer.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import type { SignatureJudge } from './admission.ts';
import type { Register } from './model.ts';

/** Media types of what a register signs. */
export const SIGNED_TYPES = {
  certificate: CERTIFICATE_MEDIA_TYPE,
  statusList: 'application/vnd.pruefstand.status-list+json',
} as const;

/** Signs bytes. @param at milliseconds since the epoch @returns JAdES as JSON text */
export type Sign = (payload: Uint8Array, contentType: string, at: number) => Promise<string>;

/** @param timestamp asks an authority for a token (RFC 3161) over an imprint; makes the signature B-T */
export function signWith(signer: Signer, timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>): Sign {
  return async (payload, contentType, at) =>
    signJades({ payload, contentType, signer, signedAt: new Date(at), ...(timestamp === undefined ? {} : { timestamp }) });
}

/**
 * Judges by the certificates that register.yaml names, and by the name of the body: what it signs is signed by its organisation. Certificates carry a time stamp, always; who may stamp is judged where
 * register.yaml says so.
 * @throws ERR_CONFIG_INVALID without such a file: a register that trusts nobody takes nothing; ERR_CONFIG_FILE_UNREADABLE
 */
export function judgeOf({ folder, config }: Pick<Register, 'folder' | 'config'>): SignatureJudge {
  const place = join(folder, 'register.yaml');
  if (config.anchors === undefined)
    throw new TranslatedError(
      'ERR_CONFIG_INVALID',
      { de: 'register.yaml nennt keine Zertifikate, denen das Register vertraut.', en: 'register.yaml names no certificates that the register trusts.' },
      { place, mend: { de: 'Mit „anchors: anchors.pem“ eine PEM-Datei daneben nennen.', en: 'Name a PEM file beside it with "anchors: anchors.pem".' } },
    );
  const anchors = readAnchorFile(folder, config.anchors);
  const tsaAnchors = config.tsaAnchors === undefined ? [] : readAnchorFile(folder, config.tsaAnchors);
  return async (signature, payload, at) => {
    const { findings, isValid, signer } = await verifyJades(decodeUtf8(signature) ?? '', {
      payload,
      anchors,
      tsaAnchors,
      at: new Date(at),
      needsTimestamp: true,
    });
    const isOpen = tsaAnchors.length > 0 && findings.some(({ grade }) => grade === 'open');
    if (isValid && signer?.isAnchored === true && !isOpen) return isNamedIn(config.name, signer.subject) ? [] : [otherBody(config.name, signer.subject)];
    const texts = findings.filter(({ grade }) => grade !== 'note').map(({ text }) => text);
    return texts.length > 0 ? texts : [NOT_TRUSTED];
  };
}

/** One authority vouches for many: what another body signed is its own. */
function otherBody(name: string, subject: string): Bilingual {
  return {
    de: `Unterschrieben hat ${subject}, das Register führt „${name}“.`,
    en: `It is signed by ${subject}, the register is kept by "${name}".`,
  };
}

const NOT_TRUSTED: Bilingual = {
  de: 'Die Signatur endet nicht in einem Zertifikat, dem das Register vertraut.',
  en: 'The signature does not end in a certificate that the register trusts.',
};

function readAnchorFile(folder: string, name: string): readonly Uint8Array[] {
  const file = join(folder, name);
  try {
    const anchors = readAnchors(readFileSync(file, 'utf8'));
    if (anchors.length > 0) return anchors;
  } catch (cause) {
    throw unreadable(file, cause);
  }
  throw unreadable(file, undefined);
}

function unreadable(file: string, cause: unknown): TranslatedError {
  return new TranslatedError(
    'ERR_CONFIG_FILE_UNREADABLE',
    { de: 'Die Zertifikate, denen das Register vertraut, sind nicht lesbar.', en: 'The certificates that the register trusts cannot be read.' },
    { place: file, cause, mend: { de: 'Eine Datei mit Zertifikaten in PEM nennen.', en: 'Name a file with certificates in PEM.' } },
  );
}
