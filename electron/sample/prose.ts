/** NL captions: two to five sentences about a picture; the first names the character and the copyright. */
import type { Pose } from './art/arms.ts';
import type { Expression } from './art/face.ts';
import { type Character, spokenName } from './character.ts';
import { hairTags } from './hairCuts.ts';
import type { Outfit } from './outfit.ts';
import type { Framing } from './layout.ts';
import type { Figure, Picture } from './picture.ts';
import type { Random } from './random.ts';
import { article, capital, list } from './words.ts';

interface Pronouns {
  readonly they: string;
  readonly their: string;
  readonly them: string;
}

const pronouns = {
  girl: { they: 'she', their: 'her', them: 'her' },
  boy: { they: 'he', their: 'his', them: 'him' },
} as const satisfies Record<Character['sex'], Pronouns>;

const hairWords = ({ hair: [cut, length, colour] }: Character): string => {
  const words = hairTags(cut, length);
  const long = (words[0] ?? '').replace(' hair', '');
  const style = words.find((word) =>
    ['twintails', 'ponytail', 'low ponytail', 'single braid', 'double bun', 'low twintails'].includes(word),
  );
  const tied =
    style === undefined
      ? ''
      : style === 'single braid'
        ? ' in a braid'
        : style.endsWith('s')
          ? ` in ${style}`
          : style === 'double bun'
            ? ' in two buns'
            : ` in a ${style}`;
  return `${long} ${colour} hair${tied}`;
};

const features = ({ character, expression }: Figure): string => {
  const { eyes, ears, horns, ornaments = [] } = character;
  const parts = [hairWords(character)];
  if (expression.eyes !== 'closed') parts.push(`${eyes} eyes`);
  if (ears !== undefined) parts.push(ears);
  if (horns !== undefined) parts.push(horns === 'sheep horns' ? 'curled horns' : 'dark horns');
  const [worn] = ornaments;
  if (worn !== undefined && parts.length < 3) {
    const [colour, kind] = worn;
    parts.push(
      kind === 'halo'
        ? 'a thin halo'
        : kind === 'headphones' || kind === 'earrings' || kind === 'glasses'
          ? `${colour} ${kind}`
          : kind === 'round eyewear'
            ? `round ${colour} glasses`
            : article(`${colour} ${kind}`),
    );
  }
  return list(parts);
};

const garment = (kind: string, colour: string): string => {
  if (kind === 'pants' || kind === 'shorts') return `${colour} ${kind}`;
  if (kind === 'open jacket' || kind === 'open coat') return `an open ${colour} ${kind.slice(5)}`;
  if (kind === 'labcoat') return 'a white lab coat';
  if (kind === 'serafuku') return `a ${colour} sailor uniform`;
  if (kind === 'china dress') return `${article(colour)} Chinese dress`;
  return article(`${colour} ${kind}`);
};

const clothes = ({ outer, top, neck, bottom }: Outfit, framing: Framing): string => {
  const parts: string[] = [];
  const under = garment(top[1], top[0]);
  if (outer === undefined) parts.push(under);
  else if (outer[1] === 'military jacket') parts.push(garment(...flipped(outer)));
  else parts.push(`${garment(...flipped(outer))} over ${under}`);
  if (neck !== undefined) parts.push(garment(...flipped(neck)));
  if (framing === 'cowboy shot' && bottom !== undefined) parts.push(garment(...flipped(bottom)));
  return list(parts);
};

const flipped = <A, B>([a, b]: readonly [A, B]): [B, A] => [b, a];

const moods: Record<Expression['mouth'], readonly string[]> = {
  smile: ['smiles gently', 'has a soft smile'],
  'open smile': ['laughs happily', 'has a bright, open smile'],
  grin: ['grins', 'shows a wide grin'],
  line: ['has a calm, serious look', 'keeps a neutral face'],
  frown: ['frowns a little', 'looks displeased'],
  'small o': ['looks surprised', 'has the mouth open in surprise'],
  cat: ['has a playful, catlike smile', 'smiles mischievously'],
  pout: ['pouts', 'has a slight pout'],
};

const gestures: Partial<Record<Pose, (p: Pronouns) => string>> = {
  'hand on own hip': (p) => `one hand on ${p.their} hip`,
  'arms behind back': (p) => `both arms behind ${p.their} back`,
  'crossed arms': (p) => `${p.their} arms crossed`,
  waving: () => 'one hand raised in greeting',
  v: () => 'two fingers raised in a V sign',
  'hand on own chest': (p) => `one hand on ${p.their} chest`,
  'own hands together': (p) => `${p.their} hands held together`,
  'hands in pockets': (p) => `both hands in ${p.their} pockets`,
  'holding cup': () => 'a cup of hot coffee in hand',
  'holding book': () => 'an open book in both hands',
  'holding tablet pc': () => 'a tablet in hand',
  'holding flower': () => 'a white flower in hand',
  'holding staff': () => 'a tall staff in hand',
};

const eyesPhrase = ({ eyes }: Expression, p: Pronouns): string =>
  eyes === 'closed'
    ? `with ${p.their} eyes closed`
    : eyes === 'wink'
      ? 'and winks at the viewer'
      : eyes === 'half'
        ? 'with half-closed eyes'
        : '';

const views: Record<Framing, readonly string[]> = {
  portrait: ['close portrait', 'portrait'],
  'upper body': ['upper-body view', 'half-length picture'],
  'cowboy shot': ['view from the thighs up', 'three-quarter-length picture'],
};

const openings = [
  'vibrant',
  'clean',
  'gentle',
  'bright',
  'quiet',
  'charming',
  'detailed',
  'lively',
  'soft',
  'polished',
] as const;
const media = [
  'illustration',
  'digital drawing',
  'anime-style illustration',
  'character drawing',
  'digital illustration',
] as const;
const closings = [
  'The drawing uses clean outlines and flat, cel-shaded colours.',
  'Soft colours and even light give the picture a calm mood.',
  'The composition keeps the attention on the face.',
  'Clear lines and warm colours make for a friendly picture.',
  'The style is simple, with crisp outlines and gentle gradients.',
  'The palette is bright and evenly lit.',
] as const;

const solo = (picture: Picture, figure: Figure, name: string, random: Random): readonly string[] => {
  const p = pronouns[figure.character.sex];
  const { framing, place } = picture;
  const game = `${name} from Arknights: Endfield`;
  const look = features(figure);
  const wear = clothes(figure.outfit, framing);
  const They = capital(p.they);
  const mood = `${random.pick(moods[figure.expression.mouth])} ${eyesPhrase(figure.expression, p)}`.trim();
  const gesture = framing === 'portrait' ? undefined : gestures[figure.pose]?.(p);
  const opening = random.pick([
    () =>
      `${capital(article(random.pick(openings)))} ${random.pick(media)} of ${game}, featuring ${p.them} with ${look}.`,
    () => `${capital(game)} is shown ${place.where}, with ${look}.`,
    () => `${capital(article(random.pick(views[framing])))} of ${game}, who has ${look}.`,
    () => `This ${random.pick(openings)} ${random.pick(media)} depicts ${game} with ${look}.`,
    () => `${capital(game)}, with ${look}, appears ${place.where}.`,
  ])();
  const placed = opening.includes(place.where);
  const dress = random.pick([
    () => `${They} wears ${wear}.`,
    () => `${capital(p.their)} outfit is ${wear}.`,
    () => `${They} is dressed in ${wear}.`,
  ])();
  const face =
    gesture === undefined
      ? `${They} ${mood}.`
      : random.pick([() => `${They} ${mood}, ${gesture}.`, () => `With ${gesture}, ${p.they} ${mood}.`])();
  const about = placed
    ? random.pick(place.about)
    : random.pick([() => `${They} is shown ${place.where}.`, () => random.pick(place.about)])();
  const wanted = random.pick([1, 2, 2, 3, 3, 4]);
  const optional = [dress, face, about, random.pick(closings)];
  const kept = new Set(random.shuffled([0, 1, 2, 3].slice(0, wanted < 4 ? 3 : 4)).slice(0, wanted));
  return [opening, ...optional.filter((_, i) => kept.has(i))];
};

const pair = (picture: Picture, figures: readonly [Figure, Figure], random: Random): readonly string[] => {
  const names = figures.map(({ character }) => spokenName(character));
  return [
    `${capital(article(random.pick(openings)))} ${random.pick(media)} of ${list(names)} from Arknights: Endfield, side by side ${picture.place.where}.`,
    ...figures.map(
      (figure, i) =>
        `${capital(names[i] ?? '')} has ${features(figure)} and wears ${clothes(figure.outfit, picture.framing)}.`,
    ),
    random.pick(picture.place.about),
  ];
};

/**
 * @param as the character that the NL caption names, where it is not the one in the picture
 * @returns sentences joined by a space
 */
export const proseOf = (picture: Picture, random: Random, as?: Character): string => {
  const [first, second] = picture.figures;
  const sentences =
    second === undefined
      ? solo(picture, first, spokenName(as ?? first.character), random)
      : pair(picture, [first, second], random);
  return sentences.join(' ');
};
