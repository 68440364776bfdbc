/**
 * From samples and settings to what goes out: captions, sizes, names, and what is skipped for which reason. It only
 * reads; the same samples and settings give the same plan, whatever order they come in.
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

/** Why a sample is not asked for by its characters, or null. */
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

/** Where nobody decided that the NL captions stay behind, it is said. */
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
  /** Called before each; may throw to give up. */
  readonly onSample: (done: number) => void;
}

const byPath = (a: SourceSample, b: SourceSample): number => (a.relPath < b.relPath ? -1 : 1);

export const planExport = (samples: readonly SourceSample[], options: PlanOptions): PlannedExport => {
  const { settings, layout, source } = options;
  const planned: PlannedSample[] = [];
  const skipped: ExportSkip[] = [];
  const clashes: ExportClash[] = [];
  const captionsFor = captionsOut(settings, options.categoryOf, layout);
  const imageFor = imagesOut(settings);
  const refusedFor = characterFilter(settings);
  const scaled = outScale(settings);
  const placeFor = placesOut(samples, settings, layout);

  const skip = ({ relPath }: SourceSample, kind: ExportSkip['kind'], reason: string): null => {
    skipped.push({ relPath, kind, reason });
    return null;
  };
  const captionsOf = (sample: SourceSample): Captions | null => {
    let file = '';
    const read = (relPath: string): string | null => source.caption((file = relPath));
    try {
      const readAny = (relPath: string | null) => (relPath === null ? null : read(relPath));
      return { tags: readAny(sample.tagsFile), nl: readAny(sample.nlFile) };
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      return skip(sample, 'unreadable', `${file}: ${error.message}`);
    }
  };

  for (const [done, sample] of samples.toSorted(byPath).entries()) {
    options.onSample(done);
    const { id, relPath, format, animated, whole, width, height, bytes } = sample;
    if (sample.excluded) {
      skip(sample, 'excluded', 'It is marked as excluded.');
      continue;
    }
    if (sample.found !== null) {
      skip(sample, 'findings', sample.found);
      continue;
    }
    if (sample.broken !== null) {
      skip(sample, 'unreadable', sample.broken);
      continue;
    }
    const before = captionsOf(sample);
    if (before === null) continue;
    const refused = refusedFor(before.tags);
    if (refused !== null) {
      skip(sample, 'characters', refused);
      continue;
    }
    const { tags, nl, text, changed, leftOut } = captionsFor(before);
    if (leftOut) {
      skip(sample, 'uncaptioned', 'It has no caption.');
      continue;
    }
    const image = imageFor.of(sample);
    if (!image.goes) {
      skip(sample, 'unread', image.reason);
      continue;
    }
    const place = placeFor.of(sample, image.extension, tags);
    if (place.taken !== null) clashes.push({ relPath, ...place.taken });
    const { folder, stem, extension, repeats } = place;
    const out = scaled({ width, height });
    planned.push({
      source: sample,
      changed,
      out: {
        id,
        relPath,
        folder,
        stem,
        extension,
        repeats,
        image: {
          format,
          animated,
          whole,
          as: image.as,
          width,
          height,
          outWidth: out.width,
          outHeight: out.height,
          bytes,
        },
        tags: tags.text,
        nl,
        text,
        tagList: tags.list,
        masks: sample.masks,
        characters: tags.characters,
      },
    });
  }
  const warnings = [...imageFor.warnings(), ...placeFor.warnings(), ...nlLeftOut(settings, planned)];
  return { planned, skipped, clashes, warnings };
};
