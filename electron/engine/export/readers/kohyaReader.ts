/**
 * For tests: kohya-ss/sd-scripts, commit 48d368fa of February 2026. library/train_util.py: `IMAGE_EXTENSIONS` and
 * `glob_images` (each extension in small letters and in capitals; `glob` passes over hidden files; one folder, not below),
 * `read_caption` (UTF-8, an empty file is an assertion, the first line stripped, or with `enable_wildcard` all lines that
 * are not blank; without a file the one of the name less its last four `_` parts, then the class tokens), and
 * `FineTuningDataset` (caption, separator, tags, of a JSON by path), `process_caption` (what stands before the first line
 * end; with `enable_wildcard` any line, `{a|b}` one of them, `{{` a brace). library/config_util.py: in folder mode a number
 * before the first underscore is the repeats.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { strip } from '../../../../shared/trainer/python.ts';
import {
  filesIn,
  pythonLines,
  pythonText,
  ReaderStops,
  splitExtension,
  type ReadImageBytes,
} from './reader.ts';

const extensions = ['.png', '.jpg', '.jpeg', '.webp', '.bmp'].flatMap((one) => [one, one.toUpperCase()]);

const config = z.object({
  general: z.object({
    caption_extension: z.string().default('.caption'),
    enable_wildcard: z.boolean().default(false),
    shuffle_caption: z.boolean().default(false),
    keep_tokens: z.number().default(0),
    caption_tag_dropout_rate: z.number().default(0),
  }),
  datasets: z.array(
    z.object({
      subsets: z.array(
        z.object({
          image_dir: z.string(),
          num_repeats: z.number(),
          class_tokens: z.string().optional(),
          metadata_file: z.string().optional(),
        }),
      ),
    }),
  ),
});
const metadata = z.record(
  z.string(),
  z.object({ caption: z.string().optional(), tags: z.string().optional() }),
);

export const kohyaConfig = (out: string) =>
  config.parse(parse(readFileSync(join(out, 'dataset.toml'), 'utf8')));

const captionOf = (base: string, extension: string, wildcard: boolean): string | null => {
  const parts = base.split('_');
  const face = parts.length >= 5 ? parts.slice(0, -4).join('_') : base;
  const file = [base, face].map((one) => one + extension).find((one) => existsSync(one));
  if (file === undefined) return null;
  const text = pythonText(file);
  if (text === '') throw new ReaderStops(`${file} is empty.`);
  const lines = pythonLines(text);
  return wildcard ? lines.filter((line) => line !== '').join('\n') : (lines[0] ?? '');
};

/** A literal brace, once all wildcards are resolved. */
const [open, close] = ['\u2985', '\u2986'];

const settled = (caption: string): string =>
  caption
    .replaceAll('{{', open)
    .replaceAll('}}', close)
    .replaceAll(/\{([^}]+)\}/g, (_, choices: string) => choices.split('|')[0] ?? '')
    .replaceAll(open, '{')
    .replaceAll(close, '}');

const trained = (caption: string, wildcard: boolean): readonly string[] => {
  const lines = caption.split('\n');
  return wildcard ? lines.map(settled) : [lines[0] ?? ''];
};

export const readKohya = (out: string): readonly ReadImageBytes[] => {
  const { general, datasets } = kohyaConfig(out);
  const { caption_extension, enable_wildcard } = general;
  return (datasets[0]?.subsets ?? []).flatMap(
    ({ image_dir, num_repeats: repeats, class_tokens, metadata_file }): readonly ReadImageBytes[] => {
      if (metadata_file !== undefined) {
        const entries = Object.entries(metadata.parse(JSON.parse(readFileSync(metadata_file, 'utf8'))));
        return entries.map(([file, { caption = '', tags = '' }]) => {
          if (!existsSync(file)) throw new ReaderStops(`${file} is not there.`);
          const both = caption !== '' && tags !== '' ? `${caption},${tags}` : caption + tags;
          return { path: file.slice(out.length + 1), captions: trained(both, enable_wildcard), repeats };
        });
      }
      return filesIn(image_dir)
        .filter((name) => !name.startsWith('.') && extensions.some((one) => name.endsWith(one)))
        .map((name) => {
          const file = join(image_dir, name);
          const caption = captionOf(splitExtension(file)[0], caption_extension, enable_wildcard);
          const captions = trained(strip(caption ?? class_tokens ?? ''), enable_wildcard);
          return { path: file.slice(out.length + 1), captions, repeats };
        });
    },
  );
};

/** How its folder mode reads the names of folders. */
export const folderRepeats = (folder: string): number => {
  const [count = ''] = folder.split('_');
  return /^\d+$/.test(count) ? Number(count) : 0;
};
