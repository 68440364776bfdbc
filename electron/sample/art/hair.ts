/**
 * Hair: the cut comes from DiceBear's `lorelei` (drawn by Lisa Wischofsky, CC0 1.0), which separates what
 * hangs behind the head from what falls in front of it; lengths below the shoulder and the shading are added
 * here.
 */
import { createAvatar } from '@dicebear/core';
import * as lorelei from '@dicebear/lorelei';
import type { Cut, HairLength } from '../hairCuts.ts';
import { inked, mix, shade, tint } from './colour.ts';
import { clip, ellipse, gradient, path, within } from './svg.ts';

export interface HairLook {
  /** A cut of lorelei. */
  readonly cut: Cut;
  readonly length: HairLength;
  readonly colour: string;
  /** Colour of the tips, where it differs. */
  readonly tips?: string;
}

export interface HairLayers {
  /** Definitions that both layers use; their ids start with the given prefix. */
  readonly defs: string;
  readonly behind: string;
  /** Over the body, under the face. */
  readonly middle: string;
  readonly front: string;
}

interface CutShapes {
  readonly behind: readonly string[];
  readonly front: readonly string[];
}

const hairMark = '#aaaaaa';

/** The outlines of a cut, split where lorelei puts the head between them. */
const readCut = (cut: Cut): CutShapes => {
  const body = createAvatar(lorelei, {
    hair: [cut],
    hairColor: [hairMark.slice(1)],
    beardProbability: 0,
    earringsProbability: 0,
    frecklesProbability: 0,
    glassesProbability: 0,
    hairAccessoriesProbability: 0,
  }).toString();
  const paths = [...body.matchAll(/<path [^>]*?\bd="([^"]+)"[^>]*?fill="([^"]+)"/g)].map((match) => ({
    d: match[1] ?? '',
    isHair: match[2] === hairMark,
  }));
  const head = paths.findIndex(({ isHair }) => !isHair);
  const hair = (from: number, to: number): string[] =>
    paths.slice(from, to).flatMap(({ d, isHair }) => (isHair ? [d] : []));
  return { behind: hair(0, head), front: hair(head, paths.length) };
};

const falls: Record<Exclude<HairLength, 'cut'>, readonly string[]> = {
  long: [
    'M272 420C196 560 190 760 172 960C162 1080 150 1180 176 1290C210 1262 222 1230 232 1204C236 1260 240 1300 262 1346C292 1306 300 1270 306 1240C320 1290 336 1330 366 1360L600 1360C640 1320 650 1280 658 1240C668 1280 680 1306 706 1336C726 1290 730 1250 732 1206C744 1236 758 1262 786 1282C806 1170 786 1060 770 950C750 780 752 560 690 420Z',
  ],
  'very long': [
    'M272 420C190 600 176 860 150 1160C134 1380 96 1560 128 1780C160 1740 176 1700 190 1650C190 1760 190 1880 226 1990C262 1930 276 1880 290 1800C306 1900 330 1980 372 2060L590 2060C632 1980 650 1900 664 1810C680 1890 696 1950 730 2010C760 1900 764 1780 764 1670C780 1720 800 1760 836 1796C860 1580 820 1380 800 1160C778 860 760 600 690 420Z',
  ],
  twintails: [
    'M300 330C180 330 92 430 78 600C62 800 24 980 40 1200C48 1340 20 1440 72 1560C110 1500 120 1440 128 1390C140 1450 160 1490 190 1530C222 1400 232 1240 226 1080C222 860 250 640 318 470Z',
    'M660 330C790 330 866 430 880 600C896 800 934 980 918 1200C910 1340 938 1440 886 1560C848 1500 838 1440 830 1390C818 1450 798 1490 768 1530C736 1400 726 1240 732 1080C736 860 712 640 640 470Z',
  ],
  ponytail: [
    'M420 250C300 130 130 190 90 400C60 570 110 720 82 900C62 1030 20 1110 50 1250C96 1220 116 1180 130 1140C140 1210 150 1260 190 1310C250 1180 262 1060 262 920C262 740 280 560 420 400Z',
  ],
  'low ponytail': [
    'M330 700C230 760 196 860 188 980C178 1130 140 1220 160 1380C196 1350 214 1316 224 1280C236 1336 250 1370 284 1404C330 1290 340 1180 346 1060C352 940 380 860 430 800Z',
  ],
  braid: [
    'M560 700C700 720 742 830 746 930C752 990 742 1010 750 1060C764 1110 752 1150 752 1190C766 1240 750 1270 752 1310C764 1350 750 1390 744 1430C764 1490 740 1540 716 1590C690 1560 668 1500 680 1430C660 1390 656 1350 666 1310C648 1270 648 1230 660 1190C642 1150 640 1110 652 1060C636 1010 634 960 636 920C620 850 590 820 540 800Z',
  ],
};

/** Where a tail is tied, and where a braid crosses. */
const details: Partial<Record<HairLength, string>> = {
  braid:
    'M640 990C690 1000 720 980 744 960M652 1080C700 1090 724 1080 748 1056M658 1200C700 1206 728 1196 752 1178M664 1320C700 1326 730 1316 750 1300M676 1438C704 1442 724 1436 742 1424',
};

const strands = [
  'M540 214C440 250 360 320 330 430',
  'M546 216C500 260 450 320 436 400',
  'M560 216C580 260 600 310 604 384',
  'M566 214C630 250 672 310 690 400',
  'M532 212C400 232 300 320 276 470',
];

/**
 * @param prefix makes the ids of this figure its own
 * @returns layers in head units (the head is about 565 high, its chin at y = 805)
 */
export const drawHair = (look: HairLook, prefix: string): HairLayers => {
  const { colour } = look;
  const line = inked(colour);
  const cut = readCut(look.cut);
  const tips = look.tips ?? shade(colour, 0.16);
  const front = `${prefix}hair`;
  const back = `${prefix}back`;
  const length = look.length === 'cut' ? [] : falls[look.length];
  const lengthPaint = { fill: `url(#${back})`, stroke: line, width: 9 };
  // A braid lies over the shoulder, everything else falls behind the body.
  const over = look.length === 'braid' ? length.map((d) => path(d, lengthPaint)) : [];
  const under = look.length === 'braid' ? [] : length.map((d) => path(d, lengthPaint));
  const detail = details[look.length];
  return {
    defs:
      gradient(front, [
        [0, tint(colour, 0.16)],
        [0.5, colour],
        [1, mix(colour, tips, look.tips === undefined ? 0.6 : 0.35)],
      ]) +
      gradient(back, [
        [0, shade(colour, 0.34)],
        [0.55, shade(colour, 0.2)],
        [1, look.tips ?? shade(colour, 0.12)],
      ]) +
      clip(`${prefix}shine`, cut.front.map((d) => path(d, { fill: '#000' })).join('')),
    behind: [
      ...under,
      ...cut.behind.map((d) => path(d, { fill: `url(#${back})`, stroke: line, width: 9 })),
    ].join(''),
    middle: over.join('') + (detail === undefined ? '' : path(detail, { stroke: line, width: 8 })),
    front: [
      ...cut.front.map((d) => path(d, { fill: `url(#${front})`, stroke: line, width: 9 })),
      within(
        `${prefix}shine`,
        ...strands.map((d) => path(d, { stroke: shade(colour, 0.3), width: 5, opacity: 0.55 })),
        path('M262 392C330 322 420 300 500 306C590 310 660 336 716 392', {
          stroke: tint(colour, 0.62),
          width: 22,
          opacity: 0.5,
          flat: true,
          more: 'stroke-dasharray="120 26 60 22 150 24"',
        }),
      ),
    ].join(''),
  };
};

/** A hair tie, or the bow of a tail, at the root of a length. */
export const hairTies = (length: HairLength, colour: string): string => {
  const tie = (cx: number, cy: number): string =>
    ellipse(cx, cy, 30, 40, { fill: colour, stroke: inked(colour), width: 8 });
  switch (length) {
    case 'twintails':
      return tie(278, 366) + tie(690, 366);
    case 'low ponytail':
      return tie(318, 808);
    case 'ponytail':
      return tie(352, 262);
    case 'braid':
      return tie(712, 1500);
    case 'cut':
    case 'long':
    case 'very long':
      return '';
  }
};
