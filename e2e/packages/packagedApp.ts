/**
 * A packaged app under test. Its fuses let no tool into the main process, and Playwright cannot attach to a window of
 * Electron by Chromium's port, so the page is driven by that port's own protocol:
 * https://chromedevtools.github.io/devtools-protocol/
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** The switch that it has to be started with. */
export const debuggable = '--remote-debugging-port=0';

/** Milliseconds: longer than anything takes on a busy machine. */
const patience = 180_000;
const every = 100;

/** By their name in the protocol, with the number of the key. */
const keyCodes = { e: 69, F6: 117, Home: 36, Enter: 13 } as const;
export type Key = keyof typeof keyCodes;

const control = 2;

const answer = z.object({
  id: z.number(),
  error: z.object({ message: z.string() }).optional(),
  result: z.unknown().optional(),
});
const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }).optional(),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});
const pages = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }));

export interface PackagedPage {
  /** @param expression JavaScript @returns its value */
  evaluate(expression: string): Promise<unknown>;
  /** Resolves when `expression` is true in the page. @throws Error when it does not become so */
  until(expression: string): Promise<void>;
  press(key: Key, withControl?: boolean): Promise<void>;
  type(text: string): Promise<void>;
}

export interface PackagedApp {
  readonly page: PackagedPage;
  /** Ends it as a session that ends does. @returns its exit code */
  readonly quit: () => Promise<number | null>;
}

const connect = async (address: string) => {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (given: z.infer<typeof answer>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const given = answer.safeParse(JSON.parse(String(data))).data;
    if (given !== undefined) waiting.get(given.id)?.(given);
  });
  let last = 0;
  return async (method: string, params: object): Promise<unknown> => {
    last += 1;
    const id = last;
    const answered = new Promise<z.infer<typeof answer>>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { error, result } = await answered;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
};

const drive = (send: Awaited<ReturnType<typeof connect>>): PackagedPage => {
  const evaluate = async (expression: string): Promise<unknown> => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = evaluated.parse(await send('Runtime.evaluate', params));
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result?.value;
  };
  return {
    evaluate,
    until: async (expression) => {
      const until = performance.now() + patience;
      // Before the page is loaded there is nothing to ask.
      while ((await evaluate(expression).catch(() => null)) !== true) {
        if (performance.now() > until) {
          throw new Error(
            `Never true: ${expression}. Shown: ${String(await evaluate('document.body.innerText'))}`,
          );
        }
        await wait(every);
      }
    },
    press: async (key, withControl = false) => {
      const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
      const text = key.length === 1 && !withControl ? { text: key } : {};
      const event = { key, code, windowsVirtualKeyCode: keyCodes[key], modifiers: withControl ? control : 0 };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    type: async (text) => void (await send('Input.insertText', { text })),
  };
};

/** @returns the app once its window has a page @throws Error with the app's words when it ends before that */
export const attachTo = async (child: ChildProcess): Promise<PackagedApp> => {
  let said = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${said}`)));
    setTimeout(() => reject(new Error(`It opened no window: ${said}`)), patience).unref();
  });
  const pageAddress = async (): Promise<string | undefined> => {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`);
    return pages.parse(await listed.json()).find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
  };
  let address = await pageAddress();
  while (address === undefined) {
    await wait(every);
    address = await pageAddress();
  }
  return {
    page: drive(await connect(address)),
    quit: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};
