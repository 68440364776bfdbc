/** The inspector's texts about a sample. Pure. */
import type { UsualCaptions } from '../../shared/caption/usualCaptions.ts';
import type { CaptionOrigin, SampleDetail, SampleRow } from '../../shared/api/sample.ts';
import { foldTag } from '../../shared/caption/identity.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { momentText, shortDayText } from '../ui/display/dates.ts';
import { amount, byteText, countText } from '../ui/display/numbers.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, useGrouping: false });

/** "0.67 (2:3)": width by height; the whole numbers only where they are short. */
export const ratioWords = (width: number, height: number): string => {
  const by = divisor(width, height);
  const [w, h] = [width / by, height / by];
  const decimal = plain.format(width / height);
  return Math.max(w, h) <= 32 ? `${decimal} (${w}:${h})` : decimal;
};

const turns: Readonly<Record<number, string>> = {
  2: 'mirrored',
  3: 'turned by 180°',
  4: 'mirrored upside down',
  5: 'turned and mirrored',
  6: 'turned by 90°',
  7: 'turned and mirrored',
  8: 'turned by 270°',
};

/** @param detail null until it is loaded: its entries are left out then */
export const factsOf = (row: SampleRow, detail: SampleDetail | null): readonly Fact[] => {
  const { alpha = false, pages = 1, orientation = 1 } = detail ?? {};
  const known = row.width > 0 && row.height > 0;
  const facts: readonly (Fact | false)[] = [
    known && { name: 'Pixels', value: `${row.width} × ${row.height}` },
    known && { name: 'Ratio', value: ratioWords(row.width, row.height) },
    known && { name: 'Megapixels', value: plain.format((row.width * row.height) / 1e6) },
    {
      name: 'File',
      value: `${row.format === 'unknown' ? 'unknown type' : row.format.toUpperCase()}, ${byteText(row.fileSize)}`,
    },
    { name: 'Changed', value: momentText(row.mtime) },
    pages > 1 && { name: 'Animation', value: amount(pages, 'frame') },
    alpha && { name: 'Alpha', value: 'transparent' },
    orientation > 1 && { name: 'EXIF', value: `${turns[orientation] ?? 'turned'}, shown upright` },
  ];
  return facts.filter((fact) => fact !== false);
};

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** "3 sentences, 412 characters". */
export const nlSizeWords = (text: string): string => {
  const trimmed = text.trim();
  const count = [...sentences.segment(trimmed)].filter(({ segment }) => segment.trim() !== '').length;
  return `${amount(count, 'sentence')}, ${amount(trimmed.length, 'character')}`;
};

export interface Problem {
  readonly tone: 'problem' | 'notice';
  readonly text: string;
}

const captionProblem = (
  caption: SampleRow['tags'] | SampleRow['nl'],
  what: string,
  file: string,
): Problem | null => {
  if (caption.state === 'missing') return { tone: 'problem', text: `No ${what}: there is no ${file}.` };
  if (caption.state === 'unreadable') {
    return { tone: 'problem', text: `${file} cannot be read, and is not changed: ${caption.reason}` };
  }
  const empty = 'tags' in caption ? caption.tags.length === 0 : caption.text.trim() === '';
  return empty ? { tone: 'problem', text: `No ${what}: ${file} is empty.` } : null;
};

const sharedCaption = ({ relPath, sharedWith }: SampleDetail['tagsFile']): Problem | null =>
  sharedWith.length === 0
    ? null
    : {
        tone: 'notice',
        text: `${fileNameOf(relPath)} is also the caption of ${sharedWith.map(fileNameOf).join(', ')}.`,
      };

/** All problems of a sample and what is worth a look, in sentences. */
export const problemsOf = (
  { row, tagsFile, nlFile }: SampleDetail,
  usual: UsualCaptions,
): readonly Problem[] => {
  const isMissed = (caption: 'tags' | 'nl'): boolean => row[caption].state !== 'missing' || usual[caption];
  return [
    row.problem === null ? null : { tone: 'problem' as const, text: row.problem },
    isMissed('tags') ? captionProblem(row.tags, 'tags', fileNameOf(tagsFile.relPath)) : null,
    isMissed('nl') ? captionProblem(row.nl, 'NL caption', fileNameOf(nlFile.relPath)) : null,
    sharedCaption(tagsFile),
    sharedCaption(nlFile),
  ].filter((problem) => problem !== null);
};

/** "2 of 37 have no tags." */
export const missingWords = (missing: number, count: number, what: string): string | null =>
  missing === 0
    ? null
    : missing === count
      ? `All ${countText(count)} have no ${what}.`
      : `${countText(missing)} of ${countText(count)} ${missing === 1 ? 'has' : 'have'} no ${what}.`;

/** "by qwen2.5vl, prompt Plain description, 30 Nov". */
export const originText = ({ model, prompt, at }: CaptionOrigin): string =>
  [`by ${model}`, ...(prompt === '' ? [] : [`prompt ${prompt}`]), shortDayText(at)].join(', ');

/** The tags that contain what is typed (of several, the last), whatever their spelling. */
export const matching = (typed: string) => {
  const wanted = foldTag(typed.split(',').at(-1) ?? '').trim();
  return <T extends { readonly text: string }>(tags: readonly T[]): readonly T[] =>
    wanted === '' ? tags : tags.filter(({ text }) => foldTag(text).includes(wanted));
};

/**
 * How many tags a list shows, with their whole.
 * @param listed how many could be shown; @param total how many there are
 */
export const listNote = (shown: number, listed: number, total: number): string | undefined => {
  if (total === 0) return undefined;
  if (shown < listed) return `${countText(shown)} of ${amount(total, 'tag')}`;
  return listed < total ? `the first ${countText(listed)} of ${amount(total, 'tag')}` : amount(total, 'tag');
};
