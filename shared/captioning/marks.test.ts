/** Which captions are marked, with what words, and which are left alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf, languagesAsked } from './language.ts';
import { createMarker, markRows, markTags, proposalMarkKinds, tagMarkRows, type Marked } from './marks.ts';
import { builtInPrompts } from './prompts.ts';
import { factsOf, tagsOf } from './testing.ts';

const roster = [
  'perlica (arknights)',
  'yvonne (arknights)',
  'chen qianyu (arknights)',
  'rose (arknights)',
  'saber (fate)',
  'saber alter (fate)',
];
const [prompt] = builtInPrompts;
const mark = createMarker(roster, prompt);

const tags =
  'perlica \\(arknights\\), arknights, @channel, 1girl, solo, silver hair, blue eyes, white shirt, smile, looking_at_viewer';
const marksOf = (text: string, caption = tags, cutOff = false): readonly Marked[] =>
  mark({ text, cutOff }, factsOf(caption));
const kindsOf = (text: string, caption = tags): readonly string[] =>
  marksOf(text, caption).map(({ kind }) => kind);

const good =
  'An illustration of Perlica from Arknights: Endfield, with silver hair and blue eyes. She wears a white shirt and smiles.';
const opening = 'Perlica stands here. ';

test('a good caption has no mark', () => {
  expect(marksOf(good)).toEqual([]);
});

test.each([
  [' … ', ['empty']],
  ["I'm sorry, but I can't help with that.", ['refusal', 'no-name']],
  ['I am sorry, but I cannot describe this image.', ['refusal', 'no-name']],
  ['As an AI, I cannot identify people in images. Perlica.', ['refusal']],
  ['This image shows Perlica in a way I am unable to describe.', ['refusal']],
  ['Perlica stands in the', ['cut-off']],
  ['Perlica est une fille avec les cheveux argentés et des yeux bleus dans la rue.', ['language']],
  ['一个女孩站在街上，她有银色的头发和蓝色的眼睛。', ['language']],
  [`${opening}She wears a 白色衬衫 in the sun.`, ['language']],
  [`${opening}\n- silver hair\n- a shirt.`, ['markdown']],
  [`${opening}\n1. She smiles.\n2. She waves.`, ['markdown']],
  [`**Perlica** stands here.`, ['markdown']],
  [`# Caption\n${opening}`, ['markdown']],
  [`Subject: Perlica.\nSetting: a street.`, ['markdown']],
  ['A girl with silver hair smiles.', ['no-name']],
  ['Yvonne smiles.', ['no-name', 'other-name']],
  [`${opening}Beside her stands Chen Qianyu.`, ['other-name']],
  [`${opening}Her hair is blonde.`, ['contradicts']],
  [`${opening}She smiles at us. She waves. She smiles at us.`, ['repeats']],
  [`${opening}She is very very very very happy.`, ['repeats']],
  [
    `${opening}She wears a white shirt with gold buttons and stands, as she wears a white shirt with gold buttons and smiles.`,
    ['repeats'],
  ],
  ['Perlica, silver hair, blue eyes, white shirt, smile, solo, looking_at_viewer.', ['copies-tags']],
  [`${opening}She is 1girl.`, ['copies-tags']],
  [`${opening}She is looking_at_viewer.`, ['copies-tags']],
  [`${opening}She smi\u202eles.`, ['unseen']],
  [`${opening}She smi\u200bles.`, ['unseen']],
])('%s is marked', (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});

test.each([
  ['perlica waves.', tags],
  ['PERLICA’s hand waves.', tags],
  // A part of a name stands for it; nobody names all of a group.
  ['Chen waves.', 'chen qianyu (arknights), 1girl'],
  ['Saber Alter waves.', 'saber alter (fate), 1girl'],
  ['Saber waves.', 'saber alter (fate), 1girl'],
  ['Perlica waves.', 'perlica (swimsuit) (arknights), 1girl'],
  [
    'Perlica, Yvonne and Chen stand among others.',
    'perlica (arknights), yvonne (arknights), chen qianyu (arknights), saber (fate), amiya (arknights), multiple girls',
  ],
  // Words that are names elsewhere.
  [`${opening}A rose lies here.`, tags],
  [`${opening}Rose petals fall.`, `${tags}, rose`],
  // Said by somebody, or written on something.
  [`${opening}A sign reads “I'm sorry, I can't help you”.`, tags],
  [`${opening}The sign says "夏" and 「春」, and her shirt reads “Ünïcödé”.`, tags],
  ['Perlica (ペルリカ) waves.', tags],
  // Prose that only looks like something else.
  [`${opening}She has silver hair, blue eyes, a white shirt, and a smile.`, tags],
  [`${opening}It is 3 - 2 for her; a well-known girl.`, tags],
  ['Perlica says: hello! “She waves.”', tags],
  [`${opening}She looks left, and she looks right, and she looks up.`, tags],
  ['A vase stands on a table.', 'no humans, vase'],
])('%s beside %s is left alone', (text, caption) => {
  expect(marksOf(text, caption)).toEqual([]);
});

test('an answer at its limit of tokens is cut off, even behind a whole sentence', () => {
  expect(marksOf(good, tags, true).map(({ kind }) => kind)).toEqual(['cut-off']);
});

test('a runaway answer is marked in no time, and by its true length', () => {
  for (const piece of ['.', '[', '<p', '“"', '*a', 'a ', '\n- a', 'blue and ', ' ']) {
    const runaway = `Perlica ${piece.repeat(100_000)}a`;
    expect(marksOf(runaway).length).toBeGreaterThan(0);
  }
  expect(marksOf(`Perlica ${'a cat, '.repeat(10_000)}`).at(-1)?.message).toContain('about 30003 tokens');
});

test('messages name what is meant', () => {
  const messages = marksOf('Yvonne has blonde hair.').map(({ message }) => message);
  expect(messages).toEqual([
    'It does not name Perlica.',
    'It names Yvonne; the tags name Perlica.',
    'It says blonde hair; the tags say silver hair.',
  ]);
});

const letters = (at: number): string =>
  String(at).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
/** So many words, each another one. */
const long = (words: number): string =>
  `Perlica ${Array.from({ length: words }, (_, at) => `x${letters(at)}`).join(' ')}.`;

test('length is that of the trainer, alone or with the tags', () => {
  expect(kindsOf(long(600))).toEqual(['too-long']);
  expect(kindsOf(long(200))).toEqual([]);
  const many = `perlica (arknights), ${Array.from({ length: 120 }, (_, at) => `tag ${at}`).join(', ')}`;
  expect(marksOf(long(100), many)[0]?.message).toContain('Together with the tags');
  const tooMany = `perlica (arknights), ${Array.from({ length: 300 }, (_, at) => `tag ${at}`).join(', ')}`;
  expect(kindsOf('Perlica waves.', tooMany)).toEqual([]);
});

test('a prompt in another language, or that asks for one, is taken at its word', () => {
  const texts = { one: '用中文写一段话，描述这张图片。', several: '描述。', none: '描述。' };
  expect(createMarker([], { system: '', texts })({ text: '她在挥手。', cutOff: false }, factsOf(''))).toEqual(
    [],
  );
  expect(languagesAsked('Describe the image in German.')).toEqual(new Set(['German']));
  expect(languagesAsked('Describe the image to me as it is, with all of the details.')).toEqual(
    new Set(['English']),
  );
  expect(languagesAsked('{tags}')).toEqual(new Set());
});

test.each([
  ['The girl is standing in the rain with an umbrella.', 'English'],
  ['Das Mädchen steht mit einem Schirm auf der Straße.', 'German'],
  ['La chica está en la calle con un paraguas.', 'Spanish'],
  ['A menina está na rua com um guarda-chuva.', 'Portuguese'],
  ['La ragazza è nella strada con un ombrello.', 'Italian'],
  ['Девушка стоит под дождём.', 'Russian'],
  ['少女は傘を持っています。', 'Japanese'],
  ['그녀는 우산을 들고 있다.', 'Korean'],
  ['Perlica waves.', null],
  ['12 34', null],
])('%s is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  // Caption, what the tagger found, the tags of it that are added; what the mark names.
  [
    'ember (arknights), 1girl, solo',
    'perlica (arknights), 1girl',
    'perlica (arknights)',
    'ember (arknights)',
  ],
  ['ember (arknights), 1girl', 'perlica (arknights), 1girl', 'perlica (arknights)', '1girl'],
  ['solo', 'perlica (arknights), ember (arknights)', 'perlica (arknights), ember (arknights)', 'solo'],
  ['2girls, smile', '1girl, 2girls, solo', '1girl, solo', '2girls'],
  ['1girl, solo', '1girl, 1boy', '1boy', '1girl'],
  ['1girl, 2boys', '1girl, 2boys, 6+girls', '6+girls', '1girl'],
  ['no humans, scenery', '1girl', '1girl', 'no humans'],
])('%s, with %s found: another person is marked once', (caption, taken, added, said) => {
  const context = { present: tagsOf(caption), taken: tagsOf(taken), added: tagsOf(added) };
  const marks = markTags(context);
  expect(marks).toHaveLength(1);
  expect(marks[0]?.message).toContain(said);
});

test.each([
  ['ember (arknights), 1girl, solo', 'ember (arknights), 1girl, smile', 'smile'],
  // The same person in other clothes.
  ['ember (arknights), 1girl, solo', 'ember (swimsuit) (arknights), 1girl', 'ember (swimsuit) (arknights)'],
  ['1girl, solo', 'perlica (arknights)', 'perlica (arknights)'],
  ['ember (arknights), 2girls', 'perlica (arknights), 2girls', 'perlica (arknights)'],
  ['ember (arknights), 1girl, multiple views', 'perlica (arknights), 2girls', 'perlica (arknights), 2girls'],
  ['ember (arknights), smile', 'perlica (arknights), 1girl', 'perlica (arknights), 1girl'],
  ['1girl, smile', '1girl, 1boy', '1boy'],
  ['', '2girls, perlica (arknights)', '2girls, perlica (arknights)'],
])('%s, with %s found: no other person is added', (caption, taken, added) => {
  const context = { present: tagsOf(caption), taken: tagsOf(taken), added: tagsOf(added) };
  expect(markTags(context)).toEqual([]);
});

test('each kind is there once, and every text can be marked', () => {
  expect(new Set(proposalMarkKinds).size).toBe(proposalMarkKinds.length);
  expect(new Set(markRows.map(({ kind }) => kind)).size).toBe(markRows.length);
  expect(new Set(tagMarkRows.map(({ kind }) => kind)).size).toBe(tagMarkRows.length);
  const piece = fc.oneof(
    fc.constantFrom('Perlica', 'blonde hair', '. ', '\n- ', '**', '“', '1girl', ', ', '她'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (text, caption) => {
      const found = marksOf(text.join(' '), caption.join(', '));
      for (const { message } of found) expect(message).toMatch(/[.]$/);
      expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length);
    }),
  );
});
