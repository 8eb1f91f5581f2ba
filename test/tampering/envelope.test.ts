/** Tampering with archive, files, signature, manifest and certificate is detected and named. */
import { tryPart } from './groups.ts';

tryPart('envelope');
