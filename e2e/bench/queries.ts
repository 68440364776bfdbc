/** Ten kinds of query that people use, each in many variants, so that no answer comes from a cache. */
import { characters, nouns, staples } from './words.ts';

const nth = (words: readonly string[], i: number): string => words[i % words.length] ?? '';

/** @param variant 0, 1, 2, ...: other words each time */
export const tenQueries = (variant: number): readonly string[] => {
  const character = nth(characters, variant);
  const other = nth(characters, variant + 7);
  const staple = nth(staples, variant);
  const another = nth(staples, variant + 5 + Math.floor(variant / staples.length));
  const noun = nth(nouns, variant * 3);
  return [
    `sort:random:${variant}`,
    `char:"${character}"`,
    `tag:"${staple}" tag:"${another}"`,
    `tag:"${staple}" -char:"${character}"`,
    `nl:"${noun}"`,
    `nl:"catches the light" char:"${other}"`,
    `tag:*${noun}* width:>60 sort:-date`,
    `missing:nl path:"${character}"`,
    `(char:"${character}" OR char:"${other}") tags:${15 + (variant % 5)}..${22 + (variant % 5)}`,
    `${noun} -tag:"${another}" ext:png ratio:<1`,
  ];
};
