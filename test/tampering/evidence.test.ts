/** Tampering with exchanges and judgements is detected and named. */
import { tryPart } from './groups.ts';

tryPart('evidence');
