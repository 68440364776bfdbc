/**
 * `npm run release:notes -- v1.2.0`: prints what CHANGELOG.md says of a version, for the release's page. Fails where tag,
 * package.json and CHANGELOG.md do not name the same one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './stageEngine.ts';

/** `## [1.2.0] - 2026-11-30` */
const heading = (version: string): RegExp =>
  new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm');

/** @throws Error where it has no such version, or says nothing of it */
export const notesOf = (changelog: string, version: string): string => {
  const found = heading(version).exec(changelog);
  if (found === null) throw new Error(`CHANGELOG.md has no version ${version} with a date.`);
  const [section = ''] = changelog.slice(found.index + found[0].length).split(/^## |^\[[^\]]+\]: /m);
  if (section.trim() === '') throw new Error(`CHANGELOG.md says nothing of version ${version}.`);
  return `${section.trim()}\n`;
};

/** @param tag null: of a trial run, which has none @throws Error where it is of another version */
export const checkTag = (tag: string | null, version: string): void => {
  if (tag !== null && tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json has version ${version}.`);
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const { version } = readManifest(root);
  const named = process.argv[2] ?? '';
  checkTag(named.startsWith('v') ? named : null, version);
  process.stdout.write(notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version));
}
