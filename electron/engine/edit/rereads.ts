/** Lets the index read again what an edit writes: one reading at a time, of all that was written meanwhile. */

export interface Rereads {
  /** These files were written. */
  readonly reread: (files: readonly string[]) => void;
  /** Resolves when the index holds all that was told; rejects when a reading has failed since this was last asked. */
  readonly rereads: () => Promise<void>;
}

/** Files in one reading: their names cross to the scanner at once. */
const filesAReading = 2000;

/** @param read reads files again; called with one list after the other, never with two at once */
export const createRereads = (read: (files: readonly string[]) => Promise<void>): Rereads => {
  let waiting: string[] = [];
  let reading: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  const readOn = async (): Promise<void> => {
    while (waiting.length > 0) {
      const files = waiting.slice(0, filesAReading);
      waiting = waiting.slice(filesAReading);
      try {
        await read(files);
      } catch (error) {
        failure ??= { error };
      }
    }
    reading = null;
  };

  return {
    reread: (files) => {
      for (const file of files) waiting.push(file);
      if (waiting.length > 0) reading ??= readOn();
    },
    rereads: async () => {
      await reading;
      if (failure === null) return;
      const { error } = failure;
      failure = null;
      throw error;
    },
  };
};
