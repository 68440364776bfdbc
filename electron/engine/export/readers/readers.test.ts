/**
 * Every format compared with its reader (see reader.ts): over datasets as messy as real ones, the reader
 * reads from the export what was wanted, or the export named the sample.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportSettingsInput } from '../../../../shared/export/settings.ts';
import { imagePath } from '../../../../shared/export/parts/sidecars.ts';
import { readAiToolkit } from './aiToolkitReader.ts';
import { readImagefolder } from './imagefolderReader.ts';
import { exportUgly, holdsMark, relPathOf, writeUgly, type Exported, type UglySample } from './inProcess.ts';
import { folderRepeats, kohyaConfig, readKohya } from './kohyaReader.ts';
import { readOneTrainer } from './oneTrainerReader.ts';
import { readPipe } from './pipeReader.ts';
import type { ReadImageBytes } from './reader.ts';
import { uglyDataset } from './uglyDatasets.ts';
import { readWebdataset } from './webdatasetReader.ts';

const runs = 12;
/** Dozens of exports each. */
const patience = 240_000;

/** Exports, runs `check`, and leaves nothing behind. */
const withExport = async (
  samples: readonly UglySample[],
  settings: ExportSettingsInput,
  check: (exported: Exported & { readonly out: string }) => Promise<void> | void,
): Promise<void> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-readers-')));
  try {
    const [root, out] = [join(folder, 'data'), join(folder, 'out')];
    writeUgly(root, samples);
    await check({ ...(await exportUgly(root, out, samples, settings)), out });
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:txt|json|jsonl|toml|csv)$/.test(entry.name)) continue;
      expect([entry.name, holdsMark(join(entry.parentPath, entry.name))]).toEqual([entry.name, false]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** For any messy dataset. */
const always = (
  settings: ExportSettingsInput,
  check: (
    samples: readonly UglySample[],
    exported: Exported & { readonly out: string },
  ) => Promise<void> | void,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(uglyDataset, (samples) =>
      withExport(samples, settings, (exported) => check(samples, exported)),
    ),
    { numRuns: runs, endOnFailure: true },
  );

/** A caption's lines, without byte order marks, whatever ends them. */
const linesOf = (caption: string | null): readonly string[] =>
  (caption ?? '')
    .replaceAll('\uFEFF', '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
const tagsLine = ({ tags }: UglySample): string =>
  linesOf(tags)
    .map((line) => line.replace(/,$/, ''))
    .join(', ');
const nlLine = ({ nl }: UglySample): string => linesOf(nl).join(' ');
/** Whole, with line ends as Python reads them. */
const whole = (caption: string | null): string =>
  (caption ?? '').replaceAll('\uFEFF', '').replaceAll(/\r\n?/g, '\n').trim();

const both = (first: string, second: string): string =>
  first === '' || second === '' ? first + second : `${first}${first.endsWith('.') ? ' ' : '. '}${second}`;

/**
 * Samples that are neither read as wanted nor named (as left out, or as one without a caption); and images
 * that are read although they are no samples.
 */
const misread = (
  samples: readonly UglySample[],
  { plan, warnings }: Exported,
  read: readonly ReadImageBytes[],
  wanted: (sample: UglySample) => readonly string[],
): readonly unknown[] => {
  const byPath = new Map(read.map((one) => [one.path, one]));
  const named = new Set(warnings.flatMap(({ relPaths }) => relPaths));
  const left = new Set(plan.skipped.map(({ relPath }) => relPath));
  const paths = new Map(plan.planned.map(({ out }) => [out.relPath, imagePath(out)]));
  const wrong = samples.flatMap((sample): readonly unknown[] => {
    const relPath = relPathOf(sample);
    const want = wanted(sample);
    if (left.has(relPath) || (want.length === 0 && named.has(relPath))) return [];
    const got = byPath.get(paths.get(relPath) ?? '')?.captions;
    return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ relPath, want, got }];
  });
  const known = new Set(paths.values());
  const twice = read.length - byPath.size;
  const strange = read.filter(({ path }) => !known.has(path)).map(({ path }) => path);
  return [...wrong, ...strange, ...(twice === 0 ? [] : [`${twice} images are read twice`])];
};

const some = (text: string): readonly string[] => (text === '' ? [] : [text]);

describe('kohya sd-scripts', { timeout: patience }, () => {
  test.each([
    ['tags', tagsLine],
    ['nl', nlLine],
    ['nl-tags', (sample: UglySample) => both(nlLine(sample), tagsLine(sample))],
    ['separate', tagsLine],
  ] as const)('reads one line of %s', async (text, wanted) => {
    await always({ format: 'kohya', captions: { text } }, (samples, exported) => {
      expect(misread(samples, exported, readKohya(exported.out), (sample) => some(wanted(sample)))).toEqual(
        [],
      );
    });
  });

  test('reads alternatives line by line, braces included', async () => {
    await always({ format: 'kohya', captions: { text: 'lines' } }, (samples, exported) => {
      expect(
        misread(samples, exported, readKohya(exported.out), (sample) =>
          [tagsLine(sample), nlLine(sample)].filter((line) => line !== ''),
        ),
      ).toEqual([]);
    });
  });

  test('reads both captions of metadata, and shuffles nothing beside an NL caption', async () => {
    const settings = {
      format: 'kohya',
      kohya: { captions: 'metadata' },
      captions: { text: 'separate' },
    } as const;
    await always(settings, (samples, exported) => {
      expect(
        misread(samples, exported, readKohya(exported.out), (sample) =>
          some([nlLine(sample), tagsLine(sample)].filter((text) => text !== '').join(',')),
        ),
      ).toEqual([]);
      const { general } = kohyaConfig(exported.out);
      const mixed = exported.plan.planned.some(({ out }) => out.nl !== null);
      expect([general.shuffle_caption, general.caption_tag_dropout_rate > 0]).toEqual([!mixed, !mixed]);
      if (mixed) expect(general.keep_tokens).toBe(0);
      const said = exported.warnings.some(({ text }) => text.includes('cannot shuffle'));
      expect(said).toBe(mixed);
    });
  });

  test('repeats folders as their names in the dataset say, in both of its modes', async () => {
    for (const folders of ['auto', 'kept', 'flat', 'character'] as const) {
      await always({ format: 'kohya', names: { folders } }, (samples, { out, plan }) => {
        const read = new Map(readKohya(out).map((one) => [one.path, one]));
        for (const { out: sample } of plan.planned) {
          const image = read.get(imagePath(sample));
          const said = { '10_alice woman': 10, '2_bob': 2 }[sample.relPath.split('/')[0] ?? ''] ?? 1;
          expect([sample.relPath, image?.repeats]).toEqual([sample.relPath, said]);
          expect(folderRepeats(sample.folder)).toBe(said);
          expect(sample.folder).not.toMatch(/^\d+_\d+_alice/);
        }
        expect(samples.length).toBeGreaterThan(0);
      });
    }
  });
});

describe('diffusion-pipe', { timeout: patience }, () => {
  test.each(['auto', 'kept'] as const)('reads tags and NL captions, in folders %s', async (folders) => {
    await always({ format: 'diffusion-pipe', names: { folders } }, (samples, exported) => {
      const read = readPipe(exported.out);
      expect(misread(samples, exported, read, ({ tags }) => some(whole(tags)))).toEqual([]);
      const nls = new Map(read.map(({ path, nl }) => [path, nl]));
      for (const { out } of exported.plan.planned) {
        const sample = samples.find((one) => relPathOf(one) === out.relPath);
        expect(nls.get(imagePath(out)) ?? '').toBe(whole(sample?.nl ?? null));
        const said = { '10_alice woman': 10, '2_bob': 2 }[out.relPath.split('/')[0] ?? ''] ?? 1;
        expect(read.find(({ path }) => path === imagePath(out))?.repeats).toBe(said);
      }
    });
  });

  test('leaves out what it cannot read, by name, where that is asked for', async () => {
    await always({ format: 'diffusion-pipe', images: { unread: 'leave-out' } }, (samples, exported) => {
      expect(misread(samples, exported, readPipe(exported.out), ({ tags }) => some(whole(tags)))).toEqual([]);
      const unread = samples.filter(
        ({ image }) => image.format === 'avif' || (image.format === 'webp' && image.animated),
      );
      expect(exported.plan.skipped.map(({ relPath }) => relPath).toSorted()).toEqual(
        unread.map(relPathOf).toSorted(),
      );
    });
  });
});

describe('OneTrainer', { timeout: patience }, () => {
  test.each(['lines', 'tags', 'separate'] as const)('reads %s', async (text) => {
    await always({ format: 'onetrainer', captions: { text } }, (samples, exported) => {
      expect(
        misread(samples, exported, readOneTrainer(exported.out), (sample) =>
          [tagsLine(sample), ...(text === 'lines' ? [nlLine(sample)] : [])].filter((line) => line !== ''),
        ),
      ).toEqual([]);
    });
  });
});

describe('ai-toolkit', { timeout: patience }, () => {
  test.each(['files', 'json'] as const)('reads captions from %s', async (captions) => {
    await always({ format: 'ai-toolkit', aiToolkit: { captions } }, (samples, exported) => {
      expect(
        misread(samples, exported, readAiToolkit(exported.out), (sample) =>
          some(both(tagsLine(sample), nlLine(sample))),
        ),
      ).toEqual([]);
    });
  });
});

describe('imagefolder', { timeout: patience }, () => {
  test.each(['auto', 'separate'] as const)('is read in every folder, with %s captions', async (text) => {
    await always({ format: 'imagefolder', captions: { text } }, (samples, exported) => {
      const read = readImagefolder(exported.out);
      const rows = read.map((row) => ({ path: row.path, captions: [row.nl, row.tags] }));
      expect(rows).toHaveLength(exported.plan.planned.length);
      expect(
        misread(
          samples,
          exported,
          rows.map(({ path, captions }) => ({ path, captions: captions.map(whole) })),
          (sample) => [whole(sample.nl), whole(sample.tags)],
        ),
      ).toEqual([]);
    });
  });
});

describe('WebDataset', { timeout: patience }, () => {
  test('reads every sample once, and the same keys in each where that is asked for', async () => {
    for (const emptyCaptions of [false, true]) {
      const settings = {
        format: 'webdataset',
        webdataset: { emptyCaptions },
        images: { as: emptyCaptions ? 'webp' : 'files' },
      } as const;
      await always(settings, async (samples, { out, plan, warnings }) => {
        const read = await readWebdataset(out);
        expect(read).toHaveLength(plan.planned.length);
        for (const { key, fields } of read) {
          const facts: unknown = JSON.parse(fields.get('json')?.toString('utf8') ?? '');
          const sample = samples.find((one) => relPathOf(one) === (facts as { file_name: string }).file_name);
          expect([key, whole(fields.get('txt')?.toString('utf8') ?? '')]).toEqual([
            key,
            whole(sample?.tags ?? null),
          ]);
          expect(whole(fields.get('nl.txt')?.toString('utf8') ?? '')).toBe(whole(sample?.nl ?? null));
        }
        const sets = new Set(read.map(({ fields }) => [...fields.keys()].join(' ')));
        const said = warnings.filter(({ text }) => text.includes('same keys'));
        expect(said).toHaveLength(sets.size > 1 ? 1 : 0);
        if (emptyCaptions) expect([...sets]).toEqual(['webp txt nl.txt json']);
      });
    }
  });
});
