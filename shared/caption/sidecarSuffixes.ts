/** The suffixes that programs of the field give to caption files: what each usually holds, and who writes it. */

export interface KnownSuffix {
  /** What follows the name of the image without its extension. Lowercase; on disk it may have any case. */
  readonly suffix: string;
  /** `either`: tags or an NL caption, depending on the program's settings. */
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
const imageTypes = 'a?png|jpe?g?|jfif|webp|gif|bmp|dib|avifs?|jxl|tiff?|hei[cf]';
const wholeName = new RegExp(`^\\.(?:${imageTypes})\\.txt$`);

/** The longest known suffix of a name. A scan asks for every file, so it is one pattern. */
const anySuffix = new RegExp(
  `(?:${knownSuffixes.map(({ suffix }) => suffix.replaceAll('.', '\\.')).join('|')}|\\.(?:${imageTypes})\\.txt)$`,
  'i',
);

/** Longer than any of them. */
const longest = 16;

/** Whether `name` ends with `suffix`, whatever the case of either. */
export const endsWithSuffix = (name: string, suffix: string): boolean =>
  name.length > suffix.length &&
  (name.endsWith(suffix) || name.slice(-suffix.length).toLowerCase() === suffix.toLowerCase());

const longestSuffix = (name: string): string | null => anySuffix.exec(name.slice(-longest))?.[0] ?? null;

/** Whether a file name has one of them. */
export const hasKnownSuffix = (name: string): boolean => longestSuffix(name) !== null;

const none: readonly KnownSuffix[] = [];
const lists = new Map<string, readonly KnownSuffix[]>();

/** The known suffixes that a suffix ends with, the longest first. */
const listOf = (suffix: string): readonly KnownSuffix[] => {
  const known = lists.get(suffix);
  if (known !== undefined) return known;
  const folded = suffix.toLowerCase();
  const source = 'hydrus network, gallery-dl: the whole name of the image and .txt';
  const whole = wholeName.test(folded) ? [{ suffix: folded, holds: 'tags', source } as const] : [];
  const list = [...whole, ...knownSuffixes.filter((one) => folded.endsWith(one.suffix))].toSorted(
    (a, b) => b.suffix.length - a.suffix.length,
  );
  lists.set(suffix, list);
  return list;
};

/** The known suffixes that a file name could have, the longest first. Most names have none. */
export const suffixesOf = (name: string): readonly KnownSuffix[] => {
  const suffix = longestSuffix(name);
  if (suffix === null) return none;
  const list = listOf(suffix);
  // Something has to precede it.
  return suffix.length < name.length ? list : list.filter((one) => one.suffix.length < name.length);
};
