/** The message about an edit that did not reach all files: why, and what can be done. */
import { expect, test } from 'vitest';
import type { EditReport } from '../../shared/api/edits.ts';
import { reportWords } from './editSlice.ts';

const report: EditReport = {
  edit: 1,
  kind: 'edit',
  target: null,
  label: 'Add “solo”',
  state: 'done',
  written: 2,
  unchanged: 0,
  skipped: 0,
  moved: false,
  conflicts: [],
  failures: [],
};
const said = (more: Partial<EditReport>): string => reportWords({ ...report, ...more }).text;

test('files that another program changed are to be resolved', () => {
  const conflicts = [
    { n: 0, relPath: 'a.txt', reason: 'a.txt was changed by another program since it was read.' },
  ];
  expect(said({ conflicts })).toBe(
    'Add “solo”: 2 files written, 1 file left alone (changed by another program): “Resolve” in the history asks which text stays',
  );
});

test('files that a later edit changed are told as that', () => {
  const later = {
    n: 0,
    relPath: 'a.txt',
    reason: 'a.txt was changed by a later edit, “x”. Undo that one first.',
  };
  const other = { n: 1, relPath: 'b.txt', reason: 'b.txt was changed by another program since it was read.' };
  expect(said({ conflicts: [later] })).toContain('1 file left alone (changed by a later edit): ');
  expect(said({ conflicts: [later, other] })).toContain('2 files left alone (changed since): ');
});

test('captions that could not be read are told as that, and not as changed by another program', () => {
  const conflicts = [{ n: null, relPath: 'a.txt', reason: 'It is not valid UTF-8.' }];
  expect(said({ conflicts })).toBe(
    'Add “solo”: 2 files written, 1 file left alone: a.txt: It is not valid UTF-8.',
  );
});

test('a caption that is not what was seen is to be edited again', () => {
  const conflicts = [{ n: null, relPath: 'a.txt', reason: 'It was changed since it was shown.' }];
  expect(said({ conflicts })).toContain('look at what it says now, and edit again');
});

test('what failed can be tried again', () => {
  const failures = [{ n: 0, relPath: 'a.txt', code: 'EACCES', message: 'a.txt: It is read-only.' }];
  expect(said({ failures })).toBe(
    'Add “solo”: 2 files written, 1 file failed: a.txt: It is read-only (“Try again” is in the history)',
  );
});
