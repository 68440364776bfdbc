/** What the map of coverage is counted from, made once for each state of the columns. */
import { repeatsOfImage } from '../../../../shared/export/folderRepeats.ts';
import type { OpenDataset } from '../../dataset.ts';
import { byRevision } from '../../work/byRevision.ts';
import { axisPlaces, axisTerms } from './axisPlaces.ts';
import { createGarments, type Garments } from './garments.ts';
import { coveredCharacters, type CoveredCharacter } from './coveredCharacters.ts';

interface Named {
  readonly characters: readonly CoveredCharacter[];
  readonly isGarment: Garments;
}

export interface CoverageSources {
  /** By axis, by sample: see axisPlaces.ts. */
  readonly places: () => readonly Uint8Array[];
  readonly terms: () => string[][];
  /** By sample, as the names of their folders say; `repeated`: some do. */
  readonly repeats: () => { readonly repeats: Uint16Array; readonly repeated: boolean };
  /** Both depend on which tags are characters. */
  readonly characters: () => Named;
}

export const createCoverageSources = (dataset: Pick<OpenDataset, 'columns' | 'project'>): CoverageSources => {
  const { columns } = dataset;
  const revision = (): number => columns.revision;
  let known: (Named & { readonly at: string }) | null = null;
  return {
    places: byRevision(revision, () => axisPlaces(columns)),
    terms: byRevision(revision, () => axisTerms(columns)),
    characters: () => {
      // A roster makes characters of its names.
      const at = `${columns.revision} ${dataset.project().settings.roster.text}`;
      if (known?.at !== at)
        known = { at, characters: coveredCharacters(dataset), isGarment: createGarments(columns.tags) };
      return known;
    },
    repeats: byRevision(
      () => columns.pathRevision,
      () => {
        const repeats = new Uint16Array(columns.slots).fill(1);
        let repeated = false;
        for (let id = 1; id < columns.slots; id += 1) {
          const named = repeatsOfImage(columns.relPath(id)) ?? 1;
          repeats[id] = named;
          repeated ||= named !== 1;
        }
        return { repeats, repeated };
      },
    ),
  };
};
