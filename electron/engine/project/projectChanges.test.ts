/** What is told of a change in proofsheet.json, and what is not. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { openProject } from './project.ts';
import { followProject } from './projectChanges.ts';

const setUp = (content: string) => {
  const file = path.join(tempFolder(), 'proofsheet.json');
  writeFileSync(file, content);
  const told: string[] = [];
  let marked: readonly number[] = [];
  const changes = followProject({
    project: openProject(path.dirname(file)),
    marks: { changed: () => marked },
    onFile: () => told.push('file'),
    onRoster: () => told.push(`roster: ${[...changes.rosterKeys()].join(', ')}`),
    onMarks: (samples) => told.push(`marks: ${samples.join(', ')}`),
  });
  return {
    changes,
    write: (next: string) => writeFileSync(file, next),
    mark: (samples: readonly number[]) => {
      marked = samples;
    },
    look: () => {
      told.length = 0;
      changes.look();
      return [...told];
    },
  };
};

const roster = (text: string): string => JSON.stringify({ roster: { text } });

test('nothing is told of a file that is as it was', () => {
  const { look, changes } = setUp(roster('perlica'));
  expect([...changes.rosterKeys()]).toEqual(['perlica']);
  expect(look()).toEqual([]);
});

test('a roster is told with its new keys, once', () => {
  const { look, write } = setUp(roster('perlica'));
  write(roster('perlica\nYvonne_(arknights)'));
  expect(look()).toEqual(['file', 'roster: perlica, yvonne (arknights)']);
  expect(look()).toEqual([]);
});

test('another part of the file leaves the roster alone', () => {
  const { look, write } = setUp(roster('perlica'));
  write(JSON.stringify({ roster: { text: 'perlica' }, kept: true }));
  expect(look()).toEqual(['file']);
});

test('marks are told without the file when an edit has changed them', () => {
  const { look, mark } = setUp('{}');
  mark([3, 4]);
  expect(look()).toEqual(['marks: 3, 4']);
});
