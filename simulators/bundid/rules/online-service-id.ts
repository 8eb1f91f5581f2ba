/** The BMI-ID of the service is there (SSB 9.5). What BundID does without it is not said. */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

const BMI_ID = /^BMI-[A-Z]\d+$/;

export const onlineServiceId: Rule<RequestFacts> = {
  name: 'online-service-id',
  text: { de: 'OnlineServiceId nennt die BMI-ID', en: 'OnlineServiceId names the BMI-ID' },
  source: 'SSB 9.4, 9.5',
  mark: 'V',
  requirement: 'BID-RQ-07',
  judge({ request }) {
    const extension = request?.extension;
    if (extension === undefined) return NOT_APPLICABLE;
    const id = extension.display?.onlineServiceId ?? '';
    if (id === '') return warned('Fehlt', 'Missing');
    return BMI_ID.test(id) ? HELD : warned(`Ungewöhnlich: ${quoted(id)}`, `Unusual: ${quoted(id)}`);
  },
};
