/** Images that are alike and yet different: the same character in the same pose, in another outfit or another place. */
import { drawPicture } from '../../electron/sample/art/drawPicture.ts';
import type { Place } from '../../electron/sample/backdrops.ts';
import { characters } from '../../electron/sample/characters.ts';
import { planSample } from '../../electron/sample/plan.ts';
import type { Outfit } from '../../electron/sample/outfit.ts';
import type { Figure, Picture } from '../../electron/sample/picture.ts';
import { createRandom, type Random } from '../../electron/sample/random.ts';
import { raster } from '../../electron/sample/raster.ts';
import { otherOutfit } from '../../electron/sample/wardrobe.ts';

export const likeKinds = ['drawn', 'another outfit', 'another place', 'another character'] as const;
export type LikeKind = (typeof likeKinds)[number];

export interface LookAlike {
  /** The drawing that it is like. */
  readonly name: string;
  readonly kind: LikeKind;
  readonly bytes: Uint8Array;
}

/** Another one than the character wears, in shape and not in colour alone. */
const otherThan = (figure: Figure, random: Random): Outfit => {
  for (;;) {
    const outfit = otherOutfit(figure.character.sex, random);
    if (outfit.top[1] !== figure.outfit.top[1]) return outfit;
  }
};

/**
 * A figure before plain paper of one colour is the same figure before another: the same image in other
 * colours, or cut out, and rightly found. Only what is drawn around a figure makes it another image.
 */
const isPlain = ({ tags }: Place): boolean =>
  tags.some((tag) => tag === 'simple background' || tag === 'gradient background');

/**
 * Draws `count` images and similar ones. Only images that show an outfit: a different collar does not make
 * another image.
 */
export async function* lookAlikes(seed: number, count: number): AsyncGenerator<LookAlike> {
  const random = createRandom(seed, 'look-alikes');
  const shown = planSample(seed, 600)
    .images.map(({ picture }) => picture)
    .filter(({ figures, framing }) => figures.length === 1 && framing !== 'portrait');
  const pictures = [...new Map(shown.map((picture) => [picture.key, picture])).values()].slice(0, count);
  for (const [n, picture] of pictures.entries()) {
    const [figure] = picture.figures;
    const { character } = figure;
    const other = random.pick(characters.filter((each) => each !== character && each.sex === character.sex));
    const place = pictures.find(
      ({ place: other }) => !isPlain(other) && other.where !== picture.place.where,
    )?.place;
    const variants: Record<LikeKind, Picture | null> = {
      drawn: picture,
      'another outfit': { ...picture, figures: [{ ...figure, outfit: otherThan(figure, random) }] },
      'another place': isPlain(picture.place) || place === undefined ? null : { ...picture, place },
      'another character': { ...picture, figures: [{ ...figure, character: other, outfit: other.outfit }] },
    };
    for (const kind of likeKinds) {
      const variant = variants[kind];
      if (variant === null) continue;
      const svg = drawPicture(variant, createRandom(seed, `drawing/${picture.key}`));
      yield { name: `like_${String(n).padStart(3, '0')}`, kind, bytes: await raster(svg, { format: 'png' }) };
    }
  }
}
