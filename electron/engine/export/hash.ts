/** The hash function of exports. */
import { hash } from 'node:crypto';

/** SHA-256 as lower-case hexadecimal digits. */
export const sha256Of = (content: string | Uint8Array): string => hash('sha256', content);
