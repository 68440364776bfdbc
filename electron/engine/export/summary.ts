/** A plan in numbers and examples: what people read before they confirm. */
import type { ExportEntry, ExportPlan } from '../../../shared/api/export.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import { textModeOf, type ExportSettings } from '../../../shared/export/settings.ts';
import type { Layout } from '../../../shared/export/exportFormat.ts';
import type { OutFile } from '../../../shared/export/outFile.ts';
import type { ExportFormat } from './formats/formats.ts';
import { maskWarning } from '../../../shared/export/parts/masks.ts';
import { imagePath } from '../../../shared/export/parts/sidecars.ts';
import type { PlannedExport, PlannedSample } from './plan.ts';
import { SourceProblem, type Source } from './source.ts';
import { inTheWay, type Target } from './target.ts';
import { general, type Warning } from '../../../shared/export/warning.ts';

const named = 20;
/** Of the samples that a warning is about. */
const listedNames = 500;

/** Bytes a pixel of a converted image, roughly; the real number depends on what it shows. */
const bytesAPixel = { png: 1.5, jpeg: 0.35, webp: 0.22 } as const;

const imageBytes = ({ image }: PlannedSample['out']): number => {
  if (image.as === 'file' || image.width === 0) return image.bytes;
  return Math.round(image.outWidth * image.outHeight * bytesAPixel[image.as]);
};

const fileBytes = (file: OutFile): number => {
  if (file.kind === 'image') return imageBytes(file.sample);
  return file.kind === 'text' ? Buffer.byteLength(file.text) : file.bytes;
};

/** Images that are decoded for the first time when they are written. */
const uncheckedIn = (files: readonly OutFile[]): number => {
  const unchecked = new Set<number>();
  for (const file of files) {
    const samples =
      file.kind === 'stream'
        ? file.samples
        : file.kind === 'image' && file.asIs !== true
          ? [file.sample]
          : [];
    // Formats that this program does not decode are not decoded then either.
    for (const { id, image } of samples) if (!image.whole && image.format !== 'jxl') unchecked.add(id);
  }
  return unchecked.size;
};

export interface Summarised {
  readonly settings: ExportSettings;
  readonly format: ExportFormat;
  readonly asked: number;
  readonly plan: PlannedExport;
  readonly target: Target | null;
  /** Made of all planned samples. */
  readonly files: readonly OutFile[];
}

/** What is unusual about the folder, in sentences. */
const targetWarnings = (target: Target | null, paths: ReadonlySet<string>): readonly Warning[] => {
  if (target === null) return [];
  const strangers = inTheWay(target, [...paths]);
  const [first = ''] = strangers;
  const more = strangers.length === 1 ? '' : ` and ${strangers.length - 1} more`;
  return [
    ...(target.otherSource === null
      ? []
      : [
          general(
            `The folder holds an export of another dataset, “${target.otherSource}”: it will be replaced.`,
          ),
        ]),
    ...(strangers.length === 0
      ? []
      : [
          general(
            `${first}${more} are in the folder and were not written by Proofsheet: move them away, or the export cannot be complete.`,
          ),
        ]),
  ];
};

export const summaryOf = ({
  settings,
  format,
  asked,
  plan,
  target,
  files,
}: Summarised): Omit<ExportPlan, 'id'> => {
  const { planned, skipped, clashes } = plan;
  const skippedAs = (kind: string): number => skipped.filter((skip) => skip.kind === kind).length;
  const paths = new Set(files.map(({ path }) => path));
  const stale = [...(target?.owned.paths ?? [])].filter((path) => !paths.has(path)).length;
  const warnings: readonly Warning[] = [
    ...targetWarnings(target, paths),
    ...(settings.images.copy === 'link' && settings.images.as === 'files'
      ? [
          general(
            'The images will be hard links, which are the very files of the dataset: an edit of one changes the other.',
          ),
        ]
      : []),
    ...plan.warnings,
    ...maskWarning(
      planned.map(({ out }) => out),
      files,
    ),
    ...format.warnings(
      planned.map(({ out }) => out),
      settings,
    ),
  ];
  const count = (test: (sample: PlannedSample) => boolean): number => planned.filter(test).length;
  return {
    out: target?.path ?? null,
    settings,
    target: target?.state ?? null,
    asked,
    samples: planned.length,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + fileBytes(file), 0),
    estimated: planned.some(({ out }) => out.image.as !== 'file'),
    changed: { tags: count(({ changed }) => changed.tags), nl: count(({ changed }) => changed.nl) },
    scaled: count(({ out: { image } }) => image.outWidth < image.width || image.outHeight < image.height),
    skipped: {
      excluded: skippedAs('excluded'),
      findings: skippedAs('findings'),
      characters: skippedAs('characters'),
      uncaptioned: skippedAs('uncaptioned'),
      unread: skippedAs('unread'),
      unreadable: skippedAs('unreadable'),
      first: skipped.slice(0, named),
    },
    unchecked: uncheckedIn(files),
    clashes: { count: clashes.length, first: clashes.slice(0, named) },
    stale,
    warnings: warnings.map(({ text }) => text),
    warned: warnings
      .filter(({ relPaths }) => relPaths.length > 0)
      .map(({ text, relPaths }) => ({
        warning: text,
        count: relPaths.length,
        first: relPaths.slice(0, listedNames),
      })),
  };
};

const captionNow = (source: Source, relPath: string | null): string | null => {
  if (relPath === null) return null;
  try {
    return source.caption(relPath);
  } catch (error) {
    if (error instanceof SourceProblem) return null;
    throw error;
  }
};

/** One sample before and after; its captions in the dataset are read now. */
export const entryOf = (
  { source: from, out }: PlannedSample,
  source: Source,
  settings: ExportSettings,
  { unnamed }: Layout,
): ExportEntry => {
  const { image } = out;
  const both = textModeOf(settings) === 'separate';
  return {
    sample: sampleId.parse(out.id),
    relPath: out.relPath,
    path: unnamed ? null : imagePath(out),
    before: { tags: captionNow(source, from.tagsFile), nl: captionNow(source, from.nlFile) },
    after: both ? { tags: out.tags, nl: out.nl, text: null } : { tags: null, nl: null, text: out.text },
    from: { width: image.width, height: image.height },
    to: { width: image.outWidth, height: image.outHeight },
    character: out.characters[0] ?? null,
  };
};
