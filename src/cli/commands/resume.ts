/** `resume`: a suspended entry of a register holds again. */
import type { CliCommand } from '../command.ts';
import { decisionCommand } from '../register-decision.ts';

export const resumeCommand: CliCommand = decisionCommand('resumed', {
  usage: 'resume <number>',
  summary: { de: 'einen ausgesetzten Eintrag wieder in Kraft setzen', en: 'put a suspended entry into force again' },
  description: {
    de: 'Setzt einen ausgesetzten Eintrag wieder in Kraft. Seine Dauer verlängert sich dadurch nicht.',
    en: 'Puts a suspended entry into force again. Its duration does not become longer by that.',
  },
  examples: ['resume PS-2026-000123 --reason "Die Beschwerde war unbegründet." --actor "Leitung der Stelle"'],
  done: { de: 'wieder in Kraft', en: 'in force again' },
});
