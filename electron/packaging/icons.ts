/** Draws the app's icon for each system from renderer/icon.svg: PNG files, and the containers that Windows and macOS read. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof sizes)[number];

const pngs = async (svg: Buffer): Promise<ReadonlyMap<Size, Buffer>> => {
  const drawn = sizes.map(async (size): Promise<[Size, Buffer]> => [
    size,
    await sharp(svg, { density: Math.ceil((72 * size) / 32) })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toBuffer(),
  ]);
  return new Map(await Promise.all(drawn));
};

/** https://learn.microsoft.com/windows/win32/uxguide/vis-icons; entries may be PNG files as they are. */
const icoOf = (images: ReadonlyMap<number, Buffer>): Buffer => {
  const used = [...images].filter(([size]) => size <= 256);
  const head = Buffer.alloc(6 + 16 * used.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(used.length, 4);
  let at = head.length;
  for (const [n, [size, png]] of used.entries()) {
    const entry = 6 + 16 * n;
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...used.map(([, png]) => png)]);
};

/** The types of an icns file that hold PNG, by size in pixels. */
const icnsTypes: Partial<Record<Size, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

const chunk = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
};

const icnsOf = (images: ReadonlyMap<Size, Buffer>): Buffer => {
  const chunks = [...images].flatMap(([size, png]) =>
    (icnsTypes[size] ?? []).map((type) => chunk(type, png)),
  );
  return chunk('icns', Buffer.concat(chunks));
};

/** @param svg the drawing @param folder gets `icon.ico`, `icon.icns` and `icons/SIZExSIZE.png` */
export const drawIcons = async (svg: string, folder: string): Promise<void> => {
  const images = await pngs(readFileSync(svg));
  mkdirSync(join(folder, 'icons'), { recursive: true });
  for (const [size, png] of images) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png);
  writeFileSync(join(folder, 'icon.ico'), icoOf(images));
  writeFileSync(join(folder, 'icon.icns'), icnsOf(images));
};
