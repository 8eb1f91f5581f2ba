/** The public service: offered by this destination, and the same in the metadata where these name one (version 1). */
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';
import type { MetadataView } from './metadata.ts';

/**
 * Checks the service. Version 2 of the API may deliver a submission without naming its service; then only the service
 * in the metadata, if any, can be compared with the offer.
 */
export function checkService(submitted: string | undefined, view: MetadataView | undefined, context: CheckContext): readonly Problem[] {
  if (context.faults.has('service-unchecked')) return [];
  const problems: Problem[] = [];
  // Only metadata 1.x define publicServiceType; in 2.x it is an unknown member without meaning.
  const described = view?.version?.startsWith('1.') === true ? view.serviceIdentifier : undefined;
  const named = submitted ?? described;
  if (named !== undefined && !context.offer.services.has(named)) {
    problems.push(problem('unsupported-service', 'submission', 'Die Verwaltungsleistung wird von diesem Zustellpunkt nicht angeboten.'));
  }
  if (submitted !== undefined && described !== undefined && submitted !== described) {
    problems.push(problem('service-mismatch', 'metadata', 'Metadaten und Einreichung nennen verschiedene Verwaltungsleistungen.'));
  }
  return problems;
}
