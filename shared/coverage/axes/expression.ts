/** What the face shows. */
import type { Axis } from '../axis.ts';

export const expression: Axis = {
  name: 'expression',
  label: 'Expression',
  values: [
    {
      name: 'sad',
      label: 'Sad',
      wanted: 'sad or afraid',
      floor: 1,
      tags: ['sad', 'crying', 'tears', 'teardrop', 'worried', 'scared', 'afraid', 'depressed', 'nervous'],
    },
    {
      name: 'angry',
      label: 'Angry',
      wanted: 'angry or displeased',
      floor: 1,
      tags: ['angry', 'frown', 'annoyed', 'pout', 'scowl', 'glaring', 'clenched teeth', 'v-shaped eyebrows'],
    },
    {
      name: 'surprised',
      label: 'Surprised',
      wanted: 'surprised',
      floor: 1,
      tags: ['surprised', 'wide-eyed', 'shocked', ':o', 'embarrassed', 'flustered', 'full-face blush'],
    },
    {
      name: 'happy',
      label: 'Happy',
      wanted: 'smiling',
      floor: 3,
      tags: [
        'smile',
        'grin',
        'happy',
        'laughing',
        'light smile',
        'smirk',
        ':d',
        ';d',
        '^_^',
        ':3',
        'evil smile',
      ],
    },
    {
      name: 'calm',
      label: 'Calm',
      wanted: 'calm',
      floor: 2,
      tags: ['expressionless', 'serious', 'calm', 'closed mouth', 'parted lips', 'sleeping'],
    },
  ],
};
