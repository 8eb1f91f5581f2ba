/** All named deviations of BundID itself; recipes of attacks come besides, as an option of the simulator. */
import type { Deviation } from '../../saml-idp-deviation.ts';
import { ACCOUNT_FAULTS } from './account.ts';
import { ANSWER_FAULTS } from './answers.ts';
import { VALID_VARIANTS } from './variants.ts';

export const FAULTS: readonly Deviation[] = [...ACCOUNT_FAULTS, ...ANSWER_FAULTS, ...VALID_VARIANTS];
