/** For tests of duplicates: folders of drawn images, and what the engine finds in them. */
import sharp from 'sharp';
import { startEagerEngine, tempFolder, writeFiles, type TestEngine } from '../../testing.ts';

/** A different drawing for every number: hills, a sun, a tree, a house. */
const drawing = (n: number): Promise<Buffer> => {
  const at = (k: number, most: number): number => ((n * 7919 + k * 104729) % 9973) % most;
  const colour = (k: number): string => `hsl(${at(k, 360)} 60% ${35 + at(k + 1, 40)}%)`;
  const shapes = Array.from({ length: 14 }, (_, k) => {
    const [x, y, r] = [at(k * 5 + 1, 400), at(k * 5 + 2, 600), 15 + at(k * 5 + 3, 70)];
    return k % 2 === 0
      ? `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour(k * 3)}" stroke="#222" stroke-width="4"/>`
      : `<rect x="${x}" y="${y}" width="${r * 1.5}" height="${r}" fill="${colour(k * 3)}" transform="rotate(${at(k, 90)} ${x} ${y})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="600"><rect width="400" height="600" fill="${colour(99)}"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
};

export const drawings: readonly Buffer[] = await Promise.all(
  Array.from({ length: 12 }, (_, n) => drawing(n)),
);
export const png = (n: number): Buffer => drawings[n] ?? Buffer.from('');

export const found = async ({ call }: TestEngine) =>
  call('GET /api/duplicates', { query: { from: 0, count: 50 } });

/** Searches until no image is left to measure. */
export const find = async (engine: TestEngine): Promise<readonly string[]> => {
  for (;;) {
    const { state, groups } = await found(engine);
    if (state.phase === 'found') {
      return groups.map(
        ({ kind, members }) =>
          `${kind}: ${members
            .map(
              ({ row, mirrored, closeness }) => `${row.relPath}${mirrored ? ' (mirrored)' : ''} ${closeness}`,
            )
            .join(', ')}`,
      );
    }
    engine.mark();
    const { job } = await engine.call('POST /api/duplicates/find');
    await engine.until(
      (event) => event.type === 'job' && event.job.id === job.id && event.job.state !== 'running',
    );
  }
};

/** A folder of the first `count` drawings, and of the other files that are given. */
export const sit = async (
  extra: Readonly<Record<string, string | Uint8Array>>,
  { dataHome = null, count = 3 }: { readonly dataHome?: string | null; readonly count?: number } = {},
): Promise<TestEngine & { folder: string }> => {
  const folder = tempFolder();
  const files: Record<string, string | Uint8Array> = {};
  for (const [n, bytes] of drawings.slice(0, count).entries()) files[`${n}.png`] = bytes;
  writeFiles(folder, { ...files, ...extra });
  const engine = await startEagerEngine(tempFolder(), dataHome);
  await engine.open(folder);
  return { ...engine, folder };
};
