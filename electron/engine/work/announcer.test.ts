import { expect, test } from 'vitest';
import type { DatasetInfo } from '../../../shared/api/dataset.ts';
import type { EngineEvent } from '../../../shared/api/events.ts';
import { openingId } from '../../../shared/api/ids.ts';
import { createAnnouncer } from './announcer.ts';
import { createEvents } from './events.ts';

const info: DatasetInfo = {
  id: 'a',
  opening: openingId.parse('a1'),
  path: '/a',
  name: 'a',
  phase: 'ready',
  revision: 7,
  samples: 3,
  captions: {
    tags: { present: 3, missing: 0, empty: 0 },
    nl: { present: 0, missing: 3, empty: 0 },
  },
  orphans: 0,
  unreadCaptions: 0,
  skipped: 0,
  unreadable: 0,
  suffixes: { tags: '.txt', nl: '_nl.txt' },
  watching: true,
  notice: null,
};

const createStage = () => {
  const told: EngineEvent[] = [];
  const events = createEvents();
  events.subscribe((event) => told.push(event));
  return { announcer: createAnnouncer(events, () => info), told };
};

test('what changes while telling is held is told at once when it is given back', () => {
  const { announcer, told } = createStage();
  announcer.hold(true);
  announcer.changed([1]);
  announcer.tell();
  announcer.changed([2]);
  announcer.tell();
  announcer.flush();
  expect(told).toEqual([]);
  announcer.hold(false);
  expect(told).toEqual([
    { type: 'samples', revision: 7, ids: [1, 2] },
    { type: 'dataset', dataset: info },
  ]);
});

test('nothing is told when nothing has changed meanwhile', () => {
  const { announcer, told } = createStage();
  announcer.hold(true);
  announcer.hold(false);
  expect(told).toEqual([]);
});
