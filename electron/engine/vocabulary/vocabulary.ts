/** Which list of tags is loaded: the user's danbooru.csv, or none. Lives as long as the engine. */
import path from 'node:path';
import type { TagListState } from '../../../shared/api/settings.ts';
import { EngineError } from '../errors.ts';
import { readTagList, type TagList } from './danbooru.ts';

export interface Vocabulary {
  /** Null while there is none. */
  list(): TagList | null;
  /** Waits for a list that is being read. */
  state(): Promise<TagListState>;
  /**
   * Reads a list in the place of the one before; null leaves only the dataset's own tags.
   * @throws EngineError `bad-request` when it cannot be read: then the list before stays
   */
  load(file: string | null): Promise<void>;
  /** Reads the list that was chosen in an earlier session; an error is reported in `state`. */
  restore(file: string | null): Promise<void>;
  /** Calls `listener` whenever there is another list. @returns the function that unsubscribes */
  onChange(listener: () => void): () => void;
}

export const createVocabulary = (log: (line: string) => void): Vocabulary => {
  const listeners = new Set<() => void>();
  let list: TagList | null = null;
  let state: TagListState = { file: null, tags: 0, skipped: 0, problem: null };
  /** Of two that are asked for one after the other, the later one wins, whichever is read first. */
  let asked = 0;

  const take = (next: TagList | null, nextState: TagListState): void => {
    const changed = list !== next;
    list = next;
    state = nextState;
    if (changed) for (const listener of listeners) listener();
  };

  const read = async (file: string | null): Promise<void> => {
    const mine = ++asked;
    if (file !== null && !path.isAbsolute(file)) {
      throw new EngineError(
        'bad-request',
        `${file} is not a whole path: begin it with the drive or a slash.`,
      );
    }
    const next = file === null ? null : await readTagList(file);
    if (mine !== asked) return;
    take(next, { file, tags: next?.size ?? 0, skipped: next?.skipped ?? 0, problem: null });
  };

  let reading: Promise<void> = Promise.resolve();
  const load = (file: string | null): Promise<void> => {
    const result = read(file);
    reading = Promise.allSettled([reading, result]).then(() => undefined);
    return result;
  };

  return {
    list: () => list,
    state: async () => {
      await reading;
      return state;
    },
    load,
    restore: async (file) => {
      const mine = asked + 1;
      try {
        await load(file);
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        log(problem);
        if (mine === asked) take(null, { file, tags: 0, skipped: 0, problem });
      }
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
