/**
 * Files for trainers, read back by other means than they were written: TOML by a parser, captions as the
 * trainers read them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportSettingsInput } from '../../../../shared/export/settings.ts';
import { filesBelow, perlica, smallDataset, startExports } from '../testing.ts';

const exported = async (settings: ExportSettingsInput): Promise<string> => {
  const { run, out } = await startExports(await smallDataset());
  await run(settings);
  return out;
};
const warningsOf = async (settings: ExportSettingsInput): Promise<readonly string[]> =>
  (await (await startExports(await smallDataset())).plan(settings)).warnings;
const refusalOf = async (settings: ExportSettingsInput): Promise<string> => {
  const { plan } = await startExports(await smallDataset());
  const error: unknown = await plan(settings).catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'not refused';
};
const tomlIn = (folder: string): string => readFileSync(join(folder, 'dataset.toml'), 'utf8');

/** The keys that diffusion-pipe knows, with their types; any other is a mistake. */
const pipeToml = z.strictObject({
  resolutions: z.array(z.number().int()).max(3),
  enable_ar_bucket: z.boolean(),
  min_ar: z.number(),
  max_ar: z.number(),
  num_ar_buckets: z.number().int(),
  frame_buckets: z.array(z.number().int()),
  directory: z.array(z.strictObject({ path: z.string(), num_repeats: z.number() })),
});
const pipeModel = z.strictObject({
  caption_mode: z.enum(['tags', 'nl', 'mixed']),
  mixed_weights: z
    .strictObject({ tags: z.number(), nl: z.number(), tags_nl: z.number(), nl_tags: z.number() })
    .optional(),
  cache_text_embeddings: z.literal(false),
  shuffle_tags: z.boolean(),
  tag_delimiter: z.literal(', '),
  shuffle_keep_first_n: z.number().int(),
  tag_dropout_percent: z.number().min(0).max(1),
  nl_shuffle_sentences: z.boolean(),
  nl_keep_first_sentence: z.boolean(),
  caption_dropout_percent: z.number().min(0).max(1),
});

describe('diffusion-pipe', () => {
  test('finds flat folders of nothing but images and captions, and a dataset.toml above them', async () => {
    const out = await exported({ format: 'diffusion-pipe' });
    const toml = pipeToml.parse(parse(tomlIn(out)));
    expect(toml).toMatchObject({ resolutions: [1024, 1280], min_ar: 0.5, max_ar: 2, num_ar_buckets: 7 });
    expect(toml.directory).toEqual([{ path: `${out}/images`, num_repeats: 1 }]);
    for (const { path } of toml.directory) {
      const entries = readdirSync(path, { withFileTypes: true });
      expect(entries.every((entry) => entry.isFile() && /\.(?:png|txt)$/.test(entry.name))).toBe(true);
      expect(entries.map(({ name }) => name)).toContain('one_nl.txt');
    }
  });

  test('has a folder a character where these have repeats of their own, with fractions', async () => {
    const out = await exported({
      format: 'diffusion-pipe',
      training: { repeatsOf: { 'Perlica_(arknights)': 2.5 }, folder: '/data/"set' },
    });
    expect(pipeToml.parse(parse(tomlIn(out))).directory).toEqual([
      { path: '/data/"set/no_character', num_repeats: 1 },
      { path: '/data/"set/perlica_(arknights)', num_repeats: 2.5 },
      { path: '/data/"set/yvonne_(arknights)', num_repeats: 1 },
    ]);
  });

  test("shows the fork's caption settings as comments that are TOML themselves", async () => {
    const toml = tomlIn(await exported({ format: 'diffusion-pipe' }));
    const comments = toml.slice(toml.indexOf('# [model]')).replaceAll(/^# ?/gm, '');
    expect(pipeModel.parse(parse(comments)['model'])).toMatchObject({
      caption_mode: 'mixed',
      shuffle_keep_first_n: 5,
      tag_dropout_percent: 0.3,
    });
  });

  test('keeps kept folders apart without one inside of another', async () => {
    const out = await exported({ format: 'diffusion-pipe', names: { folders: 'kept' } });
    expect(pipeToml.parse(parse(tomlIn(out))).directory.map(({ path }) => path)).toEqual([
      `${out}/a`,
      `${out}/b`,
    ]);
  });

  test('says what it cannot name, and what it does without a caption', async () => {
    expect(await refusalOf({ format: 'diffusion-pipe', captions: { suffixes: { nl: '.nl.txt' } } })).toMatch(
      /reads NAME\.txt and NAME_nl\.txt/,
    );
    expect(await warningsOf({ format: 'diffusion-pipe' })).toEqual([
      expect.stringMatching(/^1 sample without a caption: .* \(b\/three\.png\)\.$/) as unknown,
    ]);
  });
});

const kohyaToml = z.strictObject({
  general: z.strictObject({
    caption_extension: z.string().startsWith('.').optional(),
    shuffle_caption: z.boolean(),
    keep_tokens: z.number().int().optional(),
    caption_tag_dropout_rate: z.number().optional(),
    enable_wildcard: z.literal(true).optional(),
  }),
  datasets: z.array(
    z.strictObject({
      resolution: z.number().int(),
      batch_size: z.number().int(),
      enable_bucket: z.literal(true),
      min_bucket_reso: z.number().int(),
      max_bucket_reso: z.number().int().multipleOf(64),
      bucket_reso_steps: z.number().int(),
      bucket_no_upscale: z.boolean(),
      subsets: z.array(
        z.strictObject({
          image_dir: z.string(),
          class_tokens: z.string().optional(),
          metadata_file: z.string().optional(),
          num_repeats: z.number().int(),
        }),
      ),
    }),
  ),
});

const generalOf = async (settings: ExportSettingsInput) =>
  kohyaToml.parse(parse(tomlIn(await exported({ format: 'kohya', ...settings })))).general;

describe('kohya', () => {
  test('finds N_name folders, no empty caption, and a TOML whose folders these are', async () => {
    const out = await exported({ format: 'kohya', training: { repeats: 3, repeatsOf: { [perlica]: 10 } } });
    const { general, datasets } = kohyaToml.parse(parse(tomlIn(out)));
    expect(datasets.map(({ resolution }) => resolution)).toEqual([1024, 1280]);
    for (const { subsets, max_bucket_reso, resolution } of datasets) {
      expect(max_bucket_reso).toBeGreaterThanOrEqual(resolution);
      expect(
        subsets.map(({ image_dir, num_repeats }) => [image_dir.slice(out.length + 1), num_repeats]),
      ).toEqual([
        ['10_perlica_(arknights)', 10],
        ['3_no_character', 3],
        ['3_yvonne_(arknights)', 3],
      ]);
    }
    const captions = Object.entries(filesBelow(out)).filter(([path]) =>
      path.endsWith(general.caption_extension ?? '?'),
    );
    expect(captions.map(([path]) => path)).toEqual([
      '10_perlica_(arknights)/one.txt',
      '3_yvonne_(arknights)/two.txt',
    ]);
    for (const [path, text] of captions) {
      expect(path).toMatch(/^\d+_[^/]+\/[^/]+$/);
      expect(text.split('\n')[0]?.trim()).not.toBe('');
    }
  });

  test('puts the NL caption into a file that can be named, or into the caption, on one line', async () => {
    const apart = filesBelow(await exported({ format: 'kohya', captions: { text: 'separate' } }));
    expect(apart['1_perlica_(arknights)/one.nl.txt']).toContain('She smiles.');
    const both = filesBelow(await exported({ format: 'kohya', captions: { text: 'nl-tags' } }));
    expect(both['1_yvonne_(arknights)/two.txt']).toBe(
      'Yvonne from Arknights. solo, yvonne \\(arknights\\), arknights',
    );
    expect(await refusalOf({ format: 'kohya', captions: { suffixes: { nl: '_nl.txt' } } })).toMatch(
      /begins with a dot/,
    );
  });

  test('shuffles and drops tags, never NL captions', async () => {
    expect(await generalOf({})).toMatchObject({
      shuffle_caption: true,
      keep_tokens: 5,
      caption_tag_dropout_rate: 0.3,
    });
    expect(await generalOf({ captions: { text: 'tags-nl' } })).toEqual({
      caption_extension: '.txt',
      shuffle_caption: false,
    });
    expect(await generalOf({ captions: { text: 'lines' } })).toMatchObject({ enable_wildcard: true });
  });

  test('reads metadata instead of caption files, with sizes, and no sample without text', async () => {
    const out = await exported({
      format: 'kohya',
      kohya: { captions: 'metadata' },
      captions: { text: 'separate' },
    });
    const subsets = kohyaToml.parse(parse(tomlIn(out))).datasets[0]?.subsets ?? [];
    const metadata = subsets.flatMap(({ metadata_file = '' }) =>
      Object.entries(
        z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(metadata_file, 'utf8'))),
      ),
    );
    expect(metadata.every(([path]) => existsSync(path))).toBe(true);
    expect(Object.fromEntries(metadata)[`${out}/1_perlica_(arknights)/one.png`]).toEqual({
      caption: 'Perlica from Arknights stands there. She smiles.',
      tags: expect.stringContaining('1girl') as unknown,
      image_size: [64, 32],
    });
    expect(metadata).toHaveLength(2);
    expect(Object.keys(filesBelow(out)).filter((path) => path.endsWith('.txt'))).toEqual([]);
  });
});

describe('OneTrainer', () => {
  test('finds alternatives as lines', async () => {
    const files = filesBelow(await exported({ format: 'onetrainer' }));
    expect(files['b/two.txt']?.split('\n')).toEqual([
      'solo, yvonne \\(arknights\\), arknights',
      'Yvonne from Arknights.',
    ]);
    expect(files['b/two_nl.txt']).toBeUndefined();
  });
});

describe('ai-toolkit', () => {
  test('finds one text beside each image', async () => {
    const files = filesBelow(await exported({ format: 'ai-toolkit' }));
    expect(files['b/two.txt']).toBe('solo, yvonne \\(arknights\\), arknights. Yvonne from Arknights.');
  });
  test('or a JSON of paths, with a short caption', async () => {
    const out = await exported({
      format: 'ai-toolkit',
      aiToolkit: { captions: 'json' },
      captions: { text: 'separate' },
    });
    const captions = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(join(out, 'captions.json'), 'utf8')));
    expect(Object.keys(captions).every((path) => existsSync(path))).toBe(true);
    expect(captions[`${out}/b/two.png`]).toEqual({
      caption: 'Yvonne from Arknights.',
      caption_short: 'solo, yvonne \\(arknights\\), arknights',
    });
  });
});
