/** The samples that the dialog is about, as the engine is asked for them. */
import type { Scope } from '../../../shared/api/sample.ts';
import type { BoundCall } from '../../api/call.ts';
import { selectionScope } from '../../state/selectionSlice.ts';
import type { AppStore } from '../../state/types.ts';
import type { CaptionWhere } from '../../state/captionTypes.ts';

/** Null: there are none. */
export const captionScope = async (
  call: BoundCall,
  store: AppStore,
  where: CaptionWhere,
): Promise<Scope | null> => {
  const { view, ranges } = store.getState();
  if (where === 'everything') {
    const { id, count } = await call('POST /api/views', { body: { query: '' } });
    return { view: id, ranges: [[0, count]] };
  }
  if (view === null) return null;
  return where === 'selection'
    ? selectionScope({ view, ranges })
    : { view: view.id, ranges: [[0, view.count]] };
};
