import { describe, expect, test } from 'vitest';
import { captionNames, captionOwners, createSuffixVote, dependentStems } from './sidecars.ts';
import { stemOf } from './stem.ts';

const usual = { tags: '.txt', nl: '_nl.txt' };

const voteOf = (
  images: readonly string[],
  others: readonly string[],
  before = null as typeof usual | null,
) => {
  const vote = createSuffixVote();
  vote.add({ stems: new Set(images.map(stemOf)), others: new Set(others) });
  return vote.result(before);
};

describe('suffixes', () => {
  test('are those that most images have', () => {
    const images = ['a.png', 'b.png', 'c.png'];
    expect(voteOf(images, ['a.txt', 'b.txt', 'a_nl.txt'])).toEqual(usual);
    expect(voteOf(images, ['a.caption', 'b.caption', 'c.txt'])).toEqual({ ...usual, tags: '.caption' });
    expect(voteOf(images, ['a.txt', 'a.nl.txt', 'b.nl.txt', 'c_nl.txt'])).toEqual({
      tags: '.txt',
      nl: '.nl.txt',
    });
  });

  test('do not count files that no image has', () => {
    expect(voteOf(['a.png'], ['a.txt', 'x.caption', 'y.caption'])).toEqual(usual);
  });

  test('stay when others have as many', () => {
    const before = { tags: '.caption', nl: '.nl.txt' };
    expect(voteOf(['a.png'], ['a.txt', 'a.caption'], before)).toEqual(before);
    expect(voteOf(['a.png'], [], before)).toEqual(before);
  });
});

const withImages =
  (...stems: string[]) =>
  (stem: string): boolean =>
    stems.includes(stem);

describe('pairing', () => {
  test('an image named like an NL caption has its tags there, unless that is the NL caption of another', () => {
    expect(captionNames('a_nl', usual, withImages('a_nl'))).toEqual({ tags: 'a_nl.txt', nl: 'a_nl_nl.txt' });
    expect(captionNames('a_nl', usual, withImages('a_nl', 'a'))).toEqual({ tags: null, nl: 'a_nl_nl.txt' });
    expect(captionNames('a', usual, withImages('a_nl', 'a'))).toEqual({ tags: 'a.txt', nl: 'a_nl.txt' });
  });

  test('a caption names the stems that it may belong to', () => {
    expect(captionOwners('a_nl.txt', usual)).toEqual(['a', 'a_nl']);
    expect(captionOwners('a.txt', usual)).toEqual(['a']);
    expect(captionOwners('a.caption', usual)).toEqual([]);
    expect(captionOwners('_nl.txt', usual)).toEqual(['_nl']);
    expect(captionOwners('.txt', usual)).toEqual([]);
  });

  test('an image that comes or goes changes whose tags a file is', () => {
    expect(dependentStems('a', usual)).toEqual(['a', 'a_nl']);
    expect(dependentStems('a', { tags: '.txt', nl: '.caption' })).toEqual(['a']);
  });
});
