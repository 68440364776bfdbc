/** What characters wear when they do not wear their usual outfit. */
import type { Outfit } from './outfit.ts';
import type { ColourName } from './palette.ts';
import type { Random } from './random.ts';

type Make = (main: ColourName, trim: ColourName) => Outfit;

const girls: readonly Make[] = [
  (main, trim) => ({ top: [main, 'hoodie'], bottom: ['black', 'shorts'], trim }),
  (main, trim) => ({
    top: ['white', 'serafuku'],
    bottom: [main, 'pleated skirt'],
    neck: [trim, 'neck ribbon'],
    legwear: ['black', 'thighhighs'],
    trim: main,
  }),
  (main, trim) => ({ top: [main, 'kimono'], trim }),
  (main, trim) => ({ top: [main, 'sweater'], bottom: ['brown', 'long skirt'], neck: [trim, 'scarf'], trim }),
  (main, trim) => ({ top: ['white', 't-shirt'], bottom: [main, 'shorts'], trim }),
  (main, trim) => ({ top: [main, 'dress'], neck: [trim, 'choker'], extras: ['apron'], trim }),
  (main, trim) => ({
    top: ['white', 'collared shirt'],
    bottom: [main, 'long skirt'],
    neck: [trim, 'bowtie'],
    trim,
  }),
  (main, trim) => ({ top: [main, 'china dress'], trim }),
];

const boys: readonly Make[] = [
  (main, trim) => ({ top: [main, 'hoodie'], bottom: ['black', 'pants'], trim }),
  (main, trim) => ({
    top: ['white', 'collared shirt'],
    outer: [main, 'blazer'],
    bottom: ['grey', 'pants'],
    neck: [trim, 'necktie'],
    trim,
  }),
  (main, trim) => ({ top: [main, 'kimono'], trim }),
  (main, trim) => ({ top: [main, 'sweater'], bottom: ['brown', 'pants'], neck: [trim, 'scarf'], trim }),
  (main, trim) => ({ top: ['white', 't-shirt'], bottom: [main, 'shorts'], trim }),
  (main, trim) => ({
    top: ['white', 'collared shirt'],
    outer: [main, 'vest'],
    bottom: ['black', 'pants'],
    neck: [trim, 'bowtie'],
    trim,
  }),
];

const mains: readonly ColourName[] = [
  'red',
  'blue',
  'green',
  'purple',
  'pink',
  'yellow',
  'orange',
  'aqua',
  'brown',
  'grey',
];
const trims: readonly ColourName[] = ['white', 'red', 'blue', 'yellow', 'black'];

export const otherOutfit = (sex: 'girl' | 'boy', random: Random): Outfit => {
  const main = random.pick(mains);
  const trim = random.pick(trims.filter((colour) => colour !== main));
  return random.pick(sex === 'girl' ? girls : boys)(main, trim);
};
