/**
 * Reports to the status monitor. This product is a back office: it reports what happens after the application has arrived, in
 * an order that makes sense, and refuses everything else before it is sent.
 */
import type { Config } from './config.ts';
import { NO_SUCH_WAY } from './dispatch.ts';
import type { Ways } from './mailbox-client.ts';
import type { Way } from './notice.ts';

/** A change of state as the clerk enters it. */
export interface StateOrder {
  readonly caseId: string;
  readonly applicantName: string;
  readonly applicationId: string;
  readonly status: string;
  readonly details: string | undefined;
  readonly information: string | undefined;
  readonly reference: string | undefined;
  readonly way: Way;
  /** RFC 3339, with any offset. */
  readonly occurredAt: string;
}

/** Which states may follow; undefined: the first report of a case. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '': ['RECEIVED'],
  RECEIVED: ['PROCESSING', 'ACTION_REQUIRED', 'COMPLETED'],
  PROCESSING: ['ACTION_REQUIRED', 'COMPLETED'],
  ACTION_REQUIRED: ['PROCESSING', 'COMPLETED'],
  COMPLETED: [],
};
const LIMITS = { details: 50, information: 100, reference: 50, service: 100, sender: 100 } as const;

/** What became of a report. */
export type ReportOutcome = { readonly kind: 'reported' } | { readonly kind: 'failed' } | { readonly kind: 'refused'; readonly problem: string };

export interface StatusReports {
  report(order: StateOrder): Promise<ReportOutcome>;
}

/** @param ways the mailbox by every way there is */
export function createStatusReports(config: Config, ways: Ways): StatusReports {
  const { faults } = config;
  const last = new Map<string, string>();
  const applications = new Map<string, string>();
  return {
    async report(order) {
      const problem = problemOf(order);
      if (problem !== undefined) return { kind: 'refused', problem };
      const first = applications.get(order.applicantName) ?? order.applicationId;
      applications.set(order.applicantName, first);
      const client = ways[order.way];
      if (client === undefined) return { kind: 'refused', problem: NO_SUCH_WAY };
      const outcome = await client.postState(contentOf(order, faults.has('application-of-first-case') ? first : order.applicationId, config));
      if (outcome.kind !== 'taken' && outcome.kind !== 'accepted') return { kind: 'failed' };
      last.set(order.caseId, order.status);
      return { kind: 'reported' };
    },
  };

  function problemOf(order: StateOrder): string | undefined {
    const { status } = order;
    if (status === 'NONE') return faults.has('sends-none') ? undefined : 'Diesen Stand setzt das Postfach selbst.';
    if (status === 'INITIATED' || status === 'SUBMITTED')
      return faults.has('sends-states-of-online-service') ? undefined : 'Diesen Stand meldet der Onlinedienst.';
    const allowed = NEXT[last.get(order.caseId) ?? ''] ?? [];
    if (!allowed.includes(status) && !faults.has('sends-states-backwards')) return 'Dieser Stand passt nicht zum bisherigen.';
    return faults.has('state-limits-ignored') ? undefined : lengthProblem(order, config);
  }
}

function lengthProblem({ details = '', information = '', reference = '' }: StateOrder, { service, authority }: Config): string | undefined {
  const lengths = { details, information, reference, service, sender: authority };
  const long = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).find((name) => Array.from(lengths[name]).length > LIMITS[name]);
  return long === undefined ? undefined : `Eine Angabe ist zu lang: ${long}.`;
}

function contentOf({ status, details, information, reference, occurredAt }: StateOrder, applicationId: string, config: Config): Record<string, unknown> {
  return {
    applicationId,
    status,
    publicServiceName: { de: config.service },
    senderName: config.authority,
    ...(details === undefined ? {} : { statusDetails: { de: details } }),
    ...(information === undefined ? {} : { additionalInformation: { de: information } }),
    ...(reference === undefined ? {} : { reference }),
    createdDate: createdDate(occurredAt, config),
  };
}

function createdDate(occurredAt: string, { faults }: Config): string {
  const utc = new Date(occurredAt).toISOString();
  if (faults.has('created-date-local')) return occurredAt;
  if (faults.has('created-date-shifted')) return `${occurredAt.slice(0, 19)}.000Z`;
  return faults.has('created-date-without-milliseconds') ? utc.replace(/\.\d{3}Z$/, 'Z') : utc;
}
