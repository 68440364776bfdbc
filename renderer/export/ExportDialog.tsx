/** Export: what, how, and what it would give; then the writing of it. */
export const ExportDialog = () => null;
