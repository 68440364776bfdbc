/**
 * Plans an export: captions, sizes and names of what is written, and what is skipped for which reason. It
 * only reads; the same samples and settings give the same plan, in whatever order they come.
 */
import type { ExportClash, ExportSkip } from '../../../shared/api/export.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import { outScale } from '../../../shared/export/scale.ts';
import { textModeOf, type ExportSettings } from '../../../shared/export/settings.ts';
import type { CategoryOf } from '../../../shared/export/tagsOut.ts';
import { captionsOut, type Captions, type CaptionsOutcome } from './captionsOut.ts';
import type { Layout } from '../../../shared/export/exportFormat.ts';
import { imagesOut } from './imageOut.ts';
import { placesOut } from './placesOut.ts';
import { SourceProblem, type Source } from './source.ts';
import { about, counted, type Warning } from '../../../shared/export/warning.ts';
import type { SourceSample } from './sourceSample.ts';

export interface PlannedSample {
  readonly source: SourceSample;
  readonly out: OutSample;
  readonly changed: CaptionsOutcome['changed'];
}

export interface PlannedExport {
  readonly planned: readonly PlannedSample[];
  readonly skipped: readonly ExportSkip[];
  readonly clashes: readonly ExportClash[];
  readonly warnings: readonly Warning[];
}

/** Returns the reason why a sample is left out for its characters, or null. */
const characterFilter = ({ what }: ExportSettings): ((tags: string | null) => string | null) => {
  const allowed = new Set(what.allow.map(tagKey));
  const denied = new Map(what.deny.map((tag) => [tagKey(tag), tag]));
  if (allowed.size + denied.size === 0) return () => null;
  return (tags) => {
    const keys = parseTags(tags ?? '').map(({ text }) => tagKey(text));
    const found = keys.find((key) => denied.has(key));
    if (found !== undefined) return `It has ${denied.get(found) ?? found}, which is left out.`;
    const wanted = allowed.size === 0 || keys.some((key) => allowed.has(key));
    return wanted ? null : 'It has none of the characters that were asked for.';
  };
};

/** Warns where NL captions are left out by a default, not by a choice. */
const nlLeftOut = (settings: ExportSettings, planned: readonly PlannedSample[]): readonly Warning[] => {
  if (settings.captions.text !== 'auto' || textModeOf(settings) !== 'tags') return [];
  const samples = planned.filter(({ out }) => out.nl !== null).map(({ source }) => source);
  return about(
    samples,
    (count) =>
      `The NL captions of ${counted(count, 'sample')} are left out: this format has one text for an image, usually its tags. For both, choose "Tags, then NL caption" as the text (captions.text=tags-nl)`,
  );
};

export interface PlanOptions {
  readonly settings: ExportSettings;
  readonly layout: Layout;
  readonly categoryOf: CategoryOf;
  readonly source: Source;
  /** Called before each sample; may throw to stop. */
  readonly onSample: (done: number) => void;
}

const byPath = (a: SourceSample, b: SourceSample): number => (a.relPath < b.relPath ? -1 : 1);

type Skipped = Pick<ExportSkip, 'kind' | 'reason'>;

/** Why a sample is skipped whatever its captions are, or null. */
const skippedAtOnce = ({ excluded, found, broken }: SourceSample): Skipped | null => {
  if (excluded) return { kind: 'excluded', reason: 'It is marked as excluded.' };
  if (found !== null) return { kind: 'findings', reason: found };
  return broken === null ? null : { kind: 'unreadable', reason: broken };
};

const readCaptions = (source: Source, { tagsFile, nlFile }: SourceSample): Captions | Skipped => {
  let file = '';
  const read = (relPath: string | null): string | null =>
    relPath === null ? null : source.caption((file = relPath));
  try {
    return { tags: read(tagsFile), nl: read(nlFile) };
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { kind: 'unreadable', reason: `${file}: ${error.message}` };
  }
};

/** The functions that decide about one sample after the other. */
const createPlanner = (
  samples: readonly SourceSample[],
  { settings, layout, categoryOf, source }: PlanOptions,
) => {
  const clashes: ExportClash[] = [];
  const naming: SourceSample[] = [];
  const captionsFor = captionsOut(settings, categoryOf, layout);
  const imageFor = imagesOut(settings);
  const refusedFor = characterFilter(settings);
  const scaled = outScale(settings);
  const placeFor = placesOut(samples, settings, layout);
  const planOne = (sample: SourceSample): PlannedSample | Skipped => {
    const { id, relPath, format, animated, whole, width, height, bytes } = sample;
    const skipped = skippedAtOnce(sample);
    if (skipped !== null) return skipped;
    const before = readCaptions(source, sample);
    if ('kind' in before) return before;
    const refused = refusedFor(before.tags);
    if (refused !== null) return { kind: 'characters', reason: refused };
    const { tags, nl, text, changed, namesAbsorbed, leftOut } = captionsFor(before);
    if (leftOut) return { kind: 'uncaptioned', reason: 'It has no caption.' };
    const image = imageFor.of(sample);
    if (!image.goes) return { kind: 'unread', reason: image.reason };
    const { folder, stem, extension, repeats, taken } = placeFor.of(sample, image.extension, tags);
    if (taken !== null) clashes.push({ relPath, ...taken });
    if (namesAbsorbed) naming.push(sample);
    const { width: outWidth, height: outHeight } = scaled({ width, height });
    return {
      source: sample,
      changed,
      out: {
        id,
        relPath,
        folder,
        stem,
        extension,
        repeats,
        image: { format, animated, whole, as: image.as, width, height, outWidth, outHeight, bytes },
        tags: tags.text,
        nl,
        text,
        tagList: tags.list,
        masks: sample.masks,
        characters: tags.characters,
      },
    };
  };
  const warnings = (): readonly Warning[] => [
    ...imageFor.warnings(),
    ...placeFor.warnings(),
    ...about(
      naming,
      (count) =>
        `${counted(count, 'NL caption')} still ${count === 1 ? 'names' : 'name'} a trait that is absorbed from the tags: where the trainer draws the NL caption, it is learnt by its own words`,
    ),
  ];
  return { planOne, clashes, warnings };
};

export const planExport = (samples: readonly SourceSample[], options: PlanOptions): PlannedExport => {
  const { planOne, clashes, warnings } = createPlanner(samples, options);
  const planned: PlannedSample[] = [];
  const skipped: ExportSkip[] = [];
  for (const [done, sample] of samples.toSorted(byPath).entries()) {
    options.onSample(done);
    const one = planOne(sample);
    if ('out' in one) planned.push(one);
    else skipped.push({ relPath: sample.relPath, ...one });
  }
  return { planned, skipped, clashes, warnings: [...warnings(), ...nlLeftOut(options.settings, planned)] };
};
