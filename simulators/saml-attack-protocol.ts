/**
 * Rules of the protocol, first part: section 2.4 of the attack sheet, cases 01 to 09. The answer is signed after the change,
 * so that nothing but the one rule is broken (SAML 2.0 Core 2.5, Profiles 4.1.4.2).
 */
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { instant, onAssertion, param } from './saml-attack-document.ts';
import { conditions, confirmationData, withConfirmations } from './saml-attack-model.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';

const METHOD = 'urn:oasis:names:tc:SAML:2.0:cm:';

const MINUTE = 60;

/** Number of the requirement of BundID; that of the Unternehmenskonto takes it over. */
export const rule =
  (requirement: string, change: Attack['changes'][number]) =>
  (id: string, de: string, en: string, hooks: DeviationHooks, rest: Partial<AttackDraft> = {}): Attack =>
    attack({ id: `ATK-PRO-${id}`, de, en, requirements: [`BID-RS-${requirement}`, 'MUK-RS-03'], expected: 'refuse', changes: [change], hooks, ...rest });

const audience = rule('08', 'audience');

const validity = rule('09', 'validity');

export const confirmation = rule('06', 'confirmation');

const confirmationValidity = rule('06', 'confirmation-validity');

const recipient = rule('06', 'recipient');

const OTHER_SP = { params: ['otherEntityId'] } as const satisfies Partial<AttackDraft>;

export const OTHER_ACS = { params: ['otherAcsUrl'] } as const satisfies Partial<AttackDraft>;

const WITHIN_SKEW = { expected: 'accept', level: 'SHOULD', mark: 'I' } as const satisfies Partial<AttackDraft>;

const audiences = (change: (own: string, context: DeviationContext) => readonly (readonly string[])[]): DeviationHooks =>
  conditions((context) => ({ audienceRestrictions: change(context.provider.entityId, context) }));

const window = (from: number | undefined, until: number | undefined): DeviationHooks =>
  conditions((context) => ({
    ...(from === undefined ? {} : { notBefore: instant(context, from) }),
    ...(until === undefined ? {} : { notOnOrAfter: instant(context, until) }),
  }));

const methods = (name: string): DeviationHooks =>
  onAssertion((assertion) => withConfirmations(assertion, (list) => list.map((item) => ({ ...item, method: METHOD + name }))));

/** The same address with a slash at the end more or less. */
function otherSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : `${url}/`;
}

/** The path in the other case; host and scheme have none. @throws TypeError when the path has no letters */
function otherCase(url: string): string {
  const { origin, pathname } = new URL(url);
  const changed = pathname.toUpperCase() === pathname ? pathname.toLowerCase() : pathname.toUpperCase();
  if (changed === pathname) throw new TypeError('The path of the address has no letters.');
  return origin + changed + url.slice(origin.length + pathname.length);
}

const otherPath = (url: string): string => new URL('/pruefstand/andere-annahme', url).href;

export const PROTOCOL_ATTACKS: readonly Attack[] = [
  audience(
    '01',
    'Audience ist ein anderer Dienst',
    'Audience is another service',
    audiences((_, context) => [[param(context, 'otherEntityId')]]),
    OTHER_SP,
  ),
  audience(
    '02/no-restriction',
    'Keine AudienceRestriction',
    'No AudienceRestriction',
    audiences(() => []),
    { mark: 'I' },
  ),
  audience(
    '02/no-conditions',
    'Keine Conditions',
    'No Conditions',
    onAssertion(({ conditions: _, ...assertion }) => assertion),
    { mark: 'I', changes: ['conditions'] },
  ),
  audience(
    '03/second-foreign',
    'Zwei AudienceRestriction, eine davon für einen anderen Dienst: beide müssen passen',
    'Two AudienceRestriction, one of them for another service: both must match',
    audiences((own, context) => [[own], [param(context, 'otherEntityId')]]),
    OTHER_SP,
  ),
  audience(
    '03/own-among-two',
    'Eine AudienceRestriction mit zwei Audience, darunter der eigene Dienst',
    'One AudienceRestriction with two Audience, the own service among them',
    audiences((own, context) => [[param(context, 'otherEntityId'), own]]),
    { ...OTHER_SP, expected: 'accept' },
  ),
  validity('04/expired', 'Conditions seit 10 Minuten abgelaufen', 'Conditions expired 10 minutes ago', window(-20 * MINUTE, -10 * MINUTE)),
  validity('04/not-yet', 'Conditions gelten erst in 10 Minuten', 'Conditions valid only in 10 minutes', window(10 * MINUTE, 20 * MINUTE)),
  validity(
    '04/skew-ended',
    'Conditions seit 30 Sekunden abgelaufen: im Rahmen abweichender Uhren',
    'Conditions expired 30 seconds ago: within the skew of clocks',
    window(undefined, -30),
    WITHIN_SKEW,
  ),
  validity(
    '04/skew-begins',
    'Conditions gelten erst in 30 Sekunden: im Rahmen abweichender Uhren',
    'Conditions valid in 30 seconds: within the skew of clocks',
    window(30, undefined),
    WITHIN_SKEW,
  ),
  confirmationValidity(
    '05',
    'Nur die Bestätigung (bearer) ist seit 10 Minuten abgelaufen',
    'Only the bearer confirmation expired 10 minutes ago',
    confirmationData((context) => ({ notOnOrAfter: instant(context, -10 * MINUTE) })),
  ),
  confirmation(
    '06/none',
    'Keine SubjectConfirmation',
    'No SubjectConfirmation',
    onAssertion((assertion) => withConfirmations(assertion, () => [])),
  ),
  confirmation('06/holder-of-key', 'Nur die Methode holder-of-key', 'Only the method holder-of-key', methods('holder-of-key'), { breaksSchema: false }),
  confirmation('06/sender-vouches', 'Nur die Methode sender-vouches', 'Only the method sender-vouches', methods('sender-vouches')),
  confirmationValidity(
    '07',
    'NotBefore in den Daten der Bestätigung',
    'NotBefore in the confirmation data',
    confirmationData((context) => ({ notBefore: instant(context, -MINUTE) })),
    { level: 'SHOULD' },
  ),
  confirmationValidity(
    '08/no-end',
    'Bestätigung ohne NotOnOrAfter',
    'Confirmation without NotOnOrAfter',
    confirmationData(() => ({ notOnOrAfter: undefined })),
  ),
  recipient(
    '08/no-recipient',
    'Bestätigung ohne Recipient',
    'Confirmation without Recipient',
    confirmationData(() => ({ recipient: undefined })),
  ),
  recipient(
    '09/other-sp',
    'Recipient ist ein anderer Dienst',
    'Recipient is another service',
    confirmationData((context) => ({ recipient: param(context, 'otherAcsUrl') })),
    OTHER_ACS,
  ),
  ...(
    [
      ['other-acs', 'eine andere Adresse desselben Dienstes', 'another address of the same service', otherPath],
      ['slash', 'dieselbe Adresse mit einem Schrägstrich mehr oder weniger', 'the same address with a slash more or less', otherSlash],
      ['case', 'derselbe Pfad in anderer Groß- und Kleinschreibung', 'the same path in another letter case', otherCase],
    ] as const
  ).map(([variant, de, en, change]) =>
    recipient(
      `09/${variant}`,
      `Recipient ist ${de}`,
      `Recipient is ${en}`,
      confirmationData(({ acsUrl }) => ({ recipient: change(acsUrl) })),
    ),
  ),
];
