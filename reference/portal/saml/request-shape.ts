/**
 * What the library's request still needs: it leaves `IsPassive` out where BundID's samples state it, and it sends
 * `AllowCreate` with a transient NameID, where it has no place (Core 3.4.1.1).
 */
import type { Provider } from '../accounts/provider.ts';
import type { Faults } from '../faults.ts';
import { NAME_ID, NS } from './names.ts';
import { attribute, childNamed } from './xml.ts';

/** Adjusts an unsigned request in place. */
export function adjustRequest(request: Element, { provider, faults }: { readonly provider: Provider; readonly faults: Faults }): void {
  request.setAttribute('IsPassive', 'false');
  const policy = childNamed(request, NS.samlp, 'NameIDPolicy');
  if (attribute(policy, 'Format') === NAME_ID.transient) policy?.removeAttribute('AllowCreate');
  if (faults.has('request-wrong-destination')) request.setAttribute('Destination', provider.entityId);
}
