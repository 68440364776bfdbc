/** Samples as they are now: their captions, their tags, their image's file. */
import { tagKey } from '../../../shared/caption/identity.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import type { FactTag } from '../../../shared/captioning/captionFacts.ts';
import type { OpenDataset } from '../dataset.ts';
import { aliveIds } from '../index/aliveIds.ts';
import { byRevision } from '../work/byRevision.ts';
import type { Present } from './shownState.ts';

export interface PresentSamples {
  /** The sample of that image; undefined: it is gone. */
  idOf(relPath: string): number | undefined;
  /** Those that are gone are left out. */
  of(ids: readonly number[]): ReadonlyMap<number, Present>;
  /** The tags of a caption, with what they are in this dataset. */
  tagsOf(text: string | null): readonly FactTag[];
  /** Identity keys of the characters among them. */
  charactersOf(text: string | null): readonly string[];
}

export const createPresent = ({ columns, texts }: Pick<OpenDataset, 'columns' | 'texts'>): PresentSamples => {
  const byPath = byRevision(
    () => columns.pathRevision,
    () => new Map(aliveIds(columns).map((id) => [columns.relPath(id), id])),
  );
  const tagsOf = (text: string | null): readonly FactTag[] =>
    parseTags(text ?? '').map((span) => {
      const key = tagKey(span.text);
      return { text: span.text, key, category: columns.tags.category(columns.tags.find(key)) };
    });
  return {
    idOf: (relPath) => byPath().get(relPath),
    of: (ids) =>
      new Map(
        [...texts.captions(ids)].map(([id, captions]) => [
          id,
          { captions, imageSize: columns.fileSize[id] ?? 0, imageMtime: columns.mtime[id] ?? 0 },
        ]),
      ),
    tagsOf,
    charactersOf: (text) => [
      ...new Set(
        tagsOf(text)
          .filter(({ category }) => category === 'character')
          .map(({ key }) => key),
      ),
    ],
  };
};
