import { describe, expect, test } from 'vitest';
import type { SampleRow } from '../../shared/api/sample.ts';
import { createListEngine, datasetOf, rowOf, type ListEngine } from '../state/testing.ts';
import { copyTags, pasteInto, pasteTags, tagsText } from './tagsClipboard.ts';

const tagged = (id: number, ...texts: readonly string[]): SampleRow => ({
  ...rowOf(id),
  tags: { state: 'present', tags: texts.map((text) => ({ text, category: 'general' })) },
});

/** A window on three samples, of which the first has the focus. */
const opened = async (): Promise<ListEngine> => {
  const engine = createListEngine([tagged(1, 'perlica \\(arknights\\)', 'smile'), tagged(2), rowOf(3)]);
  engine.hear({ type: 'hello', engine: 'e1', dataset: datasetOf({ samples: 3 }), jobs: [] });
  await engine.quiet();
  engine.store.getState().pick(0, 'only');
  return engine;
};

const lastMessage = ({ store }: ListEngine): string | undefined => store.getState().toasts.at(-1)?.text;

describe('copying', () => {
  test('takes the tags as they are spelled on disk', async () => {
    const engine = await opened();
    const copied: string[] = [];
    await copyTags(engine.store, async (text) => void copied.push(text));
    expect(copied).toEqual(['perlica \\(arknights\\), smile']);
    expect(lastMessage(engine)).toBe('Copied 2 tags of sample 1.png.');
  });

  test('of a sample without tags leaves the clipboard as it is, and says so', async () => {
    const engine = await opened();
    engine.store.getState().pick(1, 'only');
    await copyTags(engine.store, () => expect.unreachable());
    expect(lastMessage(engine)).toBe('sample 2.png has no tags to copy.');
    expect(tagsText(rowOf(3))).toBeNull();
  });
});

describe('pasting', () => {
  test('of several tags asks which, and adds these at the end where they are missing, as one edit', async () => {
    const engine = await opened();
    engine.store.getState().pick(2, 'extend');
    engine.outcome = { written: 3 };
    await pasteTags(engine.store, 'hat, smile\r\nhat, ');
    const { pasting } = engine.store.getState();
    expect(pasting?.tags).toEqual(['hat', 'smile']);
    expect(engine.edits).toEqual([]);
    // What they go to was fixed when they were pasted.
    engine.store.getState().pick(0, 'only');
    if (pasting !== null) await pasteInto(engine.store, pasting.tags, pasting.target);
    expect(engine.edits).toEqual([
      {
        edit: {
          kind: 'sequence',
          steps: ['hat', 'smile'].map((tag) => ({ kind: 'add-tag', tag, place: { at: 'end' } })),
        },
        scope: { view: engine.store.getState().view?.id, ranges: [[0, 3]] },
      },
    ]);
    expect(lastMessage(engine)).toBe('Pasted 2 tags into 3 files, where they were missing.');
  });

  test('goes to the sample that the keyboard is on, where none is selected', async () => {
    const engine = await opened();
    engine.store.getState().selectNone();
    await pasteTags(engine.store, 'hat');
    expect(engine.edits[0]?.scope).toMatchObject({ ranges: [[0, 1]] });
    expect(lastMessage(engine)).toBe('Pasted 1 tag into 1 file, where they were missing.');
  });

  test('says when all are there already', async () => {
    const engine = await opened();
    engine.outcome = { written: 0, edit: null };
    await pasteTags(engine.store, 'smile');
    expect(lastMessage(engine)).toBe('Nothing to paste: the tags are all there already.');
  });

  test('leaves it to the report to say what went wrong', async () => {
    const engine = await opened();
    engine.outcome = {
      written: 0,
      edit: null,
      failures: [{ n: 1, relPath: 'a.txt', code: 'read-only', message: 'a.txt is read-only.' }],
    };
    await pasteTags(engine.store, 'hat');
    expect(engine.store.getState().toasts.map(({ text }) => text)).toEqual([
      'Add “hat” at the end: 0 files written, 1 file failed: a.txt is read-only (“Try again” is in the history)',
    ]);
  });

  test('takes no text for tags that is none', async () => {
    const engine = await opened();
    await pasteTags(engine.store, ' ');
    expect(lastMessage(engine)).toBe('There is no text on the clipboard.');
    await pasteTags(engine.store, Array.from({ length: 301 }, (_, word) => `w${word}`).join(', '));
    expect(lastMessage(engine)).toBe('The clipboard holds 301 tags, too many for one caption.');
    expect(engine.edits).toEqual([]);
  });
});
