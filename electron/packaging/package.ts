/**
 * `npm run package -- --linux dir`: builds the app and packages it. Without a type, all of the system's; `deb` is made of
 * what electron-builder has laid out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { build } from 'electron-builder';
import { z } from 'zod';
import { buildApp } from '../launch/appBuild.ts';
import { builderConfiguration, type LocalElectron } from './builder.ts';
import { makeDebianPackage } from './debian.ts';
import { drawIcons } from './icons.ts';
import { stageApp } from './stageApp.ts';
import { readManifest } from './stageEngine.ts';
import { archs, type Arch } from './target.ts';

const root = join(import.meta.dirname, '../..');
const work = join(root, 'dist', 'packaging');
const output = join(root, 'dist', 'packages');

interface Typed {
  /** True where no type is named. */
  readonly linux?: readonly string[] | true;
  readonly win?: readonly string[] | true;
  readonly mac?: readonly string[] | true;
  readonly x64?: true;
  readonly arm64?: true;
  readonly electronDist?: string;
}

const typesOf = (typed: readonly string[] | true | undefined, usual: readonly string[]): string[] | null =>
  typed === undefined ? null : [...(typed === true ? usual : typed)];

/** Its downloads have a file that names the version; of others that run here, it is asked. @throws Error where that fails */
const localElectron = (folder: string): LocalElectron => {
  const named = join(folder, 'version');
  if (existsSync(named)) return { folder, version: readFileSync(named, 'utf8').trim().replace(/^v/, '') };
  const windows = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const binary = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : windows;
  const version = execFileSync(join(folder, binary), ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  return { folder, version: version.trim() };
};

/** Of the `electron` package, whose binary electron-builder downloads. */
const installedVersion = (): string => {
  const file = createRequire(import.meta.url).resolve('electron/package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
};

const unpacked = (arch: Arch): string =>
  join(output, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);

const run = async (typed: Typed): Promise<void> => {
  const electron = typed.electronDist === undefined ? null : localElectron(resolve(typed.electronDist));
  const electronVersion = electron?.version ?? installedVersion();
  const manifest = readManifest(root);
  await buildApp(root);
  stageApp(root, join(work, 'app'), manifest);
  await drawIcons(join(root, 'renderer', 'icon.svg'), join(work, 'icons'));
  const linux = typesOf(typed.linux, ['AppImage', 'deb', 'tar.gz']);
  const win = typesOf(typed.win, ['nsis', 'zip']);
  const mac = typesOf(typed.mac, ['dmg', 'zip']);
  const wanted = archs.filter((arch) => typed[arch] === true);
  const built = wanted.length > 0 ? wanted : archs.filter((arch) => arch === process.arch);
  // A Debian package is made of the folder.
  const byBuilder = linux?.map((type) => (type === 'deb' ? 'dir' : type));
  await build({
    projectDir: root,
    config: builderConfiguration({ root, work, output }, electron, electronVersion),
    ...(byBuilder !== undefined && { linux: byBuilder }),
    ...(win !== null && { win }),
    ...(mac !== null && { mac }),
    ...Object.fromEntries(built.map((arch) => [arch, true])),
  });
  if (linux?.includes('deb') !== true) return;
  for (const arch of built) {
    const icons = join(work, 'icons', 'icons');
    const licence = join(root, 'LICENSE');
    const parts = { app: unpacked(arch), output, icons, licence, electronVersion, arch, manifest };
    process.stdout.write(`${makeDebianPackage(parts)}\n`);
  }
};

await new Command('package')
  .description('package the app; without a system, for this one')
  .option('--linux [types...]', 'AppImage, deb, tar.gz, dir')
  .option('--win [types...]', 'nsis, zip, dir')
  .option('--mac [types...]', 'dmg, zip, dir')
  .option('--x64', 'for x64 processors')
  .option('--arm64', 'for ARM processors')
  .option('--electron-dist <folder>', 'an unpacked Electron to use instead of a download')
  .action(run)
  .parseAsync();
