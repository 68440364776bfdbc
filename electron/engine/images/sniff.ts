/**
 * Which contents are decoded, and with which type they are served: nothing reaches the decoder or a browser
 * without this check.
 */
import { contentOf, headLength, type KnownFormat } from '../../../shared/image/signatures.ts';

/** How many bytes `sniff` needs. */
export const sniffLength = headLength;

/** What can be decoded here. */
type Format = Exclude<KnownFormat, 'jxl'>;

export type Sniffed =
  | { readonly kind: 'image'; readonly format: Format }
  /** Known formats that are not shown. `what` completes "It is ..."; `todo` is a sentence. */
  | { readonly kind: 'other'; readonly what: string; readonly todo: string }
  | { readonly kind: 'unknown' };

/** @param head the first `sniffLength` bytes of the file, or all it has */
export const sniff = (head: Uint8Array): Sniffed => {
  const content = contentOf(head);
  if (content.kind !== 'image') return content;
  const { format } = content;
  if (format !== 'jxl') return { kind: 'image', format };
  return { kind: 'other', what: 'a JPEG XL image', todo: 'Convert it to PNG: Proofsheet cannot show it.' };
};

/** The type for browsers; nothing outside of this table is ever served. */
export const contentTypes: Readonly<Record<Format, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
};
