/** Tags of a picture, in the dataset's convention: activation tags, count, look, clothes, face, pose, place. */
import type { Pose } from './art/arms.ts';
import type { Expression } from './art/face.ts';
import type { Ornament } from './art/headwear.ts';
import { type Character, characterTag } from './character.ts';
import { hairTags } from './hairCuts.ts';
import { type Outfit, sleevesOf } from './outfit.ts';
import type { Framing } from './layout.ts';
import type { Figure, Picture } from './picture.ts';
import type { Random } from './random.ts';

const ornamentTags: Record<Ornament, (colour: string) => string> = {
  'hair flower': () => 'hair flower',
  hairclip: () => 'hairclip',
  hairband: (colour) => `${colour} hairband`,
  'hair ribbon': () => 'hair ribbon',
  beret: (colour) => `${colour} beret`,
  headphones: () => 'headphones',
  glasses: () => 'glasses',
  'round eyewear': () => 'round eyewear',
  earrings: () => 'earrings',
  eyepatch: () => 'eyepatch',
  halo: () => 'halo',
};

const lookTags = ({ character, expression }: Figure): readonly string[] => {
  const { hair, eyes, ears, horns, ornaments = [], mark } = character;
  const [cut, length, colour] = hair;
  return [
    ...hairTags(cut, length).slice(0, 1),
    `${colour} hair`,
    ...hairTags(cut, length).slice(1),
    // Closed eyes show no colour.
    ...(expression.eyes === 'closed' ? [] : [`${eyes} eyes`]),
    ...(ears === undefined ? [] : ['animal ears', ears]),
    ...(horns === undefined ? [] : horns === 'sheep horns' ? ['horns', 'curled horns'] : ['horns']),
    ...ornaments.map(([tint, kind]) => ornamentTags[kind](tint)),
    ...(mark === 'freckles' ? ['freckles'] : mark === 'mole' ? ['mole under eye'] : []),
    ...(character.skin === 'dark' ? ['dark skin'] : []),
  ];
};

const outerTags: Record<NonNullable<Outfit['outer']>[1], (colour: string) => readonly string[]> = {
  'open jacket': (colour) => [`${colour} jacket`, 'open jacket'],
  'open coat': (colour) => [`${colour} coat`, 'open coat'],
  'military jacket': (colour) => [`${colour} jacket`, 'military jacket'],
  blazer: (colour) => [`${colour} blazer`],
  labcoat: () => ['labcoat'],
  cardigan: (colour) => [`${colour} cardigan`],
  cape: (colour) => [`${colour} cape`],
  vest: (colour) => [`${colour} vest`],
};

const topTags = ({ top: [colour, kind], outer }: Outfit): readonly string[] => {
  // A closed jacket hides what is under it.
  if (outer?.[1] === 'military jacket') return [];
  switch (kind) {
    case 'collared shirt':
      return [`${colour} shirt`, 'collared shirt'];
    case 't-shirt':
      return [`${colour} shirt`, 't-shirt'];
    case 'turtleneck':
      return ['turtleneck', `${colour} sweater`];
    case 'china dress':
      return ['china dress', `${colour} dress`];
    case 'kimono':
      return ['japanese clothes', `${colour} kimono`];
    case 'serafuku':
      return ['serafuku', `${colour} shirt`];
    case 'sweater':
    case 'hoodie':
    case 'bodysuit':
    case 'dress':
      return [`${colour} ${kind}`];
  }
};

const sleeveTags: Record<ReturnType<typeof sleevesOf>, string> = {
  long: 'long sleeves',
  short: 'short sleeves',
  wide: 'wide sleeves',
  none: 'sleeveless',
  rolled: 'sleeves rolled up',
};

const handsShown: ReadonlySet<Pose> = new Set<Pose>([
  'waving',
  'v',
  'crossed arms',
  'hand on own chest',
  'own hands together',
  'holding cup',
  'holding book',
  'holding tablet pc',
  'holding flower',
  'holding staff',
]);

/** Only what the framing shows. */
const outfitTags = (outfit: Outfit, framing: Framing, pose: Pose): readonly string[] => {
  const below = framing === 'cowboy shot';
  const body = framing !== 'portrait';
  const { outer, neck, bottom, legwear, gloves, extras = [] } = outfit;
  const shownExtras = extras.filter(
    (extra) =>
      extra === 'epaulettes' ||
      extra === 'shoulder armor' ||
      extra === 'fur collar' ||
      (extra === 'belt' ? below : body),
  );
  return [
    ...(outer === undefined ? [] : outerTags[outer[1]](outer[0])),
    ...topTags(outfit),
    ...(neck === undefined
      ? []
      : neck[1] === 'scarf' || neck[1] === 'necktie'
        ? [`${neck[0]} ${neck[1]}`]
        : [neck[1]]),
    ...(body ? [sleeveTags[sleevesOf(outfit)]] : []),
    ...shownExtras.map((extra) => (extra === 'fur collar' ? 'fur trim' : extra)),
    ...(gloves !== undefined && (below ? pose !== 'hands in pockets' : handsShown.has(pose) && body)
      ? [`${gloves} gloves`]
      : []),
    ...(below && bottom !== undefined
      ? [
          ...(bottom[1] === 'pleated skirt' ? ['pleated skirt'] : []),
          `${bottom[0]} ${bottom[1] === 'pleated skirt' || bottom[1] === 'long skirt' ? 'skirt' : bottom[1]}`,
        ]
      : []),
    ...(below && legwear !== undefined ? [`${legwear[0]} ${legwear[1]}`] : []),
  ];
};

const mouthTags: Record<Expression['mouth'], readonly string[]> = {
  smile: ['smile', 'closed mouth'],
  'open smile': ['smile', 'open mouth'],
  grin: ['grin', 'teeth'],
  line: ['closed mouth', 'expressionless'],
  frown: ['frown', 'closed mouth'],
  'small o': ['open mouth', ':o'],
  cat: [':3', 'closed mouth'],
  pout: ['pout', 'closed mouth'],
};

const faceTags = ({ mouth, eyes, brows, blush }: Expression): readonly string[] => {
  const face =
    mouth === 'open smile' && eyes === 'open'
      ? [':d']
      : mouth === 'open smile' && eyes === 'wink'
        ? [';d']
        : eyes === 'closed' && mouth === 'smile'
          ? ['^_^']
          : [];
  return [
    ...mouthTags[mouth],
    ...face,
    ...(eyes === 'closed'
      ? ['closed eyes']
      : eyes === 'wink'
        ? ['one eye closed']
        : eyes === 'half'
          ? ['half-closed eyes']
          : []),
    ...(brows === 'angry'
      ? ['v-shaped eyebrows']
      : brows === 'worried'
        ? ['worried']
        : brows === 'raised'
          ? ['raised eyebrows']
          : []),
    ...(blush ? ['blush'] : []),
  ];
};

const poseTags: Record<Pose, readonly string[]> = {
  'arms at sides': [],
  'hand on own hip': ['hand on own hip'],
  'arms behind back': ['arms behind back'],
  'crossed arms': ['crossed arms'],
  waving: ['waving', 'hand up'],
  v: ['v', 'hand up'],
  'hand on own chest': ['hand on own chest'],
  'own hands together': ['own hands together'],
  'hands in pockets': ['hands in pockets'],
  'holding cup': ['holding', 'holding cup'],
  'holding book': ['holding', 'holding book'],
  'holding tablet pc': ['holding', 'tablet pc'],
  'holding flower': ['holding', 'holding flower'],
  'holding staff': ['holding', 'holding staff'],
};

const countTags = (people: readonly Character[]): readonly string[] => {
  if (people.length === 1) return [people[0]?.sex === 'boy' ? '1boy' : '1girl', 'solo'];
  const girls = people.filter(({ sex }) => sex === 'girl').length;
  const boys = people.length - girls;
  return [
    ...(girls === 0 ? [] : girls === 1 ? ['1girl'] : ['2girls', 'multiple girls']),
    ...(boys === 0 ? [] : boys === 1 ? ['1boy'] : ['2boys', 'multiple boys']),
  ];
};

/** Tags a caption holds at most, for one character and for two. */
const most = [25, 30] as const;

/**
 * @param artist with its `@`, escaped
 * @param extra tags that a batch's other tagger put at the end: year, rating
 * @returns between about 12 and 25 tags, spelled canonically; the same picture always gives the same tags
 */
export const tagsOf = (
  picture: Picture,
  artist: string,
  extra: readonly string[],
  random: Random,
): readonly string[] => {
  const { figures, framing, place } = picture;
  const people = figures.map(({ character }) => character);
  const head = [
    ...people.map(characterTag),
    'arknights',
    artist,
    ...countTags(people),
    ...figures.flatMap(lookTags),
  ];
  const gaze = figures.some(({ expression }) => expression.eyes !== 'closed') ? ['looking at viewer'] : [];
  const rest = [
    ...figures.flatMap(({ outfit, pose }) => outfitTags(outfit, framing, pose)),
    ...figures.flatMap(({ expression }) => faceTags(expression)),
    ...(framing === 'portrait' ? [] : figures.flatMap(({ pose }) => poseTags[pose])),
    framing,
    ...gaze,
    ...(figures.length > 1 ? ['side-by-side'] : []),
    ...place.tags,
  ];
  // Taggers miss a tag now and then; those that define a character here are never missed.
  const seen = rest.filter((_, i) => i === 0 || !random.chance(0.07));
  const room = most[figures.length === 1 ? 0 : 1] - new Set(head).size - extra.length;
  const kept = new Set(random.shuffled([...new Set(seen)]).slice(0, Math.max(0, room)));
  return [...new Set([...head, ...rest.filter((tag) => kept.has(tag)), ...extra])];
};
