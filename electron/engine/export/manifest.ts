/**
 * `manifest.json`: what an export holds, from where, and with which settings. For people and programs; it
 * holds no times and no paths outside of the dataset, so that the same export gives the same manifest.
 */
import packageJson from '../../../package.json' with { type: 'json' };
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exportSkip } from '../../../shared/api/export.ts';
import { exportSettings } from '../../../shared/export/settings.ts';

export const manifestFile = 'manifest.json';

const file = z.object({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** The sample that it belongs to, in the dataset. */
  from: z.string().optional(),
});

const manifest = z.object({
  /** The version of Proofsheet that wrote it. */
  proofsheet: z.string(),
  kind: z.literal('export'),
  state: z.enum(['complete', 'incomplete']),
  /** For people who look into an unfinished folder. */
  note: z.string().optional(),
  /** The dataset: its folder's name, and its id, by which two of the same name differ. */
  source: z.object({ name: z.string(), id: z.string() }),
  settings: exportSettings,
  samples: z.number(),
  bytes: z.number(),
  files: z.array(file),
  skipped: z.array(exportSkip),
});
export type Manifest = z.infer<typeof manifest>;

const unfinished =
  'This export is not finished: files are missing or old. Run it again into this folder to complete it.';

/** The manifest of an export folder; null where there is none of Proofsheet's. */
export const readManifest = (folder: string): Manifest | null => {
  try {
    return manifest.safeParse(JSON.parse(readFileSync(join(folder, manifestFile), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
};

const list = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n    ${items.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`;

/** Files and skipped samples one a line: a manifest of 100,000 files is read with a pager, and compared by lines. */
const print = (whole: Manifest): string => {
  const { files, skipped, ...facts } = whole;
  const head = JSON.stringify(facts, null, 2).slice(0, -2);
  return `${head},\n  "skipped": ${list(skipped)},\n  "files": ${list(files)}\n}\n`;
};

/** Never half: written to a temporary file, and renamed. */
export const writeManifest = (folder: string, whole: Manifest): void => {
  const temporary = join(folder, `.${manifestFile}.tmp`);
  const note = whole.state === 'incomplete' ? { note: unfinished } : {};
  writeFileSync(temporary, print({ ...whole, ...note }));
  renameSync(temporary, join(folder, manifestFile));
};

/** Imported like code, so that a bundle contains it. */
export const proofsheetVersion = packageJson.version;
