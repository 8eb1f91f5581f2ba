/**
 * Items of API v1 compressed with `zip: DEF` can be read.
 * Basis: our inference from v1 clients. Not checked: how large a part may become when unpacked.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-015 */
export const readCompressedV1Parts = accepts('FC-SUB-015', 'read-compressed-v1-parts');
