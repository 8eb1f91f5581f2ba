/** The language is one of four (SSB 9.5). */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const languageKnown: Rule<RequestFacts> = {
  name: 'language-known',
  text: { de: 'Lang ist de, en, ru oder uk', en: 'Lang is de, en, ru or uk' },
  source: 'SSB 9.5',
  mark: 'V',
  requirement: 'BID-RQ-18',
  judge({ request }) {
    const language = request?.extension?.display?.lang;
    if (language === undefined) return NOT_APPLICABLE;
    return ['de', 'en', 'ru', 'uk'].includes(language) ? HELD : warned(`Steht da: ${quoted(language)}`, `Found: ${quoted(language)}`);
  },
};
