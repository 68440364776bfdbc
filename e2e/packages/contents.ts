/** What a laid-out package may and must hold, and for which processor. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { filesBelow } from '../../electron/hosting/seal.ts';
import { machineOf, type Machine } from '../../electron/packaging/machine.ts';
import { nodeFile, type Platform, type Target } from '../../electron/packaging/target.ts';

const formats: Readonly<Record<Platform, Machine['format']>> = {
  linux: 'elf',
  win32: 'pe',
  darwin: 'mach-o',
};

/** Native files of the engine on a target, by what they are for; a star stands for a version. */
const nativeOf = ({ platform, arch }: Target): readonly string[] => {
  const onnx = `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}`;
  const keyring = {
    linux: `linux-${arch}-gnu`,
    win32: `win32-${arch}-msvc`,
    darwin: `darwin-${arch}`,
  }[platform];
  const libraries = {
    linux: [
      `node_modules/@img/sharp-libvips-linux-${arch}/lib/libvips-cpp.so.*`,
      `${onnx}/libonnxruntime.so.*`,
    ],
    win32: [
      `node_modules/@img/sharp-win32-${arch}/lib/libvips-*.dll`,
      `node_modules/@img/sharp-win32-${arch}/lib/libvips-cpp-*.dll`,
      `${onnx}/DirectML.dll`,
      `${onnx}/onnxruntime.dll`,
    ],
    darwin: [
      `node_modules/@img/sharp-libvips-darwin-${arch}/lib/libvips-cpp.*.dylib`,
      `${onnx}/libonnxruntime.*.dylib`,
    ],
  }[platform];
  const all = [
    nodeFile({ platform }),
    `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
    `node_modules/@img/sharp-${platform}-${arch}/lib/sharp-${platform}-${arch}*.node`,
    `node_modules/@napi-rs/keyring-${keyring}/keyring.${keyring}.node`,
    `${onnx}/onnxruntime_binding.node`,
    ...libraries,
  ];
  // Its makers have stopped building for Intel Macs: there taggers and the picture model say that they are missing.
  return platform === 'darwin' && arch === 'x64' ? all.filter((path) => !path.includes('onnxruntime')) : all;
};

/** Of npm's packages, those that the built program imports, and what these need. */
const packages =
  /^node_modules\/(?:@img\/[\w-]+|@napi-rs\/keyring[\w-]*|better-sqlite3|detect-libc|electron-log|onnxruntime-(?:node|common)|semver|sharp|undici)\//;

/** Nothing of the development tree. */
const strange = /\.[cm]?tsx?$|\.map$|\.test\.|(?:^|\/)\.|^(?:e2e|renderer|shared|docs)\//;

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path);

/** @param engine the folder of the engine in the package @returns its size in bytes */
export const expectEngine = (engine: string, target: Target): number => {
  const files = filesBelow(engine);
  // Windows opens paths of up to 260 characters; some 100 of them are the folder that it is installed in.
  expect(Math.max(...files.map((path) => path.length))).toBeLessThan(150);
  expect(files.filter((path) => strange.test(path))).toEqual([]);
  const elsewhere = files.filter(
    (path) =>
      !packages.test(path) &&
      !/^(?:dist\/program\/[\w.-]+\.(?:js|json)|package\.json|LICENSE\.node|electron\/engine\/.+\.onnx)$/.test(
        path,
      ) &&
      path !== nodeFile(target),
  );
  expect(elsewhere).toEqual([]);
  const native = files.flatMap((path) => {
    const machine = machineOf(join(engine, path));
    return machine === null ? [] : [{ path, machine }];
  });
  const foreign = native.filter(
    ({ machine }) => machine.arch !== target.arch || machine.format !== formats[target.platform],
  );
  expect(foreign).toEqual([]);
  const expected = nativeOf(target);
  const missing = expected.filter((pattern) => !native.some(({ path }) => matches(pattern, path)));
  const unknown = native.filter(({ path }) => !expected.some((pattern) => matches(pattern, path)));
  expect({ missing, unknown: unknown.map(({ path }) => path) }).toEqual({ missing: [], unknown: [] });
  return files.reduce((sum, path) => sum + statSync(join(engine, path)).size, 0);
};
