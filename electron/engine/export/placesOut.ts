/** The place of each sample in the export: its folder, its name, and the folder's repeats. */
import { namedRepeats, withoutRepeats } from '../../../shared/export/folderRepeats.ts';
import { createClaims, createNamer, tagName } from '../../../shared/export/names.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { TagsText } from '../../../shared/export/tagsOut.ts';
import type { Layout } from '../../../shared/export/exportFormat.ts';
import { repeatsFor } from '../../../shared/export/parts/repeats.ts';
import { about, counted, type Warning } from '../../../shared/export/warning.ts';
import { fileNameOf, folderOf } from '../../../shared/paths.ts';
import type { SourceSample } from './sourceSample.ts';
import { stemOf } from '../index/stem.ts';

interface Place extends Pick<OutSample, 'folder' | 'stem' | 'extension' | 'repeats'> {
  /** Samples whose name was taken and that got another; without extensions. */
  readonly taken: { readonly wanted: string; readonly given: string } | null;
}

interface PlacesOutcome {
  /** Given the samples in their order. */
  of(sample: SourceSample, extension: string, tags: TagsText): Place;
  warnings(): readonly Warning[];
}

const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Formats with repeats keep folders whose names say repeats, unless others were asked for. */
const foldersFor = (
  samples: readonly SourceSample[],
  { names, training }: ExportSettings,
  layout: Layout,
): Layout['folders'] => {
  if (names.folders !== 'auto') return names.folders;
  const repeated =
    layout.repeats !== undefined &&
    Object.keys(training.repeatsOf).length === 0 &&
    samples.some(({ relPath }) => namedRepeats(fileNameOf(folderOf(relPath))) !== null);
  return repeated ? 'kept' : layout.folders;
};

export const placesOut = (
  samples: readonly SourceSample[],
  settings: ExportSettings,
  layout: Layout,
): PlacesOutcome => {
  const nameFor = createNamer(settings.names.pattern);
  const claim = createClaims(layout.suffixes);
  const folders = foldersFor(samples, settings, layout);
  const repeatsOf = repeatsFor(settings);
  /** Samples by the folders that the trainer would ignore, and where they are exported instead. */
  const moved = new Map<string, { readonly to: string; readonly samples: SourceSample[] }>();

  const keptFolder = (from: string): string => {
    if (layout.repeats === undefined) return from;
    return layout.repeats === 'always' || settings.training.folderRepeats ? withoutRepeats(from) : from;
  };
  const seenFolder = (sample: SourceSample, folder: string): string => {
    const seen = layout.seenFolder?.rename(folder) ?? folder;
    if (seen === folder) return folder;
    const others = moved.get(folder);
    if (others === undefined) moved.set(folder, { to: seen, samples: [sample] });
    else others.samples.push(sample);
    return seen;
  };

  return {
    of: (sample, extension, { characters, copyright }) => {
      const { relPath } = sample;
      const character = characters[0] ?? null;
      const from = folderOf(relPath);
      const name = fileNameOf(relPath);
      const wantedFolder = {
        kept: keptFolder(from),
        flat: '',
        character: tagName(character, 'no_character'),
      }[folders];
      const repeats = repeatsOf(wantedFolder, relPath);
      if (layout.unnamed) {
        const stem = stemOf(name);
        return {
          folder: from,
          stem,
          extension: name.slice(stem.length),
          repeats: repeats.count,
          taken: null,
        };
      }
      const folder = seenFolder(sample, layout.folderOf(wantedFolder, repeats));
      const named = nameFor({ name: stemOf(name), folder: from, character, copyright }, folder);
      const wanted = layout.stemOf === undefined ? named : layout.stemOf(named);
      const stem = claim(folder, wanted, extension);
      const taken =
        stem === wanted ? null : { wanted: inFolder(folder, wanted), given: inFolder(folder, stem) };
      return { folder, stem, extension, repeats: repeats.count, taken };
    },
    warnings: () =>
      Array.from(moved, ([folder, { to, samples: those }]) =>
        about(
          those,
          (count) =>
            `${layout.seenFolder?.reader ?? ''} passes over the folder ${folder}: ${counted(count, 'image')} ${count === 1 ? 'goes' : 'go'} to ${to} instead`,
        ),
      ).flat(),
  };
};
