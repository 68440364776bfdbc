/** What the browser host refuses, over its real address and in a real browser. */
import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { chromium, expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { lightBrowser } from '../support/browser.ts';
import { startServe } from '../support/browserApp.ts';
import { AppPage } from '../pages/AppPage.ts';
import { makeDataset } from '../support/dataset.ts';

// Refused requests are also logged in the console.
test.use({ mayComplain: true });

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string;
}

/** A request as any program could send it: nothing is added, no path is normalised, no redirect followed. */
const send = (origin: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const outgoing = request({ hostname, port, path, method, headers }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      const cookie = incoming.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body, cookie }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });

const originOf = (page: Page): string => new URL(page.url()).origin;

test('the address without the token gives 403 and nothing else', async ({ openApp }) => {
  const { page } = await openApp();
  for (const path of ['/index.html', '/api/dataset', '/api/events', '/api/recent?token=x']) {
    expect(await send(originOf(page), path)).toEqual({ status: 403, body: '', cookie: '' });
  }
  for (const path of ['/', '/?token=wrong']) {
    const { status, body, cookie } = await send(originOf(page), path);
    expect({ status, cookie }).toEqual({ status: 403, cookie: '' });
    expect(body).toMatch(/^Open the address that proofsheet printed/);
  }
});

test('a window of an earlier run is told what to do, and goes on once the new address has been opened', async ({
  folder,
  dataDir,
}) => {
  await makeDataset(folder, 2);
  const first = await startServe({ dataDir, dataset: folder });
  const { port } = new URL(first.url);
  const browser = await chromium.launch(lightBrowser());
  const context = await browser.newContext();
  const old = new AppPage(await context.newPage());
  await old.page.goto(first.url);
  await old.status.expectShown(2, 2);
  await first.stop();
  await expect(old.status.bar).toContainText('The engine is not running');
  const second = await startServe({ dataDir, dataset: folder }, ['--port', port]);
  await expect(old.status.bar).toContainText('open the address that proofsheet printed');
  const fresh = await context.newPage();
  await fresh.goto(second.url);
  await expect(old.status.bar).not.toContainText('no longer has access');
  await old.sheet.ready();
  await browser.close();
  await second.stop();
});

test('with the cookie, another Host or another Origin still gives 403 and nothing else', async ({
  dataDir,
}) => {
  const served = await startServe({ dataDir });
  const { origin, search } = new URL(served.url);
  const { cookie } = await send(origin, `/${search}`);
  const refused = { status: 403, body: '', cookie: '' };
  expect((await send(origin, '/api/dataset', { cookie })).status).toBe(200);
  expect(await send(origin, '/api/dataset', { cookie, host: 'evil.example' })).toEqual(refused);
  expect(await send(origin, '/', { cookie, host: 'localhost.evil.example' })).toEqual(refused);
  expect(await send(origin, '/api/dataset', { cookie, origin: 'http://evil.example' })).toEqual(refused);
  expect(await send(origin, '/api/dataset/close', { cookie, origin: 'null' }, 'POST')).toEqual(refused);
  await served.stop();
});

test('no path leads out of the built page', async ({ dataDir }) => {
  const served = await startServe({ dataDir });
  const { origin, search } = new URL(served.url);
  const { cookie } = await send(origin, `/${search}`);
  for (const path of [
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../../package.json',
    '/..\\..\\package.json',
    '//etc/passwd.json',
  ]) {
    const { status, body } = await send(origin, path, { cookie });
    expect(status, path).not.toBe(200);
    expect(body, path).not.toContain('proofsheet');
  }
  await served.stop();
});

test('the token leaves the address, and scripts cannot read the cookie', async ({ openApp }) => {
  const { page } = await openApp();
  expect(page.url()).toBe(`${originOf(page)}/`);
  expect(await page.evaluate('document.cookie')).toBe('');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
});

test('an inline script and a script from elsewhere do not run, and nothing is sent elsewhere', async ({
  openApp,
}) => {
  const { page } = await openApp();
  const violations = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.inlineRan = true');
    document.body.append(button);
    button.click();
    const elsewhere = document.createElement('script');
    elsewhere.src = 'http://127.0.0.1:9/x.js';
    const failed = new Promise((resolve) => elsewhere.addEventListener('error', resolve));
    document.body.append(elsewhere);
    await failed;
    const blocked = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === 'connect-src') resolve();
      });
    });
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    await blocked;
    return { seen, ran: 'inlineRan' in window };
  });
  expect(violations.ran).toBe(false);
  expect(violations.seen).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'connect-src']),
  );
});

test('a page of another port cannot read the app, embed it or act in it', async ({ dataDir }) => {
  const served = await startServe({ dataDir });
  const other = await startServe({ dataDir: `${dataDir}/other` });
  const browser = await chromium.launch(lightBrowser());
  const context = await browser.newContext();
  await (await context.newPage()).goto(served.url);
  const page = await context.newPage();
  // The policy of the other page must not be the reason.
  await page.route(`${new URL(other.url).origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>another page</h1>' }),
  );
  await page.goto(new URL(other.url).origin);
  const { origin } = new URL(served.url);
  const tried = await page.evaluate(async (target) => {
    const read = await fetch(`${target}/api/recent`, { credentials: 'include' }).then(
      () => 'read',
      () => 'refused',
    );
    const image = new Image();
    const embedded = new Promise((resolve) => {
      image.addEventListener('load', () => resolve('embedded'));
      image.addEventListener('error', () => resolve('refused'));
    });
    image.src = `${target}/api/recent`;
    return { read, embedded: await embedded };
  }, origin);
  expect(tried).toEqual({ read: 'refused', embedded: 'refused' });
  await browser.close();
  await served.stop();
  await other.stop();
});

test('a link on another site that holds the token leads into the app', async ({ dataDir }) => {
  const served = await startServe({ dataDir });
  const browser = await chromium.launch(lightBrowser());
  const page = await browser.newPage();
  await page.route('http://terminal.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${served.url}">open</a>` }),
  );
  await page.goto('http://terminal.example/');
  await page.getByRole('link').click();
  await page.waitForURL(`${new URL(served.url).origin}/`);
  await expect(page).toHaveTitle(/Proofsheet/);
  await browser.close();
  await served.stop();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the host cleanly while a page is open`, async ({ dataDir }) => {
    const served = await startServe({ dataDir });
    const browser = await chromium.launch(lightBrowser());
    const page = await browser.newPage();
    const stream = page.waitForResponse((response) => response.url().endsWith('/api/events'));
    await page.goto(served.url);
    await stream;
    expect(await served.stop(signal)).toBe(0);
    await browser.close();
  });
}

test('only loopback is listened on unless two flags say otherwise', async ({ dataDir }) => {
  await expect(startServe({ dataDir }, ['--host', '0.0.0.0'])).rejects.toThrow('--allow-remote');
  const served = await startServe({ dataDir }, ['--host', '0.0.0.0', '--allow-remote']);
  expect(served.log()).toContain('Warning');
  const { port } = new URL(served.url);
  expect(await send(`http://127.0.0.1:${port}`, '/')).toMatchObject({ status: 403, cookie: '' });
  await served.stop();
});

// On other systems there is always a display.
if (process.platform === 'linux') {
  test('npm start without a display serves the app, says why in one sentence, and prints the address', async ({
    dataDir,
  }) => {
    const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', PROOFSHEET_DATA: dataDir };
    const child = spawn('npm', ['start', '--silent'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text) => resolve(String(text))),
    );
    expect(line).toMatch(/^Proofsheet: http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/);
    expect(stderr).toMatch(/^The app is in the browser, since there is no display here\..*\n$/m);
    expect((await send(new URL(line.slice(12)).origin, '/')).status).toBe(403);
    const ended = new Promise((resolve) => child.once('close', resolve));
    // The group, as Ctrl+C would.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await ended;
  });
}
