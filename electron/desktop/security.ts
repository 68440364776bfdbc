/** Denies the window everything that the app does not need: Electron's own security checklist, and the network. */
import type { App, Session, WebContents } from 'electron';
import { isAppUrl } from './appProtocol.ts';

/** Copying a path to the clipboard is all that the page may do beyond showing itself. */
const permitted = new Set(['clipboard-sanitized-write']);

/** A reload is allowed; every navigation away from the page is not. */
const stay = (event: { preventDefault(): void }, address: string): void => {
  if (!isAppUrl(address) || new URL(address).pathname !== '/') event.preventDefault();
};

const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

/** Every window and view is guarded from its creation. */
export const guardAllContents = (app: App): void => {
  app.on('web-contents-created', (_, contents) => guardContents(contents));
};

export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permitted.has(permission) && isAppUrl(contents.getURL()));
  });
  session.setPermissionCheckHandler((contents, permission) =>
    contents === null ? false : permitted.has(permission) && isAppUrl(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // This window makes no network requests; the developer tools are not part of it.
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !(isAppUrl(url) || /^(?:blob|data|devtools|chrome-extension):/.test(url)) });
  });
};
