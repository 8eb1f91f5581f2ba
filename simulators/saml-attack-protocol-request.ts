/**
 * To which request and which address an answer belongs: section 2.4 of the attack sheet, cases 10 to 13 (SAML 2.0 Core 3.2.2,
 * Profiles 4.1.4.2).
 */
import type { Attack } from './saml-attack.ts';
import { onModel, param } from './saml-attack-document.ts';
import { withConfirmationData } from './saml-attack-model.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';
import { OTHER_ACS, rule } from './saml-attack-protocol.ts';

const destination = rule('05', 'destination');

const inResponseTo = rule('07', 'in-response-to');

/** Both places, or one of them; undefined takes it away. */
const requestIds = (places: 'both' | 'response' | 'confirmation', value: (context: DeviationContext) => string | undefined): DeviationHooks =>
  onModel((model, context) => {
    const { inResponseTo: own, ...rest } = model;
    const changed = value(context);
    const ofResponse = places === 'confirmation' ? own : changed;
    const assertions = model.assertions.map((part) =>
      part.kind === 'plain' && places !== 'response' ? { ...part, assertion: withConfirmationData(part.assertion, { inResponseTo: changed }) } : part,
    );
    return { ...rest, assertions, ...(ofResponse === undefined ? {} : { inResponseTo: ofResponse }) };
  });

function unknownRequest(): DeviationHooks {
  return requestIds('both', ({ xmlId }) => xmlId());
}

export const PROTOCOL_REQUEST_ATTACKS: readonly Attack[] = [
  destination(
    '10/other-sp',
    'Destination ist ein anderer Dienst',
    'Destination is another service',
    onModel((model, context) => ({ ...model, destination: param(context, 'otherAcsUrl') })),
    OTHER_ACS,
  ),
  destination(
    '10/absent',
    'Keine Destination',
    'No Destination',
    onModel(({ destination: _, ...model }) => model),
  ),
  inResponseTo('11', 'InResponseTo nennt an beiden Stellen eine unbekannte Anfrage', 'InResponseTo names an unknown request in both places', unknownRequest()),
  inResponseTo(
    '12/response',
    'InResponseTo der Antwort nennt eine andere Anfrage als die Bestätigung',
    'InResponseTo of the response names another request than the confirmation',
    requestIds('response', ({ xmlId }) => xmlId()),
  ),
  inResponseTo(
    '12/confirmation',
    'InResponseTo der Bestätigung nennt eine andere Anfrage als die Antwort',
    'InResponseTo of the confirmation names another request than the response',
    requestIds('confirmation', ({ xmlId }) => xmlId()),
  ),
  inResponseTo(
    '13/pending',
    'Unverlangt: nirgends InResponseTo, während eine Anmeldung läuft',
    'Unsolicited: no InResponseTo anywhere while a login is under way',
    requestIds('both', () => undefined),
  ),
  inResponseTo(
    '13/fresh-browser',
    'Unverlangt: nirgends InResponseTo, in einem Browser ohne Anmeldung',
    'Unsolicited: no InResponseTo anywhere, in a browser without a login',
    requestIds('both', () => undefined),
    {
      delivery: [{ kind: 'other-browser', hasOwnRequest: false }],
    },
  ),
];
