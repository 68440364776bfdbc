/** What contradicts the tags, and above all what does not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contradictionsInText, contradictionsOfTags } from './contradictions.ts';
import { tagsOf } from './testing.ts';

const said = (text: string, caption: string): readonly string[] =>
  contradictionsInText(text, tagsOf(caption)).map(
    (each) => `${each.said.join(', ')} / ${each.against.join(', ')}`,
  );

const single = 'perlica (arknights), 1girl, solo, silver hair, blue eyes';

test.each([
  ['She has long, flowing blonde hair.', single, ['blonde hair / silver hair']],
  ['The blonde-haired girl smiles.', single, ['blonde hair / silver hair']],
  ['A blonde haired girl smiles.', single, ['blonde hair / silver hair']],
  ['Her hair is a striking red in color, and she waves.', single, ['red hair / silver hair']],
  ['Her hair is pink.', single, ['pink hair / silver hair']],
  ['Her hair has a soft shade of pink.', single, ['pink hair / silver hair']],
  [
    'With black twintail hair and large, bright red eyes she looks up.',
    single,
    ['black hair / silver hair', 'bright red eyes / blue eyes'],
  ],
  ['She is red-eyed.', single, ['red eyes / blue eyes']],
  ['Her eyes are green.', single, ['green eyes / blue eyes']],
  ['Two girls stand in a field.', single, ['two girls / 1girl']],
  ['Three young women sit at a table.', single, ['three young women / 1girl']],
  ['Two people are shown.', 'solo', ['two people / solo']],
  ['A lone girl stands there.', '2girls, red hair', ['a lone girl / 2girls']],
  ['Four girls pose.', '3girls', ['four girls / 3girls']],
  ['A girl stands by a lake.', 'no humans, lake', ['a girl / no humans']],
  ['No people are visible.', '1girl, lake', ['no people are / 1girl']],
  [
    'One has red hair, one has green hair.',
    '2girls, black hair, blonde hair',
    ['red hair, green hair / black hair, blonde hair'],
  ],
])('%s beside %s', (text, caption, expected) => {
  expect(said(text, caption)).toEqual(expected);
});

test.each([
  ['Her long silver hair and blue eyes shine.', single],
  // Other words for the same look.
  ['She has white hair and light blue eyes.', single],
  ['Her grey hair is tied; her eyes are a vivid azure.', single],
  ['Her platinum blonde hair is long.', single],
  ['She has golden hair.', '1girl, blonde hair'],
  ['A girl with auburn hair.', '1girl, red hair'],
  ['A girl with dark brown hair.', '1girl, black hair'],
  ['A girl with light brown hair.', '1girl, blonde hair'],
  // Not her hair, not her eyes.
  ['A red hair ribbon and a blue hairband hold her silver hair.', single],
  ['She wears a red hair ornament.', single],
  ['A blue ribbon in her hair matches.', single],
  ['A black cat with yellow eyes sits beside her.', single],
  ['She hugs a blonde-haired doll.', single],
  ['A poster of an idol with pink hair hangs there.', single],
  ['She wears a hat with “Blonde hair is best” on it.', single],
  // Denied.
  ['She does not have blonde hair.', single],
  ['She has silver rather than blonde hair.', single],
  // Several colours by right.
  ['Her silver hair fades into pink at the tips; pink hair frames her face.', single],
  ['She has pink hair.', '1girl, multicolored hair, silver hair'],
  ['She has one red eye and one blue eye, and red eyes suit her.', single],
  ['She has red eyes.', '1girl, heterochromia, blue eyes'],
  ['Her silver hair glows; a blonde-haired man stands behind.', single],
  // Several people: each colour may be of another one.
  ['One has red hair, the other one blonde hair.', '2girls, red hair, blonde hair'],
  ['One has red hair, the other one blonde hair.', '2girls, red hair'],
  ['One has red hair, the other one green hair.', 'multiple girls, red hair, blonde hair'],
  ['Amiya has brown hair, Perlica silver hair.', 'perlica (arknights), amiya (arknights), silver hair'],
  // Numbers of something else.
  ['Two hands of the girls touch.', single],
  ['A girl with two ribbons; two views of the girl.', single],
  ['She stands like two girls dancing.', single],
  ['Two girls in the background walk by.', single],
  ['Two girls on the left, one on the right.', '3girls'],
  ['Two girls stand side by side.', '1girl, multiple views'],
  ['Two girls stand side by side.', 'silver hair'],
  ['Two people, a girl and a boy.', '1girl, 1boy'],
  ['No people are visible in the background.', single],
  ['A statue of a woman stands there. The girl’s umbrella lies here.', 'no humans'],
  ['There is no girl. A robot walks.', 'no humans'],
])('%s agrees with %s', (text, caption) => {
  expect(said(text, caption)).toEqual([]);
});

test.each([
  ['1girl, solo, blonde hair', '1girl, solo, silver hair', ['hair']],
  ['1girl, red eyes', '1girl, blue eyes', ['eyes']],
  ['2girls', '1girl, solo', ['people']],
  ['no humans', '1girl', ['people']],
  ['1boy, solo', '1girl, solo', []],
  ['1girl, 1boy', '1girl, solo', ['people']],
  ['1girl, 1boy', '1girl', []],
  ['2girls', '1girl, multiple views', []],
  ['white hair, aqua eyes', 'grey hair, blue eyes', []],
  ['multicolored hair, blonde hair', 'silver hair', []],
  ['blonde hair, silver hair', 'silver hair', []],
  ['light blue hair, red footwear, blue hair ornament', 'blue hair', []],
  ['2girls, red hair, black hair', '2girls, red hair, blonde hair', ['hair']],
])('tags %s beside %s', (found, caption, about) => {
  expect(contradictionsOfTags(tagsOf(found), tagsOf(caption)).map((each) => each.about)).toEqual(about);
});

const colour = fc.constantFrom(
  'silver',
  'blonde',
  'black',
  'dark blue',
  'light brown',
  'red',
  'pink',
  'platinum blonde',
  'aqua',
);
const crowd = fc.constantFrom(
  '1girl',
  '1boy',
  '2girls',
  'multiple girls',
  'solo',
  'no humans',
  'multiple views',
);
const anyTags = fc
  .tuple(fc.uniqueArray(colour), fc.uniqueArray(colour), fc.uniqueArray(crowd))
  .map(([hair, eyes, crowds]) =>
    [...hair.map((each) => `${each} hair`), ...eyes.map((each) => `${each} eyes`), ...crowds].join(', '),
  );

test('tags do not contradict themselves, nor prose that repeats them', () => {
  fc.assert(
    fc.property(anyTags, (caption) => {
      const tags = tagsOf(caption);
      expect(contradictionsOfTags(tags, tags)).toEqual([]);
      const parts = tags.filter(({ key }) => / (?:hair|eyes)$/.test(key)).map(({ key }) => key);
      expect(contradictionsInText(`This shows ${parts.join(' and ')}.`, tags)).toEqual([]);
    }),
  );
});

test('every text is read, and without tags nothing contradicts', () => {
  const piece = fc.oneof(
    fc.constantFrom('blonde', 'hair', 'two', 'girls', 'not', 'eyes', 'are', ', ', '. ', '“'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), anyTags, (pieces, caption) => {
      const text = pieces.join(' ');
      contradictionsInText(text, tagsOf(caption));
      expect(contradictionsInText(text, [])).toEqual([]);
    }),
  );
});
