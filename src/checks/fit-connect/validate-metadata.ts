/**
 * Metadata are validated with the schema that `$schema` names, and only versions the product supports.
 * Clause: FIT-Connect documentation, receiving checks; metadata schema. Not checked: every single member of the schema.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-020 */
export const validateMetadata = refuses('FC-SUB-020', 'validate-metadata');
