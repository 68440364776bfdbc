/** The views of whichever dataset is open. They end with it: nobody can ask for the views of a dataset that is closed. */
import type { Scope } from '../../../shared/api/sample.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { createViews, type Views } from './views.ts';

export interface Viewer {
  /** @throws EngineError `no-dataset` */
  views(): Views;
  /** @throws EngineError `no-dataset` */
  dataset(): OpenDataset;
  /**
   * Samples of a scope that are still there, each once, in the order of the view or as they are named.
   * @throws EngineError `view-gone`
   */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

export const createViewer = (workspace: Workspace): Viewer => {
  const ofDataset = new WeakMap<OpenDataset, Views>();
  const viewsOf = (dataset: OpenDataset): Views => {
    let views = ofDataset.get(dataset);
    if (views === undefined) {
      views = createViews(dataset);
      ofDataset.set(dataset, views);
    }
    return views;
  };
  return {
    views: () => viewsOf(workspace.current()),
    dataset: () => workspace.current(),
    resolve: (dataset, scope) => viewsOf(dataset).resolve(scope),
  };
};
