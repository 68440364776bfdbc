/** electron-builder's configuration: what is packaged for which system, and how. https://www.electron.build/docs/configuration */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, type AfterPackContext, type Configuration } from 'electron-builder';
import { packagesFor } from './npmFor.ts';
import { stageEngine } from './stageEngine.ts';
import { archs, builderNames, folderType, nameOf, platforms, type Target } from './target.ts';

export interface Places {
  /** The folder of package.json. */
  readonly root: string;
  /** For what is laid out before it is packaged. */
  readonly work: string;
  /** For the packages. */
  readonly output: string;
}

/** An Electron that is on this machine already. */
export interface LocalElectron {
  readonly folder: string;
  readonly version: string;
}

const targetOf = ({ electronPlatformName, arch }: AfterPackContext): Target => {
  const platform = platforms.find((each) => each === electronPlatformName);
  const found = archs.find((each) => each === Arch[arch]);
  if (platform === undefined || found === undefined)
    throw new Error(`There are no packages for ${electronPlatformName} on ${Arch[arch]}.`);
  return { platform, arch: found };
};

/** https://www.electronjs.org/docs/latest/tutorial/fuses */
const fuses = (version: string): NonNullable<Configuration['electronFuses']> => ({
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  onlyLoadAppFromAsar: true,
  // Looked at on macOS and Windows.
  enableEmbeddedAsarIntegrityValidation: true,
  // The page is not loaded from files. Older Electrons have no such fuse.
  ...(Number.parseInt(version, 10) >= 29 && { grantFileProtocolExtraPrivileges: false }),
  resetAdHocDarwinSignature: process.platform === 'darwin',
});

/** The seal of the engine that is packaged next; it lies in the archive, whose own integrity is looked at by Electron. */
const sealFolder = (work: string): string => join(work, 'seal');

/**
 * What lies beside the archive, with the engine in a folder of its own: electron-builder leaves out a folder
 * `node_modules` that is not deeper. `os` is its name of the system.
 */
const besideArchive = (work: string, os: string, arch: string): string =>
  join(work, 'resources', `${os}-${arch}`);

/** Folders, as Finder offers them to programs, and takes them on the icon. */
const macFolders = {
  CFBundleTypeName: 'Folder',
  CFBundleTypeRole: 'Editor',
  LSHandlerRank: 'Alternate',
  LSItemContentTypes: ['public.folder'],
} as const;

/**
 * @param electron the one to package; null: the version of package.json, downloaded
 * @param electronVersion of either
 */
export const builderConfiguration = (
  { root, work, output }: Places,
  electron: LocalElectron | null,
  electronVersion: string,
): Configuration => ({
  appId: 'app.proofsheet.desktop',
  productName: 'Proofsheet',
  copyright: 'Copyright 2026 the Proofsheet developers',
  electronVersion,
  ...(electron !== null && { electronDist: electron.folder }),
  electronLanguages: ['en-US'],
  directories: { app: join(work, 'app'), output, buildResources: join(work, 'icons') },
  // The app is bundled, and the engine has its own packages: there is nothing to install, to build or to gather.
  beforeBuild: () => Promise.resolve(false),
  asar: true,
  files: ['**/*', { from: sealFolder(work), to: '.' }],
  extraResources: [
    // Outside of the archive, where our own Node can run it.
    { from: besideArchive(work, '${os}', '${arch}'), to: '.', filter: ['**/*'] },
    { from: join(root, 'LICENSE'), to: 'LICENSE' },
  ],
  electronFuses: fuses(electronVersion),
  publish: null,
  beforePack: async (context) => {
    const target = targetOf(context);
    const folder = join(besideArchive(work, builderNames[target.platform], target.arch), 'engine');
    const modules = packagesFor(target, root, join(work, 'modules', nameOf(target)));
    const seal = await stageEngine({ target, root, modules, folder });
    rmSync(sealFolder(work), { recursive: true, force: true });
    mkdirSync(sealFolder(work), { recursive: true });
    writeFileSync(join(sealFolder(work), 'engine.json'), JSON.stringify(seal));
  },
  afterExtract: ({ appOutDir, electronPlatformName }) => {
    // What an Electron that was built for another program, or for development, would run.
    const resources =
      electronPlatformName === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources';
    for (const name of ['app', 'default_app.asar'])
      rmSync(join(appOutDir, resources, name), { recursive: true, force: true });
  },
  artifactName: 'Proofsheet-${version}-${os}-${arch}.${ext}',
  linux: {
    target: ['AppImage', 'tar.gz'],
    executableName: 'proofsheet',
    icon: join(work, 'icons', 'icons'),
    category: 'Graphics',
    synopsis: 'Proofread a LoRA training dataset',
    // *Open with* of file managers.
    mimeTypes: [folderType],
  },
  win: { target: ['nsis', 'zip'], icon: join(work, 'icons', 'icon.ico') },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Journals and settings are the user's.
    deleteAppDataOnUninstall: false,
    // *Open with Proofsheet* of folders.
    include: join(import.meta.dirname, 'installer.nsh'),
  },
  mac: {
    target: ['dmg', 'zip'],
    icon: join(work, 'icons', 'icon.icns'),
    category: 'public.app-category.graphics-design',
    hardenedRuntime: true,
    extendInfo: { CFBundleDocumentTypes: [macFolders] },
  },
});
