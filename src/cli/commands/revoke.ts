/** `revoke`: withdraws an entry of a register for ever, with a reason that is published. */
import type { CliCommand } from '../command.ts';
import { decisionCommand } from '../register-decision.ts';

export const revokeCommand: CliCommand = decisionCommand('revoked', {
  usage: 'revoke <number>',
  summary: { de: 'einen Eintrag im Register widerrufen', en: 'revoke an entry of the register' },
  description: {
    de: 'Widerruft einen Eintrag für immer. Der Grund wird veröffentlicht; die Website und die Statusliste zeigen ihn nach dem nächsten „register build“.',
    en: 'Revokes an entry for ever. The reason is published; the site and the status list show it after the next "register build".',
  },
  examples: ['revoke PS-2026-000123 --reason "Das Produkt weicht vom geprüften Stand ab." --actor "Leitung der Stelle"'],
  done: { de: 'widerrufen', en: 'revoked' },
});
