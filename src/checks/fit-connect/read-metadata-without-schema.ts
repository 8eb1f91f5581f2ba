/**
 * Metadata without `$schema` are read as series 1, where the destination offers that series.
 * Clause: metadata schema 1.0.0, which knows no `$schema`. Not checked: minor versions of the series.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-020 */
export const readMetadataWithoutSchema = accepts('FC-SUB-020', 'read-metadata-without-schema');
