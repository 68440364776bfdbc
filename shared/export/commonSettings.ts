/** Settings that exports of all formats have. */
import { z } from 'zod';
import { tagCategory } from '../api/caption.ts';
import { problemKinds } from '../problems/kinds.ts';

/** The text of a format that has one text for each image. */
const textMode = z.enum([
  /** Two files, tags and NL caption, as in the dataset. */
  'separate',
  'tags',
  'nl',
  'tags-nl',
  'nl-tags',
  /** Both, each on a line of its own: alternatives. */
  'lines',
]);
export type TextMode = z.infer<typeof textMode>;

const what = z
  .object({
    /** Characters, in any spelling; none: all samples. A sample needs one of them. */
    allow: z.array(z.string()).default([]),
    /** A sample with one of these is left out. */
    deny: z.array(z.string()).default([]),
    /** Samples with no text at all for this export. */
    uncaptioned: z.enum(['keep', 'leave-out']).default('keep'),
    /** A sample whose characters all have fewer images than the roster's floor is left out. */
    floor: z.boolean().default(false),
    /** `one`: of a group of duplicates only the best is exported. */
    duplicates: z.enum(['all', 'one']).default('all'),
    /** A sample that has a problem of one of these kinds is left out. */
    problems: z.array(z.enum(problemKinds)).default([]),
  })
  .prefault({});

const tagsOut = z
  .object({
    /**
     * `mission`: character, copyright, @artist, then the rest in its order. `base-model`: as the Anima card
     * asks (quality, year, safety; count; character; series; @artist; the rest).
     */
    order: z.enum(['as-is', 'mission', 'base-model']).default('as-is'),
    parentheses: z.enum(['as-is', 'escaped', 'plain']).default('as-is'),
    spaces: z.enum(['as-is', 'spaces', 'underscores']).default('as-is'),
    letters: z.enum(['as-is', 'lowercase']).default('as-is'),
    /** Categories that are left out, `rating` or `meta` for instance. */
    drop: z.array(tagCategory).default([]),
    /** The first tag of every caption; it occurs there once. Empty: none. */
    trigger: z.string().trim().default(''),
    /** Put before and behind the tags as they are, separators included. */
    prefix: z.string().default(''),
    suffix: z.string().default(''),
  })
  .prefault({});
export type TagsOut = z.infer<typeof tagsOut>;

const captions = z
  .object({
    tags: tagsOut,
    nl: z.object({ prefix: z.string().default(''), suffix: z.string().default('') }).prefault({}),
    /** Tags renamed in the export, and their names in NL captions. */
    rename: z.array(z.object({ from: z.string().min(1), to: z.string().min(1) })).default([]),
    /**
     * By character, in any spelling: tags that its own tag takes on. They are left out where each character that the
     * caption names absorbs them: beside another they may be that one's.
     */
    absorb: z.record(z.string(), z.array(z.string().min(1))).default({}),
    /** `auto`: the format's default. */
    text: z.union([z.literal('auto'), textMode]).default('auto'),
    /** Between tags and NL caption in one text; a full stop is not doubled. */
    joint: z.string().default('. '),
    /** Of the two sidecars; empty: `.txt`, and `_nl.txt` or what the format can name. */
    suffixes: z.object({ tags: z.string().default(''), nl: z.string().default('') }).prefault({}),
  })
  .prefault({});
export type CaptionsOut = z.infer<typeof captions>;

const images = z
  .object({
    /** `files`: byte for byte. Else every image is converted: upright, sRGB, without metadata. */
    as: z.enum(['files', 'png', 'jpeg', 'webp']).default('files'),
    /** Of JPEG and WebP. */
    quality: z.number().int().min(1).max(100).default(92),
    /** `bucket`: converted images are no larger than the largest bucket needs; never enlarged. */
    scale: z.enum(['keep', 'bucket']).default('keep'),
    /** The background of transparent places, `#rrggbb`; null: they stay transparent where the format can. */
    background: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #ffffff')
      .nullable()
      .default('#ffffff'),
    /**
     * How an image is exported that the trainer does not read as it is (see imageReading.ts), where others
     * are copied byte for byte: as PNG of its first frame, or left out.
     */
    unread: z.enum(['convert', 'leave-out']).default('convert'),
    /** `link`: hard links. They take no space, but are the same file: an edit of one edits the other. */
    copy: z.enum(['copy', 'link']).default('copy'),
  })
  .prefault({});
export type ImagesOut = z.infer<typeof images>;

const names = z
  .object({
    /** `auto`: the format's default. */
    folders: z.enum(['auto', 'kept', 'flat', 'character']).default('auto'),
    /**
     * Name without extension; empty: kept. `{name}`, `{folder}`, `{character}`, `{copyright}`, `{n}` or
     * `{n:04}`, which counts the images that would otherwise have the same name.
     */
    pattern: z.string().max(200).default(''),
  })
  .prefault({});
export type NamesOut = z.infer<typeof names>;

/** The trainer's side: the content of the dataset's TOML, and the size of the largest bucket. */
const training = z
  .object({
    /** Where the export will be for the trainer, which may be another machine; empty: where it is written. */
    folder: z.string().default(''),
    /** Pixels; an area of the square of it. */
    resolutions: z.array(z.number().int().min(64).max(8192)).min(1).max(3).default([1024, 1280]),
    minAr: z.number().positive().default(0.5),
    maxAr: z.number().positive().default(2),
    arBuckets: z.number().int().min(1).max(100).default(7),
    /** Anything but 1 overrides the repeats in the names of folders. */
    repeats: z.number().positive().default(1),
    /** A folder `10_name` of the dataset means ten repeats, as in kohya's folder mode. */
    folderRepeats: z.boolean().default(true),
    /** Repeats of single characters, in any spelling of their tag. */
    repeatsOf: z.record(z.string(), z.number().positive()).default({}),
    batchSize: z.number().int().min(1).default(1),
    shuffleTags: z.boolean().default(true),
    /** Tags at the front that are never shuffled or dropped. */
    keepTags: z.number().int().min(0).default(5),
    /** Part of the tags that is dropped at each step, 0 to 1. */
    tagDropout: z.number().min(0).max(1).default(0.3),
  })
  .prefault({});
export type TrainingOut = z.infer<typeof training>;

/** The parts of the settings that every format is given. */
export const commonSettings = z.object({ what, captions, images, names, training });
export type CommonSettings = z.infer<typeof commonSettings>;
