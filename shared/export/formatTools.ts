/** Functions that formats need and that require libraries or Node: the engine provides them. */
import type { OutFile, Sink } from './outFile.ts';

/** A file in a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** SHA-256, computed piece by piece. */
export interface Digest {
  update(piece: string | Uint8Array): Digest;
  /** In hexadecimal; nothing can be added afterwards. */
  end(): string;
}

/** A column of texts. */
export interface TextColumn {
  readonly name: string;
  readonly data: readonly string[];
}

export interface FormatTools {
  readonly toml: (value: Readonly<Record<string, unknown>>) => string;
  /** Rows of a CSV, each with its line end. */
  readonly csv: (rows: readonly (readonly string[])[]) => string;
  readonly parquet: (columns: readonly TextColumn[]) => Promise<Uint8Array>;
  /** A table of the whole export. @param lines each with its line end; called again for each reading */
  readonly lines: (path: string, lines: () => Iterable<string>) => OutFile & { readonly kind: 'stream' };
  /** Writes an archive piece by piece; one entry is in memory at a time. The same entries give the same bytes. */
  readonly tar: (sink: Sink, entries: AsyncIterable<TarEntry>) => Promise<void>;
  readonly utf8: (text: string) => Uint8Array;
  readonly sha256: () => Digest;
}
