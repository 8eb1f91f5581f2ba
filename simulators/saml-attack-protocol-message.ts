/**
 * Rules of the protocol, second part: section 2.4 of the attack sheet, cases 17 to 25. Issuers, status, versions, instants,
 * sessions, unknown conditions. Every answer is validly signed.
 */
import type { Attack } from './saml-attack.ts';
import { instant, onAssertion, onModel, param } from './saml-attack-document.ts';
import { conditions, everywhere, withConditions, withConfirmationData } from './saml-attack-model.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';
import { inferred } from './saml-attack-protocol-state.ts';

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

const HOUR = 3600;

const issuers = (response?: string, assertion?: string): DeviationHooks =>
  everywhere(
    (model, context) => (response === undefined ? model : { ...model, issuer: response === 'other' ? param(context, 'otherIdpEntityId') : response }),
    (model) => (assertion === undefined ? model : { ...model, issuer: assertion }),
  );

const UNKNOWN = 'https://unbekanntes-konto.example/idp';

const versions = (place: 'response' | 'assertion', version?: string): DeviationHooks => {
  const change = <T extends { readonly version?: string }>({ version: _, ...model }: T): Omit<T, 'version'> & { readonly version?: string } => ({
    ...model,
    ...(version === undefined ? {} : { version }),
  });
  return everywhere(
    (model) => (place === 'response' ? change(model) : model),
    (model) => (place === 'assertion' ? change(model) : model),
  );
};

/** All instants of an answer, spelled in another way. */
function instants(spell: (value: string) => string): DeviationHooks {
  const of = (value: string | undefined): string | undefined => (value === undefined ? undefined : spell(value));
  const at = <K extends string>(name: K, value: string | undefined): Readonly<Partial<Record<K, string>>> =>
    (value === undefined ? {} : { [name]: value }) as Readonly<Partial<Record<K, string>>>;
  return everywhere(
    (model) => ({ ...model, ...at('issueInstant', of(model.issueInstant)) }),
    (model) => {
      const timed = withConditions(model, { ...at('notBefore', of(model.conditions?.notBefore)), ...at('notOnOrAfter', of(model.conditions?.notOnOrAfter)) });
      const end = model.subject?.confirmations[0]?.data?.notOnOrAfter;
      return {
        ...withConfirmationData(timed, at('notOnOrAfter', of(end))),
        ...at('issueInstant', of(model.issueInstant)),
        authnStatements: model.authnStatements.map((statement) => ({ ...statement, ...at('authnInstant', of(statement.authnInstant)) })),
      };
    },
  );
}

function withOffset(value: string): string {
  return `${new Date(Date.parse(value) + 2 * HOUR * 1000).toISOString().slice(0, 19)}+02:00`;
}

const issued = (seconds: number): DeviationHooks => {
  const change = (context: DeviationContext): { readonly issueInstant: string } => ({ issueInstant: instant(context, seconds) });
  return everywhere(
    (model, context) => ({ ...model, ...change(context) }),
    (model, context) => ({ ...model, ...change(context) }),
  );
};

const status = (...codes: readonly string[]): DeviationHooks =>
  onModel((model) => ({ ...model, status: { ...model.status, codes: codes.map((code) => STATUS + code) } }));

/** A second statement of level 1, before or behind the one that is there. */
const secondStatement = (isFirst: boolean): DeviationHooks =>
  onAssertion((assertion) => {
    const [own] = assertion.authnStatements;
    if (own === undefined) throw new TypeError('The assertion has no AuthnStatement.');
    const low = { ...own, contextClass: 'STORK-QAA-Level-1' };
    return { ...assertion, authnStatements: isFirst ? [low, own] : [own, low] };
  });

const UNKNOWN_CONDITION =
  '<saml:Condition xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:p="urn:pruefstand:bedingung" xsi:type="p:UnbekannteBedingung"/>';

const SPELLED: Attack['changes'] = ['instants', 'validity', 'confirmation-validity', 'session'];

export const PROTOCOL_MESSAGE_ATTACKS: readonly Attack[] = [
  inferred(['17/assertion', 'RS-04'], ['Aussteller der Assertion unbekannt', 'Issuer of the assertion unknown'], issuers(undefined, UNKNOWN), ['issuer']),
  inferred(['17/response', 'RS-04'], ['Aussteller der Antwort unbekannt', 'Issuer of the response unknown'], issuers(UNKNOWN), ['issuer']),
  inferred(['17/both', 'RS-04'], ['Aussteller beider unbekannt', 'Issuer of both unknown'], issuers(UNKNOWN, UNKNOWN), ['issuer']),
  inferred(
    ['17/disagree', 'RS-04'],
    ['Aussteller der Antwort ist ein anderes Konto als der der Assertion', 'Issuer of the response is another account than that of the assertion'],
    issuers('other'),
    ['issuer'],
    {
      params: ['otherIdpEntityId'],
    },
  ),
  inferred(['18', 'RS-11'], ['Status Requester mit gültiger Assertion', 'Status Requester with a valid assertion'], status('Requester'), ['status']),
  inferred(['19', 'RS-11'], ['Status Responder, darin Success', 'Status Responder with Success inside'], status('Responder', 'Success'), ['status']),
  ...(['response', 'assertion'] as const).flatMap((place) => {
    const [de, en] = place === 'response' ? ['Antwort', 'response'] : ['Assertion', 'assertion'];
    return [
      inferred([`20/${place}-1.1`, 'RS-11'], [`Version der ${de} ist 1.1`, `Version of the ${en} is 1.1`], versions(place, '1.1'), ['version']),
      inferred([`20/${place}-absent`, 'RS-11'], [`Version der ${de} fehlt`, `Version of the ${en} is missing`], versions(place), ['version'], {
        breaksSchema: true,
      }),
    ];
  }),
  inferred(['21/old', 'RS-09'], ['IssueInstant vor 6 Stunden', 'IssueInstant 6 hours ago'], issued(-6 * HOUR), ['instants'], { level: 'SHOULD' }),
  inferred(['21/ahead', 'RS-09'], ['IssueInstant in 6 Stunden', 'IssueInstant in 6 hours'], issued(6 * HOUR), ['instants'], { level: 'SHOULD' }),
  inferred(
    ['22/no-zone', 'RS-09'],
    ['Zeitpunkte ohne Z', 'Instants without Z'],
    instants((value) => value.replace('Z', '')),
    SPELLED,
    { expected: 'record', watch: ['no-trace'] },
  ),
  inferred(['22/offset', 'RS-09'], ['Zeitpunkte mit +02:00', 'Instants with +02:00'], instants(withOffset), SPELLED, {
    expected: 'record',
    watch: ['no-trace'],
  }),
  inferred(
    ['22/fraction', 'RS-09'],
    ['Zeitpunkte mit sieben Nachkommastellen', 'Instants with seven fractional digits'],
    instants((value) => value.replace(/(?:\.\d+)?Z/u, '.0000000Z')),
    SPELLED,
    {
      expected: 'record',
      watch: ['no-trace'],
    },
  ),
  inferred(
    ['23', 'SE-01'],
    ['SessionNotOnOrAfter liegt eine Stunde zurück', 'SessionNotOnOrAfter is an hour ago'],
    onAssertion((assertion, context) => ({
      ...assertion,
      authnStatements: assertion.authnStatements.map((statement) => ({ ...statement, sessionNotOnOrAfter: instant(context, -HOUR) })),
    })),
    ['session'],
    { level: 'SHOULD' },
  ),
  ...[true, false].map((isFirst) =>
    inferred(
      [`24/${isFirst ? 'low-first' : 'low-last'}`, 'RS-12'],
      [`Zwei AuthnStatement; das niedrigere ${isFirst ? 'zuerst' : 'zuletzt'}`, `Two AuthnStatement; the lower one ${isFirst ? 'first' : 'last'}`],
      secondStatement(isFirst),
      ['level'],
      { accounts: ['bundid'], expected: 'same-identity', watch: ['lower-level'], demandedLevel: 4 },
    ),
  ),
  inferred(
    ['25/unknown-condition', 'RS-09'],
    ['Eine Bedingung, die niemand kennt', 'A condition nobody knows'],
    conditions(() => ({ others: UNKNOWN_CONDITION })),
    ['conditions'],
    { breaksSchema: true },
  ),
];
