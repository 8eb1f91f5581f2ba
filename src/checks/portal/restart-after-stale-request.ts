/** A response to an older request: no login, restart possible, no loop. Seen in a service's operation. */
import { lateResponseFlaws } from './late-response.ts';
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-RS-06 */
export const restartAfterStaleRequest = refusesLogin('MUK-RS-06', 'restart-after-stale-request', { further: lateResponseFlaws });
