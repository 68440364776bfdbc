import { expect, test } from 'vitest';
import type { TrainerPreview } from '../../shared/api/trainer.ts';
import { percent, piecesOf } from './labels.ts';

type Draw = TrainerPreview['draws'][number];
const tags: Draw['tags'] = [
  { text: 'a', index: 0, fate: 'first' },
  { text: 'b', index: 1, fate: 'dropped' },
  { text: 'c', index: 2, fate: 'kept' },
];
const kinds = (variant: Draw['variant'], text: string, of: Draw['tags'] = tags): readonly string[] =>
  piecesOf({ variant, text, tags: of }, ', ').map((piece) =>
    piece.kind === 'tags' ? 'tags' : `${piece.kind} ${piece.text}`,
  );

test('a caption falls into its tags and its NL caption', () => {
  expect(kinds('tags', 'a, c')).toEqual(['tags']);
  expect(kinds('nl', 'She. Smiles.')).toEqual(['nl She. Smiles.']);
  expect(kinds('tags_nl', 'a, c. She. Smiles.')).toEqual(['tags', 'joint . ', 'nl She. Smiles.']);
  expect(kinds('nl_tags', 'She smiles.. a, c')).toEqual(['nl She smiles.', 'joint . ', 'tags']);
  expect(kinds('nl_tags', 'She smiles.', [])).toEqual(['nl She smiles.']);
  expect(kinds('empty', '', [])).toEqual([]);
});

test('what is seen now and then is neither nothing nor all', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %']);
});
