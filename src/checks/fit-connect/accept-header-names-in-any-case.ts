/**
 * Header names are found in any letter case.
 * Clause: RFC 9110; the sources spell them differently.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-011 */
export const acceptHeaderNamesInAnyCase = reactsRightly('FC-CBK-011', 'accept-header-names-in-any-case');
