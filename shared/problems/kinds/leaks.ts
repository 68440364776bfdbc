/** Traits of one character that a caption leaves to another. */
import { huesOf, mayBeSame } from '../../captioning/hues.ts';
import { colourWord } from '../looks.ts';
import { isCounted, peopleOf } from '../people.ts';
import { none, type Finding, type ProblemKindRow } from '../problemKind.ts';
import { named, quoted } from '../sentences.ts';
import { textsOf } from '../spelling.ts';

export const leakedTraits = {
  kind: 'leaked-traits',
  severity: 'warning',
  title: 'Several characters, and no count of people',
  about:
    'Without 2girls or the like, a trait of one character is learnt with the names of the others in the same caption.',
  mend: 'person',
  todo: 'Add the tags that count the people; or remove the name of a character that is not shown.',
  shows: 'tags',
  message: ({ words, against }) =>
    `${against.join(' and ')} are in one caption that does not count them: ${named(words)} may be learnt with either.`,
  find: ({ tags, usual }) => {
    const people = peopleOf(tags);
    if (people.length < 2 || tags.some(({ key }) => key === 'solo')) return none;
    const most = tags.filter(isCounted).reduce((sum, { crowd }) => sum + crowd.to, 0);
    if (most >= people.length) return none;
    const looks = people.flatMap((name) => usual.looks.get(name) ?? []);
    // A trait that all of them have leaks to nobody.
    const leaked = tags.filter(({ key }) => {
      const having = looks.filter(({ traits }) => traits.has(key)).length;
      return having > 0 && having < people.length;
    });
    if (leaked.length === 0) return none;
    const titles = people.map((name) => usual.looks.get(name)?.title ?? name);
    return [{ words: textsOf(leaked), against: titles }];
  },
} as const satisfies ProblemKindRow;

export const nlSwapsTraits = {
  kind: 'nl-swaps-traits',
  severity: 'warning',
  title: 'NL caption gives a character another’s looks',
  about:
    'The NL caption gives a character a hair or eye colour that another one in it has: the two are swapped, and learnt so.',
  mend: 'person',
  todo: 'Look at the image, and correct the NL caption.',
  shows: 'both',
  marksNl: true,
  message: ({ words, against: [name = '', usual = '', other = ''] }) =>
    `It gives ${name} ${quoted(words)}, which is ${other}’s; elsewhere ${name} has “${usual}”.`,
  find: ({ text, usual }) =>
    text.looks.flatMap(({ name, part, colour, words }): readonly Finding[] => {
      const look = usual.looks.get(name);
      const own = look?.colours[part] ?? null;
      if (look === undefined || own === null) return [];
      const said = huesOf(colour);
      if (mayBeSame(said, huesOf(colourWord(own.key)))) return [];
      const other = [...new Set(text.named.map((each) => each.name))].find((each) => {
        const theirs = each === name ? null : (usual.looks.get(each)?.colours[part] ?? null);
        return theirs !== null && mayBeSame(said, huesOf(colourWord(theirs.key)));
      });
      if (other === undefined) return [];
      return [{ words: [words], against: [look.title, own.text, usual.looks.get(other)?.title ?? other] }];
    }),
} as const satisfies ProblemKindRow;
