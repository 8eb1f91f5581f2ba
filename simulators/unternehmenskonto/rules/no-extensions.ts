/** No extension of a request is known; that of the citizen accounts tells of a mix-up. It is not evaluated. */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const noExtensions: Rule<RequestFacts> = {
  name: 'no-extensions',
  text: { de: 'Die Anfrage hat keine Erweiterungen', en: 'The request has no extensions' },
  source: 'None is known',
  mark: 'I',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    const [first] = request.extensions;
    return first === undefined ? HELD : warned(`Steht da: ${quoted(first.name)}`, `Found: ${quoted(first.name)}`);
  },
};
