/** Makes a Debian package of an app that electron-builder has laid out, with the system's dpkg. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from './npmFor.ts';
import type { Manifest } from './stageEngine.ts';
import { folderType, type Arch } from './target.ts';

/** Debian's names of the processors. */
const debianArchs: Readonly<Record<Arch, string>> = { x64: 'amd64', arm64: 'arm64' };

const home = join(import.meta.dirname, 'debian');
const installer = join(home, 'node_modules', 'electron-installer-debian', 'src', 'cli.js');

interface DebianParts {
  /** What electron-builder laid out. */
  readonly app: string;
  /** What gets the package. */
  readonly output: string;
  /** The folder with `32x32.png` and so on. */
  readonly icons: string;
  readonly licence: string;
  readonly electronVersion: string;
  readonly arch: Arch;
  readonly manifest: Manifest;
}

/** Sizes of the icon theme that desktops look for. */
const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** What our own Node is linked to, besides what Electron needs: a system without a desktop has no libatomic. */
const nodeLibraries = ['libatomic1', 'libgcc-s1', 'libstdc++6'];

const optionsFor = ({ app, output, icons, arch, manifest }: DebianParts) => ({
  src: app,
  dest: output,
  arch: debianArchs[arch],
  name: 'proofsheet',
  productName: 'Proofsheet',
  genericName: 'Dataset proofreader',
  description: manifest.description,
  productDescription:
    'Shows every image of a dataset beside its tags and its caption, finds what is mislabelled, fixes it everywhere at once, and exports a copy for training.',
  version: manifest.version,
  maintainer: 'The Proofsheet developers <proofsheet@localhost>',
  section: 'graphics',
  bin: 'proofsheet',
  categories: ['Graphics', 'Photography'],
  mimeType: [folderType],
  depends: nodeLibraries,
  // zstd is unpacked several times as fast as xz, by every dpkg since Debian 12 and Ubuntu 18.04.
  compression: 'zstd',
  icon: Object.fromEntries(iconSizes.map((size) => [`${size}x${size}`, join(icons, `${size}x${size}.png`)])),
});

/** @returns its file @throws Error with what the tool said */
export const makeDebianPackage = (parts: DebianParts): string => {
  const { app, output, licence, electronVersion, arch, manifest } = parts;
  if (!existsSync(installer)) runNpm(['ci', '--no-audit', '--no-fund', '--prefer-offline'], home);
  // It reads both; electron-builder leaves them out.
  writeFileSync(join(app, 'version'), electronVersion);
  copyFileSync(licence, join(app, 'LICENSE'));
  const work = mkdtempSync(join(tmpdir(), 'proofsheet-deb-'));
  try {
    const config = join(work, 'options.json');
    writeFileSync(config, JSON.stringify(optionsFor(parts)));
    const words = [
      installer,
      '--config',
      config,
      '--src',
      app,
      '--dest',
      output,
      '--arch',
      debianArchs[arch],
    ];
    const ended = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (ended.status !== 0)
      throw new Error(`electron-installer-debian failed: ${ended.stdout}${ended.stderr}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(join(app, 'version'));
    rmSync(join(app, 'LICENSE'));
  }
  return join(output, `proofsheet_${manifest.version}_${debianArchs[arch]}.deb`);
};
