/** What is behind the person. */
import type { Axis } from '../axis.ts';

const words = (text: string): readonly string[] => text.split(', ');

const colours = words(
  'white, black, grey, red, orange, yellow, green, blue, aqua, purple, pink, brown, beige',
);
const patterns = words(
  'simple background, gradient background, two-tone background, striped background, polka dot background, patterned background, abstract background, transparent background',
);
const indoors = words(
  'indoors, room, bedroom, classroom, kitchen, bathroom, office, library, hallway, cafe, window, curtains, ceiling light, couch, bed, industrial',
);
const outdoors = words(
  'outdoors, sky, blue sky, night sky, starry sky, cloudy sky, sunset, cityscape, city, street, forest, nature, beach, ocean, mountain, field, park, garden, tree, space, snow',
);

export const background: Axis = {
  name: 'background',
  label: 'Background',
  values: [
    {
      name: 'plain',
      label: 'Plain',
      wanted: 'before a plain background',
      floor: 2,
      tags: patterns.concat(colours.map((colour) => `${colour} background`)),
    },
    { name: 'indoors', label: 'Indoors', wanted: 'indoors', floor: 2, tags: indoors },
    { name: 'outdoors', label: 'Outdoors', wanted: 'outdoors', floor: 2, tags: outdoors },
  ],
};
