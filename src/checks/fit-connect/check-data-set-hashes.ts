/**
 * The hash of each data set fits its content.
 * Clause: metadata schema 2.1. Not checked: signatures of identity reports, for which no trust anchor is public.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-028 */
export const checkDataSetHashes = refuses('FC-SUB-028', 'check-data-set-hashes');
