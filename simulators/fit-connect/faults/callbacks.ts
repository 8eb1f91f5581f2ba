/** Callbacks that do not come, come twice, or are not secured as they should be (fact sheet, section 18). */
import type { CallbackMessage } from '../callbacks.ts';
import { numberParam } from './definition.ts';
import type { Armed, FaultDefinition } from './definition.ts';

const CALLBACK = ['callback'];

function changing(
  name: string,
  text: string,
  change: (message: CallbackMessage, armed: Armed) => CallbackMessage,
  params?: FaultDefinition['params'],
): FaultDefinition {
  return {
    name,
    text,
    violates: 'FC-SVC-017',
    operations: CALLBACK,
    callback: (messages, armed) => messages.map((message) => change(message, armed)),
    ...(params === undefined ? {} : { params }),
  };
}

export const CALLBACK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'callback-suppressed',
    text: 'No callback is sent.',
    violates: 'FC-SVC-017',
    operations: CALLBACK,
    callback: (messages) => (messages.length === 0 ? messages : []),
  },
  {
    name: 'callback-duplicate',
    text: 'Every callback is sent twice.',
    violates: 'FC-SVC-017',
    operations: CALLBACK,
    callback: (messages) => messages.flatMap((message) => [message, message]),
  },
  changing('callback-bad-hmac', 'The HMAC of the callback is wrong.', (message) => ({ ...message, hmac: '0'.repeat(128) })),
  changing('callback-missing-hmac', 'The callback carries no HMAC.', (message) => ({ ...message, hmac: null })),
  changing(
    'callback-old-timestamp',
    'The timestamp of the callback is too old; the HMAC fits it.',
    (message, armed) => ({ ...message, timestamp: String(Number(message.timestamp ?? 0) - numberParam(armed, 'ageSeconds')) }),
    { ageSeconds: { kind: 'number', default: 600, text: 'Age in seconds' } },
  ),
];
