import { expect, test } from 'vitest';
import { packageFolderOf } from './licences.ts';

test('a file of a build belongs to the innermost package', () => {
  expect(packageFolderOf('/x/node_modules/zod/v4/index.js')).toBe('/x/node_modules/zod');
  expect(packageFolderOf('C:\\x\\node_modules\\@img\\colour\\a.js')).toBe('C:/x/node_modules/@img/colour');
  expect(packageFolderOf('/x/node_modules/a/node_modules/b/c.js')).toBe('/x/node_modules/a/node_modules/b');
  expect(packageFolderOf('/x/shared/hash32.ts')).toBeNull();
});
