/**
 * Rules of the protocol, third part: section 2.4 of the attack sheet, cases 14 to 16, OneTimeUse, and 26. Repetition and other
 * browsers: where the delivery is the case, the answer is what a control would get.
 */
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { onAssertion, param } from './saml-attack-document.ts';
import { conditions, everywhere, withConditions, withConfirmationData } from './saml-attack-model.ts';
import type { DeviationHooks } from './saml-idp-deviation.ts';

const state = (id: string, requirement: string, de: string, en: string, rest: Partial<AttackDraft>): Attack =>
  attack({ id: `ATK-PRO-${id}`, de, en, requirements: [`BID-${requirement}`, 'MUK-RS-03'], expected: 'refuse', ...rest });

export const inferred = (
  [id, requirement]: readonly [id: string, requirement: string],
  [de, en]: readonly [de: string, en: string],
  hooks: DeviationHooks,
  changes: Attack['changes'],
  rest: Partial<AttackDraft> = {},
): Attack => state(id, requirement, de, en, { mark: 'I', hooks, changes, ...rest });

const again = (variant: string, de: string, en: string, browser: 'same' | 'other', after: 'answer' | 'logout' | 'restart'): Attack =>
  state(`14/${variant}`, 'RS-10', `Gültige Antwort zweimal gesendet: ${de}`, `Valid answer posted twice: ${en}`, {
    delivery: [{ kind: 'post-twice', browser, after }],
  });

export const PROTOCOL_STATE_ATTACKS: readonly Attack[] = [
  again('same-browser', 'im selben Browser', 'in the same browser', 'same', 'answer'),
  again('other-browser', 'in einem anderen Browser', 'in another browser', 'other', 'answer'),
  again('after-logout', 'nach dem Abmelden', 'after logout', 'same', 'logout'),
  again('after-restart', 'nach einem Neustart des Dienstes', 'after a restart of the service', 'same', 'restart'),
  inferred(
    ['15', 'RS-10'],
    [
      'Neu signierte Antwort auf eine neue Anfrage, die ID der Assertion ist die von der Anmeldung davor',
      'Newly signed answer to a new request, the assertion has the ID of the login before',
    ],
    {
      model(model, context) {
        const earlier = context.earlier.findLast(({ assertion }) => assertion !== undefined)?.model.assertions[0];
        const id = earlier?.kind === 'plain' ? earlier.assertion.id : undefined;
        if (id === undefined) throw new TypeError('No login of this tenant came before.');
        return onAssertion((assertion) => ({ ...assertion, id })).model?.(model, context) ?? model;
      },
    },
    ['assertion-id'],
    { delivery: [{ kind: 'login-before', keepsSession: false }] },
  ),
  state(
    '16/own-request',
    'RQ-22',
    'Antwort für Browser A in Browser B, der selbst eine Anmeldung begonnen hat',
    'Answer for browser A in browser B, which has begun a login itself',
    {
      delivery: [{ kind: 'other-browser', hasOwnRequest: true }],
    },
  ),
  state(
    '16/no-request',
    'RQ-22',
    'Antwort für Browser A in Browser B, der keine Anmeldung begonnen hat',
    'Answer for browser A in browser B, which has begun no login',
    {
      delivery: [{ kind: 'other-browser', hasOwnRequest: false }],
    },
  ),
  inferred(
    ['25/one-time-use', 'RS-10'],
    ['OneTimeUse, zweimal gesendet', 'OneTimeUse, posted twice'],
    conditions(() => ({ isOneTimeUse: true })),
    ['conditions'],
    {
      delivery: [{ kind: 'post-twice', browser: 'same', after: 'answer' }],
    },
  ),
  state(
    '26',
    'RS-08',
    'Antwort für einen anderen Dienst (Audience, Recipient, Destination) an diesen geleitet',
    'Answer for another service (Audience, Recipient, Destination) passed on to this one',
    {
      params: ['otherEntityId', 'otherAcsUrl'],
      changes: ['audience', 'recipient', 'destination'],
      hooks: everywhere(
        (model, context) => ({ ...model, destination: param(context, 'otherAcsUrl') }),
        (model, context) =>
          withConfirmationData(withConditions(model, { audienceRestrictions: [[param(context, 'otherEntityId')]] }), {
            recipient: param(context, 'otherAcsUrl'),
          }),
      ),
    },
  ),
];
