/** The user's settings, kept by the engine so that every host and port shows the same app. */
import { z } from 'zod';
import { endpointSpec, prompt } from '../captioning/endpointSpec.ts';
import { taggerSpec } from '../captioning/tagger/taggerSpec.ts';
import { edit } from '../edit/edit.ts';
import { captionSuffixes } from './dataset.ts';

export const density = z.enum(['rows', 'tiles', 'sheet']);
export type Density = z.infer<typeof density>;

/** Where the captions of the full view are. */
const captionsAt = z.enum(['auto', 'beside', 'below']);

/** A bulk edit under a name. */
export const editRule = z.object({ name: z.string().trim().min(1).max(80), edit });

/** What models were asked last, and how; the next run begins with it. A key is never among it. */
export const captioningSettings = z.object({
  by: z.enum(['endpoint', 'tagger']).default('endpoint'),
  endpoint: endpointSpec.nullable().default(null),
  /** The user's own. */
  prompts: z.array(prompt).default([]),
  tagger: taggerSpec.nullable().default(null),
});

/** The tour of the sample dataset: which dataset that is, the step from 0, and whether it is shown. */
const tour = z.object({
  dataset: z.string().nullable().default(null),
  step: z.number().int().min(0).max(20).default(0),
  open: z.boolean().default(false),
});

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: density.default('rows'),
  /** Height of a row's image, or width of a tile, in CSS pixels. */
  imageSize: z.record(density, z.number().min(64).max(640)).default({ rows: 220, tiles: 240, sheet: 160 }),
  facets: z.object({ open: z.boolean(), width: z.number() }).default({ open: true, width: 248 }),
  inspector: z.object({ open: z.boolean(), width: z.number() }).default({ open: true, width: 380 }),
  /** Whether the captions in the full view are shown. */
  loupeCaptions: z.boolean().default(true),
  /** Where they are; `auto`: below the image in a window that is higher than wide. */
  loupeCaptionsAt: captionsAt.default('auto'),
  /** Whether the full view shows the samples before and after. */
  filmstrip: z.boolean().default(true),
  /** Whether zoom and position stay from image to image. */
  keepZoom: z.boolean().default(false),
  /** Whether a key that marks a sample goes on to the next one. */
  stepAfterMark: z.boolean().default(false),
  /** Whether the strip of tag keys is shown, where a dataset has some. */
  tagKeyStrip: z.boolean().default(true),
  /** Facet groups that are folded. */
  foldedFacets: z.array(z.string()).default([]),
  blurExplicit: z.boolean().default(false),
  /** Earlier queries, latest first. */
  recentQueries: z.array(z.string().max(2000)).max(30).default([]),
  /** Commands that were chosen in the palette, latest first. */
  recentCommands: z.array(z.string().max(100)).max(20).default([]),
  /** Keys by the id of a command, in place of its own (see `shared/commands/keymap.ts`). */
  keys: z.record(z.string(), z.array(z.string().min(1).max(40)).max(8)).default({}),
  /** Bytes of journal to keep for each dataset; the oldest edits go first. */
  journalLimit: z.number().int().min(1_000_000).default(1_000_000_000),
  /** Path of a danbooru.csv (name,type,count,"aliases"), or null. */
  danbooruFile: z.string().nullable().default(null),
  /** Bulk edits saved under a name, to run again on any dataset. */
  rules: z.array(editRule).default([]),
  captioning: captioningSettings.prefault({}),
  tour: tour.prefault({}),
  /** Caption suffixes by dataset id, where the user has overruled the detected ones. */
  suffixes: z.record(z.string(), captionSuffixes).default({}),
});
export type Settings = z.infer<typeof settings>;

/** The state of `danbooruFile`. */
export const tagListState = z.object({
  /** Null: none is chosen. */
  file: z.string().nullable(),
  tags: z.number().int(),
  /** Lines that could not be read. */
  skipped: z.number().int(),
  /** Why it could not be read, for a person, or null. */
  problem: z.string().nullable(),
});
export type TagListState = z.infer<typeof tagListState>;

export const settingsPatch = z.object({
  theme: settings.shape.theme.unwrap().optional(),
  density: density.optional(),
  imageSize: settings.shape.imageSize.unwrap().optional(),
  facets: settings.shape.facets.unwrap().optional(),
  inspector: settings.shape.inspector.unwrap().optional(),
  loupeCaptions: z.boolean().optional(),
  loupeCaptionsAt: captionsAt.optional(),
  filmstrip: z.boolean().optional(),
  keepZoom: z.boolean().optional(),
  stepAfterMark: z.boolean().optional(),
  tagKeyStrip: z.boolean().optional(),
  foldedFacets: z.array(z.string()).optional(),
  blurExplicit: z.boolean().optional(),
  recentQueries: settings.shape.recentQueries.unwrap().optional(),
  recentCommands: settings.shape.recentCommands.unwrap().optional(),
  keys: settings.shape.keys.unwrap().optional(),
  journalLimit: settings.shape.journalLimit.unwrap().optional(),
  danbooruFile: z.string().nullable().optional(),
  rules: z.array(editRule).optional(),
  captioning: captioningSettings.optional(),
  tour: tour.optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatch>;
