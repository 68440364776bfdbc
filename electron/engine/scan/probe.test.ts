import * as fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { probeImage } from './probe.ts';

const image = (channels: 3 | 4 = 3): Sharp =>
  sharp({
    create: { width: 37, height: 21, channels, background: { r: 200, g: 100, b: 50, alpha: 0.5 } },
  });

const frames = (): Sharp => {
  const raw = Buffer.alloc(8 * 24 * 4, 120);
  return sharp(raw, { raw: { width: 8, height: 24, channels: 4, pageHeight: 8 } });
};

const made = {
  png: () => image().png().toBuffer(),
  pngAlpha: () => image(4).png().toBuffer(),
  pngPalette: () => image(4).png({ palette: true }).toBuffer(),
  jpeg: () => image().jpeg().toBuffer(),
  progressive: () => image().jpeg({ progressive: true }).toBuffer(),
  turned: () => image().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  pngTurned: () => image().withMetadata({ orientation: 8 }).png().toBuffer(),
  webpTurned: () => image().withMetadata({ orientation: 3 }).webp().toBuffer(),
  profiled: () => image().withIccProfile('p3').jpeg().toBuffer(),
  webp: () => image().webp().toBuffer(),
  webpAlpha: () => image(4).webp().toBuffer(),
  webpLossless: () => image(4).webp({ lossless: true }).toBuffer(),
  webpAnimated: () =>
    frames()
      .webp({ loop: 0, delay: [50, 60, 70] })
      .toBuffer(),
  gif: () => image().gif().toBuffer(),
  gifAnimated: () =>
    frames()
      .gif({ delay: [50, 60, 70] })
      .toBuffer(),
  avif: () => image().avif().toBuffer(),
  avifAlpha: () => image(4).avif().toBuffer(),
} as const;

const formatNames: Readonly<Record<string, string>> = { heif: 'avif' };

test.each(Object.entries(made))('%s: what the header says is what sharp says', async (_, make) => {
  const bytes = await make();
  const { format, width, height, orientation, hasAlpha, pages, pageHeight } = await sharp(bytes).metadata();
  const probed = probeImage(bytesOf(bytes));
  expect(probed).toMatchObject({
    format: formatNames[format] ?? format,
    width,
    height: pageHeight ?? height,
    orientation: orientation ?? 1,
    pages: pages ?? 1,
    alpha: hasAlpha,
    problem: null,
  });
});

test('a bitmap, its rows from top or from bottom', () => {
  const bmp = Buffer.alloc(58);
  bmp.write('BM', 'latin1');
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(640, 18);
  bmp.writeInt32LE(-480, 22);
  expect(probeImage(bytesOf(bmp))).toMatchObject({ format: 'bmp', width: 640, height: 480, problem: null });
});

test('a header that gives a size which no image has makes a broken one', () => {
  for (const [width, height] of [
    [1, -2147483648],
    [-5, 10],
    [0, 10],
    [2_000_000, 10],
  ] as const) {
    const bmp = Buffer.alloc(58);
    bmp.write('BM', 'latin1');
    bmp.writeUInt32LE(40, 14);
    bmp.writeInt32LE(width, 18);
    bmp.writeInt32LE(height, 22);
    const probed = probeImage(bytesOf(bmp));
    expect(probed).toMatchObject({ format: 'bmp', width: 0, height: 0 });
    expect(probed?.problem).toContain('no size that an image can have');
  }
});

const box = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};

test('JPEG XL: a bare stream, and one in a container', () => {
  // Size header (ISO/IEC 18181-1): both sides a multiple of 8, (7 + 1) * 8 = 64 high, ratio 1 : 1.
  const stream = Buffer.from('ff0a4f0000000000', 'hex');
  const container = Buffer.concat([
    box('JXL ', Buffer.from('0d0a870a', 'hex')),
    box('ftyp', Buffer.from('jxl \0\0\0\0jxl ', 'latin1')),
    box('jxlc', stream),
  ]);
  for (const bytes of [stream, container]) {
    expect(probeImage(bytesOf(bytes))).toMatchObject({ format: 'jxl', width: 64, height: 64, problem: null });
  }
});

test('what is not an image is none, whatever it begins with', () => {
  for (const text of [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html>',
    'BMW, car',
    'GIF',
  ]) {
    expect(probeImage(bytesOf(Buffer.from(text)))).toBeNull();
  }
});

test('an image cut anywhere before its size is broken, later it has its size, and nothing is thrown', async () => {
  for (const make of Object.values(made)) {
    const whole = await make();
    const expected = probeImage(bytesOf(whole));
    for (let length = 0; length < Math.min(whole.length, 4000); length++) {
      const probed = probeImage(bytesOf(whole.subarray(0, length)));
      if (probed === null || probed.problem !== null) continue;
      expect([probed.width, probed.height]).toEqual([expected?.width, expected?.height]);
    }
  }
});

test('damaged headers never throw', async () => {
  const images = await Promise.all(Object.values(made).map((make) => make()));
  const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...images), damage, (whole, changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const probed = probeImage(bytesOf(bytes));
      expect(probed === null || probed.width >= 0).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
