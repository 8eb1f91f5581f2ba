/**
 * What became of building a peer. A registry or tool that is not there is a visible skip with its reason; programs that do
 * not compile are a failure. The two must never be mixed up, else a broken peer test looks like a missing network.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

export type BuildOutcome =
  /** `folder` holds what was built. */
  | { readonly kind: 'built'; readonly folder: string }
  /** The peer cannot be had here; `reason` is one sentence for the report, without addresses. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The peer is there and the programs do not fit it; `output` is what the tool said. */
  | { readonly kind: 'failed'; readonly output: string };

/** How a tool ended; `exitCode` is null when it could not be started because it is not installed. */
export interface ToolRun {
  readonly exitCode: number | null;
  /** Standard output and standard error. */
  readonly output: string;
}

/**
 * The folder of a built peer; otherwise ends the test as skipped, or as failed where `PRUEFSTAND_PEERS=required` says that
 * registries and tools are known to be there.
 * @returns undefined when the test was skipped and has nothing more to do
 */
export function builtOrSkipped(context: TestContext, outcome: BuildOutcome): string | undefined {
  switch (outcome.kind) {
    case 'built':
      return outcome.folder;
    case 'failed':
      return assert.fail(`The peer could not be built:\n${outcome.output.slice(-6000)}`);
    case 'unavailable':
      if (process.env['PRUEFSTAND_PEERS'] === 'required') assert.fail(`unavailable: ${outcome.reason}`);
      context.skip(`unavailable: ${outcome.reason}`);
      return undefined;
  }
}
