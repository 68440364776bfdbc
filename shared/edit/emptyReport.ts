/** What is told of an edit that had nothing to write. */
import type { EditReport } from '../api/edits.ts';

/** An edit that would change nothing. */
export const emptyReport = (label: string): EditReport => ({
  edit: null,
  kind: 'edit',
  target: null,
  label,
  state: 'done',
  written: 0,
  unchanged: 0,
  skipped: 0,
  moved: false,
  conflicts: [],
  failures: [],
});
