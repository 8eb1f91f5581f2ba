/** One thing `doctor` looked at: fine, worth knowing, worth a warning, or a fault that would spoil the run. */
import type { Bilingual } from '../core/language.ts';

export interface DoctorEntry {
  readonly status: 'ok' | 'note' | 'warning' | 'fault';
  /** Who must act on a fault: the target file or this machine, or the product. */
  readonly family?: 'configuration' | 'target';
  readonly text: Bilingual;
  readonly mend?: Bilingual;
  readonly place?: string;
}

export type Tell = (entry: DoctorEntry) => void;

export function ok(de: string, en: string): DoctorEntry {
  return { status: 'ok', text: { de, en } };
}

export function warning(text: Bilingual, mend: Bilingual): DoctorEntry {
  return { status: 'warning', text, mend };
}

/** Something the product or its installation has to mend. */
export function targetFault(text: Bilingual, mend: Bilingual): DoctorEntry {
  return { status: 'fault', family: 'target', text, mend };
}

/** Something to mend in the target file or on this machine. */
export function configurationFault(text: Bilingual, mend: Bilingual): DoctorEntry {
  return { status: 'fault', family: 'configuration', text, mend };
}
