/** Tar archives that are the same bytes for the same content: no times, owners or modes. */
import { pack } from 'tar-stream';
import type { Sink } from '../../../../shared/export/outFile.ts';
import type { TarEntry } from '../../../../shared/export/formatTools.ts';

const fixed = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  uname: '',
  gname: '',
  mtime: new Date(0),
} as const;

/** Writes an archive piece by piece; one entry is in memory at a time. */
export const writeTar = async (sink: Sink, entries: AsyncIterable<TarEntry>): Promise<void> => {
  const archive = pack();
  const fill = async (): Promise<void> => {
    for await (const { name, content } of entries) {
      await new Promise<void>((resolve, reject) => {
        archive.entry({ ...fixed, name }, Buffer.from(content), (error) =>
          error === null || error === undefined ? resolve() : reject(error),
        );
      });
    }
    archive.finalize();
  };
  const drain = async (): Promise<void> => {
    for await (const piece of archive) await sink(piece as Uint8Array);
  };
  // When one side fails the other is ended too, and the first error is the one that is reported.
  const errors: Error[] = [];
  const ended = (thrown: unknown): void => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    errors.push(error);
    archive.destroy(error);
  };
  await Promise.all([fill().catch(ended), drain().catch(ended)]);
  const [first] = errors;
  if (first !== undefined) throw first;
};
