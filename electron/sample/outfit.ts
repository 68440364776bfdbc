/** What a figure wears: drawing, tags and NL caption are all made from this data, so that they agree. */
import type { ColourName } from './palette.ts';

export type TopKind =
  | 'collared shirt'
  | 't-shirt'
  | 'turtleneck'
  | 'sweater'
  | 'hoodie'
  | 'serafuku'
  | 'bodysuit'
  | 'dress'
  | 'china dress'
  | 'kimono';

export type OuterKind =
  | 'open jacket'
  | 'open coat'
  | 'military jacket'
  | 'blazer'
  | 'labcoat'
  | 'cardigan'
  | 'cape'
  | 'vest';

export type BottomKind = 'pleated skirt' | 'long skirt' | 'pants' | 'shorts';
export type NeckKind = 'necktie' | 'bowtie' | 'neck ribbon' | 'scarf' | 'choker';
export type Extra =
  | 'belt'
  | 'harness'
  | 'id card'
  | 'epaulettes'
  | 'shoulder armor'
  | 'fur collar'
  | 'armband'
  | 'apron';

/** A garment in its colour, in the order of its tag: `black`, `open jacket`. */
type Piece<K extends string> = readonly [colour: ColourName, kind: K];

export interface Outfit {
  readonly top: Piece<TopKind>;
  readonly outer?: Piece<OuterKind>;
  readonly bottom?: Piece<BottomKind>;
  readonly neck?: Piece<NeckKind>;
  readonly legwear?: Piece<'thighhighs' | 'pantyhose'>;
  readonly gloves?: ColourName;
  readonly extras?: readonly Extra[];
  /** The colour of trims, buttons' rims, stripes, sashes and armbands. */
  readonly trim: ColourName;
}

/** Which sleeves an outfit shows: those of its outermost layer. */
export const sleevesOf = ({ top: [, top], outer }: Outfit): 'long' | 'short' | 'wide' | 'none' | 'rolled' => {
  if (outer !== undefined && outer[1] !== 'vest') return 'long';
  switch (top) {
    case 't-shirt':
    case 'serafuku':
    case 'dress':
      return 'short';
    case 'kimono':
      return 'wide';
    case 'china dress':
      return 'none';
    case 'collared shirt':
      return outer === undefined ? 'rolled' : 'long';
    case 'turtleneck':
    case 'sweater':
    case 'hoodie':
    case 'bodysuit':
      return 'long';
  }
};
