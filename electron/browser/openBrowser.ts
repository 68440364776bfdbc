/** Opens an address in the user's default browser. */
import { spawn } from 'node:child_process';

const opener = (url: string): readonly [string, readonly string[]] => {
  if (process.platform === 'darwin') return ['open', [url]];
  // Not `cmd /c start`, which interprets the & of an address.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
};

/** @param failed is called when there is nothing to open it with */
export const openBrowser = (url: string, failed: () => void): void => {
  const [command, words] = opener(url);
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', failed);
  child.unref();
};
