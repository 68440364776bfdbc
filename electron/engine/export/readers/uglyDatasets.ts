/**
 * For tests: small datasets as other tools and people leave them: byte order marks, line ends, odd names,
 * capitals, folders.
 */
import fc from 'fast-check';
import sharp from 'sharp';
import type { ImageFormat } from '../../../../shared/api/sample.ts';
import type { UglySample } from './inProcess.ts';

const flat = (background: string) => sharp({ create: { width: 2, height: 2, channels: 3, background } });

/** Two frames, one above the other. */
const frames = () =>
  sharp(Buffer.from([...Array<number>(12).fill(250), ...Array<number>(12).fill(10)]), {
    raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
  });

/** Two by two, 24 bits. */
const bmp = (): Buffer => {
  const file = Buffer.alloc(54 + 16, 128);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(0, 6);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(2, 18);
  file.writeInt32LE(2, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(0, 30, 54);
  return file;
};

const still = async (format: ImageFormat, bytes: Promise<Buffer>): Promise<UglySample['image']> => ({
  format,
  animated: false,
  bytes: await bytes,
});
const moving = async (format: ImageFormat, bytes: Promise<Buffer>): Promise<UglySample['image']> => ({
  format,
  animated: true,
  bytes: await bytes,
});

const images = async (): Promise<Readonly<Record<string, readonly UglySample['image'][]>>> => {
  const png = await still('png', flat('#336699').png().toBuffer());
  const jpeg = await still('jpeg', flat('#336699').jpeg().toBuffer());
  const webp = await still('webp', flat('#336699').webp().toBuffer());
  const gif = await still('gif', flat('#336699').gif().toBuffer());
  const avif = await still('avif', flat('#336699').avif().toBuffer());
  const movingWebp = await moving('webp', frames().webp().toBuffer());
  const movingGif = await moving('gif', frames().gif().toBuffer());
  return {
    '.png': [png, jpeg, movingWebp],
    '.PNG': [png],
    '.Png': [png],
    '.jpg': [jpeg, png],
    '.Jpeg': [jpeg],
    '.JPEG': [jpeg],
    '.jfif': [jpeg],
    '.webp': [webp, movingWebp],
    '.WebP': [webp, movingWebp],
    '.gif': [gif, movingGif],
    '.bmp': [{ format: 'bmp', animated: false, bytes: bmp() }],
    '.avif': [avif],
  };
};

const made = await images();

const paths = [
  'a',
  'b.c',
  'x/d.e.f',
  'x/e\u0301te\u0301',
  '\u8336/\u00e9t\u00e9',
  'x/one_2_3_4_5',
  'x/one',
  '__best/g',
  '_best/g',
  '__meta__/h',
  '10_alice woman/i',
  '10_alice woman/j',
  '2_bob/k',
  '2024_summer/l',
  '_controls/m',
  'v1.0/n',
  'x/ spaced name ',
  'x/{curly} [n]',
];

const someTags = [
  null,
  '',
  'yvonne, smile',
  '\uFEFFyvonne, smile',
  '\uFEFF',
  'yvonne, smile\n',
  'yvonne,\r\nsmile, hat\r\n',
  '\n\nyvonne\rsmile\n',
  'a {b|c} d, e',
  'x \\(y\\), \u30da\u30eb\u30ea\u30ab, e\u0301',
];

const someNls = [
  null,
  ' \n',
  'She smiles.',
  '\uFEFFShe smiles.\r\n',
  'She smiles.\nShe waves, twice.\n\n',
  'A {pair} of "quotes", and, commas.\r\n',
];

const sampleAt = (path: string): fc.Arbitrary<UglySample> =>
  fc
    .record({
      extension: fc.constantFrom(...Object.keys(made)),
      which: fc.nat(2),
      tags: fc.constantFrom(...someTags),
      nl: fc.constantFrom(...someNls),
    })
    .map(({ extension, which, tags, nl }) => {
      const choices = made[extension] ?? [];
      const image = choices[which % choices.length];
      if (image === undefined) throw new Error(`No image for ${extension}.`);
      return { path, extension, image, tags, nl };
    });

/** One to eight samples, each under a path of its own. */
export const uglyDataset: fc.Arbitrary<readonly UglySample[]> = fc
  .uniqueArray(fc.constantFrom(...paths), { minLength: 1, maxLength: 8 })
  .chain((some) => fc.tuple(...some.map(sampleAt)));
