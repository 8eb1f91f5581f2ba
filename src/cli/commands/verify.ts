/** `verify`: what a stranger can know of a bundle or certificate, offline, without the product. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answer, VerificationReport } from '../../core/verification.ts';
import { openArchive } from '../../certification/opened-archive.ts';
import type { OpenedArchive } from '../../certification/opened-archive.ts';
import type { VerifyOptions } from '../../certification/verify.ts';
import { EXIT_CODES } from '../../core/verdict.ts';
import { readNamed } from '../../runner/named-file.ts';
import { asBriefCall } from '../brief-calls.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { instantFrom } from '../instant.ts';
import type { Session } from '../session.ts';
import { addTrustOptions } from '../trust-options.ts';
import type { TrustOptions } from '../trust-options.ts';

interface Options extends TrustOptions {
  readonly status?: string;
  readonly statusSignature?: string;
  readonly at?: string;
  readonly json?: boolean;
}

export const verifyCommand: CliCommand = {
  usage: 'verify <bundle.zip>',
  summary: {
    de: 'einen Nachweis oder ein Zertifikat prüfen, ohne Netz und ohne Produkt',
    en: 'verify evidence or a certificate, offline and without the product',
  },
  description: {
    de: 'Sagt, wer worüber unterschrieben hat, ob die Nachweise vollständig und unverändert sind, und ob die Urteile herauskommen, wenn alles noch einmal beurteilt wird. Was verändert wurde, wird beim Namen genannt; was sich nicht sagen lässt, auch.',
    en: 'Says who signed what, whether the evidence is complete and unchanged, and whether the verdicts come out when everything is judged again. What was changed is named; what cannot be told, too.',
  },
  examples: ['verify selbsttest.zip', 'verify zertifikat.zip --trust pruefstelle.pem --status status.json', 'verify selbsttest.zip --json'],
  configure(command, session) {
    const { say } = session;
    addTrustOptions(command.argument('<bundle.zip>', say('Nachweispaket oder Zertifikat', 'bundle or certificate')), session)
      .option('--status <file>', say('Statusliste der Prüfstelle', 'status list of the body'))
      .option(
        '--status-signature <file>',
        say('Unterschrift der Statusliste (sonst status.jws.json neben ihr)', 'signature of the status list (else status.jws.json beside it)'),
      )
      .option('--at <time>', say('zu diesem Zeitpunkt statt jetzt, z. B. 2030-01-31T12:00:00Z', 'at this instant instead of now, e.g. 2030-01-31T12:00:00Z'))
      .option('--json', say('das Ergebnis als JSON', 'the outcome as JSON'));
  },
  async run([path = ''], options, session) {
    return asBriefCall(() => run(session.pathOf(path), options, session));
  },
};

async function run(path: string, options: Options, session: Session): Promise<number> {
  // Before everything else is loaded: what is begun now takes longest, and other threads do it.
  const opening = openArchive(readNamed(path, { de: 'Das Nachweispaket', en: 'The bundle' }));
  const [archive, tools] = await Promise.all([opening, loadTools()]);
  try {
    return await answer(archive, tools, options, session);
  } finally {
    archive.beside.abandon();
  }
}

type Tools = Awaited<ReturnType<typeof loadTools>>;

async function loadTools() {
  const [{ verifyOpened }, { loadTrust }, { verificationLines }] = await Promise.all([
    import('../../certification/verify.ts'),
    import('../anchors.ts'),
    import('../verification-view.ts'),
  ]);
  return { verifyOpened, loadTrust, verificationLines };
}

async function answer(archive: OpenedArchive, { verifyOpened, loadTrust, verificationLines }: Tools, options: Options, session: Session): Promise<number> {
  const trust = loadTrust(options, session);
  const status = statusOf(options, session);
  const report = await verifyOpened(archive, {
    ...trust,
    at: options.at === undefined ? new Date() : instantFrom(options.at),
    ...(status === undefined ? {} : { status }),
  });
  if (status !== undefined && report.subject.kind === 'self-test')
    session.stderr.write(
      session.say(
        'Hinweis: --status gilt für Zertifikate; das hier ist keines, und die Statusliste blieb ungelesen.\n',
        'Note: --status is for certificates; this is none, and the status list was not looked at.\n',
      ),
    );
  if (options.json === true) session.print(JSON.stringify(report, null, 2));
  else session.print(...verificationLines(report, session));
  return exitCodeOf(report);
}

function statusOf({ status, statusSignature }: Options, session: Session): { list: Uint8Array; signature?: Uint8Array } | undefined {
  if (status === undefined && statusSignature !== undefined)
    throw argumentError(
      { de: '--status-signature steht ohne --status.', en: '--status-signature is there without --status.' },
      {
        de: 'Beide Dateien nennen: --status status.json --status-signature status.jws.json.',
        en: 'Name both files: --status status.json --status-signature status.jws.json.',
      },
    );
  if (status === undefined) return undefined;
  const list = readNamed(session.pathOf(status), { de: 'Die Statusliste', en: 'The status list' });
  const beside = join(dirname(session.pathOf(status)), 'status.jws.json');
  const signature = statusSignature === undefined ? beside : session.pathOf(statusSignature);
  if (statusSignature === undefined && !existsSync(beside)) return { list };
  return { list, signature: readNamed(signature, { de: 'Die Unterschrift der Statusliste', en: 'The signature of the status list' }) };
}

/** Verifies for commands that read a bundle or certificate, as of now. */
export async function verifyNow(bytes: Uint8Array, trust: Pick<VerifyOptions, 'anchors' | 'tsaAnchors'>): Promise<VerificationReport> {
  const { verify } = await import('../../certification/verify.ts');
  return verify(bytes, { ...trust, at: new Date() });
}

/**
 * 0: all three answers are yes and nothing is wrong; 1: something is wrong; 5: something cannot be told. A certificate rests on
 * its body and its status, so that it needs both; a self-test says itself that anybody may have signed it.
 */
function exitCodeOf({ subject, signers, signature, evidence, verdicts, findings }: VerificationReport): number {
  const answers: readonly Answer[] = [signature, evidence, verdicts];
  if (answers.includes('no') || findings.some(({ grade }) => grade === 'wrong')) return EXIT_CODES.notConformant;
  if (answers.includes('unknown')) return EXIT_CODES.undetermined;
  if (subject.kind === 'self-test') return EXIT_CODES.conformant;
  const isKnownBody = signers.some(({ role, isAnchored }) => role === 'body' && isAnchored);
  return isKnownBody && subject.status === 'valid' ? EXIT_CODES.conformant : EXIT_CODES.undetermined;
}
