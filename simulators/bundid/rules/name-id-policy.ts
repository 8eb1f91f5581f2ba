/** Only transient names are given (samples of SSB 10.1 have no policy; integrators send transient). */
import { TRANSIENT } from '../delivery.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

export const nameIdPolicy: Rule<RequestFacts> = {
  name: 'name-id-policy',
  text: { de: 'Ein NameID-Format, falls genannt, ist transient', en: 'A NameID format, if named, is transient' },
  source: 'SSB 10.1; client configurations',
  mark: 'I',
  judge({ request }) {
    const format = request?.nameIdPolicy?.format;
    if (format === undefined || format === UNSPECIFIED) return NOT_APPLICABLE;
    return format === TRANSIENT ? HELD : warned(`Steht da: ${quoted(format)}`, `Found: ${quoted(format)}`);
  },
};
