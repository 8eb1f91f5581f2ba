/**
 * The table of commands. Each is loaded when it is called, because the libraries that all of them together need take longer to
 * load than most calls take; the help, which lists every command, loads them all.
 */
import type { CliCommand } from './command.ts';

/** In the order in which a vendor needs them. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  declare: async () => (await import('./commands/declare.ts')).declareCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand,
  certificate: async () => (await import('./commands/certificate.ts')).certificateCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  profiles: async () => (await import('./commands/profiles.ts')).profilesCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  merge: async () => (await import('./commands/merge.ts')).mergeCommand,
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  rejudge: async () => (await import('./commands/rejudge.ts')).rejudgeCommand,
  issue: async () => (await import('./commands/issue.ts')).issueCommand,
  gate: async () => (await import('./commands/gate.ts')).gateCommand,
  compare: async () => {
    const [{ createCompareCommand }, { verifyNow }] = await Promise.all([import('./commands/compare.ts'), import('./commands/verify.ts')]);
    return createCompareCommand(verifyNow);
  },
  register: async () => (await import('./commands/register.ts')).registerCommand,
  suspend: async () => (await import('./commands/suspend.ts')).suspendCommand,
  resume: async () => (await import('./commands/resume.ts')).resumeCommand,
  revoke: async () => (await import('./commands/revoke.ts')).revokeCommand,
  extend: async () => (await import('./commands/extend.ts')).extendCommand,
  renew: async () => (await import('./commands/renew.ts')).renewCommand,
  restrict: async () => (await import('./commands/restrict.ts')).restrictCommand,
};

/** @returns the command that is called, none for the version; all of them for help, and where none is called that there is */
export async function commandsFor(argv: readonly string[]): Promise<readonly CliCommand[]> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return [];
  const load = commandCalled(argv);
  return load === undefined ? Promise.all(Object.values(COMMANDS).map(async (one) => one())) : [await load()];
}

/** The first argument names the command; only `--lang` may stand before it. */
function commandCalled(argv: readonly string[]): (() => Promise<CliCommand>) | undefined {
  const [first = '', ...rest] = argv;
  if (first === '--lang') return commandCalled(rest.slice(1));
  if (first.startsWith('--lang=')) return commandCalled(rest);
  return Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
}
