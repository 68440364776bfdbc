/** Why an edit would change nothing, in a sentence: so that a typing slip is told from work that is done already. */
import { cleanings } from '../caption/cleaning.ts';
import type { Edit } from './edit.ts';

export interface NothingFacts {
  /** Samples that were asked about. */
  readonly scope: number;
  /** How many of them have a tag that the edit names; null where it names none to look for. */
  readonly having: number | null;
  /** Captions that could not be read. */
  readonly unreadable: number;
}

const quoted = (text: string): string => `“${text}”`;
const samples = (count: number): string => (count === 1 ? '1 sample' : `${count} samples`);

const spelledSo = (spelling: string, having: number): string =>
  having === 1
    ? `${quoted(spelling)} is spelled so already, in the 1 sample that has it.`
    : `${quoted(spelling)} is spelled so already, in all ${having} samples that have it.`;

type Looked = Omit<NothingFacts, 'unreadable'>;

const notRead = (captions: number): string =>
  captions === 1 ? '1 caption could not be read.' : `${captions} captions could not be read.`;

/** @param edit one that was planned, and changes no file */
export const whyNothing = (edit: Edit, { scope, having, unreadable }: NothingFacts): string => {
  if (unreadable === 0) return whyOf(edit, { scope, having });
  const read = scope - unreadable;
  return [...(read > 0 ? [whyOf(edit, { scope: read, having })] : []), notRead(unreadable)].join(' ');
};

const whyOf = (edit: Edit, { scope, having }: Looked): string => {
  if (scope === 0) return 'No sample matches.';
  switch (edit.kind) {
    case 'rename-tag': {
      const missing = `No caption here has the tag ${quoted(edit.from)}`;
      if (!edit.tags) return `No NL caption here names ${quoted(edit.from)}.`;
      if (having !== null && having > 0) return spelledSo(edit.to, having);
      return edit.prose ? `${missing}, and no NL caption names it.` : `${missing}.`;
    }
    case 'swap-tags':
      return having !== null && having > 0
        ? `${quoted(edit.a)} and ${quoted(edit.b)} are the same tag.`
        : `No caption here has ${quoted(edit.a)} or ${quoted(edit.b)}.`;
    case 'merge-spellings':
      return having !== null && having > 0
        ? spelledSo(edit.spelling, having)
        : `No caption here has the tag ${quoted(edit.spelling)}.`;
    case 'add-tag':
      return scope === 1
        ? `The sample has ${quoted(edit.tag)} already.`
        : `All ${samples(scope)} have ${quoted(edit.tag)} already.`;
    case 'remove-tag':
      return `No caption here has the tag ${quoted(edit.tag)}.`;
    case 'move-tag':
      return having !== null && having > 0
        ? `${quoted(edit.tag)} stands in that place already.`
        : `No caption here has the tag ${quoted(edit.tag)}.`;
    case 'replace':
      return `Nothing here matches /${edit.pattern}/, or it is replaced by itself.`;
    case 'sequence':
      return edit.steps.map((step) => whyOf(step, { scope, having })).join(' ');
    case 'sort-tags':
      return 'The tags are in this order already.';
    case 'normalise':
      return 'The tags are written like this already, each once.';
    case 'set-text':
    case 'set-tags':
      return 'The caption says this already.';
    case 'clear':
      return 'The caption is empty already, or there is none.';
    case 'clean':
      return cleanings[edit.what].nothing;
    case 'convert':
      return 'All captions here are UTF-8 already.';
    case 'set-mark':
      return 'The samples have this mark already.';
  }
};
