/**
 * A picture before it is drawn: character, outfit, pose and place. Drawing, tags and NL caption are all made
 * from it.
 */
import type { Pose } from './art/arms.ts';
import type { Expression } from './art/face.ts';
import type { Place } from './backdrops.ts';
import type { Character } from './character.ts';
import { type Framing, type Layout, weighted } from './layout.ts';
import type { Outfit } from './outfit.ts';
import type { Random } from './random.ts';
import { otherOutfit } from './wardrobe.ts';

export interface Figure {
  readonly character: Character;
  readonly outfit: Outfit;
  /** False where it is not the character's own outfit. */
  readonly usual: boolean;
  readonly pose: Pose;
  readonly expression: Expression;
  readonly mirrored: boolean;
}

export interface Picture extends Omit<Layout, 'mirrored'> {
  /** Names the picture's own random stream. */
  readonly key: string;
  readonly figures: readonly [Figure] | readonly [Figure, Figure];
  readonly place: Place;
}

const poses: Record<Framing, readonly Pose[]> = {
  // Hands are out of the picture.
  portrait: ['arms at sides'],
  'upper body': [
    'arms at sides',
    'arms behind back',
    'crossed arms',
    'waving',
    'v',
    'hand on own chest',
    'own hands together',
    'holding cup',
    'holding book',
    'holding tablet pc',
    'holding flower',
  ],
  'cowboy shot': [
    'arms at sides',
    'hand on own hip',
    'arms behind back',
    'crossed arms',
    'waving',
    'v',
    'hands in pockets',
    'own hands together',
    'holding book',
    'holding staff',
    'holding flower',
  ],
};

/** @param oneEye whether hair or a patch covers an eye: then the other stays open */
const drawExpression = (random: Random, oneEye: boolean): Expression => {
  const mouth = weighted(random, [
    [28, 'smile'],
    [16, 'open smile'],
    [8, 'grin'],
    [16, 'line'],
    [8, 'frown'],
    [8, 'small o'],
    [5, 'cat'],
    [5, 'pout'],
  ] as const);
  const glad = mouth === 'smile' || mouth === 'open smile' || mouth === 'grin' || mouth === 'cat';
  const eyes = weighted(
    random,
    glad
      ? ([
          [70, 'open'],
          [12, 'closed'],
          [10, 'wink'],
          [6, 'half'],
        ] as const)
      : ([
          [78, 'open'],
          [18, 'half'],
          [6, 'closed'],
        ] as const),
  );
  return {
    mouth,
    eyes: oneEye && eyes === 'wink' ? 'open' : eyes,
    brows: glad
      ? weighted(random, [
          [8, 'calm'],
          [3, 'raised'],
        ] as const)
      : weighted(random, [
          [5, 'calm'],
          [3, 'angry'],
          [2, 'worried'],
        ] as const),
    blush: random.chance(glad ? 0.4 : 0.15),
  };
};

const drawFigure = (character: Character, framing: Framing, mirrored: boolean, random: Random): Figure => {
  const usual = !random.chance(0.25);
  return {
    character,
    usual,
    outfit: usual ? character.outfit : otherOutfit(character.sex, random),
    pose: random.pick(poses[framing]),
    expression: drawExpression(
      random,
      character.hair[0] === 'variant40' ||
        character.ornaments?.some(([, kind]) => kind === 'eyepatch') === true,
    ),
    mirrored,
  };
};

export const drawSolo = (
  key: string,
  character: Character,
  place: Place,
  layout: Layout,
  random: Random,
): Picture => {
  const { mirrored, ...lies } = layout;
  return { ...lies, key, place, figures: [drawFigure(character, layout.framing, mirrored, random)] };
};

/** Poses that reach sideways would run into the neighbour. */
const calmPoses: readonly Pose[] = [
  'arms at sides',
  'arms behind back',
  'crossed arms',
  'own hands together',
];

/** Two characters side by side, turned to each other. */
export const drawPair = (
  key: string,
  pair: readonly [Character, Character],
  place: Place,
  random: Random,
): Picture => {
  const [width, height] = random.pick([
    [1536, 1024],
    [1216, 832],
    [1024, 1024],
  ] as const);
  const framing = random.pick(['upper body', 'cowboy shot'] as const);
  const calm = (character: Character, mirrored: boolean): Figure => ({
    ...drawFigure(character, framing, mirrored, random),
    pose: random.pick(calmPoses),
  });
  return {
    key,
    width,
    height,
    framing,
    zoom: random.between(0.96, 1.04),
    tilt: random.between(-1, 1),
    shift: 0,
    drop: 0,
    place,
    figures: [calm(pair[0], false), calm(pair[1], true)],
  };
};
