/** The extension has version 2 (SSB 9, 9.6). */
import { HELD, NOT_APPLICABLE, broken, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const extensionVersion: Rule<RequestFacts> = {
  name: 'extension-version',
  code: 'akdb-extension-v1-deprecated',
  text: { de: 'Die Erweiterung hat Version 2', en: 'The extension has version 2' },
  source: 'SSB 9, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-04',
  judge({ request, enforcesVersion2 }) {
    const extension = request?.extension;
    if (extension === undefined) return NOT_APPLICABLE;
    if (extension.version === '2') return HELD;
    const detail = [`Version: ${quoted(extension.version)}`, `Version: ${quoted(extension.version)}`] as const;
    return enforcesVersion2 ? broken(...detail) : warned(...detail);
  },
};
