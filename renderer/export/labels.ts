/** Exports in words: what a format is for, what a plan would do, and its result. Pure. */
import type { ExportPlan, ExportResult } from '../../shared/api/export.ts';
import type { TextMode } from '../../shared/export/commonSettings.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { amount, byteText, countText } from '../ui/display/numbers.ts';
import { midSentence } from '../ui/display/midSentence.ts';

export const textWords: Readonly<Record<TextMode, string>> = {
  separate: 'Tags and NL caption apart',
  tags: 'Tags alone',
  nl: 'NL caption alone',
  'tags-nl': 'Tags, then NL caption, as one text',
  'nl-tags': 'NL caption, then tags, as one text',
  lines: 'Each on a line of its own',
};

/** "355 of 360 samples will be exported, as 1,066 files, 48.2 MB." */
export const planWords = ({ samples, asked, files, bytes, estimated }: ExportPlan): string => {
  const size = `${estimated ? 'about ' : ''}${byteText(bytes)}`;
  const who =
    samples === asked
      ? `All ${amount(asked, 'sample')}`
      : `${countText(samples)} of ${amount(asked, 'sample')}`;
  return `${who} will be exported, as ${amount(files, 'file')}, ${size}.`;
};

/** What is known only when the images are written; empty where all have been decoded. */
export const uncheckedWords = ({ unchecked }: Pick<ExportPlan, 'unchecked'>): string =>
  unchecked === 0
    ? ''
    : `${amount(unchecked, 'image')} ${unchecked === 1 ? 'has' : 'have'} not been decoded yet: any that cannot be decoded to its end is left out when it is written.`;

/** "212 captions and 40 NL captions change in the export; 300 images get smaller." */
export const changeWords = ({ changed: { tags, nl }, scaled }: ExportPlan): string => {
  const parts: string[] = [];
  if (tags > 0) parts.push(`tags of ${amount(tags, 'sample')}`);
  if (nl > 0) parts.push(`NL captions of ${amount(nl, 'sample')}`);
  const captions =
    parts.length === 0 ? 'Captions are not changed' : `Changed in the export: ${parts.join(', ')}`;
  return scaled === 0 ? `${captions}.` : `${captions}. ${amount(scaled, 'image')} get smaller.`;
};

/** What is in the folder already, and what that means. */
export const targetWords = ({ target, stale }: ExportPlan): string => {
  const gone = stale === 0 ? '' : ` ${amount(stale, 'file')} that are no longer part of it are removed.`;
  switch (target) {
    case null:
      return '';
    case 'new':
      return 'The folder will be created.';
    case 'empty':
      return 'The folder is empty.';
    case 'whole':
      return `An earlier export is there: equal files stay, the rest is rewritten.${gone}`;
    case 'incomplete':
      return `An export that was not finished is there: it will be completed.${gone}`;
  }
};

const skipWords = {
  excluded: 'marked as excluded',
  findings: 'by their problems or as duplicates',
  characters: 'by their characters',
  uncaptioned: 'without captions',
  unread: 'with images that the trainer does not read',
  unreadable: 'not readable',
} as const;

/** "5 samples left out: 3 marked as excluded, 2 not readable"; empty where all are exported. */
export const skippedWords = ({ skipped }: ExportPlan): string => {
  const kinds = ['excluded', 'findings', 'characters', 'uncaptioned', 'unread', 'unreadable'] as const;
  const parts = kinds
    .filter((kind) => skipped[kind] > 0)
    .map((kind) => `${countText(skipped[kind])} ${skipWords[kind]}`);
  const total = kinds.reduce((sum, kind) => sum + skipped[kind], 0);
  return total === 0 ? '' : `${amount(total, 'sample')} left out: ${parts.join(', ')}`;
};

/** The result in one sentence. */
export const resultWords = ({ state, samples, files, bytes, verified }: ExportResult): string => {
  const what = `${amount(samples, 'sample')} in ${amount(files, 'file')}, ${byteText(bytes)}`;
  if (state === 'incomplete') return `Not complete. There are ${what}; the next run completes it.`;
  return verified ? `Exported and verified: ${what}.` : `Exported: ${what}, but not all could be verified.`;
};

/** "12 written, 350 unchanged, 3 removed." */
export const workWords = ({ written, unchanged, removed }: ExportResult): string => {
  const parts = [`${countText(written)} written`];
  if (unchanged > 0) parts.push(`${countText(unchanged)} unchanged`);
  if (removed > 0) parts.push(`${countText(removed)} removed`);
  return `${parts.join(', ')}.`;
};

/** The summary of a folded section. */
export const captionsGist = ({ captions: { tags, rename, absorb, text } }: ExportSettings): string => {
  const parts: string[] = [];
  if (text !== 'auto') parts.push(midSentence(textWords[text]));
  if (tags.order !== 'as-is')
    parts.push(tags.order === 'mission' ? 'characters first' : 'base model’s order');
  if (tags.trigger !== '') parts.push(tags.trigger);
  if (tags.drop.length > 0) parts.push(`no ${tags.drop.join(', ')}`);
  if (rename.length > 0) parts.push(amount(rename.length, 'name') + ' replaced');
  const absorbed = new Set(Object.values(absorb).flat()).size;
  if (absorbed > 0) parts.push(amount(absorbed, 'trait') + ' absorbed');
  const styled = [tags.parentheses, tags.spaces, tags.letters].some((style) => style !== 'as-is');
  if (styled) parts.push('restyled');
  return parts.length === 0 ? 'as they are' : parts.join(', ');
};

export const imagesGist = ({ images }: ExportSettings): string => {
  if (images.as === 'files') return images.copy === 'link' ? 'hard links' : 'as they are';
  const quality = images.as === 'png' ? '' : ` ${images.quality}`;
  return `${images.as.toUpperCase()}${quality}${images.scale === 'bucket' ? ', scaled down' : ''}`;
};

const folderWords = { kept: 'folders kept', flat: 'one folder', character: 'a folder a character' } as const;

export const namesGist = ({ names: { folders, pattern } }: ExportSettings): string => {
  const parts = [...(folders === 'auto' ? [] : [folderWords[folders]]), ...(pattern === '' ? [] : [pattern])];
  return parts.length === 0 ? 'as they are' : parts.join(', ');
};

export const whatGist = ({
  what: { allow, deny, uncaptioned, floor, duplicates, problems },
}: ExportSettings): string => {
  const parts: string[] = [];
  if (allow.length > 0) parts.push(`only ${amount(allow.length, 'character')}`);
  if (deny.length > 0) parts.push(`without ${amount(deny.length, 'character')}`);
  if (uncaptioned === 'leave-out') parts.push('only with captions');
  if (floor) parts.push('at the floor');
  if (duplicates === 'one') parts.push('no duplicates');
  if (problems.length > 0) parts.push('without problems');
  return parts.join(', ');
};
