import { describe, expect, test } from 'vitest';
import { commandRows } from './commands.ts';
import { unavailableNow, worksInDialog, type MenuSituation } from './nativeMenu.ts';
import { whyNot } from './whyNot.ts';

const onSheet: MenuSituation = {
  dataset: true,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: true,
  selection: true,
  desktop: true,
  dialog: false,
  typing: false,
  canUndo: true,
  canRedo: true,
};

describe('the native menu', () => {
  test('offers what the commands’ own conditions allow, in every situation', () => {
    for (const dataset of [true, false]) {
      for (const page of ['sheet', 'problems'] as const) {
        for (const loupe of [true, false]) {
          const now = { ...onSheet, dataset, page, loupe };
          const refused = commandRows.filter((row) => whyNot(row, now) !== null).map(({ id }) => id);
          expect(unavailableNow(now)).toEqual(refused);
        }
      }
    }
  });
  test('under a dialog offers only what opens and closes dialogs', () => {
    const unavailable = unavailableNow({ ...onSheet, dialog: true });
    expect(unavailable).toContain('dataset.close');
    expect(unavailable).toContain('dataset.open');
    for (const { id } of commandRows) expect(unavailable.includes(id)).toBe(!worksInDialog(id));
  });
  test('undoes only what can be undone', () => {
    expect(unavailableNow(onSheet)).not.toContain('edit.undo');
    expect(unavailableNow({ ...onSheet, canUndo: false })).toContain('edit.undo');
    expect(unavailableNow({ ...onSheet, canRedo: false })).toContain('edit.redo');
  });
  test('leaves a text field its own undo, also in a dialog and without a dataset', () => {
    const nothing = { ...onSheet, dataset: false, dialog: true, canUndo: false, canRedo: false };
    const unavailable = unavailableNow({ ...nothing, typing: true });
    for (const id of ['edit.undo', 'edit.redo', 'select.all']) expect(unavailable).not.toContain(id);
  });
});
