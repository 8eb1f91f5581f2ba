/** `suspend`: an entry of a register does not hold until `resume` or `revoke`. */
import type { CliCommand } from '../command.ts';
import { decisionCommand } from '../register-decision.ts';

export const suspendCommand: CliCommand = decisionCommand('suspended', {
  usage: 'suspend <number>',
  summary: { de: 'einen Eintrag im Register aussetzen', en: 'suspend an entry of the register' },
  description: {
    de: 'Setzt einen Eintrag aus, während etwas geklärt wird. „resume“ setzt ihn wieder in Kraft, „revoke“ widerruft ihn.',
    en: 'Suspends an entry while something is looked into. "resume" puts it into force again, "revoke" revokes it.',
  },
  examples: ['suspend PS-2026-000123 --reason "Eine Beschwerde wird geprüft." --actor "Leitung der Stelle"'],
  done: { de: 'ausgesetzt', en: 'suspended' },
});
