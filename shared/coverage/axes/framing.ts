/** How much of the person is in the image. */
import type { Axis } from '../axis.ts';

export const framing: Axis = {
  name: 'framing',
  label: 'Framing',
  ofOutfits: true,
  values: [
    {
      name: 'full-body',
      label: 'Full body',
      wanted: 'full body',
      floor: 3,
      tags: ['full body', 'wide shot', 'very wide shot'],
    },
    {
      name: 'cowboy-shot',
      label: 'Cowboy shot',
      wanted: 'cowboy shot',
      floor: 2,
      tags: ['cowboy shot', 'feet out of frame', 'knees out of frame'],
    },
    {
      name: 'upper-body',
      label: 'Upper body',
      wanted: 'upper body',
      floor: 3,
      tags: ['upper body', 'bust shot'],
    },
    {
      name: 'portrait',
      label: 'Portrait',
      wanted: 'portrait',
      floor: 3,
      tags: ['portrait', 'close-up', 'face', 'head only'],
    },
  ],
};
