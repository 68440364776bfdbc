/** Puts the engine's events into the store. */
import type { EngineEvent } from '../../shared/api/events.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { AppStore } from './types.ts';

type Hello = Extract<EngineEvent, { type: 'hello' }>;

/** A new engine that has opened nothing yet: the dataset of this window is opened again. */
const reopen = async (store: AppStore, recent: string): Promise<void> => {
  const { openDataset } = store.getState();
  const problem = await openDataset({ recent });
  if (problem === null) return;
  store.getState().say(problem, 'problem');
  store.getState().datasetArrived(null);
};

/** Reads again what the events that were missed while the connection was down would have told. */
const catchUp = async (store: AppStore, openingBefore: OpeningId | undefined): Promise<void> => {
  const { view, dataset, recoverView, samplesChanged } = store.getState();
  // A dataset that was opened meanwhile makes its own view.
  if (dataset === null || dataset.opening !== openingBefore) return;
  if (view === null) await recoverView();
  else samplesChanged(dataset.revision, null);
};

/**
 * First on every connection, so also after an engine that crashed and came back.
 * @returns when what the hello tells is in the store
 */
const greet = async (store: AppStore, hello: Hello): Promise<void> => {
  const { engine, dataset, loadSettings, datasetArrived } = store.getState();
  const restarted = engine !== null && engine !== hello.engine;
  store.setState({ engine: hello.engine, jobs: hello.jobs.filter((job) => job.state === 'running') });
  await loadSettings();
  const closed = restarted && hello.dataset === null && dataset !== null ? dataset.id : null;
  if (closed === null) datasetArrived(hello.dataset);
  store.setState({ greeted: true });
  void (async () => {
    if (closed !== null) await reopen(store, closed);
    await catchUp(store, dataset?.opening);
  })();
};

const applyEvent = (store: AppStore, event: Exclude<EngineEvent, Hello>): void => {
  const state = store.getState();
  switch (event.type) {
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

/**
 * Applies the events of the engine in the order in which they come. Those that come while a hello is being applied wait
 * for it: the state that it tells is older than theirs.
 * @param onApplied called with each event once it is in the store
 */
export const createEventFeed = (
  store: AppStore,
  onApplied: (event: EngineEvent) => void = () => undefined,
): ((event: EngineEvent) => void) => {
  const waiting: EngineEvent[] = [];
  let greeting = false;
  const applyWaiting = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
      if (event.type === 'hello') {
        greeting = true;
        await greet(store, event).finally(() => (greeting = false));
      } else {
        applyEvent(store, event);
      }
      onApplied(event);
    }
  };
  return (event) => {
    waiting.push(event);
    if (!greeting) void applyWaiting();
  };
};
