import { describe, expect, test } from 'vitest';
import { sampleRow } from '../../shared/api/sample.ts';
import { nameOf, nlFault, tagsFault } from './labels.ts';

const row = sampleRow.parse({
  id: 1,
  opening: 'o1',
  relPath: 'yvonne/04.png',
  width: 1024,
  height: 1536,
  format: 'png',
  fileSize: 1,
  mtime: 0,
  version: '1',
  problem: null,
  tags: { state: 'present', tags: [{ text: 'solo', category: 'general' }] },
  nl: { state: 'present', text: 'A drawing.' },
  explicit: false,
  mark: null,
});

const both = { tags: true, nl: true };

describe('the name of a sample', () => {
  test('does not miss a caption that no sample has', () => {
    const tagged = { ...row, nl: { state: 'missing' } } as const;
    expect(nameOf(tagged, 0, { tags: true, nl: false })).toBe('yvonne/04.png, 1024 × 1536, 1 tag');
    expect(nlFault(tagged.nl, { tags: true, nl: false })).toBeNull();
    expect(tagsFault({ state: 'missing' }, { tags: false, nl: true })).toBeNull();
  });

  test('says its path, its size and what captions it has', () => {
    expect(nameOf(row, 0, both)).toBe('yvonne/04.png, 1024 × 1536, 1 tag, NL caption');
  });

  test('says what it lacks', () => {
    const poor = {
      ...row,
      width: 0,
      problem: 'broken',
      tags: { state: 'missing' },
      nl: { state: 'missing' },
    } as const;
    expect(nameOf(poor, 0, both)).toBe(
      'yvonne/04.png, size unknown, no tags, no NL caption, the image cannot be shown',
    );
    expect(nameOf(undefined, 6, both)).toBe('Sample 7, not read yet');
  });

  test('says what the proofreader said of it', () => {
    const marked = { ...row, mark: { mark: 'needs-work', note: '', outdated: false } } as const;
    expect(nameOf(marked, 0, both)).toBe('yvonne/04.png, 1024 × 1536, 1 tag, NL caption, needs work');
    const changed = { ...row, mark: { mark: null, note: '', outdated: true } } as const;
    expect(nameOf(changed, 0, both)).toMatch(/, changed since review$/);
  });
});

describe('faults of captions', () => {
  test('what is missing or empty is a problem, what cannot be read a notice with its reason', () => {
    expect(tagsFault({ state: 'missing' }, both)?.tone).toBe('problem');
    expect(tagsFault({ state: 'present', tags: [] }, both)?.words).toBe('tags are empty');
    expect(nlFault({ state: 'present', text: ' \n' }, both)?.words).toBe('NL caption is empty');
    expect(nlFault({ state: 'unreadable', reason: 'not UTF-8', text: '?' }, both)).toMatchObject({
      tone: 'notice',
      reason: 'not UTF-8',
    });
  });

  test('a good caption has none', () => {
    expect(tagsFault(row.tags, both)).toBeNull();
    expect(nlFault(row.nl, both)).toBeNull();
  });
});
