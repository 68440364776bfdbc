/**
 * A change of `proofsheet.json`: entries set in the file's content at that moment, even if another program
 * has changed it.
 */
import { parseProject, patchProject, printProject, unpackEntries } from '../project/patch.ts';
import { fileKey, type ProjectWritten } from '../project/project.ts';
import { sameContent, type FileWriter } from './fileWrite.ts';
import { type WriteResult } from './writeResult.ts';
import type { PendingChange } from './journalRows.ts';

/** @param onWritten hears what was set, where the file is known to be what was written */
export const writeProject = (
  writer: FileWriter,
  { relPath, before, after }: PendingChange,
  temporary: string,
  onWritten: (written: ProjectWritten) => void,
): WriteResult => {
  const place = writer.look(relPath);
  if ('refused' in place) return place.refused;
  const current = place.content;
  try {
    const document = current === null ? {} : parseProject(Buffer.from(current).toString('utf8'));
    const patch = patchProject(document, unpackEntries(before), unpackEntries(after));
    const printed = printProject(patch.document);
    const result = writer.write({ relPath, before: current, after: printed, temporary });
    if (result.kind === 'written') {
      // Another program may have been there since: then it is not ours, and will be read.
      const now = writer.look(relPath);
      if (!('refused' in now) && sameContent(now.content, printed)) {
        onWritten({ from: fileKey(place.stats), to: fileKey(now.stats), entries: patch.set });
      }
    }
    if (patch.conflicts.length === 0 || result.kind === 'failed') return result;
    return {
      kind: 'conflict',
      reason: `${relPath}: changed by another program: ${patch.conflicts.join(', ')}.`,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `${relPath} is not valid JSON; fix or remove it first.`;
    return { kind: 'failed', code: 'invalid-json', message };
  }
};
