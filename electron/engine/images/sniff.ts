/** The gate in front of the decoder and of the browser: which contents are decoded, and as what they are served. */
import { contentOf, headLength, type KnownFormat } from '../../../shared/image/signatures.ts';

/** How many bytes `sniff` wants to see. */
export const sniffLength = headLength;

/** What can be decoded here. */
type Format = Exclude<KnownFormat, 'jxl'>;

export type Sniffed =
  | { readonly kind: 'picture'; readonly format: Format }
  /** Known, and not shown. `what` completes "It is ..."; `todo` is a sentence. */
  | { readonly kind: 'other'; readonly what: string; readonly todo: string }
  | { readonly kind: 'unknown' };

/** @param head the first `sniffLength` bytes of the file, or all it has */
export const sniff = (head: Uint8Array): Sniffed => {
  const content = contentOf(head);
  if (content.kind !== 'image') return content;
  const { format } = content;
  if (format !== 'jxl') return { kind: 'picture', format };
  return { kind: 'other', what: 'a JPEG XL image', todo: 'Convert it to PNG: Proofsheet cannot show it.' };
};

/** What browsers are told; nothing outside of this table is ever served. */
export const contentTypes: Readonly<Record<Format, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
};
