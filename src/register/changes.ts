/**
 * What a body does to its register: add a certificate, suspend, resume, revoke, and renew by a new certificate. Every change
 * has an actor, an instant and a reason; extending is in `extension.ts`.
 */
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { sha256Hex } from '../formats/hash.ts';
import { admit } from './admission.ts';
import type { AdmittedCertificate, SignatureJudge } from './admission.ts';
import { statusEntryOf } from './entry-state.ts';
import type { LockHolder } from './lock.ts';
import { ENTRY_FILES } from './model.ts';
import type { EventDraft, EventKind, Register, RegisterEntry } from './model.ts';
import { refusedChange } from './register-error.ts';
import { newSlug, productKey } from './slug.ts';
import { changeRegister } from './write-register.ts';
import type { RegisterChange } from './write-register.ts';

/** Who changes what, when and why. */
export interface ChangeRequest {
  readonly folder: string;
  readonly holder: LockHolder;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Stays in the register and is not published. */
  readonly actor: string;
  /** Published. */
  readonly reason: string;
}

export interface AddRequest extends ChangeRequest {
  readonly archive: Uint8Array;
  /** Path of the archive, for messages. */
  readonly place: string;
  readonly judge: SignatureJudge;
  readonly publishesBundle: boolean;
}

const MAX_REASON_CHARS = 2000;

/** A draft of an event. @throws ERR_CONFIG_ARGUMENT without actor or reason, or when the log already has later events */
export function draft(register: Register, { at, actor, reason }: ChangeRequest, number: string, kind: EventKind): EventDraft {
  for (const [option, text] of [
    ['--actor', actor],
    ['--reason', reason],
  ] as const) {
    if (text.trim() === '' || text.length > MAX_REASON_CHARS || !text.isWellFormed())
      throw refusedChange(
        { de: `${option} braucht einen Text von 1 bis ${MAX_REASON_CHARS} Zeichen.`, en: `${option} needs a text of 1 to ${MAX_REASON_CHARS} characters.` },
        { de: 'Den Grund in einem Satz nennen; er wird veröffentlicht.', en: 'Give the reason in one sentence; it is published.' },
      );
  }
  const last = register.events.at(-1);
  if (last !== undefined && at < Date.parse(last.instant))
    throw refusedChange(
      {
        de: `Das Register kennt ein späteres Ereignis (${last.instant}); die Uhr geht wohl falsch.`,
        en: `The register knows a later event (${last.instant}); the clock seems to be wrong.`,
      },
      { de: 'Die Uhr des Rechners stellen.', en: 'Set the clock of the machine.' },
    );
  return { instant: new Date(at).toISOString(), number, kind, actor, reason };
}

/** The entry with that number. @throws ERR_CONFIG_ARGUMENT */
export function entryIn(register: Register, number: string): RegisterEntry {
  const entry = register.entries.find((one) => one.number === number.toUpperCase());
  if (entry !== undefined) return entry;
  throw refusedChange(
    { de: `Die Nummer „${number}“ steht nicht im Register.`, en: `The number "${number}" is not in the register.` },
    { de: '„pruefstand register list“ zeigt alle Nummern.', en: '"pruefstand register list" shows all numbers.' },
    register.folder,
  );
}

/** Takes a certificate into the register. @throws ERR_CONFIG_INVALID, ERR_CONFIG_ARGUMENT */
export async function addCertificate(request: AddRequest): Promise<Register> {
  const admitted = await admit(request);
  return changeRegister(request.folder, request.holder, (register) => {
    const replaced = register.entries.find(({ number }) => number === admitted.certificate.replaces?.number);
    if (replaced !== undefined)
      throw refusedChange(
        {
          de: `Das Zertifikat erneuert ${replaced.number}, das im Register steht.`,
          en: `The certificate renews ${replaced.number}, which is in the register.`,
        },
        isRenewable(replaced)
          ? {
              de: `„pruefstand renew ${replaced.number} <zip> --reason …“ benutzen.`,
              en: `Use "pruefstand renew ${replaced.number} <zip> --reason …".`,
            }
          : ISSUE_ANEW,
      );
    return issueOf(register, admitted, request);
  });
}

/** Adds the certificate that follows another and says so at the former. @throws ERR_CONFIG_INVALID, ERR_CONFIG_ARGUMENT */
export async function renewCertificate(former: string, request: AddRequest): Promise<Register> {
  const admitted = await admit(request);
  return changeRegister(request.folder, request.holder, (register) => {
    const entry = entryIn(register, former);
    requireRenewable(entry, admitted);
    const { number } = admitted.certificate;
    const change = issueOf(register, admitted, request);
    return { ...change, events: [...change.events, { ...draft(register, request, entry.number, 'renewed'), renewedBy: number }] };
  });
}

/** What is left where nothing can be renewed: `register add` takes no certificate that renews an entry. */
export const ISSUE_ANEW: Bilingual = {
  de: 'Ein neues Zertifikat ohne „replaces“ ausstellen und mit „pruefstand register add“ aufnehmen.',
  en: 'Issue a new certificate without "replaces" and add it with "pruefstand register add".',
};

/** What was revoked stays so, and one entry follows another. */
export function isRenewable(entry: RegisterEntry): boolean {
  const { status, replacedBy } = statusEntryOf(entry);
  return status !== 'revoked' && replacedBy === undefined;
}

function requireRenewable(entry: RegisterEntry, { certificate }: AdmittedCertificate): void {
  const { status, replacedBy } = statusEntryOf(entry);
  if (status === 'revoked')
    throw refusedChange(
      { de: `${entry.number} ist widerrufen und lässt sich nicht erneuern.`, en: `${entry.number} is revoked and cannot be renewed.` },
      ISSUE_ANEW,
    );
  if (replacedBy !== undefined)
    throw refusedChange(
      { de: `${entry.number} ist schon durch ${replacedBy} erneuert.`, en: `${entry.number} was already renewed by ${replacedBy}.` },
      ISSUE_ANEW,
    );
  const isSameProduct = productKey(certificate.product) === productKey(entry.certificate.product);
  if (!isSameProduct)
    throw refusedChange({ de: 'Das neue Zertifikat gilt einem anderen Produkt.', en: 'The new certificate is for another product.' }, ISSUE_ANEW);
  if (certificate.bundle.runId === entry.certificate.bundle.runId)
    throw refusedChange(
      {
        de: `Das neue Zertifikat beruht auf demselben Lauf wie ${entry.number}; erneuert wird nach einer neuen Prüfung.`,
        en: `The new certificate rests on the same run as ${entry.number}; what is renewed was tested again.`,
      },
      {
        de: 'Das Produkt neu prüfen und über dieses Nachweispaket ausstellen; länger gültig wird der Eintrag mit „pruefstand extend“.',
        en: 'Test the product again and issue over that bundle; "pruefstand extend" makes the entry valid for longer.',
      },
    );
  if (certificate.replaces?.number !== entry.number)
    throw refusedChange(
      {
        de: `Das neue Zertifikat nennt nicht ${entry.number} als das, das es ersetzt.`,
        en: `The new certificate does not name ${entry.number} as the one it replaces.`,
      },
      { de: 'Es mit der Angabe des Vorgängers ausstellen.', en: 'Issue it naming the former one.' },
    );
}

function issueOf(register: Register, { certificate, certificateBytes, signatureBytes, archive }: AdmittedCertificate, request: AddRequest): RegisterChange {
  const { number, product } = certificate;
  requireOwn(register, certificate);
  if (register.entries.some((entry) => entry.number === number))
    throw refusedChange(
      { de: `Die Nummer ${number} steht schon im Register.`, en: `The number ${number} is in the register already.` },
      { de: 'Jedes Zertifikat braucht eine eigene Nummer.', en: 'Every certificate needs a number of its own.' },
    );
  const same = register.entries.find((entry) => productKey(entry.certificate.product) === productKey(product));
  const slug = same?.product ?? newSlug(product, new Set(register.entries.map((entry) => entry.product)));
  const files = new Map<string, Uint8Array>([
    [ENTRY_FILES.certificate, certificateBytes],
    [ENTRY_FILES.signature, signatureBytes],
    ...(request.publishesBundle ? [[ENTRY_FILES.archive, archive] as const] : []),
  ]);
  const published = request.publishesBundle ? { archiveSha256: sha256Hex(archive) } : {};
  const event: EventDraft = { ...draft(register, request, number, 'issued'), product: slug, certificateSha256: sha256Hex(certificateBytes), ...published };
  return { events: [event], entry: { number, files } };
}

/** A register holds what its own body issued, and nothing under another name or number. */
function requireOwn({ config }: Register, { number, issuer }: Certificate): void {
  const mend = { de: 'Das Zertifikat gehört in das Register seiner Stelle.', en: 'The certificate belongs into the register of its body.' };
  if (issuer.name !== config.name)
    throw refusedChange(
      {
        de: `Aussteller ist „${issuer.name}“, das Register führt „${config.name}“.`,
        en: `The issuer is "${issuer.name}", the register is kept by "${config.name}".`,
      },
      mend,
    );
  if (!number.startsWith(`${config.numberPrefix}-`))
    throw refusedChange(
      {
        de: `Die Nummer ${number} beginnt nicht mit ${config.numberPrefix}- wie dieses Register.`,
        en: `The number ${number} does not begin with ${config.numberPrefix}- as this register does.`,
      },
      mend,
    );
}

/** Changes that need nothing but a decision, with the status they are possible from. */
const DECISIONS = {
  suspended: { from: ['valid'], de: 'ausgesetzt', en: 'suspended' },
  resumed: { from: ['suspended'], de: 'wieder in Kraft gesetzt', en: 'resumed' },
  revoked: { from: ['valid', 'suspended'], de: 'widerrufen', en: 'revoked' },
} as const;
export type Decision = keyof typeof DECISIONS;

const NOW: Readonly<Record<string, Bilingual>> = {
  valid: { de: 'in Kraft', en: 'in force' },
  suspended: { de: 'ausgesetzt', en: 'suspended' },
  revoked: { de: 'widerrufen', en: 'revoked' },
};

/** Suspends, resumes or revokes. @throws ERR_CONFIG_ARGUMENT when the entry is not in a state for it */
export async function decideOn(number: string, decision: Decision, request: ChangeRequest): Promise<Register> {
  return changeRegister(request.folder, request.holder, (register) => {
    const entry = entryIn(register, number);
    const { status } = statusEntryOf(entry);
    const { from, de, en } = DECISIONS[decision];
    const now = NOW[status] ?? { de: status, en: status };
    if (!from.some((one) => one === status))
      throw refusedChange(
        { de: `${entry.number} ist ${now.de} und kann nicht ${de} werden.`, en: `${entry.number} is ${now.en} and cannot be ${en}.` },
        {
          de: `„pruefstand register status ${entry.number}“ zeigt, was geschehen ist.`,
          en: `"pruefstand register status ${entry.number}" shows what happened.`,
        },
      );
    return { events: [draft(register, request, entry.number, decision)] };
  });
}
