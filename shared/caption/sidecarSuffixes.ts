/** The suffixes that programs of the field give to caption files: what each usually holds, and who writes it. */

export interface KnownSuffix {
  /** What stands behind the name of the image without its type. Lowercase; on disk it may have any case. */
  readonly suffix: string;
  /** `either`: tags or an NL caption, as the writer was told. */
  readonly holds: 'tags' | 'nl' | 'either';
  readonly source: string;
}

/** The likeliest first: where several are as frequent in a dataset, the first of them is its suffix. */
export const knownSuffixes: readonly KnownSuffix[] = [
  {
    suffix: '.txt',
    holds: 'tags',
    source: 'OneTrainer, diffusion-pipe, ai-toolkit, taggers (their default)',
  },
  {
    suffix: '.caption',
    holds: 'either',
    source:
      'kohya-ss/sd-scripts: the default of `caption_extension`, and what its BLIP and GIT captioners write',
  },
  { suffix: '.tags', holds: 'tags', source: 'booru downloaders, where they write tags beside a caption' },
  { suffix: '.cap', holds: 'either', source: 'bmaltais/kohya_ss: a choice of its caption tools' },
  { suffix: '_nl.txt', holds: 'nl', source: 'bluvoll/diffusion-pipe: the NL caption of mixed captions' },
  {
    suffix: '.nl.txt',
    holds: 'nl',
    source: 'the same where a suffix must begin with a dot (kohya, WebDataset)',
  },
  { suffix: '.nl.caption', holds: 'nl', source: 'the same beside `.caption`' },
  { suffix: '-nl.txt', holds: 'nl', source: 'a spelling of `_nl.txt`' },
  { suffix: '_nl.caption', holds: 'nl', source: 'the same beside `.caption`' },
  { suffix: '.nl', holds: 'nl', source: 'the same without a type' },
  { suffix: '_caption.txt', holds: 'nl', source: 'captioners that write beside the tags of a tagger' },
];

/** In `NAME.png.txt`, as the hydrus network and gallery-dl name the tags of `NAME.png`. */
const imageType = /^\.(?:a?png|jpe?g?|jfif|webp|gif|bmp|dib|avifs?|jxl|tiff?|hei[cf])$/;

const typeOf = (name: string): string => name.slice(name.lastIndexOf('.')).toLowerCase();

const byType: ReadonlyMap<string, readonly KnownSuffix[]> = Map.groupBy(knownSuffixes, ({ suffix }) =>
  typeOf(suffix),
);

/** Whether `name` ends with `suffix`, whatever the case of either. */
export const endsWithSuffix = (name: string, suffix: string): boolean =>
  name.length > suffix.length &&
  (name.endsWith(suffix) || name.slice(-suffix.length).toLowerCase() === suffix.toLowerCase());

/** Longer than any of them. */
const longest = 16;

const ends = (name: string, tail: string, suffix: string): boolean =>
  name.length > suffix.length && tail.endsWith(suffix);

/** Whether a file name has one of them. */
export const hasKnownSuffix = (name: string): boolean => {
  const known = byType.get(typeOf(name));
  if (known === undefined) return false;
  const tail = name.slice(-longest).toLowerCase();
  return known.some(({ suffix }) => ends(name, tail, suffix));
};

/** The known suffixes that a file name could have, the longest first. Most names have none. */
export const suffixesOf = (name: string): readonly KnownSuffix[] => {
  const known = byType.get(typeOf(name));
  if (known === undefined) return [];
  const tail = name.slice(-longest).toLowerCase();
  const found = known.filter(({ suffix }) => ends(name, tail, suffix));
  const whole = tail.endsWith('.txt') ? /(\.[a-z]+)\.txt$/.exec(tail)?.[1] : undefined;
  if (whole !== undefined && imageType.test(whole) && name.length > whole.length + '.txt'.length) {
    const source = 'hydrus network, gallery-dl: the whole name of the image and .txt';
    found.push({ suffix: `${whole}.txt`, holds: 'tags', source });
  }
  return found.length < 2 ? found : found.toSorted((a, b) => b.suffix.length - a.suffix.length);
};
