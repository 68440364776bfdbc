/** Where pictures take place: the drawing, its tags, and the NL caption's words for it. */
import type { DrawBackdrop } from './art/backdrop.ts';
import {
  gradientGround,
  plainColours,
  type PlainColour,
  polkaDots,
  simple,
  striped,
} from './art/backdropsPlain.ts';
import { autumn, beach, cherryTrees, forest, meadow, rain, snowfield } from './art/backdropsNature.ts';
import { cafe, classroom, laboratory, library, room, workshop } from './art/backdropsRooms.ts';
import { space, starryHill, sunset } from './art/backdropsSky.ts';
import { dayCity, festival, nightCity } from './art/backdropsTown.ts';
import type { Random } from './random.ts';
import { article, capital } from './words.ts';

export interface Place {
  readonly draw: DrawBackdrop;
  readonly tags: readonly string[];
  /** Continues a sentence: `She stands` ... */
  readonly where: string;
  /** A sentence of its own. */
  readonly about: readonly string[];
}

const places: readonly Place[] = [
  {
    draw: meadow,
    tags: ['outdoors', 'day', 'blue sky', 'cloud', 'grass'],
    where: 'in a flowering meadow',
    about: ['Soft hills and white clouds fill the background.', 'The open sky behind is bright and clear.'],
  },
  {
    draw: beach,
    tags: ['outdoors', 'day', 'beach', 'ocean', 'blue sky'],
    where: 'on a sandy beach',
    about: ['Calm blue water stretches to the horizon.', 'The sea glitters behind in the midday light.'],
  },
  {
    draw: sunset,
    tags: ['outdoors', 'sunset', 'ocean', 'orange sky', 'cloud'],
    where: 'by the sea at sunset',
    about: ['A low sun lays warm light on the water.', 'The sky fades from violet to orange.'],
  },
  {
    draw: forest,
    tags: ['outdoors', 'forest', 'nature', 'tree'],
    where: 'in a misty forest',
    about: ['Rows of fir trees fade into pale green mist.', 'Thin rays of light fall between the trees.'],
  },
  {
    draw: cherryTrees,
    tags: ['outdoors', 'cherry blossoms', 'petals', 'spring \\(season\\)'],
    where: 'under cherry trees in bloom',
    about: ['Pink petals drift through the air.', 'Blossoming trees stand in a soft row behind.'],
  },
  {
    draw: autumn,
    tags: ['outdoors', 'autumn leaves', 'tree', 'autumn'],
    where: 'in an autumn park',
    about: ['Red and orange leaves fall around the scene.', 'The trees glow in autumn colours.'],
  },
  {
    draw: snowfield,
    tags: ['outdoors', 'snow', 'snowing', 'mountain', 'winter'],
    where: 'in a snowy mountain landscape',
    about: [
      'Large snowflakes fall, and white peaks rise in the distance.',
      'Everything behind is covered in fresh snow.',
    ],
  },
  {
    draw: rain,
    tags: ['outdoors', 'rain', 'cloudy sky', 'grey sky'],
    where: 'in the rain',
    about: [
      'Grey clouds hang low, and fine rain crosses the picture.',
      'The hills behind are dim with rain.',
    ],
  },
  {
    draw: starryHill,
    tags: ['outdoors', 'night', 'starry sky', 'crescent moon', 'star \\(sky\\)'],
    where: 'on a hill under the stars',
    about: ['A crescent moon and many stars light the night.', 'The deep blue sky is full of stars.'],
  },
  {
    draw: space,
    tags: ['space', 'planet', 'star \\(sky\\)', 'starry background'],
    where: 'before a view of open space',
    about: ['A ringed planet hangs among the stars.', 'Behind, a planet glows in the dark.'],
  },
  {
    draw: nightCity,
    tags: ['outdoors', 'night', 'city lights', 'building', 'cityscape'],
    where: 'above a city at night',
    about: ['Lit windows and blurred lights shine in the dark.', 'Tall buildings rise in violet haze.'],
  },
  {
    draw: dayCity,
    tags: ['outdoors', 'day', 'city', 'building', 'road'],
    where: 'on a wide city street',
    about: ['Pale towers stand against the morning sky.', 'The street behind is quiet and bright.'],
  },
  {
    draw: festival,
    tags: ['outdoors', 'night', 'festival', 'paper lantern', 'lantern'],
    where: 'at a night festival',
    about: ['Strings of paper lanterns glow over the stalls.', 'Warm lantern light colours the scene.'],
  },
  {
    draw: room,
    tags: ['indoors', 'window', 'curtains', 'potted plant'],
    where: 'in a bright room',
    about: ['A large window with curtains lets the daylight in.', 'A potted plant stands beside the window.'],
  },
  {
    draw: library,
    tags: ['indoors', 'library', 'bookshelf'],
    where: 'in a library',
    about: ['Tall shelves full of books cover the wall.', 'Rows of coloured spines fill the background.'],
  },
  {
    draw: classroom,
    tags: ['indoors', 'classroom', 'chalkboard', 'desk'],
    where: 'in a classroom',
    about: [
      'A chalkboard with notes hangs on the wall behind.',
      'Empty desks stand in front of the chalkboard.',
    ],
  },
  {
    draw: cafe,
    tags: ['indoors', 'cafe', 'window', 'ceiling light'],
    where: 'in a small café',
    about: ['Lamps hang over a wooden counter with cups.', 'The café windows look out on a quiet street.'],
  },
  {
    draw: workshop,
    tags: ['indoors', 'industrial', 'pipes', 'machinery'],
    where: 'in an industrial hall',
    about: [
      'Steel pipes and a striped safety rail run across the wall.',
      'Beams and pipes give the place a heavy, technical look.',
    ],
  },
  {
    draw: laboratory,
    tags: ['indoors', 'laboratory', 'monitor', 'science fiction'],
    where: 'in a laboratory',
    about: ['Glowing monitors show charts on the wall.', 'Glass vessels shine on the bench behind.'],
  },
];

const named = (colour: PlainColour): Place => ({
  draw: simple(colour),
  tags: ['simple background', `${colour} background`],
  where: `against a plain ${colour} background`,
  about: [
    `The background is kept plain and ${colour}.`,
    'The simple background keeps the focus on the figure.',
  ],
});

const colours: readonly PlainColour[] = [
  'white',
  'grey',
  'blue',
  'pink',
  'yellow',
  'green',
  'purple',
  'orange',
  'aqua',
  'black',
];
const soft = colours.filter(
  (colour) => colour !== 'white' && colour !== 'black' && plainColours[colour] !== undefined,
);

/** Places in a random order, none twice until all were used: pictures of one character never look alike. */
export const createPlaces = (random: Random): (() => Place) => {
  const bag = (): Place[] => {
    const [a, b] = random.shuffled(soft);
    const [stripes, dots] = random.shuffled(soft);
    const plain: Place[] = random.shuffled(colours).slice(0, 3).map(named);
    if (a !== undefined && b !== undefined) {
      plain.push({
        draw: gradientGround(a, b),
        tags: ['gradient background', `${a} background`],
        where: `against a soft ${a} gradient`,
        about: [`The background fades from ${a} to ${b}.`],
      });
    }
    if (stripes !== undefined) {
      plain.push({
        draw: striped(stripes),
        tags: ['striped background', `${stripes} background`],
        where: `against ${stripes} stripes`,
        about: [`Wide ${stripes} stripes run behind the figure.`],
      });
    }
    if (dots !== undefined) {
      plain.push({
        draw: polkaDots(dots),
        tags: ['polka dot background', `${dots} background`],
        where: `against ${article(dots)} polka dot pattern`,
        about: [`${capital(article(dots))} polka dot pattern fills the background.`],
      });
    }
    return random.shuffled([...places, ...plain]);
  };
  let rest: Place[] = [];
  return () => {
    if (rest.length === 0) rest = bag();
    const place = rest.pop();
    if (place === undefined) throw new RangeError('There are no places.');
    return place;
  };
};
