/** Named deviations of the time-stamping authority: what it does wrong, and the clause it breaks. One at a time. */

export const TIMESTAMP_FAULTS = {
  'wrong-imprint': { clause: 'RFC 3161, 2.4.2', changes: 'The token stamps other data than were asked for.' },
  'wrong-nonce': { clause: 'RFC 3161, 2.4.2', changes: 'The token repeats another nonce than that of the request.' },
  'expired-certificate': { clause: 'RFC 5280, 6.1.3', changes: 'The certificate of the authority expired a day before the time that is stamped.' },
  'no-extended-key-usage': { clause: 'RFC 3161, 2.3', changes: 'The certificate of the authority is not for time stamping.' },
  'uncritical-key-usage': { clause: 'RFC 3161, 2.3', changes: 'The extended key usage of the certificate is not critical.' },
  'wrong-signature': { clause: 'RFC 5652, 5.6', changes: 'The last octet of the signature value is another one.' },
  'wrong-time': { clause: 'RFC 3161, 2.4.2', changes: 'The stamped time is ten years back.' },
  rejected: { clause: 'RFC 3161, 2.4.2', changes: 'The authority refuses: its clock is not available.' },
  truncated: { clause: 'RFC 3161, 3.4', changes: 'The answer ends in its middle.' },
  'not-a-response': { clause: 'RFC 3161, 3.4', changes: 'The answer is a page of HTML with status 200.' },
} as const;

export type TimestampFault = keyof typeof TIMESTAMP_FAULTS;
