/** Previews of which only the newest is wanted: while someone types, each takes the place of the one before it. */
import type { PlanSummary } from '../../../shared/api/edits.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Editor } from './editor.ts';
import type { Plans } from './plans.ts';

export interface Previews {
  /**
   * Begins a preview: one of the same name that is waiting, or being made, ends now.
   * @param name of the dialog that asks
   * @returns makes the plan, and then discards the one that it replaces. Throws EngineError `cancelled` where a newer
   *   preview has been asked for meanwhile
   */
  begin(
    dataset: OpenDataset,
    name: string,
  ): (editor: Editor, make: (signal: AbortSignal) => Promise<PlanSummary>) => Promise<PlanSummary>;
}

interface Preview {
  readonly over: AbortController;
  /** The plan that is shown under this name; null: none. */
  plan: number | null;
}

const overtaken = (): EngineError =>
  new EngineError('cancelled', 'A newer preview took the place of this one; nothing was changed.');

export const createPreviews = (plans: Pick<Plans, 'discard' | 'isOpen'>): Previews => {
  const known = new WeakMap<OpenDataset, Map<string, Preview>>();
  const discard = async (editor: Editor, plan: number | null): Promise<void> => {
    if (plan !== null && plans.isOpen(editor, plan)) await plans.discard(editor, plan);
  };
  return {
    begin: (dataset, name) => {
      const previews = known.get(dataset) ?? new Map<string, Preview>();
      known.set(dataset, previews);
      const last = previews.get(name);
      last?.over.abort(overtaken());
      const own: Preview = { over: new AbortController(), plan: last?.plan ?? null };
      previews.set(name, own);
      const { signal } = own.over;
      return async (editor, make) => {
        signal.throwIfAborted();
        const made = await make(signal);
        const replaced = own.plan;
        own.plan = made.id;
        if (!signal.aborted) {
          await discard(editor, replaced);
          return made;
        }
        await discard(editor, made.id);
        signal.throwIfAborted();
        return made;
      };
    },
  };
};
