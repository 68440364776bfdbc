/** Recent datasets in the system's own lists: the jump list of Windows, *Open recent* of the Dock. */
import type { App, JumpListItem } from 'electron';
import type { RecentItem } from './menu.ts';

/** One argument for a program of Windows, where a backslash before the quotation mark would belong to it. */
const quoted = (word: string): string => `"${word.replace(/\\$/, '\\\\')}"`;

/** What Windows offers at a right click on the icon. @param program the packaged app */
export const jumpItems = (recent: readonly RecentItem[], program: string): JumpListItem[] =>
  recent.map(({ name, path }) => ({
    type: 'task',
    program,
    args: quoted(`--folder=${path}`),
    title: name,
    // The system takes no longer ones.
    description: path.slice(-259),
    iconPath: program,
    iconIndex: 0,
  }));

/** Only a package: in a checkout, the program would be Electron alone. */
export const showRecentPlaces = (app: App, recent: readonly RecentItem[]): void => {
  if (!app.isPackaged) return;
  if (process.platform === 'win32')
    app.setJumpList([
      { type: 'custom', name: 'Recent datasets', items: jumpItems(recent, process.execPath) },
    ]);
  if (process.platform !== 'darwin') return;
  app.clearRecentDocuments();
  for (const { path } of recent.toReversed()) app.addRecentDocument(path);
};
