/**
 * A response that leads to no login. The kind decides on the page, the reason goes to the log: a fixed code, never a
 * value from the message.
 */

/** What the person at the browser is told. */
export type RefusalKind = 'invalid' | 'restart' | 'level' | 'temporary' | 'attributes' | 'other-person' | 'test-account';

/** The response is refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  /** The account's own text, where a fault lets it through. */
  readonly detail: string | undefined;

  constructor(reason: string, kind: RefusalKind = 'invalid', detail?: string) {
    super(reason);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Refuses unless the condition holds. */
export function must(condition: boolean, reason: string, kind: RefusalKind = 'invalid'): asserts condition {
  if (!condition) throw new Refusal(reason, kind);
}
