/** Starts the window: the store, the connection to the engine, and the page. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ApiProvider, createQueryClient } from './api/ApiContext.tsx';
import { createCall, isRefused } from './api/call.ts';
import { outliving } from './api/lastRequests.ts';
import { openEventStream } from './api/eventStream.ts';
import { forgetDataset, invalidate } from './api/queries.ts';
import { App } from './App.tsx';
import { createCommandCentre, platformOf } from './commands/commandCentre.ts';
import { CommandProvider } from './commands/CommandContext.tsx';
import { copyText } from './commands/copyText.ts';
import { StoreProvider } from './state/AppContext.tsx';
import { createAppStore } from './state/appStore.ts';
import { createEventFeed } from './state/connect.ts';
import { createRestingFocus, RestingFocusContext } from './state/restingFocus.ts';
import { readKeptWindow, keptWindowOf } from './state/keptWindow.ts';
import './ui/styles/base.css';

/** Of this window only; another one may show something else. */
const keptWindowKey = 'proofsheet.standing';

const schedule = (run: () => void, milliseconds: number): void => void setTimeout(run, milliseconds);
const desktop = globalThis.desktop;
/** The window is closing: requests made now have to be completed without it. */
const leaving = { now: false };
/** The contract's addresses begin at the root; the page may lie below a path, where a proxy serves it. */
const fromPage = (address: string): string => `.${address}`;
const call = createCall((address, init) =>
  fetch(fromPage(address), leaving.now && desktop === undefined ? outliving(init) : init),
);
const leaveField = (): void => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
};
const store = createAppStore({
  call,
  schedule,
  leaveField,
  kept: readKeptWindow(sessionStorage.getItem(keptWindowKey)),
});
const client = createQueryClient();
const platform = platformOf(desktop, navigator.userAgent);
const resting = createRestingFocus({
  store,
  keys: globalThis,
  after: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  afterPaint: (run) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (timer = setTimeout(run)));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  },
});
const centre = createCommandCentre({
  platform,
  store,
  desktop,
  copy: copyText,
  ready: () => {
    if (resting.get() !== store.getState().focus) flushSync(resting.now);
  },
});

openEventStream({
  open: (address) => new EventSource(fromPage(address)),
  schedule,
  isRefused: () => isRefused(call),
  onConnection: (connection) => store.setState({ connection }),
  onEvent: createEventFeed(store, (event) => invalidate(client, event)),
});

store.subscribe(({ dataset }, before) => {
  if (dataset?.id !== before.dataset?.id) forgetDataset(client);
  else if (dataset?.opening !== before.dataset?.opening) void client.invalidateQueries();
});

// In a browser, which does not wait: the focused field is left, which saves what was typed.
globalThis.addEventListener('beforeunload', (event) => {
  leaving.now = true;
  leaveField();
  // The engine is gone, and the typed text exists only here: the browser asks.
  if (desktop === undefined && store.getState().hasLostDrafts()) event.preventDefault();
  void store.getState().sendSettings();
});
// For the main process, before it closes the window or opens another dataset in it.
globalThis.beforeLeaving = () => store.getState().settle();

globalThis.addEventListener('pagehide', () => {
  const kept = keptWindowOf(store.getState());
  if (kept === null) sessionStorage.removeItem(keptWindowKey);
  else sessionStorage.setItem(keptWindowKey, JSON.stringify(kept));
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <ApiProvider call={call} client={client}>
    <StoreProvider store={store}>
      <RestingFocusContext value={resting}>
        <CommandProvider centre={centre}>
          <App />
        </CommandProvider>
      </RestingFocusContext>
    </StoreProvider>
  </ApiProvider>,
);
