/** Every kind of problem in words: how grave it is, what it means to which trainer, and what can be done about it. */
import type { ProblemKind } from './kinds.ts';

/** `error`: spoils a training or a file; `warning`: worth a look; `hint`: may well be meant so. */
export type Severity = 'error' | 'warning' | 'hint';

export interface KindRow {
  readonly kind: ProblemKind;
  readonly severity: Severity;
  /** As a list names it. */
  readonly title: string;
  /** What it is, and why it matters. */
  readonly about: string;
  /**
   * `safe`: there is an edit that only has to be looked at. `asks`: there is one that a person has to decide.
   * `person`: only a person can tell what should be there.
   */
  readonly mend: 'safe' | 'asks' | 'person';
  /** What to do, in a sentence. */
  readonly todo: string;
}

const error = 'error';
const warning = 'warning';
const hint = 'hint';

/** The gravest first; what belongs together stands together. */
export const kindTable: readonly KindRow[] = [
  {
    kind: 'broken-image',
    severity: error,
    title: 'Image cannot be decoded',
    about: 'Trainers stop at such a file, or skip it without a message.',
    mend: 'person',
    todo: 'Download or export the image again, or remove it from the dataset.',
  },
  {
    kind: 'not-utf8',
    severity: error,
    title: 'Caption is not UTF-8',
    about:
      'Every trainer reads captions as UTF-8 and stops, or garbles the letters. Nothing is written to such a file until it is converted.',
    mend: 'asks',
    todo: 'Convert it: name the encoding it was written in, and look at the result.',
  },
  {
    kind: 'unreadable',
    severity: error,
    title: 'File cannot be read',
    about: 'The file system refuses it, it is far too large for a caption, or its name is not valid.',
    mend: 'person',
    todo: 'Correct its permissions or its name.',
  },
  {
    kind: 'missing-tags',
    severity: error,
    title: 'No tags',
    about:
      'diffusion-pipe trains such an image on an empty caption, SimpleTuner stops, kohya takes the folder’s name instead.',
    mend: 'person',
    todo: 'Write the tags, or exclude the sample.',
  },
  {
    kind: 'empty-tags',
    severity: error,
    title: 'Tags are empty',
    about: 'kohya stops at an empty caption file; others train the image on an empty caption.',
    mend: 'person',
    todo: 'Write the tags, or exclude the sample.',
  },
  {
    kind: 'other-separator',
    severity: error,
    title: 'Tags not separated by commas',
    about:
      'Spaces, semicolons, tabs or full-width commas stand between the tags. Trainers split at commas only and read the caption as one long tag.',
    mend: 'safe',
    todo: 'Put commas between the tags.',
  },
  {
    kind: 'odd-characters',
    severity: warning,
    title: 'Invisible characters in tags',
    about:
      'Control characters, zero-width characters or no-break spaces. The tag looks right, but the trainer reads a different tag.',
    mend: 'safe',
    todo: 'Remove them; no-break spaces become spaces.',
  },
  {
    kind: 'byte-order-mark',
    severity: warning,
    title: 'Byte order mark',
    about:
      'Three invisible bytes at the beginning of the file. Trainers that read plain UTF-8 take them for a part of the first tag or word.',
    mend: 'safe',
    todo: 'Remove it.',
  },
  {
    kind: 'old-line-ends',
    severity: warning,
    title: 'Carriage returns as line ends',
    about:
      'A lone carriage return ends the line, as on very old systems. Some programs see one line, others several.',
    mend: 'safe',
    todo: 'Write line feeds in their places.',
  },
  {
    kind: 'near-miss-name',
    severity: warning,
    title: 'Possible misspelling',
    about:
      'A rare name that differs by a letter from a frequent one, or from one of the roster. The trainer learns it as another character, from too few images.',
    mend: 'safe',
    todo: 'Rename it, in tags and NL captions.',
  },
  {
    kind: 'mixed-spelling',
    severity: warning,
    title: 'Same tag, other spelling',
    about:
      'The rest of the dataset writes this tag in another way (underscores, escapes, capitals). A trainer learns two spellings as two tags.',
    mend: 'safe',
    todo: 'Write all tags of these captions the way most of the dataset is written.',
  },
  {
    kind: 'unescaped-parentheses',
    severity: warning,
    title: 'Parentheses not escaped',
    about:
      'Prompts read bare parentheses as emphasis, so that \\( and \\) are the convention. Faces such as (o)_(o) stay as they are.',
    mend: 'safe',
    todo: 'Escape them.',
  },
  {
    kind: 'comma-without-space',
    severity: warning,
    title: 'Comma without a space',
    about: 'diffusion-pipe splits tags at “, ” only and reads “smile,blush” as one unknown tag.',
    mend: 'safe',
    todo: 'Put a space after every comma.',
  },
  {
    kind: 'duplicate-tag',
    severity: warning,
    title: 'Tag twice in a caption',
    about: 'It uses up a place among the tags that are kept or dropped, and adds nothing.',
    mend: 'safe',
    todo: 'Keep the first of them.',
  },
  {
    kind: 'activation-not-first',
    severity: warning,
    title: 'Character not first',
    about:
      'In most of the dataset the character’s tag stands first. Trainers that keep the first tags of a caption rely on that.',
    mend: 'safe',
    todo: 'Put characters, copyrights and artists first.',
  },
  {
    kind: 'activation-not-kept',
    severity: warning,
    title: 'Character after the kept tags',
    about:
      'It stands after the tags that the trainer keeps in place, so it is shuffled and sometimes dropped, and the name is learnt poorly.',
    mend: 'safe',
    todo: 'Put characters, copyrights and artists first.',
  },
  {
    kind: 'no-artist',
    severity: warning,
    title: 'No artist',
    about: 'Most of the dataset names its artist. Without it the style is learnt as part of the other tags.',
    mend: 'person',
    todo: 'Add the artist’s tag.',
  },
  {
    kind: 'conflicting-tags',
    severity: warning,
    title: 'Tags that exclude each other',
    about:
      'A solo image with two characters, 1girl beside 2girls, two hair colours where one is usual, or a pair from your own list.',
    mend: 'person',
    todo: 'Look at the image, and remove the wrong tag.',
  },
  {
    kind: 'nl-names-other',
    severity: warning,
    title: 'NL caption names another character',
    about: 'The NL caption names a character of this dataset that the tags do not: one of the two is wrong.',
    mend: 'asks',
    todo: 'Look at the image; then correct the name in the NL caption, or in the tags.',
  },
  {
    kind: 'nl-names-nobody',
    severity: warning,
    title: 'NL caption does not name the character',
    about: 'When the trainer draws the NL caption alone, the image is learnt without the name.',
    mend: 'person',
    todo: 'Name the character in the first sentence.',
  },
  {
    kind: 'shared-nl',
    severity: warning,
    title: 'Same NL caption in several samples',
    about: 'Different images with the same NL caption: at least one of them is described wrongly.',
    mend: 'person',
    todo: 'Write an NL caption for each image.',
  },
  {
    kind: 'missing-nl',
    severity: warning,
    title: 'No NL caption',
    about: 'The rest of the dataset has NL captions. Here the trainer uses the tags alone.',
    mend: 'person',
    todo: 'Write an NL caption, or leave the sample without one.',
  },
  {
    kind: 'empty-nl',
    severity: warning,
    title: 'NL caption is empty',
    about: 'The mixed mode treats it as missing; a trainer that reads NL captions only may stop.',
    mend: 'person',
    todo: 'Write an NL caption, or delete the sidecar.',
  },
  {
    kind: 'too-long',
    severity: warning,
    title: 'Longer than 512 tokens',
    about:
      'The trainer’s tokenizers cut a caption off there. The number is an estimate for tags and NL caption together.',
    mend: 'person',
    todo: 'Shorten the NL caption.',
  },
  {
    kind: 'unread-caption',
    severity: warning,
    title: 'Caption under another suffix',
    about: 'Its suffix is a common one, but not the suffix of this dataset: it is not read.',
    mend: 'person',
    todo: 'Choose what these files are under “Files to look at”.',
  },
  {
    kind: 'shared-sidecar',
    severity: warning,
    title: 'Two images, one caption',
    about:
      'Images of the same name and different types share their captions: an edit of one is an edit of both.',
    mend: 'person',
    todo: 'Rename one of them, or set it aside where they show the same.',
  },
  {
    kind: 'orphan',
    severity: warning,
    title: 'Caption without an image',
    about: 'No image uses it; perhaps its image was renamed or lost.',
    mend: 'person',
    todo: 'Find its image, or delete the file.',
  },
  {
    kind: 'outside-link',
    severity: warning,
    title: 'Link out of the dataset',
    about: 'It is neither followed nor written, so that nothing outside of the folder is ever touched.',
    mend: 'person',
    todo: 'Replace the link by the file itself.',
  },
  {
    kind: 'case-clash',
    severity: warning,
    title: 'Names that differ in capitals only',
    about: 'On Windows and macOS these are one file: copied there, one replaces the other.',
    mend: 'person',
    todo: 'Rename one of them.',
  },
  {
    kind: 'wrong-type',
    severity: hint,
    title: 'Wrong file extension',
    about:
      'The extension differs from the format of the content. Some trainers go by the extension, and skip the file or stop at it.',
    mend: 'person',
    todo: 'Rename the file.',
  },
  {
    kind: 'prompt-syntax',
    severity: hint,
    title: 'Prompt syntax in tags',
    about:
      'Weights, networks and wildcards mean something in a prompt. Trainers read them letter by letter (kohya reads weights with weighted_captions, variants with enable_wildcard). Proofsheet leaves them as they are.',
    mend: 'person',
    todo: 'Remove it, or keep it where your trainer reads it.',
  },
  {
    kind: 'animated',
    severity: hint,
    title: 'Animated',
    about: 'Image trainers see its first frame, or refuse it.',
    mend: 'person',
    todo: 'Export a frame.',
  },
  {
    kind: 'tiny-image',
    severity: hint,
    title: 'Tiny image',
    about: 'Its shorter side has less than 256 pixels: enlarged to the training resolution it is blurred.',
    mend: 'person',
    todo: 'Look for a larger one.',
  },
  {
    kind: 'odd-ratio',
    severity: hint,
    title: 'Very long or very wide',
    about: 'Nearly three times as long as wide: most of it is cropped away in the nearest bucket.',
    mend: 'person',
    todo: 'Crop it by hand.',
  },
  {
    kind: 'blurry',
    severity: hint,
    title: 'Blurry',
    about: 'It has hardly a sharp edge. Soft backgrounds and flat art can look so on purpose.',
    mend: 'person',
    todo: 'Look at it at 100 %.',
  },
  {
    kind: 'dark',
    severity: hint,
    title: 'Very dark',
    about: 'Even its lightest parts are dark.',
    mend: 'person',
    todo: 'Check whether that is intended.',
  },
  {
    kind: 'light',
    severity: hint,
    title: 'Very light',
    about: 'Even its darkest parts are nearly white.',
    mend: 'person',
    todo: 'Check whether that is intended.',
  },
  {
    kind: 'grey',
    severity: hint,
    title: 'Without colour',
    about: 'Unless its tags say so (monochrome, greyscale), the grey is learnt as part of what they do say.',
    mend: 'person',
    todo: 'Tag it as monochrome, or remove it.',
  },
  {
    kind: 'transparent',
    severity: hint,
    title: 'Transparent',
    about: 'Trainers put it on white or on black, each in its own way.',
    mend: 'person',
    todo: 'Export it on a background of your choice.',
  },
];

const byKind: ReadonlyMap<ProblemKind, KindRow> = new Map(kindTable.map((row) => [row.kind, row]));

/** What is said of a kind. */
export const kindRow = (kind: ProblemKind): KindRow => {
  const row = byKind.get(kind);
  if (row === undefined) throw new Error(`No row says what ${kind} is.`);
  return row;
};
