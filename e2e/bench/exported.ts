/** Images to export, the system's tools doing the same, and whether both had the same result. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { createWriter } from './corpus.ts';

const execute = promisify(execFile);

/** Asynchronous: a blocked process does not notice that its idle connections are being closed. */
const shell = async (command: string, ...words: readonly string[]): Promise<string> =>
  (await execute('sh', ['-c', command, 'sh', ...words])).stdout;

const timed = async (command: string, ...words: readonly string[]): Promise<number> => {
  const began = performance.now();
  await shell(command, ...words);
  return (performance.now() - began) / 1000;
};

/** Raise it when the same size gives other bytes than before. */
const edition = 1;
/** Pixels; larger than any bucket of 1024. */
const size = { width: 1400, height: 1900 };
const different = 24;
const perFolder = 500;

const grain = (width: number, height: number, sigma: number) => ({
  create: {
    width,
    height,
    channels: 3 as const,
    background: '#000',
    noise: { type: 'gaussian' as const, mean: 128, sigma },
  },
});

/** Soft shapes with some grain: the cost of a photo or a painting is between that of one colour and of noise. */
const image = async (seed: number): Promise<Buffer> => {
  const shapes = await sharp(grain(14 + seed, 19 + seed, 70))
    .png()
    .toBuffer();
  const large = await sharp(shapes)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
  const fine = await sharp(grain(size.width, size.height, 8))
    .png()
    .toBuffer();
  return sharp(large)
    .composite([{ input: fine, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
};

/** A dataset of this many samples with both captions, in folders; reused when an earlier run has made it. */
export const makeImages = async (dir: string, samples: number): Promise<string> => {
  const folder = join(dir, `pictures-${edition}-${samples}`);
  const root = join(folder, 'dataset');
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return root;
  rmSync(folder, { recursive: true, force: true });
  const images = await Promise.all(Array.from({ length: different }, (_, seed) => image(seed)));
  const next = createWriter(1);
  for (let n = 0; n < samples; n++) {
    const place = join(root, `set${Math.floor(n / perFolder)}`);
    mkdirSync(place, { recursive: true });
    const { tags, nl } = next();
    writeFileSync(join(place, `${n}.jpg`), images[n % different] ?? '');
    writeFileSync(join(place, `${n}.txt`), tags);
    writeFileSync(join(place, `${n}_nl.txt`), nl);
  }
  writeFileSync(whole, '');
  return root;
};

/** Waits until the disk has what was written. */
export const flush = async (): Promise<void> => {
  await shell('sync');
};

/** @returns seconds */
export const copyTimed = (source: string, to: string): Promise<number> =>
  timed('cp -a --reflink=auto "$1" "$2"', source, to);

/** Every image scaled to a size, as WebP, by as many processes as there are cores. @returns seconds */
export const thumbnailsTimed = (
  source: string,
  to: string,
  { width, height }: { readonly width: number; readonly height: number },
  processes: number,
): Promise<number> =>
  timed(
    `find "$1" -name '*.jpg' -print0 |
     VIPS_CONCURRENCY=1 xargs -0 -P "$4" -n 50 vipsthumbnail --size "$3" -o "$2/%s.webp[Q=92,strip]"`,
    source,
    to,
    `${width}x${height}!`,
    String(processes),
  );

/** Whether every file of one tree is in the other with the same bytes. */
export const expectCopied = async (copy: string, out: string): Promise<void> => {
  const words = await shell('diff -rq -x manifest.json -x ".proofsheet*" "$1" "$2" | head -3', copy, out);
  if (words !== '') throw new Error(`The export is not what cp made:\n${words}`);
};

/** Whether both sides have as many images, of the same size. */
export const expectImages = async (
  out: string,
  other: string,
  wanted: { readonly width: number; readonly height: number },
): Promise<void> => {
  const ours = readdirSync(out, { recursive: true, withFileTypes: true }).filter(({ name }) =>
    name.endsWith('.webp'),
  );
  const theirs = readdirSync(other);
  const [first] = ours;
  if (ours.length !== theirs.length || first === undefined) {
    throw new Error(`${ours.length} images here, ${theirs.length} there.`);
  }
  for (const file of [join(first.parentPath, first.name), join(other, theirs[0] ?? '')]) {
    const { width, height } = await sharp(file).metadata();
    if (width !== wanted.width || height !== wanted.height)
      throw new Error(`${file} is ${width} x ${height}.`);
  }
};
