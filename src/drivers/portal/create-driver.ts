/** The driver that a target asks for. */
import { PruefstandError } from '../../core/errors.ts';
import { createScriptedDriver } from './browser-driver.ts';
import type { ScriptedPortalDriver } from './browser-driver.ts';
import type { DriverOptions } from './driver-options.ts';
import { createExchangeNotes } from './exchange-notes.ts';
import { createHttpDriver } from './http-driver.ts';
import type { HttpPortalDriver } from './http-driver.ts';
import { createManualDriver } from './manual-driver.ts';
import type { ManualPortalDriver } from './manual-driver.ts';

/** One of the three, told apart by `kind`; only `http` has what attacks need. */
export type AnyPortalDriver = HttpPortalDriver | ScriptedPortalDriver | ManualPortalDriver;

/**
 * Makes the driver; nothing is started or asked before its first browser is opened. The caller disposes it.
 * @throws ERR_INTERNAL when `operator` or `child` is missing for a driver that needs it
 */
export function createPortalDriver(options: DriverOptions): AnyPortalDriver {
  const { driver } = options.target;
  const { operator, child } = options;
  const notes = createExchangeNotes(options.note);
  switch (driver.kind) {
    case 'http':
      return createHttpDriver(options, notes);
    case 'browser':
      if (child === undefined) throw new PruefstandError('ERR_INTERNAL', 'The driver "browser" was given no child process.');
      return createScriptedDriver(options, { ...child, ...driver }, notes);
    case 'manual':
      if (operator === undefined) throw new PruefstandError('ERR_INTERNAL', 'The driver "manual" was given nobody to ask.');
      return createManualDriver(options, operator);
  }
}
