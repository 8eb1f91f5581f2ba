/** A response after the local end of the login, or without its cookie: clean restart, no loop. Clause: BundID interface description 8.2. */
import { lateResponseFlaws } from './late-response.ts';
import { refusesLogin } from './login-rule.ts';

/** @requirement BID-ER-04 */
export const restartAfterLateResponse = refusesLogin('BID-ER-04', 'restart-after-late-response', { further: lateResponseFlaws });
