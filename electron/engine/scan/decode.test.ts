import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCaption, encodeCaption } from './decode.ts';

const strict = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Bytes that are often nearly UTF-8: a valid text with some bytes of it changed or cut. */
const nearlyText = fc
  .tuple(
    fc.string({ unit: 'binary' }),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }),
    fc.nat(3),
  )
  .map(([text, changes, cut]) => {
    const bytes = Buffer.from(text, 'utf8');
    for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes.subarray(0, Math.max(0, bytes.length - cut));
  });

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  nearlyText,
  nearlyText.map((bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])),
);

test('reading and writing back is the identity for every valid file, and every other is refused', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const decoded = decodeCaption(bytes);
      const text = strict(bytes);
      expect(decoded.ok).toBe(text !== null);
      if (!decoded.ok) return;
      expect(decoded.text).toBe(text);
      expect(encodeCaption(decoded.text).equals(bytes)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a byte-order mark stays in the text', () => {
  expect(decodeCaption(Buffer.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ ok: true, text: '\u{feff}a' });
});

test('a file in UTF-16 or Latin-1 is shown lossily, with a reason', () => {
  const utf16 = decodeCaption(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('smile', 'utf16le')]));
  expect(utf16).toMatchObject({ ok: false, reason: 'It is not UTF-8, but UTF-16.' });
  const latin1 = decodeCaption(Buffer.from('café, smile', 'latin1'));
  expect(latin1).toEqual({ ok: false, text: 'caf\u{fffd}, smile', reason: 'It is not valid UTF-8.' });
});
