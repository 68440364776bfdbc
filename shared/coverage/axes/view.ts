/** From which side the person is seen. */
import type { Axis } from '../axis.ts';

export const view: Axis = {
  name: 'view',
  label: 'View',
  ofOutfits: true,
  values: [
    {
      name: 'back',
      label: 'Back',
      wanted: 'from behind',
      floor: 1,
      tags: ['from behind', 'back', 'looking back', 'facing away'],
    },
    {
      name: 'side',
      label: 'Side',
      wanted: 'from the side',
      floor: 2,
      tags: ['from side', 'profile', 'sideways', 'looking to the side'],
    },
    {
      name: 'front',
      label: 'Front',
      wanted: 'from the front',
      floor: 4,
      tags: ['looking at viewer', 'straight-on', 'facing viewer', 'front view'],
    },
  ],
};
