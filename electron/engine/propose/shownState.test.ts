import { expect, test } from 'vitest';
import { baseOf, type Present, shownState } from './shownState.ts';

const before = { tags: 'solo', nl: 'A girl.' };
const at = (nl: string, imageMtime = 2): Present => ({
  captions: { ...before, nl },
  imageSize: 1,
  imageMtime,
});
const facts = { base: baseOf('nl', before), imageSize: 1, imageMtime: 2 };
const proposal = 'A girl smiles.';

/** What is shown of a proposal of a fate, shown so until now, beside a caption. */
const shownOf = (
  state: 'ready' | 'accepted' | 'rejected',
  shown: 'ready' | 'stale' | 'accepted',
  now: Present,
) => shownState({ state, shown, ...facts }, 'nl', now, () => now.captions.nl === proposal);

test('it is stale once its caption or its image has changed, and ready again when they are back', () => {
  expect(shownOf('ready', 'ready', at('A girl.'))).toBe('ready');
  expect(shownOf('ready', 'ready', at('Somebody.'))).toBe('stale');
  expect(shownOf('ready', 'stale', at('A girl.'))).toBe('ready');
  expect(shownOf('ready', 'ready', at('A girl.', 3))).toBe('stale');
});

test('an accepted one stays accepted, whatever is made of its caption later', () => {
  expect(shownOf('accepted', 'accepted', at(proposal))).toBe('accepted');
  expect(shownOf('accepted', 'accepted', at('Somebody.'))).toBe('accepted');
});

test('one that was taken back is ready; done again it is accepted, and after an edit by hand it is stale', () => {
  expect(shownOf('accepted', 'accepted', at('A girl.'))).toBe('ready');
  expect(shownOf('accepted', 'ready', at(proposal))).toBe('accepted');
  expect(shownOf('accepted', 'ready', at('Somebody.'))).toBe('stale');
  expect(shownOf('accepted', 'stale', at('Somebody else.'))).toBe('stale');
});

test('a rejected one stays rejected', () => {
  expect(shownOf('rejected', 'ready', at('Somebody.'))).toBe('rejected');
});
