/** Duplicates seen from outside: a folder of drawn images with copies of some, and what the engine says of it. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startEagerEngine, tempFolder, writeFiles } from '../../testing.ts';
import { drawings, find, found, png, sit } from './testing.ts';

test(
  'copies, re-encodings, crops and mirrored images are found, each with what it is, and nothing else',
  { timeout: 120_000 },
  async () => {
    const cropped = await sharp(png(3))
      .extract({ left: 10, top: 25, width: 375, height: 560 })
      .png()
      .toBuffer();
    const mirroredCrop = await sharp(png(4))
      .extract({ left: 20, top: 30, width: 352, height: 528 })
      .flop()
      .png()
      .toBuffer();
    const extra = {
      'sub/copy.png': png(1),
      'small.jpg': await sharp(png(2)).resize(200).jpeg({ quality: 50 }).toBuffer(),
      'crop.png': cropped,
      'back.png': mirroredCrop,
      'mirror.webp': await sharp(png(5)).flop().webp({ quality: 40 }).toBuffer(),
      'broken.png': png(6).subarray(0, 900),
    };
    const engine = await sit(extra, { count: drawings.length });
    expect((await found(engine)).state).toMatchObject({ phase: 'unmeasured', groups: 0, pictures: 18 });
    const lines = await find(engine);
    expect(new Set(lines)).toEqual(
      new Set([
        'equal: 1.png equal, sub/copy.png equal',
        'same: 2.png equal, small.jpg same',
        'similar: 3.png equal, crop.png similar',
        'similar: 4.png equal, back.png (mirrored) similar',
        'same: 5.png equal, mirror.webp (mirrored) same',
      ]),
    );
    expect((await found(engine)).state).toMatchObject({
      groups: 5,
      spare: 5,
      counts: { equal: 1, same: 2, similar: 2 },
    });
    expect((await engine.call('GET /api/findings')).duplicates).toBe(5);
    const { count } = await engine.call('POST /api/views', { body: { query: 'duplicate:similar' } });
    expect(count).toBe(4);
  },
);

const image = (n: number): ReturnType<typeof sharp> => sharp(png(n));

test('what was done to a copy is found and said, whatever it was', { timeout: 120_000 }, async () => {
  const half = { left: 40, top: 60, width: 320, height: 480 };
  type Made = readonly [of: number, bytes: Buffer, closeness: string, how: readonly string[]];
  const jpeg = (copy: ReturnType<typeof image>): Promise<Buffer> => copy.jpeg({ quality: 80 }).toBuffer();
  const made: Record<string, Made> = {
    'right.jpg': [1, await jpeg(image(1).rotate(90)), 'same', ['rotated by 90 degrees']],
    'over.jpg': [2, await jpeg(image(2).rotate(180)), 'same', ['rotated by 180 degrees']],
    'left.jpg': [3, await jpeg(image(3).rotate(270).resize(300)), 'same', ['rotated by 270 degrees']],
    'flip.jpg': [4, await jpeg(image(4).flip()), 'same', ['flipped vertically']],
    'crop.jpg': [5, await jpeg(image(5).extract(half)), 'similar', ['cropped']],
    'light.jpg': [6, await jpeg(image(6).linear(1.2, 0)), 'similar', ['brighter']],
    'hue.jpg': [7, await jpeg(image(7).modulate({ hue: 25 })), 'similar', ['other colours']],
    'grey.jpg': [8, await jpeg(image(8).greyscale()), 'similar', ['without colour']],
  };
  const engine = await sit(
    Object.fromEntries(Object.entries(made).map(([name, [, bytes]]) => [name, bytes])),
    { count: drawings.length },
  );
  await find(engine);
  const { groups } = await found(engine);
  const said = groups.flatMap(({ members: [first, ...others] }) =>
    others.map(({ row, closeness, how }) => [row.relPath, first?.row.relPath, closeness, ...how].join(', ')),
  );
  const known = Object.entries(made).map(([name, [of, , closeness, how]]) =>
    [name, `${of}.png`, closeness, ...how].join(', '),
  );
  expect(said.toSorted()).toEqual(known.toSorted());
});

test('a border and more of an image are told from a crop, and copies of one image lead to one another', async () => {
  const bordered = await sharp(png(1))
    .extend({ top: 50, bottom: 50, left: 50, right: 50, background: '#fff' })
    .png()
    .toBuffer();
  const cropped = await sharp(png(1))
    .extract({ left: 40, top: 60, width: 320, height: 480 })
    .png()
    .toBuffer();
  const turned = await sharp(png(1)).rotate(90).greyscale().jpeg({ quality: 60 }).toBuffer();
  const engine = await sit({ 'border.png': bordered, 'crop.png': cropped, 'turned.jpg': turned });
  await find(engine);
  const { groups } = await found(engine);
  expect(
    groups.map(({ members }) => members.map(({ row, how }) => [row.relPath, ...how].join(', '))),
  ).toEqual([
    [
      'border.png',
      '1.png, cropped',
      'turned.jpg, rotated by 90 degrees, cropped, without colour',
      'crop.png, cropped',
    ],
  ]);
});

const svg = (body: string): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300">${body}</svg>`))
    .png()
    .toBuffer();

const gradient = (x: number, y: number, from: string, to: string): Promise<Buffer> =>
  svg(`<linearGradient id="g" x2="${x}" y2="${y}"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/>
    </linearGradient><rect width="200" height="300" fill="url(#g)"/>`);

const drawn = (shape: string): Promise<Buffer> =>
  svg(
    `<rect width="200" height="300" fill="#fff"/><g fill="none" stroke="#000" stroke-width="2">${shape}</g>`,
  );

test('images that show next to nothing are equal by their bytes or the same by their pixels, and never alike', async () => {
  const size = { width: 200, height: 300 };
  const plain = (background: string): ReturnType<typeof sharp> =>
    sharp({ create: { ...size, channels: 3, background } });
  const noise = (seed: number): Promise<Buffer> => {
    const pixels = Uint8Array.from(
      { length: 200 * 300 * 3 },
      (_, i) => (Math.imul(i + seed, 2_654_435_761) >>> 28) % 4,
    );
    return sharp(pixels, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer();
  };
  const folder = tempFolder();
  const red = await plain('#d22').png().toBuffer();
  writeFiles(folder, {
    'red.png': red,
    'red again.png': red,
    'red.webp': await plain('#d22').webp({ lossless: true }).toBuffer(),
    'nearly red.png': await plain('#d32').png().toBuffer(),
    'small red.png': await plain('#d22').resize(100).png().toBuffer(),
    'white.png': await plain('#fff').png().toBuffer(),
    'blue.png': await plain('#22d').png().toBuffer(),
    'down.png': await gradient(0, 1, '#000', '#fff'),
    'right.png': await gradient(1, 0, '#000', '#fff'),
    'across.png': await gradient(1, 1, '#026', '#fc8'),
    'red down.png': await gradient(0, 1, '#000', '#f00'),
    'night 1.png': await noise(1),
    'night 2.png': await noise(77_777),
    'circle.png': await drawn('<circle cx="100" cy="150" r="15"/>'),
    'cross.png': await drawn('<path d="M90 140 l20 20 M110 140 l-20 20"/>'),
  });
  const engine = await startEagerEngine(tempFolder(), null);
  await engine.open(folder);
  const lines = await find(engine);
  expect(lines).toEqual(['same: red again.png equal, red.png equal, red.webp same']);
});

test('the largest is suggested, then the one with captions', async () => {
  const engine = await sit({
    'large.png': await sharp(png(1)).resize(800).png().toBuffer(),
    '2b.png': png(2),
    '2b.txt': '1girl',
  });
  expect(await find(engine)).toEqual([
    'same: large.png equal, 1.png same',
    'equal: 2b.png equal, 2.png equal',
  ]);
  const { groups } = await found(engine);
  expect(groups.map(({ reason }) => reason)).toEqual([
    'It is the largest: 800 x 1200.',
    'None is larger, and it has the most captions.',
  ]);
});

test('a file that goes leaves the group; the others are looked at anew', async () => {
  const engine = await sit({ 'a.png': png(1), 'b.png': png(1) });
  expect(await find(engine)).toEqual(['equal: 1.png equal, a.png equal, b.png equal']);
  engine.mark();
  rmSync(path.join(engine.folder, '1.png'));
  await engine.until(
    (event) =>
      event.type === 'job' && event.job.label === 'Looking for duplicates' && event.job.state === 'done',
  );
  expect(await find(engine)).toEqual(['equal: a.png equal, b.png equal']);
  engine.mark();
  writeFileSync(path.join(engine.folder, 'b.png'), png(2));
  await engine.until((event) => event.type === 'findings' && event.of === 'duplicates');
  expect(await find(engine)).toEqual(['equal: 2.png equal, b.png equal']);
});

test('images that the user has told apart stay apart, until undo', async () => {
  const engine = await sit({
    'copy.png': png(1),
    'other.png': await sharp(png(2)).resize(300).png().toBuffer(),
  });
  expect(await find(engine)).toHaveLength(2);
  const { groups } = await found(engine);
  const group = groups[0]?.members.map(({ row }) => row.id) ?? [];
  await engine.call('POST /api/duplicates/apart', { body: { group } });
  expect(await find(engine)).toHaveLength(1);
  expect((await found(engine)).state.apart).toBe(1);
  await engine.call('POST /api/undo', { body: {} });
  expect(await find(engine)).toHaveLength(2);
});
