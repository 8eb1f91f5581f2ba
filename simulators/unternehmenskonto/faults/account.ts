/** Faults of the account: what a product of this interface has to notice (fact sheet, sections 7 and 8). */
import type { ResponseModel } from '../../../src/formats/saml-response.ts';
import { changeAssertion } from '../../saml-idp-change.ts';
import type { Deviation, DeviationContext } from '../../saml-idp-deviation.ts';
import { changeTexts, LEVELS, without } from './attribute-change.ts';

/** Below `substanziell`. No source of the account has this word; it is the German one of eIDAS, Article 8. */
const LOW = 'niedrig';

export const ACCOUNT_FAULTS: readonly Deviation[] = [
  {
    id: 'ohne-signaturen',
    text: { de: 'Weder Antwort noch Assertion ist signiert', en: 'Neither response nor assertion is signed' },
    violates: 'MUK-RS-02',
    plan: (plan) => ({ ...plan, signs: 'none' }),
  },
  {
    id: 'nur-assertion-signiert',
    text: { de: 'Signiert ist nur die Assertion, nicht die Antwort', en: 'Only the assertion is signed, not the response' },
    violates: 'MUK-RS-01',
    plan: (plan) => ({ ...plan, signs: 'assertion' }),
  },
  {
    id: 'fremder-schluessel',
    text: { de: 'Mit einem unbekannten Schlüssel signiert', en: 'Signed with a key that is not known' },
    violates: 'MUK-RS-01',
    plan: (plan, { stranger }) => ({
      ...plan,
      assertionSigner: { ...plan.assertionSigner, ...stranger },
      responseSigner: { ...plan.responseSigner, ...stranger },
    }),
  },
  {
    id: 'nicht-verschluesselt',
    text: { de: 'Die Assertion ist nicht verschlüsselt', en: 'The assertion is not encrypted' },
    violates: 'MUK-RS-03',
    plan: (plan) => ({ ...plan, encrypts: false }),
  },
  {
    id: 'andere-umgebung',
    text: { de: 'Aussteller ist eine andere Umgebung, mit demselben Schlüssel', en: 'The issuer is another environment, with the same key' },
    violates: 'MUK-RS-04',
    model: (model, context) => elsewhere(model, context),
  },
  {
    id: 'testkonto',
    text: { de: 'IstTestkonto ist true', en: 'IstTestkonto is true' },
    violates: 'MUK-RS-05',
    model: (model) => changeTexts(model, ['IstTestkonto'], () => 'true'),
  },
  {
    id: 'alte-anfrage',
    text: {
      de: 'InResponseTo nennt die vorige Anfrage des Dienstes statt dieser, wie nach einem Zurück im Browser',
      en: 'InResponseTo names the previous request of the service instead of this one, as after going back in the browser',
    },
    violates: 'MUK-RS-06',
    model: (model, context) => late(model, context),
  },
  {
    id: 'niveau-identifizierung-zu-niedrig',
    text: { de: 'Das Vertrauensniveau der Identifizierung ist niedrig', en: 'The level of identification is low' },
    violates: 'MUK-AT-05',
    model: (model) => changeTexts(model, [LEVELS.identification], () => LOW),
  },
  {
    id: 'niveau-authentifizierung-zu-niedrig',
    text: { de: 'Das Vertrauensniveau dieser Anmeldung ist niedrig', en: 'The level of this login is low' },
    violates: 'MUK-AT-05',
    model: (model) => changeTexts(model, [LEVELS.authentication], () => LOW),
  },
  {
    id: 'ohne-niveaus',
    text: { de: 'Beide Vertrauensniveaus fehlen', en: 'Both levels are missing' },
    violates: 'MUK-AT-05',
    model: (model) => without(model, LEVELS.identification, LEVELS.authentication),
  },
];

/** Another origin, as test and production have. */
function elsewhere(model: ResponseModel, { idpEntityId }: DeviationContext): ResponseModel {
  const issuer = `${idpEntityId}/andere-umgebung`;
  return { ...changeAssertion(model, (assertion) => ({ ...assertion, issuer })), issuer };
}

/** Where there was no request before, one that nobody sent. */
function late(model: ResponseModel, { earlierRequests, xmlId }: DeviationContext): ResponseModel {
  const inResponseTo = earlierRequests.at(-1) ?? xmlId();
  const changed = changeAssertion(model, (assertion) => ({
    ...assertion,
    ...(assertion.subject === undefined
      ? {}
      : {
          subject: {
            ...assertion.subject,
            confirmations: assertion.subject.confirmations.map(({ method, data }) => ({ method, data: { ...data, inResponseTo } })),
          },
        }),
  }));
  return { ...changed, inResponseTo };
}
