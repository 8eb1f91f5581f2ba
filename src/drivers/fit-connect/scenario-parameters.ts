/** What the runner hands to the scenarios about a Fachverfahren, as JSON. */
import type { ScenarioTarget } from '../../core/target.ts';

export interface FitConnectParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly target: ScenarioTarget;
  /** PEM certificates that the adapter is trusted by. */
  readonly adapterCa: string;
}
