/** What was planted, in the form of `truth.json`. */
import type { Plant } from '../../shared/api/sampleTruth.ts';
import { mistyped } from './captions.ts';
import { rare } from './cast.ts';
import { characterTag } from './character.ts';
import type { Sample } from './samples.ts';

const fileOf = (sample: Sample, caption: 'tags' | 'nl'): string => {
  const file = caption === 'tags' ? sample.tagsFile : sample.nlFile;
  if (file === null) throw new RangeError(`${sample.relPath} has no ${caption} file.`);
  return file;
};

const ofTrouble = (sample: Sample): readonly Plant[] => {
  const { relPath, captions, draft } = sample;
  const { trouble, picture } = draft;
  const { character } = picture.figures[0];
  const actual = characterTag(character);
  switch (trouble?.kind) {
    case undefined:
    case 'copied':
      return [];
    case 'wrong-character':
      return [{ kind: 'wrong-character', relPath, given: characterTag(trouble.as), actual }];
    case 'typo':
      return [{ kind: 'typo', relPath, written: mistyped(character), meant: actual }];
    case 'spelling':
      return [{ kind: 'spelling', relPath, style: trouble.style, tags: [...captions.respelled] }];
    case 'nl-names-other':
      return [{ kind: 'nl-names-other', relPath, named: characterTag(trouble.as), actual }];
    case 'missing-caption':
      return trouble.captions.map((caption) => ({ kind: 'missing-caption', relPath, caption }));
    case 'empty-caption':
      return [
        {
          kind: 'empty-caption',
          relPath,
          caption: trouble.caption,
          file: fileOf(sample, trouble.caption),
          blank: trouble.blank,
        },
      ];
    case 'broken-image':
      return [{ kind: 'broken-image', relPath, how: trouble.how }];
    case 'not-utf8':
      return [{ kind: 'not-utf8', relPath, file: fileOf(sample, 'nl'), encoding: 'latin1' }];
    case 'crlf':
    case 'bom':
      return [{ kind: trouble.kind, relPath, file: fileOf(sample, trouble.caption) }];
    case 'rated-explicit':
      return [{ kind: 'rated-explicit', relPath }];
  }
};

const ofCopy = (sample: Sample, samples: readonly Sample[]): readonly Plant[] => {
  const { copy } = sample.draft;
  const original = samples.find(({ draft }) => draft === copy?.of);
  if (copy === undefined || original === undefined) return [];
  const { relPath } = sample;
  const of = original.relPath;
  if (copy.how !== 'shared-caption') return [{ kind: 'near-duplicate', relPath, of, how: copy.how }];
  return [
    { kind: 'near-duplicate', relPath, of, how: 're-encoded' },
    {
      kind: 'shared-caption',
      relPaths: [of, relPath],
      files: [fileOf(sample, 'tags'), fileOf(sample, 'nl')],
    },
  ];
};

export const plantsOf = (samples: readonly Sample[], orphans: readonly string[]): Plant[] => {
  const few = samples.filter(({ draft }) => draft.picture.figures[0].character.name === rare.name);
  const [first] = few;
  return [
    ...(first === undefined
      ? []
      : [
          {
            kind: 'few-images' as const,
            character: characterTag(first.draft.picture.figures[0].character),
            relPaths: few.map(({ relPath }) => relPath),
          },
        ]),
    ...samples.flatMap(ofTrouble),
    ...samples.flatMap((sample) => ofCopy(sample, samples)),
    ...orphans.map((file) => ({ kind: 'orphan-caption' as const, file })),
  ];
};
