/** The system's programs that benches compare with: checked before any work, each with its Debian package. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** By the Debian package that has them. */
const packages = {
  coreutils: ['cat', 'cp', 'cut', 'head', 'sha1sum', 'sort', 'sync', 'wc'],
  dash: ['sh'],
  diffutils: ['diff'],
  findutils: ['find', 'xargs'],
  grep: ['grep'],
  sed: ['sed'],
  'libvips-tools': ['vipsthumbnail'],
} as const;

export type Program = (typeof packages)[keyof typeof packages][number];

const packageOf = (program: Program): string =>
  Object.entries(packages).find(([, programs]) => (programs as readonly string[]).includes(program))?.[0] ??
  '';

const isThere = (program: Program, path: string): boolean =>
  path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** What is missing and how to get it, in a sentence; null where all are there. @param path as in `PATH` */
export const missingPrograms = (programs: readonly Program[], path: string): string | null => {
  const missing = programs.filter((program) => !isThere(program, path));
  if (missing.length === 0) return null;
  const wanted = [...new Set(missing.map(packageOf))].join(' ');
  return `This bench needs ${missing.join(', ')}: install ${wanted} (on Debian: apt-get install ${wanted}).`;
};

/** Ends the process with that sentence where something is missing. */
export const expectPrograms = (...programs: readonly Program[]): void => {
  const problem = missingPrograms(programs, process.env['PATH'] ?? '');
  if (problem === null) return;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
};
