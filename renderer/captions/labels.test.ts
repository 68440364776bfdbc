import { expect, test } from 'vitest';
import type { CaptionRun, Proposal } from '../../shared/api/proposals.ts';
import { builtInPrompts } from '../../shared/captioning/prompts.ts';
import { endpointSpec } from '../../shared/captioning/endpointSpec.ts';
import {
  aboutTime,
  answeredText,
  changeText,
  effectText,
  gistOf,
  namesText,
  outdatedText,
  outOfDateText,
  paceText,
  runSubject,
  stateNote,
  supersededText,
  verdict,
} from './labels.ts';

const counts: CaptionRun['counts'] = {
  waiting: 0,
  ready: 0,
  same: 0,
  failed: 0,
  stale: 0,
  accepted: 0,
  rejected: 0,
};

const runOf = (change: Partial<CaptionRun['counts']>, marked = 0): CaptionRun => ({
  id: 1,
  at: 0,
  caption: 'nl',
  by: 'seer-7b',
  spec: endpointSpec.parse({
    by: 'endpoint',
    url: 'http://127.0.0.1:1/v1',
    model: 'seer-7b',
    prompt: builtInPrompts[1],
  }),
  state: 'done',
  why: null,
  total: Object.values(change).reduce((sum, count) => sum + count, 0),
  counts: { ...counts, ...change },
  marked,
  superseded: 0,
  perMinute: null,
  left: null,
  tokens: { in: 0, out: 0 },
  failures: [],
});

const proposal: Proposal = {
  id: 1,
  run: 1,
  caption: 'nl',
  by: 'seer-7b',
  relPath: 'a.png',
  row: null,
  state: 'ready',
  superseded: false,
  before: null,
  proposal: 'A girl.',
  tags: null,
  marks: [],
  failed: null,
  characters: [],
};

test('one sentence says how much there is to review, with its whole', () => {
  expect(verdict([runOf({ waiting: 3 })])).toBe('Nothing has been answered yet.');
  expect(verdict([runOf({ ready: 2, accepted: 1, waiting: 4 }, 1), runOf({ ready: 1 })])).toBe(
    '3 to review of 4 answers, 1 with a mark.',
  );
  expect(verdict([runOf({ accepted: 1 })])).toBe('Nothing to review, of 1 answer.');
});

test('what failed is not counted as answered, and the first images are named', () => {
  expect(answeredText(runOf({ ready: 3, waiting: 1 }))).toBe('3 of 4 images answered');
  expect(answeredText(runOf({ ready: 356, failed: 2 }))).toBe('356 of 358 images answered, 2 failed');
  expect(verdict([runOf({ ready: 1, failed: 2 })])).toBe('1 to review of 1 answer, none with a mark.');
  expect(namesText(['a.png', 'b.png'], 2)).toBe('a.png, b.png');
  expect(namesText(['a.png', 'b.png'], 14)).toBe('a.png, b.png and 12 more');
});

test('captions that were paid for are said to be out of date', () => {
  expect(outdatedText(1)).toBe('1 NL proposal of this image is now out of date.');
  expect(outdatedText(17)).toBe('17 NL proposals of these images are now out of date.');
});

test('where another proposal was accepted, that is said, and not only that one is out of date', () => {
  const run = runOf({ stale: 12 });
  expect(outOfDateText(run)).toBe('12 out of date');
  expect(outOfDateText({ ...run, superseded: 9 })).toBe(
    '12 out of date, 9 of them as another proposal was accepted',
  );
  expect(outOfDateText({ ...run, superseded: 12 })).toBe('12 out of date, as another proposal was accepted');
  expect(supersededText(1)).toBe('1 older proposal for one of these images is now out of date.');
  expect(supersededText(9)).toBe('9 older proposals for these images are now out of date.');
  const superseded = { ...proposal, state: 'stale', superseded: true } as const;
  expect(stateNote(superseded)).toContain('Another proposal for this caption was accepted.');
  expect(gistOf(superseded)).toBe('Another was accepted');
  // It has just been rejected, and is not read again yet.
  expect(gistOf({ ...superseded, state: 'rejected' })).toBe('Rejected');
});

test('a run says how fast it is and how long it takes', () => {
  expect(paceText({ perMinute: null, left: null })).toBe('Measuring the speed...');
  expect(paceText({ perMinute: 41.3, left: 24 * 60_000 })).toBe('41 images a minute, about 24 minutes left');
  expect(aboutTime(20_000)).toBe('less than a minute');
  expect(aboutTime(5 * 3_600_000)).toBe('about 5 hours');
  expect(runSubject(runOf({}))).toBe('NL captions, prompt Plain description');
});

test('a proposal is summed up by its first mark, its change, or its state', () => {
  expect(gistOf(proposal)).toBe('New caption');
  expect(gistOf({ ...proposal, before: 'A boy.' })).toBe('Changed');
  const marks: Proposal['marks'] = [
    { kind: 'no-name', message: 'It does not name Ember.' },
    { kind: 'cut-off', message: 'It breaks off.' },
  ];
  expect(gistOf({ ...proposal, marks })).toBe('Does not name the character and 1 more');
  expect(gistOf({ ...proposal, state: 'stale' })).toBe('Out of date');
  const tags: Proposal['tags'] = [
    { text: 'a', score: 0.5, change: 'added' },
    { text: 'b', score: null, change: 'removed' },
  ];
  expect(changeText({ tags })).toBe('1 added, 1 removed');
});

test('what other thresholds would do is said with its whole', () => {
  expect(effectText({ added: 0, removed: 0, samples: 0 }, 3)).toBe('Changes nothing in 3 images.');
  expect(effectText({ added: 1, removed: 0, samples: 1 }, 3)).toBe('Adds 1 tag, in 1 of 3 images.');
  expect(effectText({ added: 2, removed: 5, samples: 3 }, 3)).toBe(
    'Adds 2 tags and removes 5, in 3 of 3 images.',
  );
});
