/** Sentences about what the report tells of products that ask the DVDV without judging it, English; keys as in messages-dvdv-behaviour.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DVDV_BEHAVIOUR_EN: MessageTable = {
  'dvdv-no-stay-seen': {
    summary: 'How long the product stays with the substitute server was not to be seen.',
    expected: 'Nothing in particular; one known client returns after 180 seconds.',
    observed: 'No move after a technical error.',
  },
  'dvdv-returned': {
    summary: 'After a technical error the product asked the substitute server for {seconds} seconds, then the first one again.',
    expected: 'Nothing in particular; one known client returns after 180 seconds.',
    observed: '{seconds} seconds.',
  },
  'dvdv-stayed-away': {
    summary: 'After a technical error the product stayed with the substitute server for at least {seconds} seconds; no return was to be seen.',
    expected: 'Nothing in particular; one known client returns after 180 seconds.',
    observed: 'At least {seconds} seconds.',
  },
  'dvdv-no-retry-seen': {
    summary: 'How often the product retries a request was not to be seen.',
    expected: 'Nothing in particular; one known client retries a GET three times.',
    observed: 'No request at which a server failed.',
  },
  'dvdv-tries': {
    summary: 'To a server that failed, the product made the same request {tries} times in a row at most.',
    expected: 'Nothing in particular; one known client retries a GET three times.',
    observed: 'Tries: {tries}.',
  },
  'dvdv-no-keeping-seen': {
    summary: 'Whether the product keeps answers was not to be seen.',
    expected: 'Nothing in particular; one known client keeps services for ten minutes.',
    observed: 'No request that was answered.',
  },
  'dvdv-kept': {
    summary: 'The second time the product did not ask for the same address again: it keeps answers.',
    expected: 'Nothing in particular; one known client keeps services for ten minutes.',
    observed: 'No second request.',
  },
  'dvdv-asked-again': {
    summary: 'The product asked for the same address again at once: it does not keep answers.',
    expected: 'Nothing in particular; one known client keeps services for ten minutes.',
    observed: 'The same request once more.',
  },
};
