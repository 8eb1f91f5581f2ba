/**
 * The tag of metadata, data and every attachment equals the one in the submit event.
 * Clause: FIT-Connect documentation, verification. Not checked: tags of parts the product never fetched (see FC-SUB-031).
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-012 */
export const compareAuthenticationTags = refuses('FC-SUB-012', 'compare-authentication-tags');
