/** What prose says of hair, of eyes and of how many people there are, with what is no such statement left out. */
import { colourPattern } from './hues.ts';

export type Part = 'hair' | 'eyes';

export interface ColourClaim {
  readonly part: Part;
  /** Its colour, as it stands there in small letters. */
  readonly colour: string;
  /** `blonde hair`. */
  readonly words: string;
}

/** `more`: at least so many are there; `alone`: no other person is. */
export interface PeopleClaim {
  readonly kind: 'more' | 'alone' | 'person' | 'nobody';
  readonly of: 'girl' | 'boy' | 'any';
  readonly count: number;
  readonly words: string;
}

const blank = (text: string): string => ' '.repeat(text.length);

/** No caption is longer; of a runaway answer the beginning is enough. */
const mostRead = 8000;

/** Small letters, single spaces for line breaks; what stands in quotes is said by a sign or a person, not by the caption. */
const plainProse = (text: string): string =>
  text
    .slice(0, mostRead)
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[“"][^“”"]*[”"]|「[^」]*」/g, blank)
    .replaceAll(/\s/g, ' ');

const looks: Readonly<Record<Part, string>> = {
  hair: 'long|short|medium(?:-length)?|(?:shoulder|waist|chin|hip|knee|floor)-length|straight|wavy|curly|messy|flowing|silky|spiky|braided|loose|shiny|glossy|smooth|thick|fluffy|neat|tousled|wet|very|twin-?tail(?:ed)?|bob(?:bed)?|tied|layered|voluminous',
  eyes: 'large|big|bright|piercing|glowing|wide|narrow(?:ed)?|sharp|expressive|gentle|soft|sparkling|half-closed|almond-shaped|round|striking|vivid|intense|deep|beautiful|clear|calm|shining',
};
const nouns: Readonly<Record<Part, string>> = {
  hair: "hair(?! ?(?:ribbon|ornament|band|bow|tie|clip|pin|accessor|decoration|flower|bobble|scrunchie|stick|net|ring|tube|cuff|dye|'))|locks|tresses",
  eyes: 'eyes|irises',
};
const adjective: Readonly<Record<Part, string>> = { hair: '[- ]haired', eyes: '[- ]eyed' };

const patternsOf = (part: Part): readonly RegExp[] => {
  const noun = `(?:${nouns[part]})\\b`;
  const look = `(?:(?:,? and|,)? ?(?:${looks[part]})(?![a-z-]),?){0,3}`;
  const verb =
    '(?:is|are|was|were|appears?|looks?|shines?|glows?|gleams?)(?: (?:a|an|the|very|clearly|mostly|distinctly|striking|deep|rich|vivid|bright|soft))*';
  return [
    new RegExp(`(?<![a-z-])(?<colour>${colourPattern})(?:${adjective[part]}|${look} ${noun})`, 'g'),
    new RegExp(
      `\\b${noun} ${verb} (?<colour>${colourPattern})(?= (?:in )?(?:colou?r|hue|shade|tone)|(?: and| with)? ?[.,;!]|$| and (?:her|his|their|the)\\b| with\\b)`,
      'g',
    ),
    new RegExp(
      `\\b${noun} (?:in|of|has|have) (?:an? |the )?(?:[a-z]+ )?(?:shade|colou?r|hue|tone)s? of (?<colour>${colourPattern})(?![a-z])`,
      'g',
    ),
  ];
};
const colourPatterns = (['hair', 'eyes'] as const).map((part) => ({ part, patterns: patternsOf(part) }));

const things =
  'cat|kitten|dog|puppy|wolf|fox|dragon|bear|rabbit|bunny|bird|owl|crow|raven|horse|snake|frog|fish|lion|tiger|creature|monster|beast|animal|mascot|robot|drone|doll|plush|plushie|toy|figurine|mask|statue|skull|portrait|poster|painting|puppet|slime|ghost|pet';
const persons =
  'she|he|they|her|his|their|him|them|girls?|boys?|wom[ae]n|m[ae]n|character|lady|person|figure|child|elf|maid|nurse|knight|princess';
const holder = new RegExp(
  `\\b(?:(?<thing>(?:${things})s?)(?![- ](?:ear|tail|girl|boy|wom[ae]n|m[ae]n|hood|hoodie|costume|hat|print|paw))|(?:${persons}))\\b`,
  'g',
);

/** Where the sentence begins that goes on at `at`. */
const sentenceStart = (text: string, at: number): number =>
  Math.max(...['. ', '! ', '? ', '; '].map((end) => text.lastIndexOf(end, at - 1))) + 1;

/** An animal, a doll or a picture has it, not the character: that stands nearest before it, or right behind it. */
const isOfThing = (text: string, start: number, end: number): boolean => {
  const before = [...text.slice(sentenceStart(text, start), start).matchAll(holder)].at(-1);
  if (before?.groups?.['thing'] !== undefined) return true;
  const behind = /^(?: [a-z-]+){0,2}/.exec(text.slice(end))?.[0] ?? '';
  return /[- ](?:haired|eyed)$/.test(text.slice(start, end))
    ? [...behind.matchAll(holder)][0]?.groups?.['thing'] !== undefined
    : false;
};

const denied =
  /\b(?:not|no|without|neither|nor|never|\w+n't|rather than|instead of|unlike|opposed to)\b[^.,;!?]{0,24}$/;
const isDenied = (text: string, start: number): boolean =>
  denied.test(text.slice(Math.max(0, start - 48), start));

/** Words that say of hair or eyes that they have several colours. */
const several: Readonly<Record<Part, RegExp>> = {
  hair: /multi-?colou?red|two-?tone|gradient|ombr[eé]|streak|highlight|rainbow|\btips\b|dyed|split-?colou?r|underside|inner (?:colou?r|hair|layer)|fad(?:es|ing) (?:in)?to|shift(?:s|ing) (?:in)?to/,
  eyes: /heterochromi|multi-?colou?red|two-?tone|gradient|mismatched|different(?:ly)?[- ]colou?red|one (?:[a-z]+ )?(?:eye|[a-z]+) /,
};

/** The colours that a text gives hair and eyes; none of a part that it gives several by right. */
export const colourClaimsIn = (text: string): readonly ColourClaim[] => {
  const prose = plainProse(text);
  return colourPatterns.flatMap(({ part, patterns }) =>
    several[part].test(prose)
      ? []
      : patterns.flatMap((pattern) =>
          Array.from(prose.matchAll(pattern), ({ 0: found, index, groups }) => ({
            part,
            colour: groups?.['colour'] ?? '',
            words: `${groups?.['colour'] ?? ''} ${part}`,
            start: index,
            end: index + found.length,
          }))
            .filter(({ start, end }) => !isDenied(prose, start) && !isOfThing(prose, start, end))
            .map(({ start: _start, end: _end, ...claim }) => claim),
        ),
  );
};

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'a pair of': 2,
  'a couple of': 2,
  'a trio of': 3,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
};
const between =
  '(?:(?!(?:of|the|in|on|with|and|for|from|by|to|at|behind|her|his|their|are|is|or)\\b)[a-z-]+ ){0,3}?';
const girls = 'girls|women|ladies';
const boys = 'boys|men|guys';
const counted = new RegExp(
  `\\b(?<number>${Object.keys(numbers).join('|')}) ${between}(?<who>${girls}|${boys}|people|persons|characters|individuals)\\b`,
  'g',
);
const alone = new RegExp(
  `\\b(?:a|one|the) (?:single|lone|solitary) ${between}(?<who>girl|woman|lady|boy|man|person|character|individual)\\b`,
  'g',
);
const anybody = new RegExp(
  `\\b(?:an?|one|two|three|the) ${between}(?<who>girls?|wom[ae]n|boys?|m[ae]n|person|people)\\b`,
  'g',
);
const nobody =
  /\bno (?:humans?|people|persons?|characters?) (?:is|are|can be|appears?|(?:in|within) (?:the|this) (?:image|scene|picture))\b(?![^.]*\b(?:background|else|other)\b)/g;

/** What stands before it says that it is a picture of somebody, or a comparison. */
const isLikened =
  /\b(?:like|as if|between|unlike|versions? of|views? of|images? of|pictures? of|portraits? of|paintings? of|posters? of|statues? of|photos? of|drawings? of|figures? of|dolls? of|silhouettes? of|shape of|form of|depicting|showing|resembl\w+|other)(?: (?:a|an|the|other|these|those))?\s*$/;
const isAside =
  /^[ ,]*(?:(?:[a-z]+ )?(?:in|on|at|inside) (?:a|an|the|her|his|their) (?:[a-z]+ )?(?:background|distance|posters?|screen|cover|sign|shirt|wall|picture|photo|painting|reflection|mirror|crowd|book|card)\b|'s?\b|-)/;

const sexOf = (who: string): PeopleClaim['of'] => {
  if (/^(?:girl|wom|lad)/.test(who)) return 'girl';
  return /^(?:boy|m[ae]n|guy)/.test(who) ? 'boy' : 'any';
};

const peopleKinds = [
  { kind: 'more', pattern: counted },
  { kind: 'alone', pattern: alone },
  { kind: 'person', pattern: anybody },
  { kind: 'nobody', pattern: nobody },
] as const;

/** What a text says of how many people there are. */
export const peopleClaimsIn = (text: string): readonly PeopleClaim[] => {
  const prose = plainProse(text);
  return peopleKinds.flatMap(({ kind, pattern }) =>
    Array.from(prose.matchAll(pattern))
      .filter(({ 0: found, index }) => {
        if (kind === 'nobody') return true;
        const before = prose.slice(Math.max(0, index - 48), index);
        return (
          !isLikened.test(before) &&
          !isDenied(prose, index) &&
          !isAside.test(prose.slice(index + found.length))
        );
      })
      .map(({ 0: words, groups }) => ({
        kind,
        words,
        of: sexOf(groups?.['who'] ?? ''),
        count: numbers[groups?.['number'] ?? ''] ?? 1,
      })),
  );
};
