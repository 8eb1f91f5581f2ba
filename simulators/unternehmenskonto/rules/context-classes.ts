/** Levels are stated in attributes; classes of STORK or eIDAS belong to other accounts. They are not evaluated. */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

const FOREIGN = /^STORK-|\beidas\b/i;

export const contextClasses: Rule<RequestFacts> = {
  name: 'context-classes',
  text: { de: 'Kontextklassen von STORK oder eIDAS werden nicht genannt', en: 'No context class of STORK or eIDAS is named' },
  source: 'EGOVS, use_stork; that they should be left out is inferred',
  mark: 'I',
  requirement: 'MUK-RQ-04',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    const found = request.requestedAuthnContext?.classRefs.find((name) => FOREIGN.test(name));
    return found === undefined ? HELD : warned(`Steht da: ${quoted(found)}`, `Found: ${quoted(found)}`);
  },
};
