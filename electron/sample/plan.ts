/** The plan of the whole dataset before a file of it is made: pure, from a seed and a size. */
import type { SampleTruth } from '../../shared/api/sampleTruth.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { type Captions, writeCaptions } from './captions.ts';
import { characterTag } from './character.ts';
import { characters } from './characters.ts';
import { makeDrafts, placeDrafts, retouchOf } from './drafts.ts';
import type { Picture } from './picture.ts';
import { plantsOf } from './plants.ts';
import { captioned, type Sample } from './samples.ts';
import type { Encoding, Retouch } from './raster.ts';
import type { Trouble } from './troubles.ts';

export interface PlannedImage {
  readonly relPath: string;
  readonly picture: Picture;
  readonly encoding: Encoding;
  readonly retouch: Retouch | undefined;
  readonly damage: Extract<Trouble, { kind: 'broken-image' }>['how'] | undefined;
}

interface PlannedCaption {
  readonly relPath: string;
  readonly bytes: Uint8Array;
}

export interface SamplePlan {
  readonly folders: readonly string[];
  readonly images: readonly PlannedImage[];
  readonly captions: readonly PlannedCaption[];
  readonly truth: Omit<SampleTruth, 'complete'>;
}

/** Two captions whose images were deleted: one with tags, one NL caption. */
const orphansOf = (seed: number, samples: readonly Sample[]): readonly PlannedCaption[] => {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 10) return [];
  const lost = ({ draft }: Sample): Captions =>
    writeCaptions({
      seed: seed + 1,
      picture: draft.picture,
      artist: draft.artist,
      trouble: undefined,
      extra: [],
      copy: false,
    });
  const stem = (beyond: number): string => `ef_${String(samples.length + beyond).padStart(4, '0')}`;
  const { tags } = lost(first);
  const { nl } = lost(last);
  return [
    ...(tags === null ? [] : [{ relPath: `${first.folder}/${stem(1)}.txt`, bytes: tags }]),
    ...(nl === null ? [] : [{ relPath: `${last.folder}/${stem(2)}_nl.txt`, bytes: nl }]),
  ];
};

const filesOf = ({ captions: { tags, nl }, tagsFile, nlFile }: Sample): readonly PlannedCaption[] => [
  ...(tags === null || tagsFile === null ? [] : [{ relPath: tagsFile, bytes: tags }]),
  ...(nl === null || nlFile === null ? [] : [{ relPath: nlFile, bytes: nl }]),
];

/** The second image beside one caption has no files of its own. */
const isBeside = ({ draft }: Sample): boolean => draft.copy?.how === 'shared-caption';

const keysOf = ({ captions: { tags } }: Sample): readonly string[] =>
  tags === null ? [] : parseTags(new TextDecoder().decode(tags)).map(({ text }) => tagKey(text));

const sizeOf = ({ draft }: Sample): { readonly width: number; readonly height: number } => {
  if (draft.trouble?.kind === 'broken-image' && draft.trouble.how === 'not an image')
    return { width: 0, height: 0 };
  const { width, height } = retouchOf(draft) ?? draft.picture;
  return { width, height };
};

const told = (sample: Sample): SampleTruth['samples'][number] => {
  const { relPath, draft, tagsFile, nlFile } = sample;
  const { width, height } = sizeOf(sample);
  return {
    relPath,
    width,
    height,
    format: draft.encoding.format,
    shows: draft.picture.figures.map(({ character }) => characterTag(character)),
    usualOutfit: draft.picture.figures[0].usual,
    artist: draft.artist,
    tagsFile,
    nlFile,
  };
};

/**
 * @param seed a whole number
 * @param size how many image files; 1 or more
 */
export const planSample = (seed: number, size: number): SamplePlan => {
  const samples = captioned(seed, placeDrafts(seed, makeDrafts(seed, size)));
  const orphans = orphansOf(seed, samples);
  const keys = samples.map(keysOf);
  const files = samples.filter((s) => !isBeside(s)).flatMap(filesOf);
  return {
    folders: [...new Set(samples.map(({ folder }) => folder))],
    images: samples.map(({ relPath, draft }) => ({
      relPath,
      picture: draft.picture,
      encoding: draft.encoding,
      retouch: retouchOf(draft),
      damage: draft.trouble?.kind === 'broken-image' ? draft.trouble.how : undefined,
    })),
    captions: [...files, ...orphans],
    truth: {
      generator: 'proofsheet sample',
      version: 1,
      seed,
      size,
      samples: samples.map(told),
      characters: characters.map((character) => {
        const shown = samples.filter(({ draft }) =>
          draft.picture.figures.some((f) => f.character === character),
        );
        const tag = characterTag(character);
        return {
          tag,
          images: shown.length,
          distinctImages: shown.filter(({ draft }) => draft.copy === undefined).length,
          labelled: keys.filter((k) => k.includes(tagKey(tag))).length,
        };
      }),
      plants: plantsOf(
        samples,
        orphans.map(({ relPath }) => relPath),
      ),
    },
  };
};
