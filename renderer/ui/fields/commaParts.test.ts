import { expect, test } from 'vitest';
import { commaParts } from './commaParts.ts';

test('commas part a text; spaces around them and empty parts do not count', () => {
  expect(commaParts(' long hair,smile , ,')).toEqual(['long hair', 'smile']);
  expect(commaParts(' ')).toEqual([]);
});
