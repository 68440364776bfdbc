/**
 * How captions are mixed: the options of the `[model]` table that the diffusion-pipe fork with mixed captions reads,
 * under its own names and with its own defaults. Every "percent" is a fraction, 0 to 1.
 */
import { z } from 'zod';
import { strip, universalNewlines } from './python.ts';

export const captionModes = ['tags', 'nl', 'mixed'] as const;
const weight = z.number().nonnegative();
const fraction = z.number().min(0).max(1);

export const mixConfig = z.object({
  caption_mode: z.enum(captionModes).default('tags'),
  /** Only their proportions count; a missing one has its own default. */
  mixed_weights: z
    .object({
      tags: weight.default(50),
      nl: weight.default(10),
      tags_nl: weight.default(20),
      nl_tags: weight.default(20),
    })
    .prefault({}),
  shuffle_tags: z.boolean().default(false),
  tag_delimiter: z.string().min(1).default(', '),
  shuffle_keep_first_n: z.number().int().default(0),
  tag_dropout_percent: fraction.default(0),
  nl_shuffle_sentences: z.boolean().default(false),
  nl_keep_first_sentence: z.boolean().default(false),
  caption_dropout_percent: fraction.default(0),
  /** True forces captions as they are in `NAME.txt`: none of the above applies. */
  cache_text_embeddings: z.boolean().default(true),
});
export type MixConfig = z.infer<typeof mixConfig>;

/** The fork's defaults. */
export const defaultMix: MixConfig = mixConfig.parse({});

/** A typical set-up: captions mixed, the first five tags kept, 30 % of the others dropped. */
export const suggestedMix: MixConfig = mixConfig.parse({
  caption_mode: 'mixed',
  shuffle_tags: true,
  shuffle_keep_first_n: 5,
  tag_dropout_percent: 0.3,
  cache_text_embeddings: false,
});

/** True where the captions are drawn anew at every step; false where they were encoded once, as they are. */
export const isDrawn = (config: MixConfig): boolean => !config.cache_text_embeddings;

/** Options that are set and have no effect, because `cache_text_embeddings` is true. */
export const ignoredOptions = (config: MixConfig): readonly string[] => {
  if (isDrawn(config)) return [];
  const set = {
    caption_mode: config.caption_mode !== 'tags',
    shuffle_tags: config.shuffle_tags,
    tag_dropout_percent: config.tag_dropout_percent > 0,
    nl_shuffle_sentences: config.nl_shuffle_sentences,
    caption_dropout_percent: config.caption_dropout_percent > 0,
  };
  return Object.entries(set).flatMap(([name, isSet]) => (isSet ? [name] : []));
};

/** `[model]` tables have many other keys: only the known ones are read. */
const modelTable = z.object({ model: z.looseObject({}).optional() });
const protectedTagsFile = z.object({ protected_tags_file: z.string().min(1).optional() });

export type ReadMix =
  | { readonly ok: true; readonly mix: MixConfig; readonly protectedTagsFile: string | null }
  | { readonly ok: false; readonly reason: string };

/**
 * @param document a diffusion-pipe `.toml`, parsed
 * @returns the mix, or in one sentence why the trainer would refuse it
 */
export const readMix = (document: unknown): ReadMix => {
  const outer = modelTable.safeParse(document);
  if (!outer.success) return { ok: false, reason: '[model] is not a table.' };
  const model = outer.data.model ?? {};
  const mix = mixConfig.safeParse(model);
  const file = protectedTagsFile.safeParse(model);
  const issue = mix.error?.issues[0] ?? file.error?.issues[0];
  if (mix.success && file.success) {
    return { ok: true, mix: mix.data, protectedTagsFile: file.data.protected_tags_file ?? null };
  }
  const name = issue?.path.join('.') ?? '';
  if (name === 'caption_mode') {
    return {
      ok: false,
      reason: 'caption_mode must be "tags", "nl" or "mixed"; the trainer stops at anything else.',
    };
  }
  return { ok: false, reason: `${name}: ${issue?.message ?? 'not valid'}.` };
};

/**
 * Tags of a `protected_tags_file`: one a line, `#` begins a comment line. Compared exactly, capitals and escapes included.
 * A byte order mark is a part of the first line, as the trainer reads UTF-8 and not "utf-8-sig" (`_load_protected_tags`
 * in the fork's models/anima.py).
 */
export const readProtectedTags = (text: string): ReadonlySet<string> =>
  new Set(
    universalNewlines(text)
      .split('\n')
      .map(strip)
      .filter((line) => line !== '' && !line.startsWith('#')),
  );

/** What the trainer misreads in a `protected_tags_file`, in words for the user, or null. */
export const protectedTagsProblem = (text: string): string | null => {
  if (!text.startsWith('\uFEFF')) return null;
  const [first = ''] = universalNewlines(text.slice(1)).split('\n').map(strip);
  const loss = first === '' || first.startsWith('#') ? '' : `, so that “${first}” is not protected`;
  return `begins with a byte order mark, which the trainer takes for a part of its first line${loss}. Save it as UTF-8 without one.`;
};
