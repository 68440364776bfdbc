/** Completions from the list of tags, after those of the dataset, and in the dataset's style. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { Completion } from '../../../shared/api/view.ts';
import { prevailingStyle, writeTag, type TagStyle } from '../../../shared/caption/style.ts';
import type { Columns, TagTable } from '../index/columns.ts';
import type { ListedTag, TagList } from './danbooru.ts';

export interface ListedRequest {
  readonly text: string;
  /** Null for all. */
  readonly categories: ReadonlySet<TagCategory> | null;
  readonly limit: number;
  /** The dataset's completions; they come first. */
  readonly own: readonly Completion[];
}

interface Manner extends TagStyle {
  /** Artists begin with `@`. */
  readonly at: boolean;
}

const mannerOf = (tags: TagTable): Manner => {
  const spellings: { readonly text: string; readonly count: number }[] = [];
  const artists = { at: 0, bare: 0 };
  for (let tag = 0; tag < tags.size; tag++) {
    spellings.push(...tags.spellings(tag));
    if (tags.category(tag) === 'artist')
      artists[tags.key(tag).startsWith('@') ? 'at' : 'bare'] += tags.count(tag);
  }
  return { ...prevailingStyle(spellings), at: artists.at >= artists.bare };
};

/** The dataset's tag for a listed one, or -1: artists have an `@` in most datasets. */
const ownTag = (tags: TagTable, { key, category }: ListedTag): number => {
  const names = category === 'artist' ? [key, `@${key}`] : [key];
  return names.map((name) => tags.find(name)).find((tag) => tag >= 0 && tags.count(tag) > 0) ?? -1;
};

const withAlias = (completion: Completion, { alias }: ListedTag): Completion =>
  alias === null ? completion : { ...completion, alias };

/**
 * @returns `own` filled up to `limit`: first with the dataset's tags that an alias leads to, then with tags
 * that the dataset does not have
 */
export const createListedCompletions = () => {
  let known: { readonly columns: Columns; readonly revision: number; readonly manner: Manner } | null = null;
  const mannerNow = (columns: Columns): Manner => {
    if (known?.columns !== columns || known.revision !== columns.revision) {
      known = { columns, revision: columns.revision, manner: mannerOf(columns.tags) };
    }
    return known.manner;
  };

  return (list: TagList, columns: Columns, { text, categories, limit, own }: ListedRequest): Completion[] => {
    const { tags } = columns;
    const room = limit - own.length;
    if (room <= 0) return [...own];
    const has = new Set(own.map(({ key }) => key));
    const isWanted = (category: TagCategory): boolean => categories === null || categories.has(category);

    const byAlias = list.complete(text, room, (listed) => {
      const tag = ownTag(tags, listed);
      return tag >= 0 && !has.has(tags.key(tag)) && isWanted(tags.category(tag));
    });
    const lacking = list.complete(
      text,
      room - byAlias.length,
      (listed) => isWanted(listed.category) && ownTag(tags, listed) < 0,
    );
    const manner = lacking.length > 0 ? mannerNow(columns) : null;
    return [
      ...own,
      ...byAlias.map((listed) => {
        const tag = ownTag(tags, listed);
        const [key, category] = [tags.key(tag), tags.category(tag)];
        return withAlias({ text: tags.spelling(tag), key, category, count: tags.count(tag) }, listed);
      }),
      ...lacking.map((listed) => {
        const { category } = listed;
        const key = category === 'artist' && manner?.at === true ? `@${listed.key}` : listed.key;
        const text = manner === null ? key : writeTag(key, manner);
        return withAlias({ text, key, category, count: 0 }, listed);
      }),
    ];
  };
};
