/** Tells the language of a caption by its letters and its small words: as much as is needed to notice a wrong one. */

const scripts = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Russian', /\p{Script=Cyrillic}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Hindi', /\p{Script=Devanagari}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
] as const;

/** Small words that every other sentence has. */
const smallWords = {
  English:
    'the and of with is are her his she he on at in their from a an to wearing i am but this that it not you for',
  German: 'der die das und mit ist ein eine einen einem ihr ihre auf im den dem sie trägt',
  French: 'le la les des une un et est avec dans sur elle du ses son sa aux porte',
  Spanish: 'el la los las una un y con es en su sus del que ella al lleva',
  Portuguese: 'o a os as uma um e com em seu sua do da no na ela dos',
  Italian: 'il la gli una un e con è in suo sua di che lei della dei indossa',
  Dutch: 'de het een en met is haar zijn van op draagt',
  Polish: 'i z na jest się w do jej ma oraz',
  Turkish: 've bir ile bu olan için',
  Vietnamese: 'và của với một cô có trong',
  Indonesian: 'dan yang dengan di ini seorang dari',
} as const;

export type Language = (typeof scripts)[number][0] | keyof typeof smallWords;

const wordSets = (Object.entries(smallWords) as [keyof typeof smallWords, string][]).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

/** Fewer words than this may be anything. */
const leastWords = 6;
/** One of them alone may stand for something else: "I" is a word of Polish, too. */
const leastDifferent = 2;
/** Of all words, these many are small ones of a language that is spoken, and these many hardly ever of another. */
const leastShare = 0.12;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

const latinLanguage = (text: string): Language | null => {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length < leastWords) return null;
  const [best, second] = wordSets
    .map(([language, set]) => {
      const found = words.filter((word) => set.has(word));
      return { language, hits: new Set(found).size < leastDifferent ? 0 : found.length };
    })
    .toSorted((a, b) => b.hits - a.hits);
  if (best === undefined || best.hits < words.length * leastShare) return null;
  return second !== undefined && second.hits * 1.2 > best.hits ? null : best.language;
};

/** The language of a text; null where it is too short, or not plain. */
export const languageOf = (text: string): Language | null => {
  const letters = count(text, /\p{L}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (latin * 2 > letters) return latinLanguage(text);
  for (const [language, pattern] of scripts) {
    const share = letters === 0 ? 0 : count(text, pattern) / letters;
    // Japanese is written with Chinese letters, too.
    if (share > (language === 'Japanese' ? 0.1 : 0.5)) return language;
  }
  return null;
};

const names = [...scripts.map(([language]) => language), ...Object.keys(smallWords)].join('|');
const asking = new RegExp(`\\b(?:in|into|plain|simple|use|write|fluent) (?:[a-z]+ )?(${names})\\b`, 'gi');

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** The languages that a prompt asks for ("in plain English"), else its own one. Empty: it cannot be told. */
export const languagesAsked = (prompt: string): ReadonlySet<string> => {
  const asked = new Set(Array.from(prompt.matchAll(asking), ([, language = '']) => titled(language)));
  if (asked.size > 0) return asked;
  const own = languageOf(prompt);
  return new Set(own === null ? [] : [own]);
};

/** Letters of other scripts in a text of Latin ones: not where they are quoted, or stand in parentheses. */
export const strayLettersIn = (text: string): readonly string[] => {
  if (count(text, /\p{Script=Latin}/gu) * 2 <= count(text, /\p{L}/gu)) return [];
  const plain = text.replaceAll(/[“"][^“”"]*[”"]|「[^」]*」|『[^』]*』|'[^']*'|\([^)]*\)|（[^）]*）/g, ' ');
  return [
    ...new Set(
      plain.match(
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}]{2,}/gu,
      ),
    ),
  ];
};
