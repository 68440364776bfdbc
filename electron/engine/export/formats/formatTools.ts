/**
 * What formats use to make files: libraries, and Node. Those that only writing needs are loaded when a file
 * is written.
 */
import { createHash } from 'node:crypto';
import { stringify as csvText } from 'csv-stringify/sync';
import { stringify as tomlText } from 'smol-toml';
import type { Digest, FormatTools } from '../../../../shared/export/formatTools.ts';
import { linesFile } from './lines.ts';

const encoder = new TextEncoder();

const sha256 = (): Digest => {
  const hash = createHash('sha256');
  const digest: Digest = {
    update: (piece) => {
      hash.update(piece);
      return digest;
    },
    end: () => hash.digest('hex'),
  };
  return digest;
};

export const formatTools: FormatTools = {
  toml: tomlText,
  // Some readers take a lone carriage return for a new row.
  csv: (rows) =>
    csvText(
      rows.map((row) => [...row]),
      { quoted_match: /\r/ },
    ),
  parquet: async (columns) => {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const columnData = columns.map(({ name, data }) => ({
      name,
      type: 'STRING' as const,
      nullable: false,
      data: [...data],
    }));
    return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'Proofsheet' }));
  },
  lines: linesFile,
  tar: async (sink, entries) => {
    const { writeTar } = await import('./tar.ts');
    await writeTar(sink, entries);
  },
  utf8: (text) => encoder.encode(text),
  sha256,
};
