/** Puts the engine's events into the store. */
import type { EngineEvent } from '../../shared/api/events.ts';
import type { AppStore } from './types.ts';

type Hello = Extract<EngineEvent, { type: 'hello' }>;

/** First on every connection, so also after an engine that crashed and came back. */
const greet = async (store: AppStore, hello: Hello): Promise<void> => {
  const before = store.getState();
  const restarted = before.engine !== null && before.engine !== hello.engine;
  store.setState({ engine: hello.engine, jobs: hello.jobs.filter((job) => job.state === 'running') });
  await before.loadSettings();
  if (restarted && hello.dataset === null && before.dataset !== null) {
    // A new engine that has opened nothing yet: the dataset of this window is opened again.
    const problem = await before.openDataset({ recent: before.dataset.id });
    if (problem !== null) {
      before.say(problem, 'problem');
      before.datasetArrived(null);
    }
  } else {
    before.datasetArrived(hello.dataset);
  }
  store.setState({ greeted: true });
  const { view, dataset, recoverView, samplesChanged } = store.getState();
  // A dataset that was opened meanwhile makes its own view.
  if (dataset === null || dataset.opening !== before.dataset?.opening) return;
  // Events may have been missed while the connection was down.
  if (view === null) await recoverView();
  else samplesChanged(dataset.revision, null);
};

export const applyEvent = (store: AppStore, event: EngineEvent): void => {
  const state = store.getState();
  switch (event.type) {
    case 'hello':
      return void greet(store, event);
    case 'dataset':
      state.datasetArrived(event.dataset);
      if (event.dataset !== null) store.getState().revisionGrew(event.dataset.revision);
      return;
    case 'samples':
      return state.samplesChanged(event.revision, event.ids);
    case 'job':
      return state.jobArrived(event.job);
    case 'settings':
      return state.settingsArrived(event.settings);
    case 'findings':
      // The query may be about findings.
      return state.revisionGrew(state.dataset?.revision ?? 0);
    case 'project':
      return void state.loadTagKeys();
    case 'history':
    case 'proposals':
      // Components read it through the cache.
      return;
  }
};
