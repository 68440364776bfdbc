/** For tests of the rules: captions in short notation, checked as a whole dataset would be. */
import { categoriesOf } from '../caption/category.ts';
import { tagKey } from '../caption/identity.ts';
import { prevailingStyle } from '../caption/style.ts';
import { parseTags } from '../caption/tagCaption.ts';
import { checkSet, type CheckRules } from './checkSet.ts';
import type { Found } from './found.ts';
import { createNameReader } from './nameReader.ts';
import type { CheckedSample } from './sample.ts';
import { findSlips } from './slips.ts';
import { readSpellings } from './spelling.ts';
import { readTexts } from './textFacts.ts';

export interface Written {
  readonly tags?: string | null;
  readonly nl?: string | null;
  readonly more?: Partial<CheckedSample>;
}

const usualRules: CheckRules = { off: new Set(), pairs: [], keep: 5, commas: true };

const stateOf = (text: string | null): CheckedSample['tags'] =>
  text === null ? 'missing' : text.trim() === '' ? 'empty' : 'present';

/**
 * Everything that is found in a dataset of these samples, with the names `0.png`, `1.png` and so on.
 * @param roster names that are expected
 */
export const check = (
  written: readonly Written[],
  rules: Partial<CheckRules> = {},
  roster: readonly string[] = [],
): readonly Found[] => {
  const captions = written.map(({ tags = null, nl = null }) => ({ tags, nl }));
  const texts = [...new Set(captions.flatMap(({ tags }) => parseTags(tags ?? '').map(({ text }) => text)))];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const spelled = captions.map(({ tags }) =>
    Uint32Array.from(parseTags(tags ?? '').map(({ text }) => numbers.get(text) ?? 0)),
  );
  const spellings = texts.map((text, number) => ({
    text,
    count: spelled.filter((tags) => tags.includes(number)).length,
  }));
  const keys = [...new Set(texts.map(tagKey))];
  const expected = new Set(roster.map(tagKey));
  const categories = new Map(
    categoriesOf(keys, { roster: expected }).list.map((category, at) => [keys[at], category]),
  );
  const categoryOf = (key: string) => categories.get(key) ?? (expected.has(key) ? 'character' : 'general');
  const keysOf = (tags: Uint32Array): readonly string[] => Array.from(tags, (n) => tagKey(texts[n] ?? ''));
  const tags = keys.map((key) => ({
    key,
    category: categoryOf(key),
    count: spelled.filter((of) => keysOf(of).includes(key)).length,
  }));
  const slips = findSlips(tags, {
    roster: expected,
    listed: new Set(),
    together: (a, b) => spelled.some((of) => keysOf(of).includes(a) && keysOf(of).includes(b)),
  });
  const characters = keys.filter((key) => categoryOf(key) === 'character' && !slips.has(key));
  const read = createNameReader([...characters, ...expected]);
  const style = prevailingStyle(spellings);
  return checkSet(
    {
      samples: written.map(({ more }, id): CheckedSample => {
        const { tags: caption = null, nl = null } = captions[id] ?? {};
        return {
          id,
          relPath: `${id}.png`,
          stem: String(id),
          width: 1024,
          height: 1024,
          animated: false,
          format: 'unknown',
          unread: [],
          tags: stateOf(caption),
          nl: stateOf(nl),
          spellings: spelled[id] ?? new Uint32Array(0),
          reasons: null,
          seen: null,
          image: 0,
          ...more,
        };
      }),
      spellings: readSpellings({ spellings, style, categoryOf, slips }),
      orphans: [],
      unread: [],
    },
    ({ id }) => {
      const { tags: caption = null, nl = null } = captions[id] ?? {};
      return readTexts(caption, nl, read);
    },
    { ...usualRules, ...rules },
  );
};

/** `kind sample: words`, in order. */
export const told = (found: readonly Found[]): readonly string[] =>
  found.map(
    ({ kind, sample, words }) =>
      `${kind} ${sample ?? '-'}${words.length > 0 ? `: ${words.join(' | ')}` : ''}`,
  );
