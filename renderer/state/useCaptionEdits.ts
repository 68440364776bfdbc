/**
 * Editing one sample's captions in place. Bound to the sample that was shown when the edit began: whatever is
 * selected meanwhile, no other sample is written.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptionKind } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useApp } from './AppContext.tsx';

export interface CaptionEdits {
  /** The intended tags: those of the file, or those that are being written to it. */
  readonly tags: readonly string[];
  /** Something is not on disk yet. */
  readonly saving: boolean;
  /** Resolves to whether they are written. */
  readonly setTags: (tags: readonly string[]) => Promise<boolean>;
  /** Writes a whole caption; `expected` is the text that was shown (null: there was no file). */
  readonly setText: (caption: CaptionKind, text: string, expected: string | null) => Promise<boolean>;
}

interface Wanted {
  readonly sample: number;
  readonly tags: readonly string[];
  /** Edits that the engine has not answered yet. */
  readonly open: number;
}

const written = (row: SampleRow): readonly string[] =>
  row.tags.state === 'present' ? row.tags.tags.map(({ text }) => text) : [];

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

export const useCaptionEdits = (row: SampleRow): CaptionEdits => {
  const editNow = useApp((state) => state.editNow);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [texts, setTexts] = useState(0);
  const onDisk = written(row);
  const mine = wanted?.sample === row.id ? wanted : null;
  // The file has the intended tags: from now on it is followed again.
  const settled = mine !== null && mine.open === 0 && same(mine.tags, onDisk);
  // The last list that was requested, until the row shows it: keys may come faster than React, and than the
  // engine.
  const latest = useRef<{ readonly sample: number; readonly tags: readonly string[] } | null>(null);
  useEffect(() => {
    if (!settled) return;
    latest.current = null;
    // The file has the intended tags: from now on it is followed again.
    // oxlint-disable-next-line react/set-state-in-effect
    setWanted(null);
  }, [settled]);
  const tags = mine?.tags ?? onDisk;

  const setTags = useCallback(
    (next: readonly string[]): Promise<boolean> => {
      const id = row.id;
      const before = latest.current?.sample === id ? latest.current.tags : written(row);
      if (same(before, next)) return Promise.resolve(true);
      latest.current = { sample: id, tags: next };
      setWanted((now) => ({ sample: id, tags: next, open: (now?.sample === id ? now.open : 0) + 1 }));
      return editNow(
        { kind: 'set-tags', tags: [...next], expected: [...before] },
        { opening: row.opening, scope: { ids: [id] } },
      ).then((report): boolean => {
        const failed = report === null || report.conflicts.length + report.failures.length > 0;
        if (failed) latest.current = null;
        setWanted((now) => {
          if (now?.sample !== id) return now;
          return failed ? null : { ...now, open: now.open - 1 };
        });
        return !failed;
      });
    },
    [editNow, row],
  );

  const setText = useCallback(
    async (caption: CaptionKind, text: string, expected: string | null): Promise<boolean> => {
      setTexts((count) => count + 1);
      const target = { opening: row.opening, scope: { ids: [row.id] } };
      const report = await editNow({ kind: 'set-text', caption, text, expected }, target);
      setTexts((count) => count - 1);
      return report !== null && report.conflicts.length + report.failures.length === 0;
    },
    [editNow, row.id, row.opening],
  );

  return { tags, saving: texts > 0 || (mine !== null && !settled), setTags, setText };
};
