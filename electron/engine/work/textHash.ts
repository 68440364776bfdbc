/** What a caption's text is recognised by: its bytes' SHA-256, cut to 128 bits. */
import { createHash } from 'node:crypto';

/** @param text as it stands in the file, or its bytes */
export const textHash = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
