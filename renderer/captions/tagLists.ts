/** Lists of tags as one types them, and back. Pure. */
import type { TagSelection } from '../../shared/captioning/tagger/taggerSpec.ts';
import { commaParts } from '../ui/fields/commaParts.ts';

type Replacements = TagSelection['replacements'];

/** "grey hair > gray hair, from x > to y"; null where one of them is no such pair. */
export const parseReplacements = (text: string): Replacements | null => {
  const pairs = commaParts(text).map((part) => part.split('>').map((side) => side.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) return null;
  return pairs.map(([from = '', to = '']) => ({ from, to }));
};

export const replacementsText = (replacements: Replacements): string =>
  replacements.map(({ from, to }) => `${from} > ${to}`).join(', ');

/** "smile > .6, hat > .8"; null where one of them is no tag with a score from 0 to 1. */
export const parseTagThresholds = (text: string): TagSelection['tagThresholds'] | null => {
  const pairs = commaParts(text).map((part) => part.split('>').map((side) => side.trim()));
  const scored = pairs.map(
    ([tag = '', score = '']) => [tag, score === '' ? Number.NaN : Number(score)] as const,
  );
  const valid = scored.every(([tag, score], at) => {
    const isPair = pairs[at]?.length === 2;
    return isPair && tag !== '' && score >= 0 && score <= 1;
  });
  return valid ? Object.fromEntries(scored) : null;
};

export const tagThresholdsText = (thresholds: TagSelection['tagThresholds']): string =>
  Object.entries(thresholds)
    .map(([tag, score]) => `${tag} > ${score}`)
    .join(', ');
