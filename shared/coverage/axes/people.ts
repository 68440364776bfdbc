/** How many people there are. */
import type { Axis } from '../axis.ts';

export const people: Axis = {
  name: 'people',
  label: 'People',
  values: [
    {
      name: 'group',
      label: 'Three or more',
      wanted: 'in a group',
      floor: 0,
      tags: [
        ...['girls', 'boys', 'others'].flatMap((who) => ['3', '4', '5', '6+'].map((count) => count + who)),
        'crowd',
        'group',
        ['2girls', '1boy'],
        ['2girls', '2boys'],
        ['1girl', '2boys'],
        ['multiple girls', '1boy'],
        ['1girl', 'multiple boys'],
        ['multiple girls', 'multiple boys'],
      ],
    },
    {
      name: 'two',
      label: 'Two',
      wanted: 'with another person',
      floor: 0,
      tags: [
        '2girls',
        '2boys',
        '2others',
        'multiple girls',
        'multiple boys',
        'multiple others',
        ['1girl', '1boy'],
        ['1girl', '1other'],
        ['1boy', '1other'],
      ],
    },
    {
      name: 'alone',
      label: 'Alone',
      wanted: 'alone',
      floor: 5,
      tags: ['solo', '1girl', '1boy', '1other'],
    },
  ],
};
