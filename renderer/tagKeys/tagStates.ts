/** Whether the selection has a tag: all, some, or none of its samples. Pure. */
import type { SampleRow } from '../../shared/api/sample.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { amount } from '../ui/display/numbers.ts';

export interface TagState {
  readonly has: 'all' | 'some' | 'none';
  readonly count: number;
  readonly samples: number;
}

export const tagState = (count: number, samples: number): TagState => ({
  has: count === 0 ? 'none' : count === samples ? 'all' : 'some',
  count,
  samples,
});

/** Of one sample, whose tags are known here. */
export const stateInRow = ({ tags }: Pick<SampleRow, 'tags'>): ((tag: string) => TagState) => {
  const keys = new Set(tags.state === 'present' ? tags.tags.map(({ text }) => tagKey(text)) : []);
  return (tag) => tagState(keys.has(tagKey(tag)) ? 1 : 0, 1);
};

export const stateWords = (state: TagState | null): string | null => {
  if (state === null) return null;
  const { has, count, samples } = state;
  if (samples === 1) return has === 'all' ? 'the sample has it' : 'the sample does not have it';
  if (has === 'some') return `${count} of ${amount(samples, 'sample')} have it`;
  return has === 'all' ? `all ${samples} samples have it` : `none of ${amount(samples, 'sample')} has it`;
};
