import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingId, viewId } from '../../shared/api/ids.ts';
import { editCount, editScope, editSubject } from './editSubject.ts';
import { adding, noRanges, sizeOf, type Ranges } from './ranges.ts';

const view = {
  id: viewId.parse('v'),
  opening: openingId.parse('o'),
  query: '',
  count: 20,
  total: 20,
  revision: 1,
  anchor: null,
  kept: [],
  unknown: [],
};
const state = (ranges: Ranges, focus: number | null, large: 'fullView' | null = null) => ({
  view,
  ranges,
  focus,
  large,
  compared: [],
  comparedAt: 0,
});

describe('what an edit is about', () => {
  test('is the selection where there is one, else the sample in focus, else nothing', () => {
    expect(editSubject(state([[2, 5]], 3))).toBe('selection');
    expect(editSubject(state([[2, 5]], null))).toBe('selection');
    expect(editSubject(state(noRanges, 3))).toBe('sample');
    expect(editSubject(state(noRanges, null))).toBe('nothing');
    expect(editSubject({ ...state([[2, 5]], 3), view: null })).toBe('nothing');
  });

  test('is the one selected sample, also where the focus has gone on to another', () => {
    expect(editSubject(state([[3, 4]], 3))).toBe('sample');
    expect(editSubject(state([[3, 4]], 7))).toBe('selection');
    expect(editScope(state([[3, 4]], 7))).toEqual({ view: 'v', ranges: [[3, 4]] });
  });

  test('is what the full view shows, whatever is selected behind it', () => {
    expect(editScope(state([[2, 9]], 3, 'fullView'))).toEqual({ view: 'v', ranges: [[3, 4]] });
  });

  test('has as many samples as its scope, for every selection and focus', () => {
    const position = fc.integer({ min: 0, max: 19 });
    const ranges = fc
      .array(position)
      .map((all) => all.reduce((kept: Ranges, at) => adding(kept, [at, at + 1]), noRanges));
    const large = fc.constantFrom('fullView', null);
    fc.assert(
      fc.property(ranges, fc.option(position), large, (selected, focus, over) => {
        const now = state(selected, focus, over);
        const scope = editScope(now);
        const asked = scope === null || !('ranges' in scope) ? 0 : sizeOf(scope.ranges);
        expect(editCount(now)).toBe(asked);
        expect(scope === null).toBe(editSubject(now) === 'nothing');
      }),
    );
  });
});
