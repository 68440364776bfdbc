import { describe, expect, test } from 'vitest';
import { openingId, sampleId, viewId } from '../../shared/api/ids.ts';
import type { ViewInfo } from '../../shared/api/view.ts';
import { bulkScopes, bulkTarget } from './bulkScope.ts';

const labels = (...asked: Parameters<typeof bulkScopes>) =>
  bulkScopes(...asked).choices.map(({ label }) => label);

describe('a bulk edit applies to', () => {
  test('the selection, be it one sample', () => {
    const counts = { selected: 1, shown: 360, total: 360 };
    expect(bulkScopes({}, counts).first).toBe('selection');
    expect(labels({}, counts)).toEqual(['1 selected sample', 'All 360 shown']);
    expect(labels({}, { ...counts, selected: 37 })[0]).toBe('37 selected samples');
  });

  test('all that are shown, where nothing is selected', () => {
    const counts = { selected: 0, shown: 12, total: 1360 };
    expect(bulkScopes({}, counts).first).toBe('view');
    expect(labels({}, counts)).toEqual(['All 12 shown', 'All 1,360']);
  });

  test('the choice of a menu, where it makes one', () => {
    const counts = { selected: 2, shown: 12, total: 360 };
    expect(bulkScopes({ where: 'everything' }, counts).first).toBe('everything');
    expect(bulkScopes({ where: 'everything' }, { ...counts, shown: 360 }).first).toBe('view');
    // All selected samples are gone meanwhile: the scope must still be one of the choices.
    expect(bulkScopes({ where: 'selection' }, { ...counts, selected: 0 }).first).toBe('view');
  });

  test('the samples of a finding, whatever is selected', () => {
    const ids = [sampleId.parse(4), sampleId.parse(9)];
    const finding = { opening: openingId.parse('o'), ids };
    const counts = { selected: 5, shown: 12, total: 12 };
    expect(bulkScopes({ finding }, counts).first).toBe('finding');
    expect(labels({ finding }, counts)).toEqual(['2 found samples', 'All 12 shown']);
  });
});

describe('the engine is asked for', () => {
  const opening = openingId.parse('o');
  const view: ViewInfo = {
    id: viewId.parse('v'),
    opening,
    query: '',
    count: 12,
    total: 12,
    revision: 1,
    anchor: null,
    kept: [],
    unknown: [],
  };

  test('the selection as ranges of the view, and for nothing without one', () => {
    expect(bulkTarget('selection', {}, { view, ranges: [[2, 4]] })).toEqual({
      opening,
      scope: { view: view.id, ranges: [[2, 4]] },
    });
    expect(bulkTarget('selection', {}, { view, ranges: [] })).toBeNull();
  });

  test('all that are shown, whatever is selected', () => {
    const all = { opening, scope: { view: view.id, ranges: [[0, 12]] } };
    expect(bulkTarget('view', {}, { view, ranges: [[2, 4]] })).toEqual(all);
    expect(bulkTarget('view', {}, { view: null, ranges: [] })).toBeNull();
  });

  test('the samples of a finding in the opening that it was found in', () => {
    const finding = { opening: openingId.parse('earlier'), ids: [sampleId.parse(4)] };
    expect(bulkTarget('finding', { finding }, { view, ranges: [] })).toEqual({
      opening: finding.opening,
      scope: { ids: finding.ids },
    });
  });
});
