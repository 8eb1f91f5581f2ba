/**
 * How a product follows callbacks, found out once per run. `fetch`: it fetches the submission the callback names. `poll`: it
 * asks for the pickup list ahead of its time. `none`: nothing was to be seen.
 */
export type CallbackFollowing = 'fetch' | 'poll' | 'none';

export const FOLLOWING_KEY = 'callback-following';

/** The one submission with which it is found out; hidden like the others. */
export const PROBE_KEY = 'own:run:probe';
