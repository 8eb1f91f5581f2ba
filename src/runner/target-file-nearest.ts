/** What somebody may have meant by a name that is not known; it is vocabulary that readers of other files share. */
export { nearest } from '../core/nearest.ts';
