/** A persistent name that may be created is asked for. Whether the service refuses anything else is not known: it is let pass. */
import { PERSISTENT } from '../delivery.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const nameIdPolicy: Rule<RequestFacts> = {
  name: 'name-id-policy',
  text: { de: 'NameIDPolicy nennt persistent und AllowCreate', en: 'NameIDPolicy names persistent and AllowCreate' },
  source: 'EGOVS, realms/customer/idps/muk; GS, app/ekona',
  mark: 'V',
  requirement: 'MUK-RQ-02',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    const { format, allowCreate } = request.nameIdPolicy ?? {};
    if (format === PERSISTENT && allowCreate === true) return HELD;
    const detail = `Format: ${quoted(format)}, AllowCreate: ${String(allowCreate ?? '–')}`;
    return warned(detail, detail);
  },
};
